import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

/* What checks a form comes on demand, and may not come. Then the browser's own check is the one there is. */
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

test('without the parts that come on demand the browser refuses what is required and empty', async () => {
  const page = await browser.newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '');
  });
  await page.goto(`${server.address}/examples/tt-form/form?lang=pl`);
  await page.waitForSelector('tt-form:defined', { state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.route(/\.m?js(?:\?|$)/, (route) => route.abort());
  // The second press is taken over again, and handed back again.
  for (let press = 0; press < 2; press += 1) {
    await page.locator('main tt-form button[data-variant=primary]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('input:invalid'));
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'form-name');
    assert.deepEqual(sent, []);
  }
});
