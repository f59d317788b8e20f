import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { allExamples, type PrintableExample } from '../src/example-list.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import { violations } from './axe.ts';
import {
  dress,
  examplesWindow,
  openExamples,
  undefinedTags,
  type OpenExamples,
  type View,
} from './example-page.ts';
import { wronglyHeard } from './heard.ts';

const languages = ['en', 'pt-PT', 'pl', 'lv'] as const;
const towns = ['neutral', 'mielec', 'poiares', 'liepaja'] as const;

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let examples: PrintableExample[];

before(async () => {
  examples = await allExamples();
  server = await startServer({ dataDir: ':memory:' });
  browser = await launchChromium();
  context = await browser.newContext(examplesWindow);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path: string, view: View): Promise<OpenExamples> =>
  openExamples(context, server.address, path, view);

/** What depends on the colours of a page, and on nothing else of it. */
const colourRules = ['color-contrast', 'link-in-text-block'];

async function complaints(page: Page, rules?: readonly string[]): Promise<string[]> {
  const found = await violations(
    page,
    rules
      ? { runOnly: { type: 'rule', values: [...rules] } }
      : {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          rules: { 'target-size': { enabled: true } },
        },
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Leaves every control once, so that whatever is missing is told. */
async function leaveEveryControl(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sections = document.querySelectorAll<HTMLElement>('main > section');
    // What is out of sight need not be laid out again at every step.
    for (const { style } of sections) style.contentVisibility = 'auto';
    for (const control of document.querySelectorAll<HTMLElement>(
      'main :is(input,select,textarea)',
    )) {
      control.focus();
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.blur();
    }
    for (const { style } of sections) style.contentVisibility = '';
  });
  // What a listener is told while sentences still arrive has to be looked at twice, which takes longer.
  const wrong = page.locator('main [aria-invalid=true]');
  for (let before = -1, now = await wrong.count(); now !== before;) {
    await page.waitForTimeout(500);
    before = now;
    now = await wrong.count();
  }
}

interface AccessibleNode {
  role: string;
  name: string;
  description: string;
  invalid: string | undefined;
}

/** What the accessibility tree holds of one element. */
async function accessible(client: CDPSession, selector: string): Promise<AccessibleNode> {
  const { root } = await client.send('DOM.getDocument');
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    nodeId,
    fetchRelatives: false,
  });
  const [node] = nodes;
  return {
    role: String(node?.role?.value ?? ''),
    name: String(node?.name?.value ?? ''),
    description: String(node?.description?.value ?? ''),
    invalid: node?.properties?.find(({ name }) => name === 'invalid')?.value.value as never,
  };
}

// A page of all examples is dear to open: each language opens one, in its town, and looks at it in
// turn. Colours depend on town and scheme, words on the language: every town is seen in both schemes.
for (const [turn, lang] of languages.entries()) {
  const town = towns[turn]!;
  describe(`every example in ${lang}`, () => {
    let page: Page;
    let problems: string[];
    let close: () => Promise<void>;

    before(async () => {
      ({ page, problems, close } = await open('all', { lang, town, scheme: 'light' }));
      assert.deepEqual(await undefinedTags(page), []);
    });
    after(() => close?.());

    test(`axe finds nothing: ${town}, light`, async () => {
      assert.equal(await page.locator('main > section').count(), examples.length);
      assert.deepEqual(await complaints(page), []);
    });

    const other = towns[(turn + 1) % towns.length]!;
    test(`the colours of ${other} can be read in the dark`, async () => {
      await dress(page, server.address, { town: other, scheme: 'dark' });
      assert.deepEqual(await complaints(page, colourRules), []);
    });

    test('every control is heard with its label, its hint and the state it is seen in', async () => {
      // A list of several gets its stand-in when the page is idle.
      await page.waitForSelector('tt-combobox select[multiple][aria-hidden=true]', {
        state: 'attached',
      });
      // What differs between two documents is worked out last.
      await page.waitForSelector('tt-document-compare summary');
      const { faults, controls, texts } = await wronglyHeard(page);
      assert.deepEqual(faults, []);
      assert.ok(controls > 700 && texts > 60, `${controls} controls, ${texts} texts`);
    });

    test('errors are heard where they are seen, and axe finds nothing with more contrast', async () => {
      await dress(page, server.address, {
        town: 'liepaja',
        scheme: 'light',
        contrast: 'more',
      });
      await leaveEveryControl(page);
      const { faults, errors } = await wronglyHeard(page);
      assert.deepEqual(faults, []);
      assert.ok(errors > 50, `${errors} errors`);
      assert.deepEqual(await complaints(page), []);
    });

    // With the errors of the test before, and in the widest letters of the four towns.
    test('nothing leaves a screen of 320 px to the side', async () => {
      await page.setViewportSize({ width: 320, height: 640 });
      await leaveEveryControl(page);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .filter((element) => !element.closest('[data-visually-hidden],tt-document-viewer'))
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      assert.deepEqual(wide, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });

    test('none of this was an error to the browser', () => {
      assert.deepEqual(problems, []);
    });
  });
}

test('what opens is heard as open, with all that is in it', async () => {
  for (const [example, opener, key, opened] of [
    ['tt-combobox/combobox-groups', '#combobox-groups', 'ArrowDown', '[role=option]'],
    ['tt-combobox/combobox-several', '[role=combobox]', 'ArrowDown', '[role=option]'],
    ['tt-calendar/calendar', 'tt-calendar #button', 'Enter', '[data-day]'],
    ['tt-document-viewer/viewer-signed', '.menu-button', 'Enter', '[role=menu]'],
  ] as const) {
    const { page, close } = await open(example, { lang: 'pl' });
    await undefinedTags(page);
    await page.locator(opener).last().focus();
    await page.keyboard.press(key);
    await page.locator(opened).first().waitFor();
    const { faults, open: isOpen } = await wronglyHeard(page);
    assert.deepEqual(faults, [], example);
    assert.ok(isOpen > 0, `${example} tells nothing as open`);
    await close();
  }
});

test('a control that is told otherwise than it is seen is found', async () => {
  const { page, close } = await open('tt-form/form', { lang: 'en' });
  await undefinedTags(page);
  assert.deepEqual((await wronglyHeard(page)).faults, []);
  await page.evaluate(() => {
    const at = (selector: string): HTMLElement => document.querySelector(selector)!;
    at('[for=form-name]').setAttribute('for', 'nothing');
    at('#form-pesel').removeAttribute('aria-describedby');
    at('#form-persons').setAttribute('aria-invalid', 'true');
    at('#form-consent').setAttribute('aria-label', 'Agreed');
    at('tt-date-field legend').remove();
    at('#form-birth-error').textContent = 'Enter a date';
    at('#form-birth-error').hidden = false;
    at('tt-date-field fieldset').setAttribute(
      'aria-describedby',
      'form-birth-hint form-birth-error',
    );
    at('[data-variant=primary]').setAttribute('aria-hidden', 'true');
  });
  const { faults } = await wronglyHeard(page);
  const expected = [
    /input form-name: has no name/,
    /input form-persons: is told as invalid true, not false/,
    /input form-consent: is named 'Agreed', not 'I confirm/,
    /button Submit: is not in the tree/,
    /fieldset .*: has no name/,
    /p form-pesel-hint: the hint '11 digits' is not heard/,
    /fieldset .*: the hint comes before the error/,
    /tt-date-field .*: shows an error, and nothing in it is told as wrong/,
  ];
  assert.equal(faults.length, expected.length, faults.join('\n'));
  for (const [index, pattern] of expected.entries()) assert.match(faults[index]!, pattern);
  await close();
});

test('what is wrong becomes the description, and goes when it is mended', async () => {
  const { page, close } = await open('tt-field/field-required', { lang: 'pl' });
  await undefinedTags(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  await page.focus('#field-required');
  await page.keyboard.type('A');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await page.locator('#field-required-error').waitFor();
  const wrong = await accessible(client, '#field-required');
  assert.equal(wrong.invalid, 'true');
  assert.match(wrong.description, /^Błąd: /);
  const hint = await page.innerText('#field-required-hint');
  assert.ok(wrong.description.endsWith(hint));
  await page.focus('#field-required');
  await page.keyboard.type('Łucja');
  const mended = await accessible(client, '#field-required');
  assert.equal(mended.invalid ?? 'false', 'false');
  assert.equal(mended.description, hint);
  await close();
});

test('what a number tells is a group of that name, and its button is described by it', async () => {
  const { page, close } = await open('tt-form/identifier-suggestion', { lang: 'en' });
  await undefinedTags(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  await page.locator('[name=pesel]').pressSequentially('44051401359');
  await page.locator('tt-date-field [data-suggestion]').waitFor();
  const told = 'From the number you gave: 14 May 1944';
  const group = await accessible(client, 'tt-date-field [data-suggestion]');
  assert.deepEqual([group.role, group.name], ['group', told]);
  const button = await accessible(client, 'tt-date-field [data-suggestion] button');
  assert.deepEqual(
    [button.role, button.name, button.description],
    ['button', 'Use this answer', told],
  );
  await close();
});

test('the edge of a wrong file is whole, though that of a file is dashed', async () => {
  const { page, close } = await open('tt-field/field-file', { lang: 'pl' });
  const control = page.locator('main tt-field input');
  const edge = (): Promise<string> =>
    control.evaluate((element) => getComputedStyle(element).borderTopStyle);
  assert.equal(await edge(), 'dashed');
  await control.evaluate((element) =>
    element.closest('tt-field')!.showIssues([{ code: 'required', severity: 'error' }]),
  );
  await page.locator('main tt-field [data-error]:not([hidden])').waitFor();
  assert.equal(await edge(), 'solid');
  await close();
});

test('the edge of a wrong answer stays as it is while the pointer is on it', async () => {
  for (const path of ['tt-field/field-server-error', 'tt-fieldset/fieldset-server-error']) {
    const { page, close } = await open(path, { lang: 'pt-PT' });
    const control = page.locator('main input').first();
    const edge = (): Promise<string> =>
      control.evaluate(async (element) => {
        await Promise.all(document.getAnimations().map(({ finished }) => finished));
        return getComputedStyle(element).borderTopColor;
      });
    await page.mouse.move(0, 0);
    const before = await edge();
    await control.hover();
    assert.equal(await edge(), before, path);
    await close();
  }
});

test('what is wrong is edged more heavily, also in forced colours, and moves nothing to the side', async () => {
  for (const forcedColors of ['none', 'active'] as const) {
    const { page, close } = await open('tt-field/field-required', { lang: 'lv' });
    await page.emulateMedia({ forcedColors });
    const control = page.locator('main tt-field input').first();
    const look = (): Promise<{ edge: number; left: number; width: number; text: number }> =>
      control.evaluate((element) => {
        const { borderLeftWidth, boxShadow, paddingLeft } = getComputedStyle(element);
        const { left, width } = element.getBoundingClientRect();
        const border = Number.parseFloat(borderLeftWidth);
        // Chromium writes a shadow as colour, two offsets, blur, spread; forced colours draw none.
        const shadow = / 0px 0px 0px ([\d.]+)px inset$/.exec(boxShadow)?.[1] ?? '0';
        return {
          edge: border + Number(shadow),
          left,
          width,
          text: border + Number.parseFloat(paddingLeft),
        };
      });
    const right = await look();
    await control.evaluate((element) =>
      element.closest('tt-field')!.showIssues([{ code: 'required', severity: 'error' }]),
    );
    await page.locator('main tt-field [data-error]:not([hidden])').first().waitFor();
    const wrong = await look();
    assert.ok(wrong.edge > right.edge, `${forcedColors}: ${right.edge}, then ${wrong.edge}`);
    assert.equal(wrong.left, right.left);
    assert.equal(wrong.width, right.width);
    if (forcedColors === 'none') assert.equal(wrong.text, right.text);
    await close();
  }
});
