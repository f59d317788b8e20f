import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { allExamples, type PrintableExample } from '../src/example-list.ts';
import { startServer, type RunningServer } from '../src/server.ts';

const languages = ['en', 'pt-PT', 'pl', 'lv'] as const;
const towns = ['neutral', 'mielec', 'poiares', 'liepaja'] as const;
const schemes = ['light', 'dark'] as const;

let server: RunningServer;
let browser: Browser;
let examples: PrintableExample[];

before(async () => {
  examples = await allExamples();
  server = await startServer({ dataDir: ':memory:' });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

interface View {
  lang?: string;
  town?: string;
  scheme?: string;
  contrast?: string;
  script?: 'on' | 'off' | 'late';
  ms?: string;
}

async function open(path: string, view: View, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${server.address}/examples/${path}?${new URLSearchParams({ ...view })}`, {
    // A late script holds the load event back.
    waitUntil: view.script === 'late' ? 'domcontentloaded' : 'load',
  });
  return { page, problems, close: () => context.close() };
}

/** axe passes a tag that was never defined, because there is nothing in it to complain of. */
async function undefinedTags(page: Page): Promise<string[]> {
  const read = () => [
    ...new Set(
      [...document.querySelectorAll('*')]
        .filter((element) => element.localName.startsWith('tt-') && !element.matches(':defined'))
        .map(({ localName }) => localName),
    ),
  ];
  // Documents of the viewer open after their element is defined; their state says when they have.
  await page
    .waitForFunction(
      () =>
        ![...document.querySelectorAll('*')].some(
          (element) => element.localName.startsWith('tt-') && !element.matches(':defined'),
        ) && !document.querySelector('tt-document-viewer:state(loading)'),
      undefined,
      { timeout: 15_000 },
    )
    .catch(() => undefined);
  return page.evaluate(read);
}

/** What depends on the colours of a page, and on nothing else of it. */
const colourRules = ['color-contrast', 'link-in-text-block'];

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations: found } = await (
      globalThis as unknown as { axe: typeof import('axe-core') }
    ).axe.run(
      document,
      only
        ? { runOnly: { type: 'rule', values: [...only] } }
        : {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            rules: { 'target-size': { enabled: true } },
          },
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, rules);
}

/** Leaves every control once, so that whatever is missing is told. */
async function leaveEveryControl(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const control of document.querySelectorAll<HTMLElement>(
      'main :is(input,select,textarea)',
    )) {
      control.focus();
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.blur();
    }
  });
  await page.waitForTimeout(300);
}

describe('axe on every example', () => {
  // Colours depend on town and scheme, words on the language: every town is seen in both schemes,
  // and every language in both schemes and in two towns.
  for (const [turn, town] of towns.entries()) {
    for (const [step, scheme] of schemes.entries()) {
      const lang = languages[(turn + step) % languages.length]!;
      test(`${town}, ${scheme}, in ${lang}`, async () => {
        const { page, problems, close } = await open('all', { lang, town, scheme });
        assert.deepEqual(await undefinedTags(page), []);
        assert.equal(await page.locator('main > section').count(), examples.length);
        // In the dark only the colours are others.
        const rules = scheme === 'dark' ? colourRules : undefined;
        assert.deepEqual(await violations(page, rules), []);
        assert.deepEqual(problems, []);
        await close();
      });
    }
  }
  for (const lang of languages) {
    test(`${lang}, errors shown, more contrast`, async () => {
      const { page, close } = await open('all', { lang, town: 'liepaja', contrast: 'more' });
      assert.deepEqual(await undefinedTags(page), []);
      await leaveEveryControl(page);
      assert.ok((await page.locator('[data-error]:visible').count()) > 5);
      assert.deepEqual(await violations(page), []);
      await close();
    });
  }
});

interface AccessibleNode {
  role: string;
  name: string;
  description: string;
  invalid: string | undefined;
  required: boolean | undefined;
}

async function accessible(client: CDPSession, selector: string): Promise<AccessibleNode> {
  const { root } = await client.send('DOM.getDocument');
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    nodeId,
    fetchRelatives: false,
  });
  const node = nodes[0];
  const property = (name: string) =>
    node?.properties?.find((candidate) => candidate.name === name)?.value.value as never;
  return {
    role: String(node?.role?.value ?? ''),
    name: String(node?.name?.value ?? ''),
    description: String(node?.description?.value ?? ''),
    invalid: property('invalid'),
    required: property('required'),
  };
}

describe('the accessibility tree of Chromium', () => {
  for (const lang of languages) {
    test(`every control has the name its label gives and the hint as description, in ${lang}`, async () => {
      const { page, close } = await open('all', { lang });
      await undefinedTags(page);
      // A list of several gets its stand-in when the page is idle.
      await page.waitForSelector('tt-combobox select[multiple][aria-hidden=true]', {
        state: 'attached',
      });
      const client = await page.context().newCDPSession(page);
      await client.send('Accessibility.enable');
      const fields = await page.evaluate(() =>
        // What a condition hides is not in the tree, and rightly so.
        [...document.querySelectorAll('tt-field')]
          .filter((field) => field.checkVisibility())
          .map((field, number) => ({
            probe: field
              // What a stand-in took the place of is not in the tree.
              .querySelector(':is(input,select,textarea):not([aria-hidden=true])')
              ?.setAttribute('data-probe', `${number}`),
            selector: `[data-probe="${number}"]`,
            // Marks that a form switches off are out of sight, and so out of the name.
            label: field.querySelector('label')?.innerText?.trim().replace(/\s+/g, ' ') ?? '',
            hint:
              field.querySelector('[data-hint]')?.textContent?.trim().replace(/\s+/g, ' ') ?? '',
          })),
      );
      assert.ok(fields.length > 15);
      for (const { selector, label, hint } of fields) {
        const { name, description } = await accessible(client, selector);
        assert.equal(name, label);
        assert.ok(description.includes(hint), `${label}: '${description}' lacks '${hint}'`);
      }
      await close();
    });
  }

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
    const told = 'From the field “PESEL number”: 14 May 1944';
    const group = await accessible(client, 'tt-date-field [data-suggestion]');
    assert.deepEqual([group.role, group.name], ['group', told]);
    const button = await accessible(client, 'tt-date-field [data-suggestion] button');
    assert.deepEqual(
      [button.role, button.name, button.description],
      ['button', 'Use this answer', told],
    );
    await close();
  });
});

async function fillIn(page: Page, fills: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fills)) {
    const control = page.locator(`main [name="${name}"]`).first();
    const type = await control.evaluate((element) => (element as HTMLInputElement).type);
    if (type === 'radio' || type === 'checkbox') {
      await page.locator(`main [name="${name}"][value="${value}"]`).check();
    } else if (type.startsWith('select')) await control.selectOption(value);
    else await control.fill(value);
  }
}

test('without script every example sends what was filled in', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const filled = examples.filter(({ fills }) => Object.keys(fills).length > 0);
  assert.ok(filled.length > 20);
  for (const { tag, id, fills } of filled) {
    await page.goto(`${server.address}/examples/${tag}/${id}?script=off&lang=lv`);
    await fillIn(page, fills);
    await page
      .locator('main button:not([type=button],[name=language],[aria-hidden],[hidden])')
      .first()
      .click();
    const sent = JSON.parse(await page.innerText('body')) as [string, string][];
    for (const [name, value] of Object.entries(fills)) {
      assert.ok(
        sent.some(([key, text]) => key === name && text === value),
        `${id}: ${name}=${value} is not in ${JSON.stringify(sent)}`,
      );
    }
  }
  await context.close();
});

test('moved, taken out and put back, every example keeps what was filled in', async () => {
  const filled = examples.filter(
    ({ tag, fills }) =>
      Object.keys(fills).length > 0 && !/document|read-confirmation|signature/.test(tag),
  );
  assert.ok(filled.length > 60);
  const { page, problems, close } = await open('all', { lang: 'pl' });
  assert.deepEqual(await undefinedTags(page), []);
  const lost = await page.evaluate(
    async (all) => {
      const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
      const sections = [...document.querySelectorAll('main > section')];
      const missing: string[] = [];
      const check = (form: HTMLFormElement, when: string, id: string, fills: object): void => {
        const sent = [...new FormData(form)].map((pair) => pair.join('='));
        for (const pair of Object.entries(fills))
          if (!sent.includes(pair.join('='))) missing.push(`${id}: ${pair.join('=')} ${when}`);
      };
      for (const { index, id, fills } of all) {
        const section = sections[index]!;
        const form = section.querySelector('form')!;
        for (const [name, value] of Object.entries(fills)) {
          const controls = [
            ...section.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`),
          ].filter((control) => !control.matches(':disabled'));
          const choice = controls.find(
            (each) => /^(?:radio|checkbox)$/.test(each.type) && each.value === value,
          );
          const control = choice ?? controls[0];
          if (!control) {
            missing.push(`${id}: no control ${name}`);
            continue;
          }
          if (choice) choice.checked = true;
          else control.value = value;
          for (const type of ['input', 'change'])
            control.dispatchEvent(new Event(type, { bubbles: true }));
          await pause(20);
        }
        await pause(0);
        check(form, 'after it was filled in', id, fills);
        const [element] = [...form.children].filter(({ localName }) => localName.startsWith('tt-'));
        const moved = element ?? [...form.children].find((each) => each.querySelector('*'))!;
        const place = document.createElement('div');
        moved.before(place);
        place.append(moved);
        await pause(0);
        check(form, 'after a move', id, fills);
        moved.remove();
        await pause(20);
        place.append(moved);
        await pause(0);
        check(form, 'after it was taken out and put back', id, fills);
      }
      return missing;
    },
    filled.map(({ id, fills }) => ({
      index: examples.findIndex((each) => each.id === id),
      id,
      fills,
    })),
  );
  assert.deepEqual(lost, []);
  assert.deepEqual(problems, []);
  await close();
});

test('text typed before the script arrives stays, with focus and caret', async () => {
  for (const [path, control, text] of [
    ['tt-field/field-required', 'field-required', 'Łucja Ķirsone'],
    ['tt-field/field-textarea', 'field-textarea', 'Duas linhas'],
    ['tt-date-field/date-field', 'date-field-year', '1980'],
    ['tt-calendar/calendar', 'calendar', '3.5.2026'],
    ['tt-combobox/combobox-text', 'combobox-text', 'Kalna'],
    ['tt-phone/phone', 'phone', '600100200'],
    ['tt-address/address-pl', 'address-pl-PL-street', 'Biernackiego'],
    ['tt-repeater/repeater', 'repeater-0-name', 'Żaneta'],
  ] as const) {
    const [tag] = path.split('/');
    const view = { lang: 'pt-PT', script: 'late', ms: '4000' } as const;
    const { page, problems, close } = await open(path, view);
    await page.focus(`#${control}`);
    await page.keyboard.type(text);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.locator(`${tag}:defined`).count(), 0, 'the script came too early');
    await page.waitForSelector(`${tag}:defined`, { state: 'attached' });
    await page.waitForTimeout(300);
    await page.keyboard.type('!');
    const [value, focused] = await page.evaluate(() => {
      const active = document.activeElement as HTMLInputElement;
      return [active.value, active.id];
    });
    assert.equal(value, `${text.slice(0, -1)}!${text.at(-1)}`, path);
    assert.equal(focused, control, path);
    assert.deepEqual(problems, []);
    await close();
  }
});

test('nothing leaves a screen of 320 px to the side, in the longest words', async () => {
  for (const lang of languages) {
    const { page, close } = await open(
      'all',
      { lang, town: 'liepaja' },
      { viewport: { width: 320, height: 640 } },
    );
    await undefinedTags(page);
    await leaveEveryControl(page);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .filter((element) => !element.closest('[data-visually-hidden],tt-document-viewer'))
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(wide, [], lang);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await close();
  }
});
