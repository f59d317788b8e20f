import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { stepIds } from '../src/services/waste-fee/questions.ts';

/* Text of twice and four times its size on a phone of 320 px: nobody scrolls to the side to read. */

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

async function openPage({ javaScriptEnabled = true } = {}): Promise<Page> {
  const viewport = { width: 320, height: 640 };
  return (await browser.newContext({ viewport, javaScriptEnabled })).newPage();
}

/** How far the page scrolls to the side with text of `size`. */
async function sideways(page: Page, size: string): Promise<number> {
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

async function assertUpright(page: Page, name: string, sizes = ['200%', '400%']): Promise<void> {
  for (const size of sizes) assert.equal(await sideways(page, size), 0, `${name} at ${size}`);
}

for (const lang of ['pl', 'pt-PT', 'lv', 'en']) {
  test(`the town hall in ${lang}, with its mistakes shown`, async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${hall.address}/?lang=${lang}`);
    await assertUpright(page, 'start');
    for (const step of stepIds) {
      await page.goto(`${hall.address}/waste-fee/${step}`);
      await assertUpright(page, step);
      await sideways(page, '');
      await page.click('main [data-actions] [data-variant=primary]');
      assert.ok((await page.locator('tt-error-summary li').count()) > 0, step);
      await assertUpright(page, `${step} with mistakes`);
    }
    for (const name of ['waste-fee/check', 'privacy', 'accessibility', 'no-such-page']) {
      await page.goto(`${hall.address}/${name}`);
      await assertUpright(page, name);
    }
    await page.context().close();
  });

  test(`the town hall in ${lang}, with all that the script shows`, async () => {
    const page = await openPage();
    for (const step of stepIds) {
      await page.goto(`${hall.address}/waste-fee/${step}?lang=${lang}`);
      await page.waitForFunction(() => !!customElements.get('tt-form'));
      const shown = ['applicant', 'has-pesel', 'legal-title.co-owner', 'property-place.other'];
      for (const id of [...shown, 'correspondence.other', 'proxy.yes', 'contact-consent']) {
        const box = page.locator(`[id="${id}"]`);
        if ((await box.count()) > 0) await box.check();
      }
      if (step === 'applicant') await page.click('[data-add]');
      await assertUpright(page, step);
      await sideways(page, '');
      await page.click('main [data-actions] [data-variant=primary]');
      await page.waitForSelector('tt-error-summary a');
      await assertUpright(page, `${step} with mistakes`);
    }
    await page.context().close();
  });

  test(`every example in ${lang} as it is printed`, async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${hall.address}/examples/all?lang=${lang}&town=liepaja`);
    assert.ok((await page.locator('main > section').count()) > 100);
    await assertUpright(page, 'all', ['200%']);
    await page.context().close();
  });
}

/** Runs in the page: pieces of text in `main` and the header that stand a letter or two to the line. */
function slivers(): string[] {
  const found: string[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    const isRead = parent.closest('main, header') && parent.checkVisibility();
    if (!isRead || parent.closest('[data-visually-hidden]')) continue;
    for (const { 0: word, index } of node.textContent!.matchAll(/\p{L}{4,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > Math.ceil(word.length / 3)) found.push(`${word}: ${lines.size} lines`);
    }
  }
  return found;
}

test('text of four times its size breaks only words that are wider than the screen', async () => {
  const page = await openPage({ javaScriptEnabled: false });
  for (const lang of ['pl', 'pt-PT', 'lv', 'en'])
    for (const name of ['waste-fee/check', 'waste-fee/sign', 'waste-fee/applicant', 'privacy']) {
      await page.goto(`${hall.address}/${name}?lang=${lang}`);
      await sideways(page, '400%');
      assert.deepEqual(await page.evaluate(slivers), [], `${name} in ${lang}`);
      await assertUpright(page, `${name} in ${lang}`, ['400%']);
    }
  await page.context().close();
});

test('what the script brings', async () => {
  const page = await openPage();
  const paths = [
    'tt-signature-field/signature-drawn',
    'tt-file-field/file-field-upload',
    'tt-phone/phone-country',
    'tt-repeater/repeater-cards',
    'tt-calendar/calendar-inline',
    'tt-document-list/document-list',
    'tt-language-switcher/language-form',
  ];
  for (const path of paths) {
    const answer = await page.goto(`${hall.address}/examples/${path}?lang=pl&town=liepaja`);
    assert.equal(answer?.status(), 200, path);
    await page.waitForFunction(() => document.querySelector('main :defined'));
    await page.waitForTimeout(150);
    await assertUpright(page, path, ['200%']);
  }
  await page.context().close();
});
