import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, mock, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { installedEngines, launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, attachments, household, property, purpose } from './answers.ts';

/* One declaration in two tabs: what one of them changed, the other must not undo unseen. */

const skip = !installedEngines().includes('chromium') && 'chromium is not installed';
let hall: RunningServer;
let browser: Browser | undefined;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
  if (!skip) browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall.close();
});

const byId = (id: string): string => `[id="${id}"]`;

/** A resident with a declaration that is filled in. */
async function resident(): Promise<BrowserContext> {
  const context = await browser!.newContext();
  const owned = { ...applicant, 'legal-title': 'co-owner' };
  const owner = { 'owners.0.given-name': 'Zofia', 'owners.0.share': '1/4' };
  const first = { ...owned, ...owner, 'owners.0.has-pesel': 'no' };
  const steps = { purpose, applicant: first, property, household, attachments };
  for (const [step, form] of Object.entries(steps))
    await context.request.post(`${hall.address}/waste-fee/${step}`, { form });
  return context;
}

async function tab(context: BrowserContext, step: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hall.address}/waste-fee/${step}`);
  await page.waitForFunction(() => !!customElements.get('tt-form'));
  return page;
}

/** Lets `work` be done, until what it changed was kept; what was sent for it. */
async function keeping(page: Page, work: () => Promise<unknown>): Promise<string> {
  const kept = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.status() === 204,
  );
  await work();
  return (await kept).request().postData() ?? '';
}

/** What the server has now, on a page of its own. */
async function fresh(context: BrowserContext, step: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hall.address}/waste-fee/${step}`);
  return page;
}

test('answers that were changed in one tab are not undone by the other one', { skip }, async () => {
  const context = await resident();
  const [one, other] = [await tab(context, 'applicant'), await tab(context, 'applicant')];
  await keeping(other, () => other.fill('#given-name', 'Łucja'));
  await keeping(other, () => other.fill(byId('owners.0.share'), '1/8'));
  await keeping(other, () => other.click('[data-add]'));
  await keeping(other, () => other.fill(byId('owners.1.given-name'), 'Jan'));
  const sent = await keeping(one, () => one.fill('#family-name', 'Ķirsone'));
  assert.doesNotMatch(sent, /Żaneta|44051401359/);
  await keeping(one, () => one.fill(byId('owners.0.given-name'), 'Ewa'));
  // Going to the other tab and away from it sends nothing that was not changed there.
  await one.close({ runBeforeUnload: true });
  const page = await fresh(context, 'applicant');
  for (const [id, value] of [
    ['given-name', 'Łucja'],
    ['family-name', 'Ķirsone'],
    ['owners.0.given-name', 'Ewa'],
    ['owners.0.share', '1/8'],
    ['owners.1.given-name', 'Jan'],
  ] as const)
    assert.equal(await page.inputValue(byId(id)), value, id);
  // Removed in the tab that has both; the one that is left has what was known of it.
  await keeping(other, () => other.click('[data-remove][value="owners.0"]'));
  await page.reload();
  assert.equal(await page.inputValue(byId('owners.0.given-name')), 'Jan');
  assert.equal(await page.isVisible(byId('owners.1.given-name')), false);
  await context.close();
});

test('a date and an address stay those of one tab', { skip }, async () => {
  const context = await resident();
  const [one, other] = [await tab(context, 'purpose'), await tab(context, 'purpose')];
  await keeping(other, () => other.fill('#purpose-date-month', '12'));
  await keeping(one, () => one.fill('#purpose-date-day', '7'));
  const page = await fresh(context, 'purpose');
  assert.equal(await page.inputValue('#purpose-date-month'), '11', 'as it stands beside the day');
  const [street, place] = [await tab(context, 'property'), await tab(context, 'property')];
  await keeping(place, () => place.fill('#home-locality', 'Rzeszów'));
  await keeping(place, () => place.fill('#plot', '12/3'));
  await keeping(street, () => street.fill('#home-street', 'Żeromskiego'));
  await page.goto(`${hall.address}/waste-fee/property`);
  assert.equal(await page.inputValue('#home-locality'), 'Mielec');
  assert.equal(await page.inputValue('#plot'), '12/3');
  await context.close();
});

test(
  'a box that is ticked or cleared is kept with its record, and no other',
  { skip },
  async () => {
    const context = await resident();
    const [one, other] = [await tab(context, 'attachments'), await tab(context, 'attachments')];
    const record = (page: Page): Promise<string> =>
      page.inputValue('[name="contact-consent-time"]');
    await keeping(other, () => other.check('#contact-consent'));
    await keeping(other, () => other.fill('#phone', '600 700 800'));
    await keeping(one, () => one.uncheck('#truth'));
    const page = await fresh(context, 'attachments');
    assert.equal(await page.isChecked('#contact-consent'), true);
    assert.match(await record(page), /^\d{4}-/);
    assert.equal(await page.isChecked('#truth'), false);
    await keeping(other, () => other.uncheck('#contact-consent'));
    await page.reload();
    assert.equal(await page.isChecked('#contact-consent'), false);
    assert.equal(await record(page), '');
    await context.close();
  },
);

test(
  'what was typed before the script came is kept, and what it reveals is no change',
  { skip },
  async () => {
    const context = await resident();
    await context.request.post(`${hall.address}/waste-fee/applicant`, {
      form: { ...applicant, 'legal-title': 'owner' },
    });
    const page = await context.newPage();
    let letCome = (): void => undefined;
    const held = new Promise<void>((resolve) => (letCome = resolve));
    await page.route(/\/assets\/declaration-[^?]*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${hall.address}/waste-fee/applicant`, { waitUntil: 'commit' });
    await page.fill('#given-name', 'Łucja');
    letCome();
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    const sent = await keeping(page, () => page.check(byId('legal-title.co-owner')));
    assert.match(sent, /Łucja/);
    assert.doesNotMatch(sent, /Zofia|44051401359/);
    assert.equal(await (await fresh(context, 'applicant')).inputValue('#given-name'), 'Łucja');
    await context.close();
  },
);

test('a declaration that was changed in the other tab is read again', { skip }, async () => {
  const context = await resident();
  await context.request.post(`${hall.address}/waste-fee/applicant`, { form: applicant });
  const [sign, other] = [await tab(context, 'sign'), await tab(context, 'household')];
  await other.fill('#persons', '7');
  await other.click('[data-actions] [data-variant="primary"]');
  await other.waitForURL(/attachments/);
  const count = hall.store.countSubmissions();
  await sign.fill('#signature-name', 'Żaneta Śliwińska-Łęcka');
  await sign.check('#sign-intent');
  await sign.click('[data-actions] [data-variant="primary"]');
  await sign.waitForSelector('[data-notice="warning"][role="group"]');
  assert.equal(hall.store.countSubmissions(), count);
  assert.equal(
    await sign.evaluate(() => document.activeElement?.textContent?.includes('jeszcze raz')),
    true,
  );
  assert.equal(await sign.inputValue('#signature-name'), 'Żaneta Śliwińska-Łęcka');
  assert.equal(await sign.isChecked('#sign-intent'), false);
  await sign.waitForFunction(() => !!customElements.get('tt-form'));
  await sign.check('#sign-intent');
  await sign.click('[data-actions] [data-variant="primary"]');
  await sign.waitForSelector('[data-reference]');
  await context.close();
});

test('what could not be saved is kept whole as soon as it can be', { skip }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'two-tabs-'));
  const locked = await startServer({ dataDir: folder });
  const other = new DatabaseSync(join(folder, 'town-hall.db'));
  mock.method(console, 'error', () => undefined);
  const context = await browser!.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${locked.address}/waste-fee/household`);
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    await page.check('[id="composting.no"]');
    await page.fill('#persons', '4');
    other.exec('BEGIN IMMEDIATE');
    await page.click('[data-actions] [data-variant="primary"]');
    await page.waitForSelector('[data-notice="danger"]');
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    other.exec('ROLLBACK');
    await keeping(page, () => page.fill('#persons', '5'));
    await page.goto(`${locked.address}/waste-fee/household`);
    assert.equal(await page.inputValue('#persons'), '5');
    assert.equal(await page.isChecked('[id="composting.no"]'), true);
  } finally {
    mock.restoreAll();
    await context.close();
    other.close();
    await locked.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
