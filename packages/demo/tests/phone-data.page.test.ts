import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

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

/** Opens a page and tells which of the scripts so far hold the library of numbers or its data. */
async function open(path: string): Promise<{ page: Page; withNumbers(): Promise<string[]> }> {
  const page = await (await browser.newContext()).newPage();
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (/\.m?js(?:\?|$)/.test(request.url())) scripts.add(request.url());
  });
  await page.goto(`${server.address}/examples/${path}?lang=en`);
  await page.waitForSelector('tt-field:defined, tt-phone:defined');
  return {
    page,
    withNumbers: async () => {
      await page.waitForLoadState('networkidle');
      assert.ok(scripts.size > 0);
      // Asked for once more: a browser forgets what it received for a page that has been left.
      const all = await Promise.all(
        Array.from(scripts, async (url) => [url, await (await fetch(url)).text()] as const),
      );
      // A code of the library's errors, and the pattern of Andorra, which only its data has.
      return all
        .filter(
          ([, text]) => text.includes('INVALID_COUNTRY') || text.includes('(?:1|6\\\\d)\\\\d{7}'),
        )
        .map(([url]) => url);
    },
  };
}

test('a page without a telephone loads no numbers, also not to be filled in, refused and sent', async () => {
  const { page, withNumbers } = await open('tt-form/form');
  await page.click('main [data-variant=primary]');
  await page.waitForSelector('tt-error-summary a');
  await page.fill('#form-name', 'Łucja Ķirsone');
  await page.fill('#form-pesel', '44051401359');
  await page.fill('#form-birth-day', '14');
  await page.fill('#form-birth-month', '5');
  await page.fill('#form-birth-year', '1944');
  await page.fill('#form-persons', '4');
  await page.check('#form-consent');
  assert.deepEqual(await withNumbers(), []);
  await page.click('main [data-variant=primary]');
  await page.waitForURL('**/echo');
  assert.deepEqual(await withNumbers(), []);
  await page.context().close();
});

test('a page with a telephone loads numbers when somebody comes to it', async () => {
  const { page, withNumbers } = await open('tt-phone/phone');
  assert.deepEqual(await withNumbers(), []);
  await page.focus('#phone');
  await page.keyboard.type('+49 30 1234567');
  await page.keyboard.press('Tab');
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#phone')!.value === '+49 30 1234567',
  );
  const found = await withNumbers();
  assert.ok(found.length > 0);
  await page.context().close();
});
