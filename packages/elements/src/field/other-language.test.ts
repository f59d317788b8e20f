import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';
import '../date-field/define.ts';
import '../form/define.ts';
import type { ValueDetail } from './field.ts';

/** What a field of `kind` says its value is after typing `text` on a page in `before` that then speaks `now`. */
async function switched(
  kind: string,
  text: string,
  [before, now]: [string, string],
  attributes = '',
): Promise<{ value: unknown; shown: string; error: string }> {
  const root = await fixture<HTMLElement>(`<div lang="${before}"><tt-form><form>
    <tt-field><label for="c">Value</label><p id="c-error" data-error hidden></p>
    <input id="c" name="c" data-value="${kind}" ${attributes} aria-describedby="c-error"></tt-field>
    <button type="button" id="next">Next</button></form></tt-form></div>`);
  let detail: ValueDetail | undefined;
  root.addEventListener('tt-value', (event) => {
    detail = event.detail;
    void detail.value;
  });
  const input = root.querySelector<HTMLInputElement>('input')!;
  input.focus();
  await typeText(text);
  await sendKeys({ press: 'Tab' });
  await waitUntil(() => detail?.raw === text, 'the value');
  const { value } = detail!;
  expect(value, 'before').to.be.a('string');
  root.lang = now;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const shown = input.value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await waitUntil(() => detail?.raw === shown, 'the value in the other language');
  expect(detail!.value, 'after').to.equal(value);
  const error = root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
  return { value, shown, error };
}

describe('an answer on a page that comes to speak another language', () => {
  it('is the same number, written as it is there', async () => {
    expect(await switched('decimal', '1,234', ['pl', 'en'])).to.deep.equal({
      value: '1.234',
      shown: '1.234',
      error: '',
    });
    const limited = await switched('decimal', '1,234', ['pt-PT', 'en'], 'max="100"');
    expect(limited.error).to.equal('');
    expect((await switched('decimal', '1.234', ['en', 'lv'])).shown).to.equal('1,234');
    expect((await switched('money', '12.50', ['en', 'pl'])).value).to.equal('12.50');
  });

  it('stays as it was typed where it means the same', async () => {
    expect((await switched('decimal', '12', ['pl', 'en'])).shown).to.equal('12');
    expect((await switched('date', '3.5.2026', ['pl', 'lv'])).shown).to.equal('3.5.2026');
    expect((await switched('text', '1,234', ['pl', 'en'])).shown).to.equal('1,234');
  });

  it('has no sign that was not typed', async () => {
    expect((await switched('per-mille', '1,234', ['pl', 'en'])).shown).to.equal('1.234');
  });
});

/** A page in Polish with `inside` for its question, and what is told there. */
async function polish(
  inside: string,
): Promise<{ root: HTMLElement; told: () => string; speak: (language: string) => Promise<void> }> {
  const root = await fixture<HTMLElement>(`<div lang="pl"><tt-form><form>${inside}
    <button type="button" id="next">Next</button></form></tt-form></div>`);
  const told = (): string =>
    root.querySelector(':is([data-error],[data-warning]):not([hidden])')?.textContent?.trim() ?? '';
  const speak = async (language: string): Promise<void> => {
    root.lang = language;
    await new Promise((resolve) => setTimeout(resolve, 80));
  };
  return { root, told, speak };
}

const field = (kind: string, attributes = '', value = ''): string =>
  `<tt-field ${attributes}><label for="c">Value</label>
    <input id="c" name="c" data-value="${kind}" value="${value}"></tt-field>`;

async function type(root: HTMLElement, text: string, id = 'c'): Promise<void> {
  const input = root.querySelector<HTMLInputElement>(`#${id}`)!;
  input.focus();
  input.select();
  await typeText(text);
  await sendKeys({ press: 'Tab' });
}

describe('an answer in doubt on a page that comes to speak another language', () => {
  for (const [kind, text] of [
    ['decimal', '1.234'],
    ['money', '1,234'],
    ['date', 'poniedziałek, 3 maja 2026'],
  ] as const) {
    it(`stays as it was typed, and in doubt: ${kind}`, async () => {
      const { root, told, speak } = await polish(field(kind));
      const input = root.querySelector('input')!;
      await type(root, text);
      await waitUntil(() => told() !== '', 'the doubt');
      let before = told();
      for (const language of ['en', 'pl', 'en', 'lv', 'en', 'pl']) {
        await speak(language);
        await waitUntil(() => told() !== '' && told() !== before, `the doubt in ${language}`);
        expect(input.value).to.equal(text);
        before = told();
      }
    });
  }

  it('is read as the page speaks once it is another text', async () => {
    const { root, told, speak } = await polish(field('decimal'));
    await type(root, '1.234');
    await waitUntil(() => told() !== '', 'the doubt');
    await speak('en');
    expect(told()).to.contain('decimal point');
    await type(root, '2.345');
    await waitUntil(() => told() === '', 'no doubt');
    await speak('pl');
    expect(root.querySelector('input')!.value).to.equal('2,345');
    expect(told()).to.equal('');
  });

  it('was typed in another language before the server printed it', async () => {
    const { root, told, speak } = await polish(field('decimal', 'data-typed-in="pl"', '1.234'));
    root.lang = 'en';
    expect(await root.querySelector('tt-form')!.check()).to.equal(false);
    expect(told()).to.contain('decimal point');
    await speak('pl');
    expect(root.querySelector('input')!.value).to.equal('1.234');
    expect(told()).to.contain('przecinkiem');
    await speak('en');
    await type(root, '2.345');
    await waitUntil(() => told() === '', 'no doubt');
  });
});

describe('a date in parts on a page that comes to speak another language', () => {
  const date = `<tt-date-field name="d"><fieldset><legend>Day</legend><div data-parts>
    <div data-part><label for="d">Day</label><input id="d" name="d-d" data-part="day"></div>
    <div data-part><label for="m">Month</label><input id="m" name="d-m" data-part="month"></div>
    <div data-part><label for="y">Year</label><input id="y" name="d-y" data-part="year"></div>
    </div></fieldset></tt-date-field>`;

  it('is the same day', async () => {
    const { root, told, speak } = await polish(date);
    await type(root, '3', 'd');
    await type(root, 'V', 'm');
    await type(root, '2026', 'y');
    await root.querySelector('tt-form')!.check();
    await speak('en');
    expect(root.querySelector<HTMLInputElement>('#m')!.value).to.equal('5');
    expect(await root.querySelector('tt-form')!.check()).to.equal(true);
    expect(told()).to.equal('');
  });

  it('has the same month while it is half filled in', async () => {
    const { root, told, speak } = await polish(date);
    await type(root, 'V', 'm');
    await type(root, '2026', 'y');
    await waitUntil(() => told() !== '', 'no day');
    await speak('en');
    await type(root, '3', 'd');
    expect(await root.querySelector('tt-form')!.check()).to.equal(true);
  });

  it('keeps a month that was refused refused until it is another text', async () => {
    const { root, told, speak } = await polish(date);
    await speak('en');
    await type(root, '3', 'd');
    await type(root, 'V', 'm');
    await type(root, '2026', 'y');
    await waitUntil(() => told().includes('month'), 'the month is not read');
    for (const language of ['lv', 'pl', 'en']) {
      await speak(language);
      expect(told(), language).not.to.equal('');
      expect(root.querySelector<HTMLInputElement>('#m')!.value).to.equal('V');
    }
  });
});
