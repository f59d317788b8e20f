import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page as ChromiumPage } from 'playwright-core';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { installedEngines, openPage } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

// Fonts differ from machine to machine, so pictures are not compared letter by letter with stored
// ones. They are kept for the eye, and what the eye looks for first is asserted.
const album = fileURLToPath(
  new URL('../../../node_modules/.cache/twintown/pictures', import.meta.url),
);

let server: RunningServer;

before(async () => {
  mkdirSync(album, { recursive: true });
  server = await startServer({ dataDir: ':memory:' });
});
after(() => server?.close());

interface Setting {
  name: string;
  width: number;
  query: string;
  /** Text at twice its size, as a reader's own setting makes it. */
  largeText?: boolean;
  forcedColors?: boolean;
}

const settings: Setting[] = [
  { name: '320px', width: 320, query: 'lang=lv&town=liepaja&scheme=light' },
  { name: 'dark', width: 1024, query: 'lang=pl&town=mielec&scheme=dark' },
  { name: 'large-text', width: 640, query: 'lang=pt-PT&town=poiares', largeText: true },
  { name: 'forced-colors', width: 1024, query: 'lang=en&town=neutral', forcedColors: true },
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

/** Runs in the page. */
function enlargeText(): void {
  document.documentElement.style.setProperty('font-size', '200%');
}

const ready = (): boolean =>
  [...document.querySelectorAll('*')].every(
    (element) => !element.localName.startsWith('tt-') || element.matches(':defined'),
  );

for (const setting of settings) {
  for (const engine of ['chromium', 'firefox'] as const) {
    const missing = !installedEngines().includes(engine);
    // WebDriver BiDi has no command for forced colours.
    const cannot = engine === 'firefox' && setting.forcedColors;
    const skip = missing
      ? `${engine} is not installed`
      : cannot
        ? 'Firefox cannot be asked to'
        : false;
    test(
      `${engine}, ${setting.name}: nothing is cut off and every control has an edge`,
      { skip },
      async () => {
        const page = await openPage(engine, { width: setting.width, height: 900 });
        try {
          const native = page.native as ChromiumPage & FirefoxPage;
          if (setting.forcedColors) await native.emulateMedia({ forcedColors: 'active' });
          await page.goto(`${server.address}/examples/all?${setting.query}`);
          await native.waitForFunction(ready);
          if (setting.largeText) await native.evaluate(enlargeText);
          await new Promise((resolve) => setTimeout(resolve, 500));
          const path = `${album}/${engine}-${setting.name}.png` as const;
          const height = await native.evaluate(() => document.documentElement.scrollHeight);
          // Firefox takes no picture higher than this; what follows is checked all the same.
          const clip = { x: 0, y: 0, width: setting.width, height: 60_000 };
          await native.screenshot(height > 65_000 ? { path, clip } : { path, fullPage: true });
          assert.deepEqual(await native.evaluate(faults), []);
        } finally {
          await page.close();
        }
      },
    );
  }
}
