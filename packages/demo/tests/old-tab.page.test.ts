import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, attachments, household, pesels, property, purpose } from './answers.ts';
import { violations } from './axe.ts';

/* A tab that shows what is not so any more. */

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

const owner = (n: number, given: string): Record<string, string> => ({
  [`owners.${n}.given-name`]: given,
  [`owners.${n}.family-name`]: 'Łęcki',
  [`owners.${n}.has-pesel`]: 'yes',
  [`owners.${n}.pesel`]: pesels[n]!,
  [`owners.${n}.share`]: '1/4',
});

async function resident(answers: Record<string, string> = applicant): Promise<BrowserContext> {
  const context = await browser.newContext();
  const steps = { purpose, applicant: answers, property, household, attachments };
  for (const [step, form] of Object.entries(steps))
    await context.request.post(`${hall.address}/waste-fee/${step}`, { form });
  return context;
}

async function open(context: BrowserContext, step: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hall.address}/waste-fee/${step}`);
  await page.waitForFunction(() => !!customElements.get('tt-form'));
  return page;
}

async function send(context: BrowserContext): Promise<string> {
  const page = await open(context, 'sign');
  await page.fill('#signature-name', 'Żaneta Śliwińska-Łęcka');
  await page.check('#sign-intent');
  await page.click(go);
  const reference = await page.innerText('[data-reference]');
  await page.close();
  return reference;
}

test('a tab of a declaration that was sent says so and begins no other one', async () => {
  const context = await resident();
  const old = await open(context, 'household');
  const reference = await send(context);
  await old.bringToFront();
  await old.fill('#persons', '9');
  const notice = old.locator('[role=alert]');
  await notice.waitFor();
  assert.match(await notice.innerText(), new RegExp(`już wysłana, znak sprawy ${reference}`));
  assert.equal(await notice.locator('a').getAttribute('href'), '/waste-fee/receipt');
  assert.deepEqual(
    (await violations(old)).map(({ id }) => id),
    [],
  );
  // It is said once, and nothing is kept any more.
  await old.fill('#persons', '8');
  await old.waitForTimeout(1200);
  assert.equal(await notice.count(), 1);
  const start = await (await context.request.get(`${hall.address}/`)).text();
  assert.doesNotMatch(start, /start-again/);
  await old.click(go);
  await old.waitForSelector('[data-notice="warning"][role="group"]');
  assert.match(
    (await old.evaluate(() => document.activeElement?.textContent)) ?? '',
    new RegExp(reference),
  );
  assert.equal(await old.inputValue('#persons'), '8');
  await old.click('[role="group"][data-notice] a');
  await old.waitForSelector('[data-reference]');
  await context.close();
});

test('a co-owner who was removed in the other tab stays removed, and the tab says so', async () => {
  const shared = { ...applicant, 'legal-title': 'co-owner' };
  const context = await resident({ ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan') });
  const [one, other] = [await open(context, 'applicant'), await open(context, 'applicant')];
  const removed = one.waitForResponse((response) => response.status() === 204);
  await one.click('[data-remove][value="owners.1"]');
  await removed;
  await other.bringToFront();
  await other.fill(byId('owners.1.given-name'), 'João');
  const notice = other.locator('[data-item]:nth-child(2) [role=alert]');
  await notice.waitFor();
  assert.match(await notice.innerText(), /usunięto w innej karcie/);
  const fresh = await open(context, 'applicant');
  assert.equal(await fresh.locator('[data-item]').count(), 1);
  // The whole form says that he is to stay.
  await other.click(go);
  await other.waitForURL(/property/);
  await fresh.reload();
  assert.equal(await fresh.inputValue(byId('owners.1.given-name')), 'João');
  assert.equal(await fresh.inputValue(byId('owners.1.pesel')), pesels[1]);
  await context.close();
});

test('a removal that is taken back brings the whole co-owner back', async () => {
  const shared = { ...applicant, 'legal-title': 'co-owner' };
  const context = await resident({ ...shared, ...owner(0, 'Zofia'), ...owner(1, 'Jan') });
  const page = await open(context, 'applicant');
  const kept = (): Promise<unknown> =>
    page.waitForResponse((response) => response.request().method() === 'POST');
  let done = kept();
  await page.click('[data-remove][value="owners.1"]');
  await done;
  done = kept();
  await page.click('[data-removed] button');
  await done;
  const fresh = await open(context, 'applicant');
  assert.equal(await fresh.inputValue(byId('owners.1.given-name')), 'Jan');
  assert.equal(await fresh.inputValue(byId('owners.1.pesel')), pesels[1]);
  assert.equal(await page.locator('[role=alert]').count(), 0);
  await context.close();
});
