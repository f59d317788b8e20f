import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { examplesWindow, openExamples, type OpenExamples } from './example-page.ts';

let server: RunningServer;
let browser: Browser;

before(async () => {
  server = await startServer({ dataDir: ':memory:' });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string): Promise<OpenExamples> {
  const context = await browser.newContext(examplesWindow);
  const opened = await openExamples(context, server.address, path, { lang: 'pl' });
  return { ...opened, close: () => context.close() };
}

test('in forced colours an answer that is only read looks unlike one to give and unlike one that is off', async () => {
  const looks: string[] = [];
  for (const path of [
    'tt-field/field-text',
    'tt-field/field-readonly',
    'tt-field/field-disabled',
  ]) {
    const { page, close } = await open(path);
    await page.emulateMedia({ forcedColors: 'active' });
    looks.push(
      await page
        .locator('main tt-field input')
        .evaluate(
          (control) =>
            `${getComputedStyle(control).borderStyle} ${getComputedStyle(control).color}`,
        ),
    );
    await close();
  }
  assert.equal(new Set(looks).size, 3, looks.join('; '));
});

for (const path of ['tt-field/text-purpose', 'tt-privacy-notice/privacy-notice'])
  test(`the ring of the focus covers no words of what ${path} opens`, async () => {
    const { page, close } = await open(path);
    const summary = page.locator('main summary').first();
    while (!(await summary.evaluate((element) => element.matches(':focus'))))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const room = await summary.evaluate((element) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(element);
      const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
      const words = document.createRange();
      words.selectNodeContents(element.nextElementSibling!);
      return words.getBoundingClientRect().top - element.getBoundingClientRect().bottom - ring;
    });
    assert.ok(room >= 0, `${room} px`);
    await close();
  });

test('nothing lies over the ring of the focus of a day in the first week', async () => {
  const { page, close } = await open('tt-calendar/calendar-printed');
  await page.locator('tt-calendar #button').focus();
  await page.keyboard.press('Enter');
  const day = page.locator('tt-calendar td:focus');
  await day.waitFor();
  const above = await day.evaluate((element) => {
    const { left, top, width } = element.getBoundingClientRect();
    const { outlineWidth, outlineOffset } = getComputedStyle(element);
    const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const root = element.getRootNode() as ShadowRoot;
    return root.elementFromPoint(left + width / 2, top - ring + 0.5)?.localName;
  });
  assert.notEqual(above, 'th');
  await close();
});

test('the heading stands at one height, whether the way back is a button or a link', async () => {
  const page = await (await browser.newContext()).newPage();
  const tops: number[] = [];
  for (const step of ['purpose', 'check']) {
    await page.goto(`${server.address}/waste-fee/${step}`);
    const [back, heading] = await Promise.all([
      page.locator('main [data-back]').boundingBox(),
      page.locator('main h1').boundingBox(),
    ]);
    tops.push(Math.round(heading!.y - back!.y));
  }
  assert.equal(tops[0], tops[1]);
  await page.context().close();
});
