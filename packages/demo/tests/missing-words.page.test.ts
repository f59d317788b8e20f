import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

/* The words of a language come in parts of their own, and a part may not come. */
let server: RunningServer;
let browser: Browser;

before(async () => {
  server = await startServer({ dataDir: ':memory:' });
  browser = await launchChromium();
});
after(async () => {
  // Parts may still be on their way, and a request that the end cuts off would fail the file.
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
  await Promise.all(pages.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await browser?.close();
  await server?.close();
});

/** Opens a page whose part with the sentence `key` never comes, until `mend` is called. */
async function openWithout(key: string, path: string) {
  const page = await browser.newPage();
  let missing = 0;
  let broken = true;
  await page.route(/\.m?js(?:\?|$)/, async (route) => {
    const response = await route.fetch();
    const holds = (await response.text()).includes(`"${key}":`);
    if (holds) missing += 1;
    return holds && broken ? route.abort() : route.fulfill({ response });
  });
  await page.goto(`${server.address}/examples/${path}?lang=pl`);
  await page.waitForSelector(`${path.split('/')[0]}:defined`, { state: 'attached' });
  return { page, missing: () => missing, mend: () => (broken = false) };
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100 && !(await check()); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(await check(), String(check));
}

const counter = (page: Page): Promise<string> => page.innerText('[data-counter]');

test('a counter whose words do not come leaves the printed limit, and counts once they do', async () => {
  const { page, missing, mend } = await openWithout('text.charactersLeft', 'tt-field/text-count');
  await page.locator('main textarea').fill('Łódź');
  await until(() => missing() > 0);
  await page.waitForTimeout(200);
  assert.equal(await counter(page), 'Najwyżej 500 znaków');
  mend();
  await page.reload();
  await page.locator('main textarea').fill('Łódź');
  await until(async () => (await counter(page)) === 'Pozostało 496 znaków');
});

test('a password whose words do not come is a plain one, without a button that nobody can read', async () => {
  const { page, missing } = await openWithout('text.charactersLeft', 'tt-field/text-password');
  await page.locator('main input').fill('wierzba');
  await until(() => missing() > 0);
  await page.waitForTimeout(200);
  assert.equal(await page.locator('main [data-password-button]').count(), 0);
  await page.locator('main input').focus();
  await page.waitForTimeout(200);
  assert.equal(await page.locator('main [data-password-button]').count(), 0);
  assert.equal(await page.inputValue('main input'), 'wierzba');
});

test('a calendar whose words do not come shows nothing, and the date is typed', async () => {
  const { page, missing } = await openWithout('calendar.choose', 'tt-calendar/calendar');
  await until(() => missing() > 0);
  await page.locator('main tt-field input').first().fill('3 maja 2026');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole('button', { name: /^calendar\./ }).count(), 0);
  assert.equal(await page.inputValue('main tt-field input >> nth=0'), '3 maja 2026');
  assert.equal(await page.locator('main [data-error]:visible').count(), 0);
});

test('choices that exclude one another whose words do not come are kept in order without a word', async () => {
  const { page, missing } = await openWithout(
    'options.othersCleared',
    'tt-fieldset/fieldset-exclusive',
  );
  await page.getByLabel('Papier').check();
  await page.getByLabel('Szkło').check();
  await page.locator('main [data-exclusive]').check();
  await until(() => missing() > 0);
  await page.waitForTimeout(500);
  assert.equal(await page.locator('main input:checked').count(), 1);
  assert.doesNotMatch(await page.innerText('body'), /options\./);
  assert.equal(await page.locator('[role=status]').filter({ hasText: 'options' }).count(), 0);
});
