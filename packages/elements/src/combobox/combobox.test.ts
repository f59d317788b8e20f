import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import {
  active,
  come,
  districts,
  errorText,
  eventsOf,
  input,
  isOpen,
  page,
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
const notListed = 'Error: This is not in the list. Check the spelling or choose an option.';

describe('tt-combobox around a select', () => {
  before(styled);

  it('keeps the author’s control and gives its words to the stand-in', async () => {
    const root = await selectPage();
    const control = select(root);
    const box = await come(root);
    expect(select(root)).to.equal(control);
    expect(control.parentElement!.localName).to.equal('tt-combobox');
    expect(document.activeElement).to.equal(box);
    expect(box.getAttribute('aria-labelledby')).to.equal(root.querySelector('label')!.id);
    expect(box.getAttribute('aria-describedby')).to.equal('c-error c-hint');
    expect(box.getAttribute('aria-required')).to.equal('true');
    expect(box.placeholder).to.equal('Choose');
    expect(box.name).to.equal('');
    expect(control.getAttribute('aria-hidden')).to.equal('true');
    expect(sent(root)).to.deep.equal([['district', '']]);
  });

  for (const how of ['a press', 'its button', 'an arrow'])
    it(`stays closed when people went on before the list was there, opened by ${how}`, async () => {
      const root = await selectPage();
      select(root).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      const box = input(root);
      box.focus();
      if (how === 'a press')
        for (const type of ['mousedown', 'mouseup'])
          box.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      else if (how === 'its button') root.querySelector<HTMLElement>('tt-combobox button')!.click();
      else box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      box.blur();
      await aTimeout(300);
      expect(isOpen(root)).to.equal(false);
      await come(root);
      await key('ArrowDown');
      expect(isOpen(root)).to.equal(true);
    });

  it('opens with the arrow, goes through the options and chooses with Enter', async () => {
    const root = await selectPage();
    const events = eventsOf(root);
    let submitted = 0;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    const box = await come(root);
    await key('ArrowDown');
    expect(isOpen(root)).to.equal(true);
    expect(rows(root)).to.deep.equal(districts);
    expect(active(root)).to.equal('Borek');
    await key('ArrowDown');
    await key('ArrowDown');
    await key('ArrowUp');
    expect(active(root)).to.equal('Kościuszki');
    await key('Enter');
    expect(isOpen(root)).to.equal(false);
    expect(box.value).to.equal('Kościuszki');
    expect(sent(root)).to.deep.equal([['district', '2']]);
    expect(events).to.deep.equal(['c input', 'c change']);
    expect(submitted).to.equal(0);
    await key('ArrowDown');
    expect(active(root), 'opens at what is chosen').to.equal('Kościuszki');
    expect(root.querySelector('[aria-selected=true]')!.textContent).to.equal('Kościuszki');
  });

  it('finds without marks, the best first, and marks what was typed', async () => {
    const root = await selectPage();
    await come(root);
    await type('lako');
    expect(rows(root)).to.deep.equal(['Łąkowa', 'Łąkowa Dolna', 'Nowa Łąkowa']);
    expect([...root.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal([
      'Łąko',
      'Łąko',
      'Łąko',
    ]);
    expect(active(root), 'nothing is chosen for the person').to.equal('');
    await type('wa d');
    expect(rows(root)).to.deep.equal(['Łąkowa Dolna']);
    await until(() => said().includes('1 result available'), 'the number said');
  });

  it('says where an option stands among all that were found', async () => {
    const root = await selectPage();
    await come(root);
    await type('l');
    const places = [...root.querySelectorAll('[role=option]')].map((row) => [
      row.getAttribute('aria-posinset'),
      row.getAttribute('aria-setsize'),
    ]);
    expect(places).to.deep.equal([
      ['1', '3'],
      ['2', '3'],
      ['3', '3'],
    ]);
  });

  it('Alt and arrows open and close without going anywhere', async () => {
    const root = await selectPage();
    const box = await come(root);
    // Not real keys: the driver of WebKit holds none down.
    const alt = (name: string): boolean =>
      box.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, altKey: true, bubbles: true, cancelable: true }),
      );
    alt('ArrowDown');
    expect(isOpen(root)).to.equal(true);
    expect(active(root)).to.equal('');
    alt('ArrowUp');
    expect(isOpen(root)).to.equal(false);
  });

  it('Home, End and the arrows sideways go back into the text', async () => {
    const root = await selectPage();
    const box = await come(root);
    await type('lak');
    await key('ArrowDown');
    expect(active(root)).to.equal('Łąkowa');
    await key('Home');
    expect(active(root)).to.equal('');
    expect(box.selectionStart).to.equal(0);
    await key('ArrowDown');
    await key('ArrowRight');
    expect(active(root)).to.equal('');
    expect(box.selectionStart).to.equal(1);
  });

  it('PageDown and PageUp go far', async () => {
    const root = await selectPage();
    await come(root);
    await key('ArrowDown');
    await key('PageDown');
    expect(active(root)).to.equal('Wolności');
    await key('PageUp');
    expect(active(root)).to.equal('Borek');
    await key('ArrowUp');
    expect(active(root)).to.equal('');
  });

  it('Escape closes, then takes back what was typed', async () => {
    const root = await selectPage();
    const box = await come(root);
    await type('Borek');
    await key('Tab');
    await come(root);
    await box.select();
    await type('Wol');
    await key('Escape');
    expect(isOpen(root)).to.equal(false);
    expect(box.value).to.equal('Wol');
    await key('Escape');
    expect(box.value).to.equal('Borek');
    expect(sent(root)).to.deep.equal([['district', '1']]);
  });

  it('chooses what was typed in full on leaving, however it was written', async () => {
    const root = await selectPage();
    const events = eventsOf(root);
    const box = await come(root);
    await type('LAKOWA');
    await key('Tab');
    expect(box.value).to.equal('Łąkowa');
    expect(sent(root)).to.deep.equal([['district', '3']]);
    expect(events.filter((event) => event === 'c change')).to.have.lengthOf(1);
    expect(document.activeElement!.id, 'the chevron is no stop').to.equal('beyond');
    await aTimeout(200);
    expect(errorText(root)).to.equal('');
  });

  it('keeps text that is not in the list, and says so', async () => {
    const root = await selectPage();
    const box = await come(root);
    await type('Rynek');
    expect(said()).to.not.contain('This is not');
    await key('Tab');
    await until(() => errorText(root) === notListed, 'the error');
    expect(box.value).to.equal('Rynek');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(sent(root)).to.deep.equal([['district', '']]);
    expect(select(root).checkValidity()).to.equal(false);
    await come(root);
    box.select();
    await type('zz');
    await aTimeout(50);
    expect(errorText(root)).to.equal(notListed);
    box.select();
    await type('bor');
    await until(() => errorText(root) === '', 'the error to go');
    expect(select(root).checkValidity()).to.equal(false);
    await type('ek');
    expect(box.getAttribute('aria-invalid')).to.equal('false');
    expect(select(root).checkValidity()).to.equal(true);
    expect(sent(root)).to.deep.equal([['district', '1']]);
  });

  for (const [language, text] of [
    ['pl', 'Tej odpowiedzi nie ma na liście. Sprawdź pisownię albo wybierz opcję z listy.'],
    [
      'lv',
      'Šādas atbildes sarakstā nav. Pārbaudiet pareizrakstību vai izvēlieties kādu no iespējām.',
    ],
    ['pt-PT', 'Esta resposta não está na lista. Verifique a ortografia ou selecione uma opção.'],
  ] as const)
    it(`says so in ${language}`, async () => {
      const root = await selectPage('', language);
      await come(root);
      await type('zxy');
      await until(() => rows(root).length === 0, 'no results');
      await key('Tab');
      await until(() => errorText(root).endsWith(text), text);
    });

  it('says it anew when the page changes its language', async () => {
    const root = await selectPage();
    await come(root);
    await type('zxy');
    await key('Tab');
    await until(() => errorText(root) === notListed, 'the error');
    root.lang = 'pl';
    await until(() => errorText(root).includes('Tej odpowiedzi nie ma na liście'), 'in Polish');
  });

  it('takes the author’s own sentences', async () => {
    const root = await selectPage('data-error-not-listed="No such district"');
    root.querySelector('tt-combobox')!.setAttribute('data-empty', 'Nothing like that');
    await come(root);
    await type('zxy');
    expect(root.querySelector('[data-combobox-note]')!.textContent).to.equal('Nothing like that');
    await key('Tab');
    await until(() => errorText(root) === 'Error: No such district', 'the error');
  });

  it('an emptied answer is no answer', async () => {
    const root = await selectPage();
    const box = await come(root);
    await type('Borek');
    await key('Tab');
    await come(root);
    box.select();
    await key('Backspace');
    await key('Tab');
    expect(sent(root)).to.deep.equal([['district', '']]);
    await until(() => errorText(root) === 'Error: Choose an option from the list', 'required');
  });

  it('Enter in the closed list sends the form; an open one is closed first only by choosing', async () => {
    const root = await selectPage('');
    let submitted: [string, string][] | undefined;
    root.querySelector('form')!.append(document.createElement('button'));
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted = sent(root);
    });
    await come(root);
    await type('wol');
    await key('ArrowDown');
    await key('Enter');
    expect(submitted).to.equal(undefined);
    await key('Enter');
    expect(submitted).to.deep.equal([['district', '6']]);
  });

  it('opens and chooses by pointer, on release, and keeps the focus in the input', async () => {
    const root = await selectPage();
    const box = await come(root);
    await press(root.querySelector('[data-combobox-open]')!);
    await until(() => isOpen(root), 'open');
    expect(document.activeElement).to.equal(box);
    await press(root.querySelectorAll('[role=option]')[1]!);
    expect(isOpen(root)).to.equal(false);
    expect(document.activeElement).to.equal(box);
    expect(sent(root)).to.deep.equal([['district', '2']]);
    await press(box);
    await until(() => isOpen(root), 'open again');
    await press(root.querySelector('[data-combobox-open]')!);
    expect(isOpen(root)).to.equal(false);
    await press(box);
    await press(root.querySelector('#ahead')!);
    await until(() => !isOpen(root), 'closed by a press elsewhere');
  });

  it('the label leads into the input, without opening', async () => {
    const root = await selectPage();
    await press(root.querySelector('label')!);
    await until(() => document.activeElement?.getAttribute('role') === 'combobox', 'the focus');
    expect(document.activeElement).to.equal(input(root));
    await aTimeout(100);
    expect(isOpen(root)).to.equal(false);
  });

  it('cannot choose what is disabled', async () => {
    const root = await selectPage();
    select(root).options[1]!.disabled = true;
    await come(root);
    await key('ArrowDown');
    expect(active(root)).to.equal('Borek');
    expect(root.querySelector('[role=option]')!.getAttribute('aria-disabled')).to.equal('true');
    await key('Enter');
    expect(sent(root)).to.deep.equal([['district', '']]);
    expect(isOpen(root)).to.equal(true);
    await type('borek');
    await key('Tab');
    expect(sent(root)).to.deep.equal([['district', '']]);
  });

  it('shows groups with their headings, in their order', async () => {
    const root = await page(`<tt-combobox><select id="c" name="o"><option value=""></option>
      <optgroup label="Town"><option>Centre</option><option>North</option></optgroup>
      <optgroup label="Villages"><option>Northwood</option></optgroup></select></tt-combobox>`);
    await come(root);
    await type('nor');
    const groups = [...root.querySelectorAll('[role=listbox] > [role=group]')].map((group) => [
      document.getElementById(group.getAttribute('aria-labelledby')!)!.textContent,
      ...rows(group),
    ]);
    expect(groups).to.deep.equal([
      ['Town', 'North'],
      ['Villages', 'Northwood'],
    ]);
  });
});
