import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, attachments, household, property, purpose } from './answers.ts';

/* Nothing that a person typed is lost, also where the server does not know it yet. */

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

const byId = (id: string): string => `[id="${id}"]`;
const go = '[data-actions] [data-variant="primary"]';

async function open(context: BrowserContext, step: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hall.address}/waste-fee/${step}`);
  await ready(page);
  return page;
}

const ready = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !!customElements.get('tt-form'));
};

/** A line on which what a page sends while it goes away never comes, as if it had been too late. */
async function withoutBeacons(): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    navigator.sendBeacon = () => true;
  });
  return context;
}

const isKept = (page: Page): Promise<unknown> =>
  page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.status() === 204,
  );

const waiting = (page: Page): Promise<number> => page.evaluate(() => sessionStorage.length);

/** What the server has, without the help of the tab. */
async function serverHas(context: BrowserContext, step: string, text: RegExp): Promise<void> {
  let html = '';
  for (let attempt = 0; attempt < 50; attempt += 1) {
    html = await (await context.request.get(`${hall.address}/waste-fee/${step}`)).text();
    if (text.test(html.replace(/\s+/g, ' '))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${text} never reached the server`);
}

test('a reload right after a word was typed shows it, also the very first one', async () => {
  const context = await withoutBeacons();
  const page = await open(context, 'applicant');
  await page.check('#applicant');
  await page.fill('#given-name', 'Łucja');
  await page.check(byId('has-pesel.no'));
  await page.fill('#identity-document', 'AB 1');
  await page.reload();
  await ready(page);
  assert.equal(await page.inputValue('#given-name'), 'Łucja');
  assert.equal(await page.isChecked(byId('has-pesel.no')), true);
  assert.equal(await page.inputValue('#identity-document'), 'AB 1');
  await serverHas(context, 'applicant', /value="Łucja"[\s\S]*value="AB 1"/);
  await page.fill('#given-name', 'Lucia');
  await page.reload();
  await ready(page);
  assert.equal(await page.inputValue('#given-name'), 'Lucia');
  assert.doesNotMatch(page.url(), /Lucia|AB/);
  await context.close();
});

test('nothing waits in the tab once the server has it', async () => {
  const context = await browser.newContext();
  const page = await open(context, 'applicant');
  await page.check('#applicant');
  const kept = isKept(page);
  await page.fill('#given-name', 'Łucja');
  assert.equal(await waiting(page), 1);
  await kept;
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.fill('#given-name', 'Ewa');
  assert.equal(await waiting(page), 1);
  await page.click(go);
  await page.waitForSelector('tt-error-summary a');
  // A form that is held back is not sent; one that is sent is answered.
  await context.close();
});

test('a word that is kept while a page printed without it is on its way stands on it', async () => {
  const context = await withoutBeacons();
  const page = await open(context, 'household');
  await page.fill('#persons', '4');
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.fill('#persons', '7');
  const kept = isKept(page);
  await page.route('**/waste-fee/household', async (route) => {
    if (route.request().method() === 'POST') return route.continue();
    const printed = await route.fetch();
    await kept;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.fulfill({ response: printed });
  });
  await page.reload();
  await ready(page);
  assert.equal(await page.inputValue('#persons'), '7');
  await page.waitForFunction(() => sessionStorage.length === 0);
  await context.close();
});

test('a hidden answer and an added co-owner outlive a quick reload', async () => {
  const context = await withoutBeacons();
  const page = await open(context, 'applicant');
  await page.check('#applicant');
  await page.check('#has-pesel');
  await page.check(byId('legal-title.co-owner'));
  await page.waitForSelector('tt-repeater:defined', { state: 'attached' });
  await page.fill(byId('owners.0.given-name'), 'Zofia');
  await page.fill('#pesel', applicant.pesel);
  await page.check(byId('has-pesel.no'));
  await page.click('[data-add]');
  await page.waitForSelector(byId('owners.1.given-name'));
  await page.fill(byId('owners.1.given-name'), 'Jan');
  await page.reload();
  await page.waitForSelector(byId('owners.1.given-name'));
  assert.equal(await page.inputValue(byId('owners.1.given-name')), 'Jan');
  assert.equal(await page.inputValue(byId('owners.0.given-name')), 'Zofia');
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.check('#has-pesel');
  assert.equal(await page.inputValue('#pesel'), applicant.pesel);
  await page.click('[data-remove][value="owners.0"]');
  await page.waitForFunction(() => document.querySelectorAll('[data-item]').length === 1);
  await page.reload();
  await page.waitForSelector(byId('owners.1.given-name'), { state: 'detached' });
  assert.equal(await page.inputValue(byId('owners.0.given-name')), 'Jan');
  await context.close();
});

test('a word that was typed before a link was followed stands in the summary', async () => {
  const context = await withoutBeacons();
  const steps = { purpose, applicant, property, household, attachments };
  for (const [step, form] of Object.entries(steps))
    await context.request.post(`${hall.address}/waste-fee/${step}`, { form });
  const page = await open(context, 'household');
  await page.fill('#persons', '7');
  await page.goto(`${hall.address}/waste-fee/check`);
  await page.waitForFunction(() => document.querySelector('main')?.innerText.includes('\n7\n'));
  assert.equal(await waiting(page), 0);
  await page.goto(`${hall.address}/waste-fee/household`);
  await ready(page);
  await page.fill('#persons', '8');
  await page.goto(`${hall.address}/waste-fee/purpose`);
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.goto(`${hall.address}/waste-fee/household`);
  assert.equal(await page.inputValue('#persons'), '8');
  await context.close();
});

test('the signing page comes back once, with what was typed there in the meantime', async () => {
  const context = await withoutBeacons();
  const steps = { purpose, applicant, property, household, attachments };
  for (const [step, form] of Object.entries(steps))
    await context.request.post(`${hall.address}/waste-fee/${step}`, { form });
  const page = await open(context, 'household');
  await page.fill('#persons', '7');
  // The signature field comes after the script that looks at the form.
  await page.route(/\/assets\/document-[^?]*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/waste-fee/household', async (route) => {
    await held;
    await route.continue();
  });
  let count = 0;
  page.on('load', () => (count += 1));
  await page.goto(`${hall.address}/waste-fee/sign`);
  await page.waitForFunction(() => !!customElements.get('tt-signature-field'));
  await page.fill('#signature-name', 'Żaneta');
  const again = page.waitForEvent('load');
  answer();
  await again;
  await ready(page);
  await page.waitForTimeout(1500);
  assert.equal(await page.inputValue('#signature-name'), 'Żaneta');
  // Once with the other step, and once with the signature, which the server prints.
  assert.ok(count <= 3, `${count} times`);
  await context.close();
});

test('what waits goes to no other declaration', async () => {
  const context = await withoutBeacons();
  const page = await open(context, 'household');
  await page.fill('#persons', '7');
  await page.goto(`${hall.address}/privacy`);
  await context.request.post(`${hall.address}/waste-fee/start-again`, { form: {} });
  await page.goto(`${hall.address}/waste-fee/household`);
  await ready(page);
  assert.equal(await page.inputValue('#persons'), '');
  assert.equal(await waiting(page), 0);
  await context.close();
});

test('what did not get through is sent again, by itself and when the line is back', async () => {
  const context = await browser.newContext();
  const page = await open(context, 'household');
  let count = 0;
  await page.route('**/waste-fee/household', async (route) => {
    if (route.request().method() === 'POST' && (count += 1) === 1) await route.abort();
    else await route.continue();
  });
  await page.fill('#persons', '4');
  await serverHas(context, 'household', /id="persons"[^>]*value="4"/);
  await page.waitForFunction(() => sessionStorage.length === 0);
  assert.equal(count, 2);
  await context.setOffline(true);
  const failed = page.waitForEvent('requestfailed');
  await page.fill('#persons', '5');
  await failed;
  await context.setOffline(false);
  await serverHas(context, 'household', /id="persons"[^>]*value="5"/);
  await context.close();
});

test('a form that never arrived is there again on the way back', async () => {
  const context = await withoutBeacons();
  const page = await open(context, 'household');
  await page.check(byId('composting.no'));
  await context.setOffline(true);
  await page.fill('#persons', '6');
  // Parts of the script fail first: before the form does, the line must not come back.
  const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await page.click(go);
  await failed;
  await context.setOffline(false);
  await page.goto(`${hall.address}/waste-fee/household`);
  await ready(page);
  assert.equal(await page.inputValue('#persons'), '6');
  // One that did arrive does not undo what another tab says since.
  await page.click(go);
  await page.waitForURL(/attachments/);
  assert.equal(await waiting(page), 0);
  await context.close();
});
