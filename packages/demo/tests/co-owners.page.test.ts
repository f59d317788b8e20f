import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, pesels } from './answers.ts';
import { violations } from './axe.ts';

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

const go = '[data-actions] [data-variant="primary"]';
const byId = (id: string): string => `[id="${id}"]`;

async function fillOwner(page: Page, n: number, given: string): Promise<void> {
  await page.fill(byId(`owners.${n}.given-name`), given);
  await page.fill(byId(`owners.${n}.family-name`), 'Łęcki');
  await page.check(byId(`owners.${n}.has-pesel`));
  await page.fill(byId(`owners.${n}.pesel`), pesels[n]!);
  await page.fill(byId(`owners.${n}.share`), '1/4');
}

/** The applicant's own answers, then three co-owners of whom the first is removed. */
async function declare(page: Page, script: boolean): Promise<void> {
  await page.goto(`${hall.address}/waste-fee/applicant`);
  if (script) await page.waitForSelector('tt-repeater:defined', { state: 'attached' });
  await page.check('#applicant');
  await page.fill('#given-name', applicant['given-name']);
  await page.fill('#family-name', applicant['family-name']);
  await page.check('#has-pesel');
  await page.fill('#pesel', applicant.pesel);
  await page.check(byId('legal-title.co-owner'));
  await fillOwner(page, 0, 'Zofia');
  for (const [n, given] of [
    [1, 'Jan'],
    [2, 'Ewa'],
  ] as const) {
    await page.click('[data-add]');
    await page.waitForSelector(byId(`owners.${n}.given-name`));
    if (script)
      assert.equal(await page.evaluate(() => document.activeElement?.id), `owners.${n}.given-name`);
    await fillOwner(page, n, given);
  }
  await page.click('[data-remove][value="owners.0"]');
  await page.waitForSelector(byId('owners.2.given-name'), { state: 'detached' });
}

for (const script of [true, false]) {
  test(`co-owners are added and removed ${script ? 'in place' : 'by the server'}`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: script });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.method() === 'POST') posts.push(request.url());
    });
    await declare(page, script);
    assert.equal(posts.length, script ? 0 : 3);
    assert.equal(await page.inputValue(byId('owners.0.given-name')), 'Jan');
    assert.equal(await page.inputValue(byId('owners.1.given-name')), 'Ewa');
    if (script) {
      await page.click('[data-removed] button');
      await page.waitForSelector(byId('owners.2.given-name'));
      assert.equal(await page.inputValue(byId('owners.0.given-name')), 'Zofia');
      await page.fill(byId('owners.0.pesel'), '02070803629');
      const wrong = await violations(page);
      assert.deepEqual(
        wrong.map(({ id }) => id),
        [],
      );
      await page.click(go);
      await page.waitForSelector('tt-error-summary a[href="#owners.0.pesel"]');
      await page.click('[data-remove][value="owners.0"]');
    }
    if (!script) {
      // The line stands where the item stood, and is where the browser goes on.
      assert.equal(new URL(page.url()).hash, '#owners-removed');
      assert.match(await page.innerText('li[data-removed]'), /usunięt/i);
      await page.fill(byId('owners.1.share'), '1/8');
      await page.click('[name=language][value=lv]');
      await page.click('li[data-removed] button');
      const given = await page
        .locator('[name$=".given-name"]')
        .evaluateAll((all) => all.map((control) => (control as HTMLInputElement).value));
      assert.deepEqual(given, ['Zofia', 'Jan', 'Ewa']);
      assert.equal(await page.inputValue(byId('owners.0.pesel')), pesels[0]);
      assert.equal(await page.inputValue(byId('owners.2.share')), '1/8');
      await page.click('[name=language][value=pl]');
      assert.equal(await page.locator('li[data-removed]').count(), 0);
      await page.click('[data-remove][value="owners.0"]');
      await page.fill(byId('owners.1.share'), '1/4');
    }
    await page.focus(byId('owners.1.share'));
    // Enter goes on; it must remove nobody.
    await page.keyboard.press('Enter');
    await page.waitForSelector('form[action="/waste-fee/property"]');
    await page.goto(`${hall.address}/waste-fee/check`);
    const answers = await page.innerText('main');
    assert.match(answers, /Współwłaściciel 1\s+Imię: Jan\s+Nazwisko: Łęcki/);
    assert.match(answers, /Współwłaściciel 2\s+Imię: Ewa/);
    assert.doesNotMatch(answers, /Zofia/);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('what was added by script is still there after a reload', async () => {
  const page = await browser.newPage();
  await declare(page, true);
  // The draft follows some moments after the last change.
  let kept = '';
  for (let attempt = 0; attempt < 50 && (!/Ewa/.test(kept) || /Zofia/.test(kept)); attempt += 1) {
    await page.waitForTimeout(200);
    kept = await (await page.request.get(`${hall.address}/waste-fee/applicant`)).text();
  }
  await page.reload();
  assert.equal(await page.inputValue(byId('owners.1.given-name')), 'Ewa');
  assert.equal(await page.locator('[data-item]').count(), 2);
  await page.close();
});

test('a number that was switched off stays with its person, through removing and a reload', async () => {
  const page = await browser.newPage();
  await page.goto(`${hall.address}/waste-fee/applicant`);
  await page.waitForSelector('tt-repeater:defined', { state: 'attached' });
  await page.check('#applicant');
  await page.check(byId('legal-title.co-owner'));
  await fillOwner(page, 0, 'Zofia');
  await page.click('[data-add]');
  await fillOwner(page, 1, 'Jan');
  const kept = async (text: RegExp): Promise<void> => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const answer = await page.request.get(`${hall.address}/waste-fee/applicant`);
      if (text.test((await answer.text()).replace(/\s+/g, ' '))) return;
      await page.waitForTimeout(100);
    }
    assert.fail(`${text} never reached the server`);
  };
  await kept(/name="owners\.1\.pesel"[^>]*value="85051201471"/);
  await page.check(byId('owners.1.has-pesel.no'));
  await page.fill(byId('owners.1.identity-document'), 'AB 1');
  await kept(/value="AB 1"/);
  await page.click('[data-remove][value="owners.0"]');
  await page.click('[data-add]');
  await page.fill(byId('owners.1.given-name'), 'Ewa');
  await kept(/value="Ewa"/);
  await page.reload();
  assert.equal(await page.inputValue(byId('owners.0.given-name')), 'Jan');
  assert.equal(await page.inputValue(byId('owners.0.pesel')), pesels[1]);
  assert.equal(await page.inputValue(byId('owners.1.given-name')), 'Ewa');
  assert.equal(await page.inputValue(byId('owners.1.pesel')), '', 'nobody inherits a number');
  await page.close();
});

test('what the server says of shares together goes when one of them is changed or removed', async () => {
  for (const mend of ['change', 'remove']) {
    const page = await browser.newPage();
    await declare(page, true);
    for (const n of [0, 1]) await page.fill(byId(`owners.${n}.share`), '3/4');
    await page.click(go);
    const said = page.locator('[id="owners.1.share-error"]');
    await said.waitFor();
    assert.match(await said.innerText(), /1\/1/);
    if (mend === 'change') await page.fill(byId('owners.0.share'), '1/4');
    else await page.click('[data-remove][value="owners.0"]');
    const share = mend === 'change' ? 'owners.1.share' : 'owners.0.share';
    await page.waitForSelector(`${byId(share)}:not([aria-invalid=true])`);
    await page.waitForSelector(byId(`${share}-error`), { state: 'hidden' });
    await page.close();
  }
});
