import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import type { ComboboxLoader, ComboboxPage, ComboboxQuery, TtCombobox } from './combobox.ts';
import { active, errorText, isOpen, page, rows, styled, until } from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const note = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-combobox-note]:not([hidden])')?.textContent ?? '';
const retry = (root: ParentNode): HTMLButtonElement =>
  root.querySelector('[data-combobox-popup] > button')!;

interface Asked extends ComboboxQuery {
  answer(page: ComboboxPage): void;
  fail(): void;
}

interface Page {
  root: HTMLElement;
  box: HTMLInputElement;
  asked: Asked[];
  /** How often the form was sent. */
  sent: () => number;
}

async function remotePage(only: string): Promise<Page> {
  const asked: Asked[] = [];
  const loader: ComboboxLoader = (query) =>
    new Promise((resolve, reject) => {
      asked.push({ ...query, answer: resolve, fail: () => reject(new Error('offline')) });
    });
  const root = await page(`<tt-combobox ${only}><input id="c" name="street"
    aria-describedby="c-error"></tt-combobox>`);
  root.querySelector<TtCombobox>('tt-combobox')!.loader = loader;
  let times = 0;
  root.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    times += 1;
  });
  root.querySelector('form')!.append(document.createElement('button'));
  const box = root.querySelector<HTMLInputElement>('#c')!;
  box.focus();
  await until(() => box.hasAttribute('aria-controls'), 'the list');
  return { root, box, asked, sent: () => times };
}

const typed = async ({ asked }: Page, text: string, all = text): Promise<void> => {
  await typeText(text);
  await until(() => asked.at(-1)?.query === all, `asked for ${all}`);
};
const failed = 'The list could not be loaded. Check your connection and try again.';
const loading = 'Loading the list…';

describe('Enter where the list of a tt-combobox is not there', () => {
  before(styled);

  for (const only of ['only-listed', ''])
    it(`never sends the form by a second press of "Try again"${only && ', which takes what is listed'}`, async () => {
      const now = await remotePage(only);
      const { root, box, asked, sent } = now;
      await typed(now, 'lesna');
      asked.at(-1)!.fail();
      await until(() => note(root) === failed, 'failed');
      await key('Tab');
      expect(document.activeElement).to.equal(retry(root));
      let before = asked.length;
      await key('Enter');
      await until(() => asked.length === before + 1, 'asked again');
      expect(document.activeElement).to.equal(box);
      await key('Enter');
      expect(note(root), 'while it is asked').to.equal(loading);
      expect(asked, 'not asked twice').to.have.lengthOf(before + 1);
      asked.at(-1)!.fail();
      await until(() => note(root) === failed, 'failed again');
      before = asked.length;
      await key('Enter');
      await until(() => asked.length === before + 1, 'asked once more');
      expect(sent()).to.equal(0);
      asked.at(-1)!.answer({ options: ['Lesna', 'Lesna Dolna'] });
      await until(() => rows(root).length === 2, 'the answer');
      await key('Enter');
      expect(sent(), 'a press that was meant for the button').to.equal(0);
      expect(box.value, 'what was typed names it').to.equal('Lesna');
      expect(isOpen(root)).to.equal(false);
      await key('Enter');
      expect(sent()).to.equal(1);
    });

  it('asks again, or waits, where only the list has answers', async () => {
    const now = await remotePage('only-listed');
    const { root, asked, sent } = now;
    await typed(now, 'l');
    await key('Enter');
    expect(note(root)).to.equal(loading);
    await key('Escape');
    expect(isOpen(root)).to.equal(false);
    await key('Enter');
    expect(note(root), 'shows what is waited for').to.equal(loading);
    asked.at(-1)!.fail();
    await until(() => note(root) === failed, 'failed');
    await key('Escape');
    const before = asked.length;
    await key('Enter');
    await until(() => asked.length === before + 1, 'asked again');
    expect(note(root)).to.equal(loading);
    asked.at(-1)!.answer({ options: ['Lipowa', 'Lesna'] });
    await until(() => rows(root).length === 2, 'the answer');
    expect(sent()).to.equal(0);
    await key('ArrowDown');
    await key('Enter');
    await key('Enter');
    expect(sent()).to.equal(1);
  });

  it('sends what was typed where any text will do', async () => {
    const now = await remotePage('');
    const { root, asked, sent } = now;
    await typed(now, 'l');
    asked.at(-1)!.fail();
    await until(() => note(root) === failed, 'failed');
    await key('Enter');
    expect(sent()).to.equal(1);
  });

  it('sends an empty answer from a closed list, and one that was chosen', async () => {
    const now = await remotePage('only-listed');
    const { root, asked, sent } = now;
    await key('Enter');
    expect(sent(), 'nothing was asked').to.equal(1);
    await key('ArrowDown');
    await until(() => asked.length === 1, 'asked');
    asked[0]!.answer({ options: ['Lesna'] });
    await until(() => active(root) === 'Lesna', 'the option');
    await key('Enter');
    await key('Enter');
    expect(sent()).to.equal(2);
  });
});

describe('a mistake of a tt-combobox that is told, and what is loaded later', () => {
  before(styled);

  async function leftWith(text: string, options: string[]): Promise<Page> {
    const now = await remotePage('only-listed');
    const { root, box, asked } = now;
    await typed(now, text);
    asked.at(-1)!.answer({ options });
    await until(() => box.validity.customError, 'known');
    await key('Tab');
    await until(() => errorText(root) !== '', 'told');
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    return now;
  }

  it('stays away while what is typed on fits something', async () => {
    const now = await leftWith('mic', ['Mickiewicza']);
    const { root, asked } = now;
    await typed(now, 'k', 'mick');
    expect(errorText(root)).to.equal('');
    asked.at(-1)!.answer({ options: ['Mickiewicza'] });
    await until(() => rows(root).join() === 'Mickiewicza', 'the answer');
    await aTimeout(50);
    expect(errorText(root), 'while it is typed').to.equal('');
    await key('Tab');
    await until(() => errorText(root) !== '', 'left again');
  });

  it('comes back at once where what is typed on fits nothing', async () => {
    const now = await leftWith('mic', []);
    const { root, asked } = now;
    await typed(now, 'k', 'mick');
    expect(errorText(root)).to.equal('');
    asked.at(-1)!.answer({ options: [] });
    await until(() => errorText(root) !== '', 'still nothing');
  });

  it('stays away where a page that failed is there after all', async () => {
    const now = await leftWith('mic', ['Mickiewicza']);
    const { root, asked } = now;
    const before = asked.length;
    const streets = Array.from({ length: 12 }, (_, index) => `Mickiewicza ${index + 1}`);
    await key('ArrowDown');
    await until(() => asked.length === before + 1, 'asked');
    asked.at(-1)!.answer({ options: streets, total: 13 });
    await until(() => rows(root).length > 0, 'the first page');
    expect(errorText(root), 'the text is the same').to.not.equal('');
    for (let step = 0; step < 3 && asked.length < before + 2; step += 1) await key('PageDown');
    if (asked.length < before + 2) await key('ArrowDown');
    await until(() => asked.length === before + 2, 'the second page');
    asked.at(-1)!.fail();
    await until(() => note(root) === failed, 'failed');
    expect(errorText(root)).to.equal('');
    await key('Tab');
    expect(document.activeElement).to.equal(retry(root));
    await key('Enter');
    await until(() => asked.length === before + 3, 'asked again');
    asked.at(-1)!.answer({ options: ['Micka'] });
    await until(() => note(root) === '', 'loaded');
    await aTimeout(50);
    expect(errorText(root)).to.equal('');
    await key('Tab');
    await until(() => errorText(root) !== '', 'left');
  });

  it('is told of what was left while nobody knew', async () => {
    const now = await remotePage('only-listed');
    const { root, box, asked } = now;
    await typed(now, 'mic');
    await key('Escape');
    await key('Tab');
    expect(document.activeElement).to.not.equal(box);
    asked.at(-1)!.answer({ options: ['Mickiewicza'] });
    await until(() => errorText(root) !== '', 'told');
  });
});
