import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

/* Where a line of the summary leads in a small window, or with large text: to a control that is seen. */

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

type Fill = (page: Page) => Promise<unknown>;
const nothing: Fill = () => Promise.resolve();
const type =
  (id: string, text: string): Fill =>
  (page) =>
    page.locator(`[id="${id}"]`).fill(text);

const examples: readonly [string, string, string, Fill][] = [
  ['tt-signature-field/signature', 'signature-name', 'pl', nothing],
  [
    'tt-file-field/file-field',
    'file-field',
    'pl',
    (page) =>
      page
        .locator('#file-field')
        .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }),
  ],
  ['tt-phone/phone-country', 'phone-country-number', 'lv', type('phone-country-number', '12')],
  [
    'tt-date-field/date-field',
    'date-field-year',
    'pl',
    async (page) => {
      await type('date-field-day', '1')(page);
      await type('date-field-month', '2')(page);
    },
  ],
  ['tt-combobox/combobox-single', 'combobox-single-combobox', 'pl', nothing],
  ['tt-fieldset/fieldset-radios-hints', 'fieldset-radios-hints-first', 'pl', nothing],
];
const windows = [
  [320, 480, ''],
  [320, 256, ''],
  [320, 640, '200%'],
  [1024, 768, ''],
] as const;

for (const [example, control, lang, fill] of examples)
  test(`a line of the summary shows the control it leads to: ${example}`, async () => {
    const town = lang === 'lv' ? 'liepaja' : 'mielec';
    for (const [width, height, text] of windows) {
      const page = await browser.newPage({ viewport: { width, height } });
      await page.goto(`${hall.address}/examples/${example}?lang=${lang}&town=${town}`);
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        // Also where the page asks for it nobody is moved slowly.
        document.documentElement.style.scrollBehavior = 'smooth';
      }, text);
      await fill(page);
      await page.locator('[data-actions] > button').press('Enter');
      const link = page.locator('tt-error-summary a').first();
      await link.waitFor();
      await page.waitForLoadState('networkidle');
      await link.press('Enter');
      const seen = await page.evaluate(() => {
        const focused = document.activeElement as HTMLInputElement;
        const { top, bottom } = focused.getBoundingClientRect();
        // The label names the select that another control stands for.
        const named = focused.id.replace(/-combobox$/, '');
        const label = document.querySelector(`label[for="${named}"]`)?.getBoundingClientRect();
        return { id: focused.id, top, bottom, label: label?.top ?? -1 };
      });
      const where = `${width}×${height} ${text}: ${JSON.stringify(seen)}`;
      assert.equal(seen.id, control, where);
      assert.ok(seen.top >= 0 && seen.bottom <= height, where);
      // Its words too, unless they and it are higher than the window.
      assert.ok(seen.label >= -1 || seen.bottom - seen.label > height, where);
      await page.close();
    }
  });

test('a line of the summary leads to its control where the part that scrolls cannot be had', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 480 } });
  let held = 0;
  await page.route(/part-.*\.js$/, async (route) => {
    const response = await route.fetch();
    // Names of parts say nothing of what is in them.
    if (!/["'`]instant/.test(await response.text())) return route.fulfill({ response });
    held += 1;
    return route.abort();
  });
  await page.goto(`${hall.address}/examples/tt-signature-field/signature?lang=pl&town=mielec`);
  await page.locator('[data-actions] > button').press('Enter');
  await page.locator('tt-error-summary a').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('tt-error-summary a').press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'signature-name');
  assert.equal(held, 1);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.close();
});
