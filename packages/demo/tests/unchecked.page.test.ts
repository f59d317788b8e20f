import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { formExamples } from '../../elements/src/form/form.examples.ts';
import { startServer, type RunningServer } from '../src/server.ts';

/* What checks a form comes on demand, and may not come, or in part. Then the browser's own check is the one there is. */
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

for (const [what, words] of [
  ['the module of one kind of value', /80:\s*1800/],
  ['the sentences', /"Uzupe.{1,6}nij to pole"/],
] as const)
  test(`without ${what} the browser refuses what is required and empty, and lets the rest go`, async () => {
    const page = await browser.newPage();
    const sent: string[] = [];
    let missing = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postData() ?? '');
    });
    await page.route(/\.m?js(?:\?|$)/, async (route) => {
      const response = await route.fetch();
      if (!words.test(await response.text())) return route.fulfill({ response });
      missing += 1;
      return route.abort();
    });
    await page.goto(`${server.address}/examples/tt-form/form?lang=pl`);
    await page.waitForSelector('tt-form:defined', { state: 'attached' });
    const send = page.locator('main tt-form button[data-variant=primary]');
    for (let press = 0; press < 2; press += 1) {
      await send.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.matches('input:invalid'));
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'form-name');
      assert.deepEqual(sent, []);
    }
    assert.ok(missing > 0);
    for (const [name, answer] of Object.entries(formExamples[0]!.fills!))
      if (name !== 'consent') await page.locator(`main [name="${name}"]`).fill(answer as string);
    await page.locator('#form-consent').check();
    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await send.focus();
    await page.keyboard.press('Enter');
    await sending;
    assert.equal(sent.length, 1);
    await page.close();
  });
