import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import type { ComboboxLoader, ComboboxPage, ComboboxQuery, TtCombobox } from './combobox.ts';
import {
  active,
  errorText,
  page,
  press,
  rows,
  said,
  styled,
  until,
} from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const note = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-combobox-note]:not([hidden])')?.textContent ?? '';
const retry = (root: ParentNode): HTMLButtonElement =>
  root.querySelector('[data-combobox-popup] > button')!;

interface Asked extends ComboboxQuery {
  answer(page: ComboboxPage): void;
}

/** A server that nobody hears of again, unless the test says so. */
async function slowPage(only = ''): Promise<{ root: HTMLElement; asked: Asked[] }> {
  const asked: Asked[] = [];
  const loader: ComboboxLoader = (query) =>
    new Promise((resolve) => void asked.push({ ...query, answer: resolve }));
  const root = await page(`<tt-combobox ${only}><input id="c" name="street"
    aria-describedby="c-error"></tt-combobox>`);
  root.querySelector<TtCombobox>('tt-combobox')!.loader = loader;
  const box = root.querySelector<HTMLInputElement>('#c')!;
  box.focus();
  await until(() => box.hasAttribute('aria-controls'), 'the list');
  return { root, asked };
}

const loading = 'Loading the list…';
const slow = 'The list takes longer than usual to load.';

describe('a tt-combobox whose loader does not answer', () => {
  before(styled);

  it('says after a while that one may go on with what was typed, or try again', async () => {
    const { root, asked } = await slowPage();
    await typeText('lak');
    await until(() => asked.at(-1)?.query === 'lak', 'asked');
    expect(note(root)).to.equal(loading);
    expect(retry(root).hidden).to.equal(true);
    await until(() => note(root).startsWith(slow), 'that it takes long');
    expect(note(root)).to.equal(
      `${slow} You can wait, try again or leave what you typed as it is.`,
    );
    await until(() => said().includes(slow), 'said');
    const first = asked.at(-1)!;
    expect(first.signal.aborted, 'an answer is still welcome').to.equal(false);
    const before = asked.length;
    await press(retry(root));
    await until(() => asked.length === before + 1, 'asked again');
    expect(first.signal.aborted).to.equal(true);
    expect(note(root)).to.equal(loading);
    first.answer({ options: ['Late'] });
    asked.at(-1)!.answer({ options: ['Łąkowa'] });
    await until(() => rows(root).join() === 'Łąkowa', 'the answer');
    expect(note(root)).to.equal('');
    expect(retry(root).hidden).to.equal(true);
  });

  it('still takes the answer, goes to it by the key that was pressed, and forgets when one types on', async () => {
    const { root, asked } = await slowPage('only-listed');
    await key('ArrowDown');
    await until(() => asked.length === 1, 'asked');
    await until(() => note(root).startsWith(slow), 'that it takes long');
    expect(note(root), 'what is not listed cannot be left').to.equal(
      `${slow} You can wait or try again.`,
    );
    asked[0]!.answer({ options: ['Borek'], total: 9 });
    await until(() => active(root) === 'Borek', 'the option');
    expect(note(root)).to.equal('');
    await typeText('l');
    await until(() => asked.at(-1)?.query === 'l', 'asked for what is typed');
    expect(note(root)).to.equal(loading);
    await key('Escape');
    await key('Tab');
    expect(errorText(root)).to.equal('');
  });

  it('says it in the language that the page has now', async () => {
    const { root, asked } = await slowPage();
    await typeText('l');
    await until(() => asked.length > 0, 'asked');
    await until(() => note(root).startsWith(slow), 'that it takes long');
    root.lang = 'lv';
    await until(() => note(root).startsWith('Saraksta ielāde'), 'in Latvian');
    expect(retry(root).textContent).to.equal('Mēģināt vēlreiz');
  });
});
