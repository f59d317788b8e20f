import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import {
  active,
  come,
  errorText,
  eventsOf,
  input,
  isOpen,
  press,
  rows,
  said,
  select,
  selectPage,
  sent,
  styled,
  until,
} from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const type = typeText;
const tags = (root: ParentNode): HTMLButtonElement[] => [
  ...root.querySelectorAll<HTMLButtonElement>('[data-combobox-tags] button'),
];
const names = (root: ParentNode): (string | null)[] =>
  tags(root).map((tag) => tag.getAttribute('aria-label'));

describe('tt-combobox around a select of several', () => {
  before(styled);

  it('shows what is printed as chosen before anybody comes', async () => {
    const root = await selectPage('multiple', 'en', ['Borek', 'Wolności']);
    await until(() => tags(root).length === 2, 'the tags');
    expect(names(root)).to.deep.equal(['Remove: Borek', 'Remove: Wolności']);
    expect(root.querySelector('[data-combobox-tags]')!.getAttribute('aria-label')).to.equal(
      'Selected options',
    );
    for (const tag of tags(root)) expect(tag.getBoundingClientRect().height).to.be.at.least(44);
    expect(sent(root)).to.deep.equal([
      ['district', '1'],
      ['district', '6'],
    ]);
  });

  it('chooses several in a row from the open list, and marks them', async () => {
    const root = await selectPage('multiple');
    const events = eventsOf(root);
    const box = await come(root);
    await type('wol');
    await key('ArrowDown');
    await key('Enter');
    expect(box.value).to.equal('');
    expect(isOpen(root)).to.equal(true);
    expect(rows(root)).to.have.lengthOf(6);
    await key('ArrowDown');
    expect(active(root)).to.equal('Borek');
    await key('Enter');
    expect(sent(root)).to.deep.equal([
      ['district', '1'],
      ['district', '6'],
    ]);
    expect(events.filter((event) => event === 'c change')).to.have.lengthOf(2);
    const chosen = [...root.querySelectorAll('[role=option][aria-selected=true]')];
    expect(chosen.map(({ textContent }) => textContent)).to.deep.equal(['Borek', 'Wolności']);
    expect(root.querySelector('[role=listbox]')!.getAttribute('aria-multiselectable')).to.equal(
      'true',
    );
    await until(() => said().includes('Selected: Borek. 2 items selected'), 'the count');
    await key('Enter');
    expect(sent(root)).to.deep.equal([['district', '6']]);
    await until(() => said().includes('Removed: Borek. 1 item selected'), 'the count');
  });

  it('Backspace in the empty input goes to the last tag and takes it away', async () => {
    const root = await selectPage('multiple', 'en', ['Borek', 'Łąkowa', 'Wolności']);
    const box = await come(root);
    await key('Backspace');
    expect(document.activeElement).to.equal(tags(root)[2]);
    await key('ArrowLeft');
    expect(document.activeElement).to.equal(tags(root)[1]);
    await key('Delete');
    expect(names(root)).to.deep.equal(['Remove: Borek', 'Remove: Wolności']);
    expect(document.activeElement).to.equal(tags(root)[1]);
    await key('Backspace');
    await key('Enter');
    expect(names(root)).to.deep.equal([]);
    expect(document.activeElement).to.equal(box);
    expect(sent(root)).to.deep.equal([]);
  });

  it('finds nothing missing while the person is still there, and keeps the focus all the way', async () => {
    const root = await selectPage('multiple required', 'en', ['Borek', 'Wolności']);
    await come(root);
    const lost: string[] = [];
    const field = root.querySelector('tt-combobox')!;
    field.addEventListener('focusout', ({ target, relatedTarget }) => {
      if (!field.contains(relatedTarget as Node | null)) lost.push((target as Element).localName);
    });
    await key('Backspace');
    await key('Delete');
    expect(document.activeElement).to.equal(tags(root)[0]);
    await key('Delete');
    expect(document.activeElement).to.equal(input(root));
    await until(() => said().includes('Removed: Borek. 0 items selected'), 'the count');
    expect(errorText(root)).to.equal('');
    expect(lost).to.deep.equal([]);
    await key('Tab');
    await until(() => errorText(root) === 'Error: Choose an option from the list', 'required');
  });

  it('takes a tag away by pointer and by key', async () => {
    const root = await selectPage('multiple', 'pl', ['Borek', 'Łąkowa']);
    await until(() => tags(root).length === 2, 'the tags');
    expect(names(root)[0]).to.equal('Usuń: Borek');
    await press(tags(root)[0]!);
    expect(sent(root)).to.deep.equal([['district', '3']]);
    await key('Enter');
    expect(sent(root)).to.deep.equal([]);
  });

  it('tells what is missing and keeps what is not in the list', async () => {
    const root = await selectPage('multiple required');
    const box = await come(root);
    await type('Rynek');
    await key('Tab');
    await until(() => errorText(root).startsWith('Error: This is not in the list.'), 'the error');
    expect(box.value).to.equal('Rynek');
    await come(root);
    box.select();
    await type('borek');
    await key('Tab');
    await until(() => errorText(root) === '', 'no error');
    expect(box.value).to.equal('');
    expect(sent(root)).to.deep.equal([['district', '1']]);
    tags(root)[0]!.focus();
    await key('Delete');
    await key('Tab');
    await until(() => errorText(root) === 'Error: Choose an option from the list', 'required');
  });

  it('says the tags in another language, and gives back what was printed on reset', async () => {
    const root = await selectPage('multiple', 'en', ['Borek']);
    await until(() => tags(root).length === 1, 'the tag');
    root.lang = 'lv';
    await until(() => names(root)[0] === 'Noņemt: Borek', 'in Latvian');
    await press(tags(root)[0]!);
    expect(tags(root)).to.have.lengthOf(0);
    root.querySelector('form')!.reset();
    await until(() => tags(root).length === 1, 'the printed answer');
    expect(select(root).selectedOptions).to.have.lengthOf(1);
  });
});
