import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

/* Questions that depend on an answer, before the script is there and without it. */

let hall: RunningServer;
let browser: Browser;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall?.close();
});

test('without script a question is asked when its answer is picked, and no sooner', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${hall.address}/waste-fee/applicant`);
  for (const id of ['given-name', 'organisation-name', 'pesel', 'legal-title-other'])
    assert.equal(await page.locator(`#${id}`).isVisible(), false, id);
  await page.check('[name=applicant][value=natural]');
  await page.locator('#given-name').fill('Żaneta');
  await page.check('[name=has-pesel][value=yes]');
  await page.locator('#pesel').fill('44051401359');
  await page.check('[name=applicant][value=unit]');
  assert.equal(await page.locator('#given-name').isVisible(), false);
  await page.locator('#organisation-name').fill('Wspólnota');
  await page.check('[name=applicant][value=natural]');
  assert.equal(await page.locator('#given-name').inputValue(), 'Żaneta');
  await page.check('[name=legal-title][value=co-owner]');
  await page.click('button[name=add-item]');
  await page.check('[name="owners.1.has-pesel"][value=yes]');
  assert.ok(
    await page.locator('[name="owners.1.pesel"]').isVisible(),
    'of the second co-owner too',
  );
  assert.equal(await page.locator('[name="owners.0.pesel"]').isVisible(), false);
  await context.close();
});

/**
 * How high the questions are, and where the button that goes on stands, in the town's own letters:
 * a sentence of the font before them may need one line more.
 */
const place = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const parts = ['main form', 'main [data-actions] [data-variant=primary]'].map((selector) =>
      document.querySelector(selector)!,
    );
    const bottoms = (): number[] =>
      parts.map((part) => Math.round(part.getBoundingClientRect().bottom + scrollY));
    bottoms();
    await document.fonts.ready;
    return bottoms();
  });

test('a page does not fold up when its script comes late', async () => {
  for (const step of ['applicant', 'property']) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    let letCome = (): void => {};
    const held = new Promise<void>((resolve) => (letCome = resolve));
    await page.route(/\/assets\/declaration-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${hall.address}/waste-fee/${step}`, { waitUntil: 'commit' });
    await page.locator('footer[data-site]').waitFor();
    // Nobody sees the page before its styles are there.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
    const before = await place(page);
    letCome();
    await page.waitForFunction(() => document.querySelector('tt-form')?.matches(':defined'));
    await page.waitForFunction(() => document.querySelector('[data-reveal][hidden]'));
    assert.deepEqual(await place(page), before, step);
    await context.close();
  }
});
