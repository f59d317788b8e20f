import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { allExamples, type PrintableExample } from '../src/example-list.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import {
  examplesWindow,
  openExamples,
  undefinedTags,
  type OpenExamples,
  type View,
} from './example-page.ts';

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

/** Opens a page of examples in a context of its own: pages of one wait for each other's late script. */
async function open(path: string, view: View): Promise<OpenExamples> {
  const context = await browser.newContext(examplesWindow);
  const opened = await openExamples(context, server.address, path, view);
  return { ...opened, close: () => context.close() };
}

async function fillIn(part: Locator, fills: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fills)) {
    const control = part.locator(`[name="${name}"]`).first();
    const type = await control.evaluate((element) => (element as HTMLInputElement).type);
    if (type === 'radio' || type === 'checkbox') {
      await part.locator(`[name="${name}"][value="${value}"]`).check();
    } else if (type.startsWith('select')) await control.selectOption(value);
    else await control.fill(value);
  }
}

for (const script of ['on', 'late'] as const)
  test(`an example that needs a script of its page has one, script ${script}`, async () => {
    const context = await browser.newContext(examplesWindow);
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
    const at = (path: string): string =>
      `${server.address}/examples/${path}?lang=pl&script=${script}&ms=200`;
    await page.goto(at('tt-output/output-money'), { waitUntil: 'networkidle' });
    await page.locator('#output-money-persons').pressSequentially('4');
    await page.locator('output', { hasText: '108,00' }).waitFor();
    await page.goto(at('tt-address/address-pl'), { waitUntil: 'networkidle' });
    await page.locator('#address-pl-PL-locality').pressSequentially('Mielec');
    await page.getByRole('button', { name: 'Znajdź adres' }).click();
    await page.getByRole('button', { name: /gmina wiejska Mielec/ }).click();
    assert.equal(await page.locator('#address-pl-PL-postal-code').inputValue(), '39-331');
    assert.deepEqual(refused, []);
    await context.close();
  });

test('without script every example sends what was filled in', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  // The server is asked apart from the page, which stays where it is: the next form is on it.
  let tell: (sent: [string, string][]) => void;
  await page.route('**/examples/echo*', async (route, request) => {
    const { 'content-type': type } = request.headers();
    const answer = await fetch(request.url(), {
      method: request.method(),
      body: request.postDataBuffer() as BodyInit | null,
      ...(type && { headers: { 'content-type': type } }),
    });
    tell((await answer.json()) as [string, string][]);
    await route.fulfill({ status: 204 });
  });
  await page.goto(`${server.address}/examples/all?script=off&lang=lv`);
  const filled = [...examples.entries()].filter(([, { fills }]) => Object.keys(fills).length > 0);
  assert.ok(filled.length > 20);
  for (const [index, { id, fills }] of filled) {
    const section = page.locator('main > section').nth(index);
    await fillIn(section, fills);
    const answer = new Promise<[string, string][]>((resolve) => (tell = resolve));
    await section
      .locator('button:not([type=button],[name=language],[aria-hidden],[hidden])')
      .first()
      .click();
    const sent = await answer;
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
      const sections = [...document.querySelectorAll<HTMLElement>('main > section')];
      // What is out of sight need not be laid out again at every step.
      for (const { style } of sections) style.contentVisibility = 'auto';
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

/** A control of each kind of element and what is typed into it. */
const early = [
  ['tt-field/field-required', 'field-required', 'Łucja Ķirsone'],
  ['tt-field/field-textarea', 'field-textarea', 'Duas linhas'],
  ['tt-date-field/date-field', 'date-field-year', '1980'],
  ['tt-calendar/calendar', 'calendar', '3.5.2026'],
  ['tt-combobox/combobox-text', 'combobox-text', 'Kalna'],
  ['tt-phone/phone', 'phone', '600100200'],
  ['tt-address/address-pl', 'address-pl-PL-street', 'Biernackiego'],
  ['tt-repeater/repeater', 'repeater-0-name', 'Żaneta'],
] as const;

for (const [tag, id] of [
  ['tt-statement', 'statement-truth'],
  ['tt-consent', 'consent-voluntary'],
] as const)
  test(`${id}: sent again after Back it has the same key, whenever it was ticked`, async () => {
    const { page, close } = await open(`${tag}/${id}`, { lang: 'en' });
    const { fills } = examples.find((example) => example.tag === tag && example.id === id)!;
    const sent: Map<string, string>[] = [];
    for (const ticked of ['once', 'as the browser gave it back', 'anew']) {
      if (ticked === 'anew') await page.getByRole('checkbox').uncheck();
      await fillIn(page.locator('main'), fills);
      await page.locator('main form button:not([type=button],[aria-hidden])').first().click();
      await page.waitForURL('**/echo');
      sent.push(new Map(JSON.parse(await page.innerText('body')) as [string, string][]));
      await page.goBack();
    }
    const [first] = sent;
    assert.ok(first!.get('tt-submission'));
    assert.deepEqual(
      sent.map((data) => data.get('tt-submission')),
      sent.map(() => first!.get('tt-submission')),
    );
    await close();
  });

test('answers sent again after Back have the same key, others a new one', async () => {
  const { page, close } = await open('tt-form/form', { lang: 'en' });
  const { fills } = examples.find(({ id, tag }) => tag === 'tt-form' && id === 'form')!;
  const keys: (string | undefined)[] = [];
  const send = async (): Promise<void> => {
    await page.locator('main form button:not([type=button],[aria-hidden])').first().click();
    await page.waitForURL('**/echo');
    const sent = JSON.parse(await page.innerText('body')) as [string, string][];
    keys.push(sent.find(([name]) => name === 'tt-submission')?.[1]);
  };
  await fillIn(page.locator('main'), fills);
  await send();
  // This browser keeps no pages for the way back: the page is loaded again, and answers
  // that the browser was told not to keep are typed again.
  await page.goBack();
  await fillIn(page.locator('main'), fills);
  await send();
  await page.goBack();
  await fillIn(page.locator('main'), { ...fills, name: 'Anna' });
  await send();
  await page.goto(`${server.address}/examples/tt-form/form?lang=en`);
  await fillIn(page.locator('main'), { ...fills, name: 'Anna' });
  await send();
  assert.ok(keys[0]);
  assert.equal(keys[1], keys[0]);
  assert.equal(new Set(keys).size, 3, keys.join());
  await close();
});

// The pages wait for their scripts together.
describe(
  'text typed before the script arrives stays, with focus and caret',
  { concurrency: 4 },
  () => {
    for (const [path, control, text] of early) {
      const [tag] = path.split('/');
      test(tag!, async () => {
        const view = { lang: 'pt-PT', script: 'late' } as const;
        const { page, problems, letScriptCome, close } = await open(path, view);
        await page.focus(`#${control}`);
        await page.keyboard.type(text);
        await page.keyboard.press('ArrowLeft');
        assert.equal(await page.locator(`${tag}:defined`).count(), 0, 'the script came too early');
        letScriptCome();
        await page.waitForSelector(`${tag}:defined`, { state: 'attached' });
        await page.waitForTimeout(300);
        await page.keyboard.type('!');
        const [value, focused] = await page.evaluate(() => {
          const active = document.activeElement as HTMLInputElement;
          return [active.value, active.id];
        });
        assert.equal(value, `${text.slice(0, -1)}!${text.at(-1)}`);
        assert.equal(focused, control);
        assert.deepEqual(problems, []);
        await close();
      });
    }

    const pressed = [
      ['tt-field/field-select', 'field-select', 'ArrowDown'],
      ['tt-consent/consent-voluntary', 'consent-voluntary', 'Space'],
      ['tt-consent/consent-given', 'consent-given', 'Space'],
      ['tt-statement/statement-truth', 'statement-truth', 'Space'],
    ] as const;
    for (const [path, control, key] of pressed) {
      const [tag] = path.split('/');
      test(control, async () => {
        const view = { lang: 'pl', script: 'late' } as const;
        const { page, problems, letScriptCome, close } = await open(path, view);
        const answer = (): Promise<string> =>
          page.locator(`#${control}`).evaluate((element) => {
            const { type, checked, value } = element as HTMLInputElement;
            return type === 'checkbox' ? String(checked) : value;
          });
        const printed = await answer();
        await page.focus(`#${control}`);
        await page.keyboard.press(key);
        const given = await answer();
        assert.notEqual(given, printed, 'the key gave no other answer');
        assert.equal(await page.locator(`${tag}:defined`).count(), 0, 'the script came too early');
        letScriptCome();
        await page.waitForSelector(`${tag}:defined`, { state: 'attached' });
        await page.waitForTimeout(300);
        assert.equal(await answer(), given);
        assert.equal(await page.evaluate(() => document.activeElement?.id), control);
        // What is done after it came counts as ever.
        await page.keyboard.press(key);
        assert.notEqual(await answer(), given);
        assert.deepEqual(problems, []);
        await close();
      });
    }
  },
);
