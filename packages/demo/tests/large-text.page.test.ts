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
    await assertUpright(page, path);
  }
  await page.context().close();
});

/** Runs in the page: which of the parts of `host` that `selector` names stand outside `around`, or hold more than they show. */
function outside([host = '', selector = '', around = '']: string[]): string[] {
  const root = document.querySelector(host)?.shadowRoot ?? document;
  const all = [...root.querySelectorAll<HTMLElement>(selector)].filter((part) =>
    part.checkVisibility(),
  );
  if (all.length === 0) return [`no ${selector}`];
  return all.flatMap((part) => {
    const box = part.getBoundingClientRect();
    const room = part.closest(around)!.getBoundingClientRect();
    const isOut = box.left < room.left - 0.5 || box.right > room.right + 0.5;
    return isOut || part.scrollWidth > part.clientWidth + 1 ? [part.textContent.trim()] : [];
  });
}

/** Runs in the page: the words, and options where they take no second line, that a select has no room for. */
function cutOptions(host: string): string[] {
  const root = document.querySelector(host)?.shadowRoot ?? document;
  const canvas = document.createElement('canvas').getContext('2d')!;
  return [...root.querySelectorAll('select')].flatMap((select) => {
    const style = getComputedStyle(select);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room =
      select.clientWidth -
      Number.parseFloat(style.paddingInlineStart) -
      Number.parseFloat(style.paddingInlineEnd);
    const pieces = [...select.options].flatMap(({ text }) =>
      style.whiteSpace === 'normal' ? text.split(' ') : [text],
    );
    return pieces.filter((piece) => canvas.measureText(piece).width > room);
  });
}

for (const size of ['32px', '64px'])
  for (const lang of ['pl', 'pt-PT', 'lv', 'en']) {
    test(`nothing of a field is cut off or stands outside it, in ${lang} at ${size}`, async () => {
      const page = await openPage();
      const open = async (path: string): Promise<void> => {
        await page.goto(`${hall.address}/examples/${path}?lang=${lang}&town=mielec`);
        await page.waitForFunction(() => document.querySelector('main :defined'));
        await page.waitForTimeout(150);
        await assertUpright(page, path, [size]);
      };
      for (const path of ['field-money', 'field-per-mille', 'field-prefix']) {
        await open(`tt-field/${path}`);
        const affixes = ['main', '[data-prefix], [data-suffix]', '[data-affix]'] as const;
        assert.deepEqual(await page.evaluate(outside, [...affixes]), [], path);
      }
      await open('tt-field/field-select');
      assert.deepEqual(await page.evaluate(cutOptions, 'main'), []);
      await open('tt-calendar/calendar-inline');
      assert.deepEqual(await page.evaluate(cutOptions, 'tt-calendar'), []);
      await open('tt-file-field/file-field');
      const zone = ['tt-file-field', '.button', '.zone'] as const;
      assert.deepEqual(await page.evaluate(outside, [...zone]), []);
      await page.setInputFiles('input[type=file]', {
        name: 'umowa-najmu.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n'),
      });
      await page.waitForFunction(() =>
        document.querySelector('tt-file-field')!.shadowRoot!.querySelector('li button'),
      );
      await assertUpright(page, 'a chosen file', [size]);
      const chosen = ['tt-file-field', 'li :is(.name, button)', 'li'] as const;
      assert.deepEqual(await page.evaluate(outside, [...chosen]), []);
      await page.context().close();
    });
  }

/** Runs in the page: whether all of what stands in the control is seen. */
function isWhole(control: SVGElement | HTMLElement): boolean {
  return control.scrollWidth <= control.clientWidth;
}

for (const size of ['20px', '32px', '64px'])
  for (const lang of ['pl', 'pt-PT', 'lv', 'en']) {
    test(`an answer is seen beside or above what helps to give it, in ${lang} at ${size}`, async () => {
      const page = await openPage();
      const open = async (path: string): Promise<void> => {
        await page.goto(`${hall.address}/examples/${path}?lang=${lang}&town=mielec`);
        await page.waitForFunction(() => document.querySelector('main :defined'));
        await page.waitForTimeout(150);
        await assertUpright(page, path, [size]);
      };
      /** Beside each other on one line, or the second under the start of the first, with a gap. */
      const assertApart = async (first: string, second: string): Promise<void> => {
        const [one, two] = await Promise.all(
          [first, second].map(async (selector) => (await page.locator(selector).boundingBox())!),
        );
        const isBeside = two!.y < one!.y + one!.height;
        if (isBeside) assert.ok(two!.x - one!.x - one!.width >= 4, `${second} is beside`);
        else {
          assert.ok(two!.y - one!.y - one!.height >= 7.5, `${second} is below`);
          assert.ok(Math.abs(two!.x - one!.x) < 1, `${second} is below the start`);
        }
        assert.ok(two!.x + two!.width <= 320, `${second} is on the screen`);
        if (size === '20px') assert.ok(isBeside, `${second} has room beside`);
      };
      await open('tt-calendar/calendar-printed');
      await page.fill('main input', '28.08.2026');
      assert.ok(await page.locator('main input').evaluate(isWhole), 'the date');
      await assertApart('main input', 'tt-calendar');
      await open('tt-field/text-password');
      await page.fill('main input', 'abcdefg');
      await page.waitForSelector('[data-password-button]');
      await page.click('[data-password-button]');
      assert.ok(await page.locator('main input').evaluate(isWhole), 'the password');
      await assertApart('main input', '[data-password-button]');
      await assertUpright(page, 'a password', [size]);
      await open('tt-form/identifier-suggestion');
      await page.fill('[name=pesel]', '90090515836');
      await page.locator('[name=pesel]').blur();
      await page.waitForSelector('[data-suggestion]');
      await assertUpright(page, 'a suggestion', [size]);
      await page.context().close();
    });
  }

test('words start at one line in what is typed and what is chosen', async () => {
  const page = await openPage();
  for (const size of ['32px', '64px']) {
    const starts = new Set<string>();
    for (const name of ['field-select', 'field-text', 'field-textarea']) {
      await page.goto(`${hall.address}/examples/tt-field/${name}?lang=pl&town=mielec`);
      await sideways(page, size);
      const control = page.locator('main :is(input, select, textarea)').first();
      starts.add(
        await control.evaluate((element) => {
          const { paddingInlineStart, fontSize } = getComputedStyle(element);
          return `${element.getBoundingClientRect().left} ${paddingInlineStart} ${fontSize}`;
        }),
      );
    }
    assert.equal(starts.size, 1, [...starts].join(', '));
  }
  await page.context().close();
});

test('no question of the summary is broken inside a word', async () => {
  const page = await (
    await browser.newContext({ viewport: { width: 640, height: 800 } })
  ).newPage();
  await page.goto(`${hall.address}/?lang=lv`);
  await page.goto(`${hall.address}/waste-fee/check`);
  await sideways(page, '200%');
  const broken = await page.locator('[data-summary] dt').evaluateAll((questions) =>
    questions.flatMap((question) => {
      const text = question.firstChild!;
      const range = document.createRange();
      return [...text.textContent!.matchAll(/\S+/gu)]
        .filter(({ index, 0: word }) => {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1;
        })
        .map(([word]) => word);
    }),
  );
  assert.ok((await page.locator('[data-summary] dt').count()) > 5);
  assert.deepEqual(broken, []);
  await page.context().close();
});
