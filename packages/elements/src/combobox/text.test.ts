import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import {
  active,
  errorText,
  eventsOf,
  isOpen,
  page,
  press,
  rows,
  sent,
  styled,
  until,
} from '../../tests/combobox-page.ts';
import type { TtCombobox } from './combobox.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const type = typeText;
const control = (root: ParentNode): HTMLInputElement => root.querySelector('#c')!;
const host = (root: ParentNode): TtCombobox => root.querySelector('tt-combobox')!;

const textPage = (attributes = '', only = '', extra = ''): Promise<HTMLElement> =>
  page(`<tt-combobox ${only}><input id="c" name="street" list="c-list" ${attributes}
    aria-describedby="c-error c-hint"><datalist id="c-list"><option>Łąkowa</option>
    <option>Mickiewicza</option><option value="Rynek" label="Old town"></option></datalist>${extra}
    </tt-combobox>`);

async function come(root: HTMLElement): Promise<HTMLInputElement> {
  control(root).focus();
  await until(() => control(root).hasAttribute('aria-controls'), 'the list');
  return control(root);
}

describe('tt-combobox before it is defined', () => {
  it('keeps the text, the caret, the focus and the input that stood there', async () => {
    const root = await textPage();
    const printed = control(root);
    printed.focus();
    await type('lakwa');
    await key('ArrowLeft');
    await key('ArrowLeft');
    expect(customElements.get('tt-combobox')).to.equal(undefined);
    await import('./define.ts');
    expect(control(root)).to.equal(printed);
    expect(document.activeElement).to.equal(printed);
    expect(printed.selectionStart).to.equal(3);
    await type('o');
    expect(printed.value).to.equal('lakowa');
    await until(() => rows(root).join() === 'Łąkowa', 'the list for what was typed');
    expect(printed.hasAttribute('list'), 'two lists would lie over each other').to.equal(false);
  });
});

describe('tt-combobox around an input', () => {
  before(async () => {
    await styled();
    await import('./define.ts');
  });

  it('suggests, writes what is chosen, and tells it as the input does', async () => {
    const root = await textPage();
    const box = await come(root);
    const events = eventsOf(root);
    await type('ry');
    expect(rows(root)).to.deep.equal(['Rynek Old town']);
    await key('ArrowDown');
    expect(active(root)).to.equal('Rynek Old town');
    await key('Enter');
    expect(box.value).to.equal('Rynek');
    expect(sent(root)).to.deep.equal([['street', 'Rynek']]);
    expect(events).to.deep.equal(['c input', 'c input', 'c input', 'c change']);
  });

  it('takes any text, as it was typed', async () => {
    const root = await textPage('required');
    const box = await come(root);
    await type('Żeromskiego 5');
    await key('Tab');
    await aTimeout(200);
    expect(errorText(root)).to.equal('');
    expect(box.checkValidity()).to.equal(true);
    expect(sent(root)).to.deep.equal([['street', 'Żeromskiego 5']]);
  });

  it('with only-listed says what is not in the list, and keeps it', async () => {
    const root = await textPage('', 'only-listed');
    const box = await come(root);
    await type('Żeromskiego');
    await key('Tab');
    await until(() => errorText(root).startsWith('Error: This is not in the list.'), 'the error');
    expect(sent(root)).to.deep.equal([['street', 'Żeromskiego']]);
    box.focus();
    box.select();
    await type('mickiewicza');
    await until(() => errorText(root) === '', 'no error');
    await key('Tab');
    expect(box.value, 'as the list writes it').to.equal('Mickiewicza');
    root.querySelector('form')!.reset();
    await until(() => box.value === '', 'reset');
    expect(box.checkValidity()).to.equal(true);
  });

  it('gives the value of the chosen option to the hidden companion, and takes it back', async () => {
    const root = await textPage('', '', '<input type="hidden" name="code" data-key>');
    host(root).options = [
      { value: '0981', label: 'Łąkowa', hint: 'Smoczka' },
      { value: '0982', label: 'Łąkowa Boczna' },
    ];
    const box = await come(root);
    await type('lak');
    expect(rows(root)).to.deep.equal(['Łąkowa Smoczka', 'Łąkowa Boczna']);
    await key('ArrowDown');
    await key('Enter');
    expect(sent(root)).to.deep.equal([
      ['street', 'Łąkowa'],
      ['code', '0981'],
    ]);
    await type(' 5');
    expect(box.value).to.equal('Łąkowa 5');
    expect(sent(root)[1]).to.deep.equal(['code', '']);
  });

  it('keeps which of two of one name was chosen when its text stands there again', async () => {
    const root = await textPage('', '', '<input type="hidden" name="code" data-key>');
    host(root).options = [
      { value: 'town', label: 'Mielec', hint: 'gmina miejska' },
      { value: 'rural', label: 'Mielec', hint: 'gmina wiejska' },
    ];
    const box = await come(root);
    await type('miel');
    await key('ArrowDown');
    await key('ArrowDown');
    await key('Enter');
    expect(sent(root)[1]).to.deep.equal(['code', 'rural']);
    await type('x');
    expect(sent(root)[1]).to.deep.equal(['code', '']);
    await key('Backspace');
    expect(box.value).to.equal('Mielec');
    expect(sent(root)[1]).to.deep.equal(['code', 'rural']);
    for (let letter = 0; letter < 6; letter += 1) await key('Backspace');
    await type('Mielec');
    expect(sent(root)[1], 'the other one may be meant').to.deep.equal(['code', '']);
  });

  it('finds and marks what only the quiet words of an option tell', async () => {
    const root = await textPage();
    host(root).options = ['Cyranka', 'Mościska'].map((hint) => ({
      value: hint,
      label: 'Leśna',
      hint,
    }));
    await come(root);
    await type('lesna mosc');
    expect(rows(root)).to.deep.equal(['Leśna Mościska']);
    const marks = [...root.querySelectorAll('[role=option] mark')];
    expect(marks.map(({ textContent }) => textContent)).to.deep.equal(['Leśna', 'Mośc']);
  });

  it('finds an option of a datalist by its label', async () => {
    const root = await page(`<tt-combobox><input id="c" name="street" list="c-list">
      <datalist id="c-list"><option value="0940891">Łąkowa</option>
      <option value="0940902" label="Polna"></option></datalist></tt-combobox>`);
    const box = await come(root);
    await type('lak');
    expect(rows(root)).to.deep.equal(['0940891 Łąkowa']);
    box.select();
    await type('pol');
    expect(rows(root)).to.deep.equal(['0940902 Polna']);
    await key('ArrowDown');
    await key('Enter');
    expect(box.value).to.equal('0940902');
  });

  it('reaches every one of twenty thousand options with few on the page', async () => {
    const root = await textPage();
    host(root).options = Array.from({ length: 20_000 }, (_, index) => `Street ${index + 1}`);
    await come(root);
    const count = (): number => root.querySelectorAll('[role=option]').length;
    await key('ArrowDown');
    expect(rows(root)[0]).to.equal('Street 1');
    for (let step = 0; step < 6; step += 1) await key('PageDown');
    await key('ArrowDown');
    expect(active(root)).to.equal('Street 62');
    expect(count()).to.be.at.most(50);
    const list = root.querySelector('[role=listbox]')!;
    const row = root.querySelector('[data-active]')!;
    expect(row.getAttribute('aria-posinset')).to.equal('62');
    expect(row.getAttribute('aria-setsize')).to.equal('20000');
    expect(row.getBoundingClientRect().bottom).to.be.at.most(
      list.getBoundingClientRect().bottom + 1,
    );
    for (let step = 0; step < 8; step += 1) {
      list.scrollTop = list.scrollHeight;
      await aTimeout(60);
    }
    expect(Number(rows(root).at(-1)!.slice(7))).to.be.at.least(75);
    expect(count()).to.be.at.most(50);
    // No letter twice in a row: the driver of WebKit swallows the second.
    await type('19876');
    expect(rows(root)).to.deep.equal(['Street 19876']);
  });

  it('is left alone where it may only be read', async () => {
    const root = await textPage('readonly value="Rynek"');
    await come(root);
    await key('ArrowDown');
    await press(root.querySelector('[data-combobox-open]')!);
    expect(isOpen(root)).to.equal(false);
    expect(sent(root)).to.deep.equal([['street', 'Rynek']]);
  });

  it('Escape closes the list and leaves the text', async () => {
    const root = await textPage();
    const box = await come(root);
    await type('Lak');
    expect(isOpen(root)).to.equal(true);
    await key('Escape');
    await key('Escape');
    expect(isOpen(root)).to.equal(false);
    expect(box.value).to.equal('Lak');
  });

  it('works in a dialog, where Escape closes the list first', async () => {
    const root = await textPage();
    const dialog = document.createElement('dialog');
    root.querySelector('form')!.append(dialog);
    dialog.append(root.querySelector('tt-field')!);
    dialog.showModal();
    await come(root);
    await type('Lak');
    await press(root.querySelector('[role=option]')!);
    expect(control(root).value).to.equal('Łąkowa');
    await key('ArrowDown');
    await key('Escape');
    expect(isOpen(root)).to.equal(false);
    expect(dialog.open).to.equal(true);
    await key('Escape');
    await until(() => !dialog.open, 'the dialog closed');
  });
});
