import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import {
  come,
  errorText,
  input,
  page,
  press,
  rows,
  select,
  selectPage,
  sent,
  styled,
  until,
} from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';
import type { ComboboxPage, TtCombobox } from './combobox.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });

/** Comes to a list of several, whose control makes room for its stand-in when the page is idle. */
async function comeToSeveral(root: HTMLElement): Promise<void> {
  await until(() => !!input(root), 'the stand-in');
  await come(root);
}

describe('a combobox whose list a script gives', () => {
  before(styled);

  const listPage = (options: string): Promise<HTMLElement> =>
    page(`<tt-combobox><input id="c" name="street" list="c-list">
      <datalist id="c-list">${options}</datalist></tt-combobox>`);

  it('finds what a script put into the datalist since', async () => {
    const root = await listPage('<option>Borek</option>');
    await come(root);
    root.querySelector('datalist')!.append(new Option('Zachód', 'Zachód'));
    await aTimeout(0);
    await typeText('zach');
    expect(rows(root)).to.deep.equal(['Zachód']);
  });

  it('shows what a script put into the datalist in answer to what was typed', async () => {
    const root = await listPage('');
    const box = await come(root);
    const list = root.querySelector('datalist')!;
    box.addEventListener('input', () =>
      setTimeout(() => list.replaceChildren(new Option('Zachód', 'Zachód')), 20),
    );
    await typeText('zach');
    await until(() => rows(root).join() === 'Zachód', 'the option that came');
  });

  it('stands on the option that was chosen, so that the next press takes it back', async () => {
    const root = await page(
      '<tt-combobox><select id="c" name="street" multiple></select></tt-combobox>',
    );
    let asked = 0;
    root.querySelector<TtCombobox>('tt-combobox')!.loader = () => {
      asked += 1;
      const options = ['Five', 'Six'].map((label, index) => ({ value: `${index}`, label }));
      return Promise.resolve({ options });
    };
    let submitted = false;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted = true;
    });
    await comeToSeveral(root);
    await key('ArrowDown');
    await until(() => rows(root).length === 2, 'the options');
    await key('ArrowDown');
    await key('Enter');
    expect(sent(root).length).to.equal(1);
    await aTimeout(0);
    await key('Enter');
    expect(sent(root)).to.deep.equal([]);
    expect(submitted, 'no press sends the form').to.equal(false);
    expect(asked, 'the server is asked once').to.equal(1);
  });

  it('takes numbers for values, and a value alone for its label', async () => {
    const root = await page(
      '<tt-combobox><select id="c" name="street" multiple></select></tt-combobox>',
    );
    // As a server without types writes them.
    const answer = { options: [{ value: 5, label: 'Five', hint: 39 }, { value: 'Six' }] };
    root.querySelector<TtCombobox>('tt-combobox')!.loader = () =>
      Promise.resolve(answer as unknown as ComboboxPage);
    await comeToSeveral(root);
    await key('ArrowDown');
    await until(() => rows(root).length === 2, 'the options');
    expect(rows(root)).to.deep.equal(['Five 39', 'Six']);
    await press(root.querySelectorAll('[role=option]')[0]!);
    expect(sent(root)).to.deep.equal([['street', '5']]);
    await press(root.querySelectorAll('[role=option]')[0]!);
    expect(sent(root)).to.deep.equal([]);
  });

  it('says nothing in place of an answer when the list has no empty option any more', async () => {
    const root = await selectPage('');
    const box = await come(root);
    expect(box.placeholder).to.equal('Choose');
    select(root).replaceChildren(new Option('One', '1'), new Option('Two', '2'));
    await until(() => box.value === 'One', 'the first of the new list');
    expect(box.placeholder).to.equal('');
  });
});

describe('a combobox that is answered already', () => {
  before(styled);

  it('lets what is typed after a press take the place of its answer', async () => {
    const root = await selectPage('', 'en', ['Borek']);
    const box = await come(root);
    root.querySelector<HTMLElement>('#ahead')!.focus();
    await press(box);
    await typeText('kosc');
    expect(rows(root)).to.deep.equal(['Kościuszki']);
  });

  it('leaves the caret where the press put it in unfinished text', async () => {
    const root = await selectPage('', 'en', ['Borek']);
    const box = await come(root);
    box.select();
    await typeText('lak');
    root.querySelector<HTMLElement>('#ahead')!.focus();
    await press(box);
    expect(box.selectionStart).to.equal(box.selectionEnd);
  });

  it('takes an option without a value for an answer, as HTML does', async () => {
    const root = await page(`<tt-combobox><select id="c" name="s" multiple required
      aria-describedby="c-error"><option value="a">A</option><option value="">None</option>
      <option value="b">B</option></select></tt-combobox>`);
    await comeToSeveral(root);
    await key('ArrowDown');
    await key('ArrowDown');
    await key('Enter');
    root.querySelector<HTMLElement>('#beyond')!.focus();
    await aTimeout(50);
    expect(sent(root)).to.deep.equal([['s', '']]);
    expect(errorText(root)).to.equal('');
    expect(root.querySelector('form')!.checkValidity()).to.equal(true);
  });
});
