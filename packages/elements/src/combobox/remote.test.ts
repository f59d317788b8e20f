import { aTimeout, expect } from '@open-wc/testing';
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
  sent,
  styled,
  until,
} from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const type = typeText;
const note = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-combobox-note]:not([hidden])')?.textContent ?? '';

interface Asked extends ComboboxQuery {
  answer(page: ComboboxPage): void;
  fail(): void;
}

/** A server that answers when the test says so. */
function server(): { asked: Asked[]; loader: ComboboxLoader } {
  const asked: Asked[] = [];
  const loader: ComboboxLoader = (query) =>
    new Promise((resolve, reject) => {
      asked.push({ ...query, answer: resolve, fail: () => reject(new Error('offline')) });
    });
  return { asked, loader };
}

async function remotePage(
  loader: ComboboxLoader,
  only = '',
): Promise<{ root: HTMLElement; box: HTMLInputElement }> {
  const root = await page(`<tt-combobox ${only}><input id="c" name="street"
    aria-describedby="c-error"><input type="hidden" name="code" data-key></tt-combobox>`);
  root.querySelector<TtCombobox>('tt-combobox')!.loader = loader;
  const box = root.querySelector<HTMLInputElement>('#c')!;
  box.focus();
  await until(() => box.hasAttribute('aria-controls'), 'the list');
  return { root, box };
}

const street = (name: string): { value: string; label: string } => ({
  value: `#${name}`,
  label: name,
});

describe('tt-combobox with a loader', () => {
  before(styled);

  it('asks after a pause, says that it is loading, and shows what came', async () => {
    const { asked, loader } = server();
    const { root } = await remotePage(loader);
    await key('ArrowDown');
    await until(() => asked.length === 1, 'asked for the beginning');
    expect(note(root)).to.equal('Loading the list…');
    asked[0]!.answer({ options: [street('Borek')], total: 1 });
    await until(() => active(root) === 'Borek', 'goes to the first as soon as it is there');
    await type('lak');
    // A driver may type slower than the pause: what counts is that the last word is asked for.
    await until(() => asked.at(-1)!.query === 'lak', 'asked for what was typed');
    asked.at(-1)!.answer({ options: [street('Łąkowa')], total: 1 });
    await until(() => rows(root).join() === 'Łąkowa', 'the answer');
    expect(note(root)).to.equal('');
    await until(() => said().includes('1 result available'), 'said');
    await key('ArrowDown');
    await key('Enter');
    expect(sent(root)).to.deep.equal([
      ['street', 'Łąkowa'],
      ['code', '#Łąkowa'],
    ]);
  });

  it('aborts what was overtaken and shows nothing of it, even when it comes last', async () => {
    const { asked, loader } = server();
    const { root } = await remotePage(loader);
    await type('a');
    await until(() => asked.length === 1, 'a');
    await type('b');
    await until(() => asked.length === 2, 'ab');
    expect(asked[0]!.signal.aborted).to.equal(true);
    asked[1]!.answer({ options: [street('Abc')], total: 1 });
    await until(() => rows(root).join() === 'Abc', 'the newer answer');
    asked[0]!.answer({ options: [street('Aaa')], total: 1 });
    await aTimeout(50);
    expect(rows(root)).to.deep.equal(['Abc']);
    await key('Backspace');
    await until(() => asked.length === 3, 'the one that was stopped is asked again');
    asked[2]!.answer({ options: [street('Aaa')], total: 1 });
    await until(() => rows(root).join() === 'Aaa', 'its answer');
    await type('b');
    expect(rows(root), 'answers are kept while the list is open').to.deep.equal(['Abc']);
    await aTimeout(350);
    expect(asked).to.have.lengthOf(3);
  });

  it('says that loading failed, and tries again by button and by key', async () => {
    const { asked, loader } = server();
    const { root, box } = await remotePage(loader, 'only-listed');
    await type('l');
    await until(() => asked.length === 1, 'asked');
    asked[0]!.fail();
    const text = 'The list could not be loaded. Check your connection and try again.';
    await until(() => note(root) === text, 'the sentence');
    const retry = root.querySelector<HTMLButtonElement>('[data-combobox-popup] > button')!;
    expect(retry.textContent).to.equal('Try again');
    await press(retry);
    await until(() => asked.length === 2, 'asked again');
    expect(document.activeElement).to.equal(box);
    expect(note(root)).to.equal('Loading the list…');
    asked[1]!.fail();
    await until(() => !retry.hidden, 'failed again');
    await key('Tab');
    expect(document.activeElement).to.equal(retry);
    await key('Enter');
    await until(() => asked.length === 3, 'asked a third time');
    asked[2]!.answer({ options: [], total: 0 });
    await until(() => note(root) === 'No results found', 'nothing fits');
    expect(retry.hidden).to.equal(true);
  });

  it('leaves to the server what could not be asked', async () => {
    const { asked, loader } = server();
    const { root, box } = await remotePage(loader, 'only-listed');
    await type('l');
    await until(() => asked.length === 1, 'asked');
    asked[0]!.fail();
    await until(() => note(root) !== 'Loading the list…', 'failed');
    box.blur();
    await aTimeout(200);
    expect(errorText(root)).to.equal('');
    expect(box.value).to.equal('l');
    expect(box.checkValidity()).to.equal(true);
  });

  it('takes nothing that was found out about another text for an answer about this one', async () => {
    const { asked, loader } = server();
    const { root, box } = await remotePage(loader, 'only-listed');
    await type('zzz');
    await until(() => asked.at(-1)?.query === 'zzz', 'asked');
    asked.at(-1)!.answer({ options: [] });
    await until(() => !box.checkValidity(), 'not listed');
    await type('y');
    expect(box.checkValidity(), 'nobody knows yet').to.equal(true);
    await until(() => asked.at(-1)?.query === 'zzzy', 'asked again');
    await key('Tab');
    asked.at(-1)!.fail();
    await aTimeout(100);
    expect(errorText(root)).to.equal('');
    expect(box.checkValidity(), 'the server knows').to.equal(true);
  });

  it('an answer that comes after leaving still decides', async () => {
    for (const listed of [true, false]) {
      const { asked, loader } = server();
      const { root, box } = await remotePage(loader, 'only-listed');
      await type('lakowa');
      await until(() => asked.at(-1)?.query === 'lakowa', 'asked');
      await key('Tab');
      await aTimeout(100);
      expect(errorText(root)).to.equal('');
      asked.at(-1)!.answer({ options: listed ? [street('Łąkowa')] : [], total: listed ? 1 : 0 });
      if (listed) {
        await until(() => box.value === 'Łąkowa', 'chosen');
        expect(sent(root)[1]).to.deep.equal(['code', '#Łąkowa']);
      } else await until(() => errorText(root).includes('not in the list'), 'the error');
      root.remove();
    }
  });

  it('loads page after page, by arrow and by scrolling', async () => {
    const loader: ComboboxLoader = ({ offset, limit }) =>
      Promise.resolve({
        options: Array.from({ length: limit }, (_, index) => `Street ${offset + index + 1}`),
        total: 1000,
      });
    const { root } = await remotePage(loader);
    await key('ArrowDown');
    await until(() => active(root) === 'Street 1', 'the first');
    expect(root.querySelector('[data-active]')!.getAttribute('aria-setsize')).to.equal('1000');
    for (let step = 0; step < 4; step += 1) await key('PageDown');
    // The second page may have come before the last of these keys, which then reaches into it.
    if (active(root) !== 'Street 41') await key('ArrowDown');
    await until(() => active(root) === 'Street 41', 'the first of the second page');
    const list = root.querySelector('[role=listbox]')!;
    await until(() => {
      list.scrollTop = list.scrollHeight;
      return rows(root).includes('Street 81');
    }, 'the third page');
    expect(root.querySelectorAll('[role=option]').length).to.be.at.most(50);
  });

  it('fills a select of several', async () => {
    const root = await page(`<tt-combobox><select id="c" name="street" multiple
      aria-describedby="c-error"></select></tt-combobox>`);
    root.querySelector<TtCombobox>('tt-combobox')!.loader = ({ query }) =>
      Promise.resolve({ options: [street(`${query}1`)], total: 1 });
    root.querySelector<HTMLElement>('#c')!.focus();
    await until(() => !!root.querySelector('[role=combobox][aria-controls]'), 'the list');
    for (const text of ['a', 'b']) {
      await type(text);
      await until(() => rows(root).join() === `${text}1`, text);
      await key('ArrowDown');
      await key('Enter');
    }
    expect(sent(root)).to.deep.equal([
      ['street', '#a1'],
      ['street', '#b1'],
    ]);
  });
});
