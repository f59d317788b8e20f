import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { installedEngines, launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

/*
 * On a slow line the script of a page comes when somebody is already pressing its buttons. What
 * they are about to press must not move away.
 */

const skip = !installedEngines().includes('chromium') && 'chromium is not installed';
let hall: RunningServer;
let browser: Browser;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
  if (!skip) browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall.close();
});

/** Where each thing that is read or pressed stands, in whole pixels from the top of the page. */
function placesOf(page: Page): Promise<[string, number][]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main :is(h1, h2, label, legend, p, button, a, summary)',
      ),
    ]
      .filter((element) => element.checkVisibility() && element.innerText.trim() !== '')
      .map((element) => [
        element.innerText.trim().slice(0, 40),
        Math.round(element.getBoundingClientRect().top + scrollY),
      ]),
  );
}

/** Opens a page of the declaration, lets `work` be done on it, and tells what its script moved. */
async function movedOn(page: Page, step: string, work: () => Promise<unknown>): Promise<string[]> {
  let letCome = (): void => undefined;
  const held = new Promise<void>((resolve) => (letCome = resolve));
  await page.route(/\/assets\/declaration-[^?]*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${hall.address}/waste-fee/${step}`, { waitUntil: 'commit' });
  await page.waitForSelector('[data-actions]');
  // Nobody sees the page before its styles are there.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  await page.evaluate(() => document.fonts.ready);
  await work();
  const early = await placesOf(page);
  assert.ok(early.length > 5);
  assert.equal(await page.evaluate(() => !!customElements.get('tt-field')), false);
  letCome();
  await page.waitForLoadState('networkidle');
  assert.equal(await page.evaluate(() => !!customElements.get('tt-field')), true);
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })),
  );
  await page.unrouteAll({ behavior: 'wait' });
  const late = new Map(await placesOf(page));
  // What is there without script only can move nothing, or all below it would be told.
  return early
    .filter(([text, top]) => late.has(text) && Math.abs(late.get(text)! - top) > 1)
    .map(([text, top]) => `${step}: ${text} from ${top} to ${late.get(text)}`);
}

async function goOn(page: Page): Promise<void> {
  const from = page.url();
  await page.click('[data-actions] [data-variant="primary"]');
  await page.waitForURL((address) => address.href !== from);
}

for (const { name, ...device } of [
  { name: 'on a wide screen', viewport: { width: 1024, height: 900 } },
  { name: 'on a phone', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  { name: 'at 400 %', viewport: { width: 320, height: 256 } },
])
  test(`a script that comes late moves nothing, ${name}`, { skip }, async () => {
    const context = await browser.newContext(device);
    const page = await context.newPage();
    const moved: string[] = [];
    const look = async (step: string, work: () => Promise<unknown>): Promise<void> => {
      moved.push(...(await movedOn(page, step, () => Promise.resolve())));
      moved.push(...(await movedOn(page, step, work)));
    };
    await page.goto(`${hall.address}/`);
    await goOn(page);
    await look('purpose', async () => {
      await page.check('#purpose');
      await page.fill('#purpose-date-day', '5');
      await page.fill('#purpose-date-month', '11');
      await page.fill('#purpose-date-year', '2026');
    });
    await goOn(page);
    await look('applicant', async () => {
      await page.check('#applicant');
      await page.fill('#given-name', 'Żaneta');
      await page.fill('#family-name', 'Śliwińska');
      await page.check('#has-pesel');
      await page.fill('#pesel', '44051401359');
      await page.check('#legal-title');
    });
    await goOn(page);
    await look('property', async () => {
      await page.fill('#home-street', 'Biernackiego');
      await page.fill('#home-house', '12');
      await page.fill('#home-postal-code', '39-300');
      await page.fill('#home-locality', 'Mielec');
      await page.check('#property-place');
      await page.check('#correspondence');
    });
    await goOn(page);
    await look('household', async () => {
      await page.fill('#persons', '6');
      await page.check('[id="composting.no"]');
    });
    await goOn(page);
    await look('attachments', async () => {
      await page.check('[id="proxy.yes"]');
      await page.check('#truth');
    });
    assert.deepEqual(moved, []);
    await context.close();
  });
