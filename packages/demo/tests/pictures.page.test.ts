import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import type { Page as ChromiumPage } from 'playwright-core';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { installedEngines, openPage } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { dress } from './example-page.ts';

// Fonts differ from machine to machine, so pictures are not compared letter by letter with stored
// ones: what the eye looks for first is asserted. TWINTOWN_PICTURES names a folder in which they are
// kept for the eye.
const album = process.env['TWINTOWN_PICTURES'];

let server: RunningServer;

before(async () => {
  if (album) mkdirSync(album, { recursive: true });
  server = await startServer({ dataDir: ':memory:' });
});
after(() => server?.close());

interface Setting {
  name: string;
  width: number;
  town: string;
  scheme: string;
  /** Text at twice its size, as a reader's own setting makes it. */
  largeText?: boolean;
  forcedColors?: boolean;
}

// In this order, because a page is opened once and then changed, as its reader changes it.
const settings: Setting[] = [
  { name: '320px', width: 320, town: 'liepaja', scheme: 'light' },
  { name: 'dark', width: 1024, town: 'mielec', scheme: 'dark' },
  { name: 'large-text', width: 640, town: 'poiares', scheme: 'light', largeText: true },
  { name: 'forced-colors', width: 1024, town: 'neutral', scheme: 'light', forcedColors: true },
];

/** Runs in the page: what is cut off, sticks out, or has an edge that cannot be seen. */
function faults(): string[] {
  const found: string[] = [];
  const name = (element: Element) => element.outerHTML.slice(0, 100);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    found.push(`the page scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);
  }
  for (const element of document.querySelectorAll<HTMLElement>(
    'main :is(label, legend, p, a, button, h2, li)',
  )) {
    if (!element.checkVisibility() || element.closest('[data-visually-hidden]')) continue;
    const { overflowX } = getComputedStyle(element);
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut off: ${name(element)}`);
    }
  }
  for (const control of document.querySelectorAll<HTMLElement>(
    'main :is(input:not([type=hidden],[type=file]), select, textarea)',
  )) {
    if (!control.checkVisibility()) continue;
    const style = getComputedStyle(control);
    // A ticked box is filled in the colour of its edge, and stands out from the page as a whole.
    const isFilled =
      control.matches(':checked') &&
      style.backgroundColor !== getComputedStyle(document.body).backgroundColor;
    const hasEdge = isFilled || style.borderTopColor !== style.backgroundColor;
    if (parseFloat(style.borderTopWidth) < 1 || !hasEdge) found.push(`no edge: ${name(control)}`);
  }
  return found;
}

const ready = (): boolean =>
  [...document.querySelectorAll('*')].every(
    (element) => !element.localName.startsWith('tt-') || element.matches(':defined'),
  );

for (const engine of ['chromium', 'firefox'] as const) {
  const skip = !installedEngines().includes(engine) && `${engine} is not installed`;
  describe(`${engine}: nothing is cut off and every control has an edge`, { skip }, () => {
    let page: Awaited<ReturnType<typeof openPage>>;
    let native: ChromiumPage & FirefoxPage;
    before(async () => {
      page = await openPage(engine, { width: settings[0]!.width, height: 900 });
      native = page.native as ChromiumPage & FirefoxPage;
      await page.goto(`${server.address}/examples/all?lang=lv&town=liepaja`);
      await native.waitForFunction(ready);
    });
    after(() => page?.close());

    for (const { name, width, town, scheme, largeText, forcedColors } of settings) {
      // WebDriver BiDi has no command for forced colours.
      const cannot = engine === 'firefox' && forcedColors && 'Firefox cannot be asked to';
      test(name, { skip: cannot }, async () => {
        if (engine === 'firefox') await native.setViewport({ width, height: 900 });
        else await native.setViewportSize({ width, height: 900 });
        await dress(native, server.address, { town, scheme });
        if (forcedColors) await native.emulateMedia({ forcedColors: 'active' });
        await native.evaluate(
          (size) => {
            document.documentElement.style.setProperty('font-size', size);
          },
          largeText ? '200%' : '',
        );
        await new Promise((resolve) => setTimeout(resolve, 500));
        if (album) await keepPicture(native, `${album}/${engine}-${name}.png`, width);
        assert.deepEqual(await native.evaluate(faults), []);
      });
    }
  });
}

async function keepPicture(
  native: ChromiumPage & FirefoxPage,
  path: `${string}.png`,
  width: number,
): Promise<void> {
  const height = await native.evaluate(() => document.documentElement.scrollHeight);
  // Firefox takes no picture higher than this.
  const clip = { x: 0, y: 0, width, height: 60_000 };
  await native.screenshot(height > 65_000 ? { path, clip } : { path, fullPage: true });
}
