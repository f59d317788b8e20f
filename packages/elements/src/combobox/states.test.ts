import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../form/define.ts';
import './define.ts';
import {
  come,
  errorText,
  eventsOf,
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
import { object } from '../shared/objection.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const type = typeText;
const notListed = 'Error: This is not in the list. Check the spelling or choose an option.';

describe('tt-combobox around a select, while the page changes', () => {
  before(styled);

  it('shows what the server printed, and again after a reset', async () => {
    const root = await selectPage('', 'en', ['Kościuszki']);
    const box = await come(root);
    expect(box.value).to.equal('Kościuszki');
    box.select();
    await type('zxy');
    await key('Tab');
    await until(() => errorText(root) === notListed, 'the error');
    root.querySelector('form')!.reset();
    await until(() => box.value === 'Kościuszki', 'the printed answer');
    await until(() => errorText(root) === '', 'no error');
    expect(select(root).checkValidity()).to.equal(true);
    expect(sent(root)).to.deep.equal([['district', '2']]);
  });

  it('takes back that a text is not listed while what is typed instead may still become an option', async () => {
    const root = await selectPage();
    const box = await come(root);
    await type('zxy');
    await key('Tab');
    await until(() => errorText(root) === notListed, 'the error');
    box.focus();
    box.select();
    await type('bor');
    expect(rows(root)).to.deep.equal(['Borek']);
    await until(() => errorText(root) === '', 'no error');
    expect(box.getAttribute('aria-invalid')).not.to.equal('true');
    // Nothing that a form could send all the same.
    expect(select(root).checkValidity()).to.equal(false);
    await type('zz');
    await aTimeout(50);
    expect(errorText(root)).to.equal('');
    await key('Tab');
    await until(() => errorText(root) === notListed, 'the error of what was left');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
  });

  it('does not call a text unlisted while it is typed after nothing was chosen', async () => {
    const root = await selectPage('multiple required', 'en', ['Borek']);
    await until(() => !!root.querySelector('[data-combobox-tags] button'), 'the tag');
    const box = await come(root);
    root.querySelector<HTMLElement>('[data-combobox-tags] button')!.click();
    box.focus();
    await key('Tab');
    await until(() => errorText(root) === 'Error: Choose an option from the list', 'required');
    box.focus();
    await type('wol');
    await aTimeout(50);
    expect(rows(root)).to.deep.equal(['Wolności']);
    expect(errorText(root)).not.to.include('not in the list');
    await key('Tab');
    await until(() => errorText(root) === notListed, 'the error of what was left');
  });

  it('tells of a text that is not listed when Enter sends it, and when a script does', async () => {
    for (const send of [
      () => key('Enter'),
      (form: HTMLFormElement) => Promise.resolve(form.requestSubmit()),
    ]) {
      const root = await page(
        `<tt-combobox><select id="c" name="district" required>
          <option value="">Choose</option><option value="1">Borek</option>
        </select></tt-combobox>`,
      );
      const form = root.querySelector('form')!;
      const host = document.createElement('tt-form');
      form.replaceWith(host);
      host.append(form);
      form.append(document.createElement('button'));
      await come(root);
      await type('bor');
      await send(form);
      await until(() => errorText(root) === notListed, 'the error');
    }
  });

  it('follows a script and autofill that tell a change, and options that change', async () => {
    const root = await selectPage();
    const box = await come(root);
    select(root).value = '4';
    select(root).dispatchEvent(new Event('change', { bubbles: true }));
    expect(box.value).to.equal('Łąkowa Dolna');
    select(root).options[4]!.textContent = 'Łąkowa Górna';
    await until(() => box.value === 'Łąkowa Górna', 'the new name');
    select(root).append(new Option('Zachód', '9'));
    await aTimeout(0);
    box.select();
    await type('zach');
    expect(rows(root)).to.deep.equal(['Zachód']);
  });

  it('shows, at the next thing that is done, what a script or a framework set without a word', async () => {
    const root = await selectPage('', 'en', ['Borek']);
    const box = await come(root);
    await until(() => box.value === 'Borek', 'the printed answer');
    box.select();
    await type('wolnosci');
    await key('Tab');
    expect(box.value).to.equal('Wolności');
    const elsewhere = root.querySelector<HTMLElement>('#beyond')!;
    elsewhere.addEventListener('click', () => (select(root).options[2]!.selected = true));
    elsewhere.click();
    await until(() => input(root).value === 'Kościuszki', 'an option');
    select(root).value = '';
    root.querySelector<HTMLElement>('#ahead')!.focus();
    await until(() => input(root).value === '', 'value');
    // Typed text is nobody's to take, also while the list becomes another one.
    await come(root);
    await type('zach');
    select(root).prepend(new Option('Nowa', '8'));
    document.dispatchEvent(new Event('click'));
    await aTimeout(20);
    expect(input(root).value).to.equal('zach');
    root.remove();

    const several = await selectPage('multiple', 'en', ['Borek', 'Wolności']);
    await until(() => several.querySelectorAll('[data-combobox-tags] button').length === 2, 'tags');
    select(several).selectedIndex = -1;
    several.querySelector<HTMLElement>('#ahead')!.click();
    await until(() => !several.querySelector('[data-combobox-tags] button'), 'none');
  });

  it('and an objection of somebody else keep out of each other’s way', async () => {
    for (const root of [
      await selectPage(''),
      await page(`<tt-combobox only-listed><input id="c" name="street" list="c-list">
        <datalist id="c-list"><option>Rynek</option></datalist></tt-combobox>`),
    ]) {
      const box = await come(root);
      const control = root.querySelector<HTMLSelectElement>('#c')!;
      const town = {};
      box.select();
      await type('zxy');
      await until(() => control.validity.customError, 'not in the list');
      const own = control.validationMessage;
      object(control, town, 'Of the town');
      expect(control.validationMessage).to.equal(own);
      root.querySelector('form')!.reset();
      await until(() => control.validationMessage === 'Of the town', control.validationMessage);
      object(control, town, '');
      expect(control.checkValidity()).to.equal(true);
    }
  });

  it('is disabled with its control and with its fieldset', async () => {
    const root = await selectPage();
    const box = await come(root);
    select(root).disabled = true;
    await until(() => box.disabled, 'disabled');
    expect(root.querySelector<HTMLButtonElement>('[data-combobox-open]')!.disabled).to.equal(true);
    select(root).disabled = false;
    await until(() => !box.disabled, 'enabled');
    const group = document.createElement('fieldset');
    root.querySelector('form')!.append(group);
    group.append(root.querySelector('tt-field')!);
    group.disabled = true;
    expect(box.matches(':disabled')).to.equal(true);
    expect(sent(root)).to.deep.equal([]);
  });

  it('still works, once, after it was taken out and put back', async () => {
    const root = await selectPage();
    const box = await come(root);
    await type('zxy');
    const field = root.querySelector('tt-field')!;
    field.remove();
    root.querySelector('form')!.prepend(field);
    expect(input(root)).to.equal(box);
    expect(box.value, 'what was typed').to.equal('zxy');
    expect(root.querySelectorAll('[data-combobox]')).to.have.lengthOf(1);
    await come(root);
    box.select();
    await type('wol');
    await key('ArrowDown');
    await key('Enter');
    expect(sent(root)).to.deep.equal([['district', '6']]);
    root.querySelector('form')!.reset();
    await until(() => box.value === '', 'reset');
  });

  it('a link of the error summary leads to the input', async () => {
    const root =
      await page(`<tt-combobox><select id="c" name="d" required aria-describedby="c-error">
      <option value="">Choose</option><option>Borek</option></select></tt-combobox>`);
    const form = root.querySelector('form')!;
    const host = document.createElement('tt-form');
    const summary = document.createElement('tt-error-summary');
    summary.hidden = true;
    form.before(host);
    form.append(document.createElement('button'));
    host.append(summary, form);
    await come(root);
    await type('Rynek');
    form.requestSubmit();
    await until(() => !summary.hidden, 'the summary');
    const link = summary.querySelector('a')!;
    expect(link.textContent).to.equal(
      'District – This is not in the list. Check the spelling or choose an option.',
    );
    await press(link);
    expect(document.activeElement).to.equal(input(root));
    const { top } = root.querySelector('label')!.getBoundingClientRect();
    expect(top).to.be.within(0, innerHeight);
    select(root).setAttribute('data-error-not-listed', 'Mielec has no such district');
    await type('x');
    form.requestSubmit();
    await until(
      () => summary.textContent.endsWith('Mielec has no such district'),
      "the author's sentence",
    );
    expect(summary.querySelector('[data-caption]')).to.equal(null);
  });

  it('listeners of the page hear the control, never the stand-in', async () => {
    const root = await selectPage();
    const events = eventsOf(root);
    await come(root);
    await type('bo');
    await key('Tab');
    expect(new Set(events)).to.deep.equal(new Set(['c input']));
  });
});
