import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { installedEngines, launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, attachments, household, property, purpose } from './answers.ts';

/* A change of language loads the page anew: what is wrong on it stays told, in the other language. */

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

const go = '[data-actions] [data-variant="primary"]';
const byId = (id: string): string => `[id="${id}"]`;

async function open(context: BrowserContext, step: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hall.address}/waste-fee/${step}`);
  await ready(page);
  return page;
}

const ready = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !!customElements.get('tt-form'));
};

async function speak(page: Page, language: string): Promise<void> {
  await page.click(`button[name="language"][value="${language}"]`);
  await page.waitForSelector(`html[lang="${language}"]`);
  await ready(page);
}

/** What stands beside the question `name` as wrong; '' for nothing. */
const errorAt = (page: Page, name: string): Promise<string> =>
  page
    .locator(byId(`${name}-error`))
    .innerText()
    .then((text) => text.trim());

async function leave(page: Page, id: string, text: string): Promise<void> {
  await page.fill(byId(id), text);
  await page.press(byId(id), 'Tab');
  await page.waitForSelector(`${byId(id)}[aria-invalid="true"]`);
}

test(
  'what was found wrong without being sent is told in the other language',
  { skip },
  async () => {
    const context = await browser!.newContext();
    const page = await open(context, 'household');
    await leave(page, 'persons', '120');
    const polish = await errorAt(page, 'persons');
    assert.match(polish, /99/);
    await speak(page, 'lv');
    await page.waitForSelector('#persons[aria-invalid="true"]');
    const latvian = await errorAt(page, 'persons');
    assert.match(latvian, /99/);
    assert.notEqual(latvian, polish);
    assert.equal(await page.inputValue('#persons'), '120');
    assert.equal(await page.isVisible('tt-error-summary'), false, 'nobody pressed the button');
    assert.equal(await errorAt(page, 'composting'), '', 'nobody came there');
    await speak(page, 'en');
    await page.waitForSelector('#persons[aria-invalid="true"]');
    // Mended it is no mistake, here and in the next language.
    await page.fill('#persons', '4');
    await page.waitForSelector('#persons:not([aria-invalid="true"])');
    assert.equal(await errorAt(page, 'persons'), '');
    await page.press('#persons', 'Tab');
    await speak(page, 'pl');
    await page.waitForLoadState('networkidle');
    assert.equal(await errorAt(page, 'persons'), '');
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await context.close();
  },
);

test('mistakes of a date and of one co-owner among several come along', { skip }, async () => {
  const context = await browser!.newContext();
  const page = await open(context, 'purpose');
  await page.fill('#purpose-date-day', '31');
  await page.fill('#purpose-date-month', '2');
  await page.fill('#purpose-date-year', '2026');
  await page.press('#purpose-date-year', 'Tab');
  await page.waitForSelector('[id="purpose-date-error"]:not([hidden])');
  const polish = await errorAt(page, 'purpose-date');
  assert.ok(polish);
  await speak(page, 'en');
  await page.waitForSelector('[id="purpose-date-error"]:not([hidden])');
  const english = await errorAt(page, 'purpose-date');
  assert.notEqual(english, polish);
  for (const language of ['lv', 'en']) await speak(page, language);
  await page.waitForSelector('[id="purpose-date-error"]:not([hidden])');
  assert.equal(await errorAt(page, 'purpose-date'), english);
  assert.equal(english.split('28').length, 2, 'it is said once');

  await page.goto(`${hall.address}/waste-fee/applicant`);
  await ready(page);
  await page.check(byId('legal-title.co-owner'));
  for (const position of [1, 2]) {
    await page.click('[data-add]');
    await page.waitForSelector(byId(`owners.${position}.share`));
  }
  await leave(page, 'owners.2.share', '5/4');
  await page.click('[data-remove][value="owners.0"]');
  await page.waitForSelector(byId('owners.2.share'), { state: 'detached' });
  await speak(page, 'lv');
  await page.waitForSelector(`${byId('owners.1.share')}[aria-invalid="true"]`);
  assert.ok(await errorAt(page, 'owners.1.share'));
  assert.equal(await errorAt(page, 'owners.0.share'), '');
  await context.close();
});

test('a list of mistakes is there in the other language too', { skip }, async () => {
  const context = await browser!.newContext();
  const page = await open(context, 'household');
  await page.click(go);
  await page.waitForSelector('tt-error-summary a');
  const polish = await page.innerText('tt-error-summary');
  await speak(page, 'lv');
  await page.waitForSelector('tt-error-summary a');
  const latvian = await page.innerText('tt-error-summary');
  assert.equal(await page.locator('tt-error-summary a').count(), 2);
  assert.notEqual(latvian, polish);
  await page.waitForFunction(() => document.activeElement?.localName === 'tt-error-summary');
  assert.ok(await errorAt(page, 'persons'));
  assert.ok(await errorAt(page, 'composting'));
  await context.close();
});

test('a file that was refused stays in the list of mistakes', { skip }, async () => {
  const context = await browser!.newContext();
  const page = await open(context, 'attachments');
  await page.check(byId('proxy.yes'));
  const wrong = { name: 'skan.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') };
  await page.setInputFiles('#proxy-file', wrong);
  await page.click(go);
  const lines = page.locator('tt-error-summary a');
  await lines.first().waitFor();
  const polish = await lines.allInnerTexts();
  assert.match(polish[0]!, /skan\.exe/);
  assert.equal(polish.length, 2);
  await speak(page, 'lv');
  await lines.nth(1).waitFor();
  const latvian = await lines.allInnerTexts();
  assert.equal(latvian.length, 2);
  assert.match(latvian[0]!, /skan\.exe/);
  assert.notDeepEqual(latvian, polish);
  await context.close();
});

test('a signature that is missing is so in the other language too', { skip }, async () => {
  const context = await browser!.newContext();
  const page = await open(context, 'purpose');
  for (const [step, form] of Object.entries({ purpose, applicant, property, household }))
    await context.request.post(`${hall.address}/waste-fee/${step}`, { form });
  await context.request.post(`${hall.address}/waste-fee/attachments`, { multipart: attachments });
  await page.goto(`${hall.address}/waste-fee/sign`);
  await page.waitForFunction(() => !!customElements.get('tt-signature-field'));
  await page.click(go);
  const lines = page.locator('tt-error-summary a');
  await lines.first().waitFor();
  assert.equal(await lines.count(), 2);
  const polish = await page.innerText('tt-error-summary');
  await speak(page, 'lv');
  await lines.nth(1).waitFor();
  assert.equal(await lines.count(), 2);
  assert.notEqual(await page.innerText('tt-error-summary'), polish);
  assert.notEqual(await errorAt(page, 'signature-name'), '');
  assert.equal(await page.getAttribute('#signature-name', 'aria-invalid'), 'true');
  await context.close();
});

test('what the server found wrong is told once', { skip }, async () => {
  const context = await browser!.newContext();
  await context.request.post(`${hall.address}/waste-fee/household`, { form: { persons: 'x' } });
  const page = await open(context, 'household');
  const polish = await errorAt(page, 'persons');
  await speak(page, 'en');
  await page.waitForLoadState('networkidle');
  const english = await errorAt(page, 'persons');
  assert.ok(polish && english);
  assert.notEqual(english, polish);
  assert.match(english, /^Error:\s+[^.:]+$/);
  assert.equal(await page.locator('tt-error-summary a').count(), 2);
  await context.close();
});

test('another declaration on the same page hears nothing of them', { skip }, async () => {
  const context = await browser!.newContext();
  const page = await open(context, 'household');
  await leave(page, 'persons', '120');
  await page.route('**/waste-fee/household', async (route) => {
    const answer = await route.fetch();
    const printed = (await answer.text()).replace(/data-draft="[^"]*"/, 'data-draft="another"');
    await route.fulfill({ response: answer, body: printed });
  });
  await page.click('button[name="language"][value="lv"]');
  await page.waitForSelector('html[lang="lv"]');
  await ready(page);
  await page.waitForLoadState('networkidle');
  assert.equal(await errorAt(page, 'persons'), '');
  assert.equal(await page.evaluate(() => sessionStorage['shown-mistakes']), undefined);
  await context.close();
});

test(
  'a number that is asked about is asked about in every language, and goes once it is mended',
  { skip },
  async () => {
    const context = await browser!.newContext();
    const page = await open(context, 'household');
    await page.fill('#persons', '2');
    await page.check('[name="composting"][value="yes"]');
    await page.fill('#composters', '1');
    await leave(page, 'composter-capacity', '1.234');
    for (const language of ['en', 'pl', 'lv', 'en', 'pl']) {
      await speak(page, language);
      await page.waitForSelector('#composter-capacity[aria-invalid="true"]');
      assert.equal(await page.inputValue('#composter-capacity'), '1.234', language);
      assert.match(await errorAt(page, 'composter-capacity'), /1234[.,]5/, language);
    }
    await page.click(go);
    await page.waitForSelector('tt-error-summary:not([hidden]) a[href="#composter-capacity"]');
    await speak(page, 'en');
    await page.reload();
    await ready(page);
    await page.click(go);
    await page.waitForSelector('#composter-capacity[aria-invalid="true"]');
    await page.fill('#composter-capacity', '1.250');
    await page.waitForSelector('#composter-capacity:not([aria-invalid="true"])');
    await speak(page, 'pl');
    assert.equal(await page.inputValue('#composter-capacity'), '1,25');
    assert.equal(await errorAt(page, 'composter-capacity'), '');
    await page.click(go);
    await page.waitForURL('**/attachments');
    await context.close();
  },
);

test(
  'a month typed in Roman numerals is the same month in another language',
  { skip },
  async () => {
    const context = await browser!.newContext();
    const page = await open(context, 'purpose');
    await page.check('[name="purpose"][value="first"]');
    await page.fill('#purpose-date-day', '3');
    await page.fill('#purpose-date-month', 'V');
    await page.fill('#purpose-date-year', '2026');
    await speak(page, 'en');
    assert.equal(await page.inputValue('#purpose-date-month'), '5');
    await page.click(go);
    await page.waitForURL('**/applicant');
    await context.close();
  },
);
