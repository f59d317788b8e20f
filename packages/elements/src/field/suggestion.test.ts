import { expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import '../date-field/define.ts';
import '../fieldset/define.ts';
import { styled } from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';
import './define.ts';

const until = (check: () => unknown, what: string): Promise<void> =>
  waitUntil(check as () => boolean, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const suggestion = (root: ParentNode, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`#${id} [data-suggestion]`);
const line = (root: ParentNode, id: string): string | undefined =>
  suggestion(root, id)?.querySelector('p')?.textContent ?? undefined;
const button = (root: ParentNode, id: string): HTMLButtonElement =>
  suggestion(root, id)!.querySelector('button')!;
const announced = (): string => at(document, '[data-tt-announcer]')?.textContent ?? '';

const page = (language: string, kind = 'pl-pesel', number = '', born = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="${language}">
    <tt-field><label for="n">Number <span data-optional>(optional)</span></label>
      <input id="n" name="number" data-value="${kind}" value="${number}"></tt-field>
    <tt-field id="born"><label for="b">Born</label>
      <input id="b" name="born" data-value="date" data-suggested-from="number" value="${born}"></tt-field>
    <tt-date-field id="parts" name="parts" data-suggested-from="number"><fieldset><legend>Born</legend>
      ${['day', 'month', 'year']
        .map(
          (part) => `<div data-part><label for="p-${part}">${part}</label>
          <input id="p-${part}" name="p-${part}" data-part="${part}"></div>`,
        )
        .join('')}</fieldset></tt-date-field>
    <tt-fieldset id="sex" data-suggested-from="number"><fieldset role="radiogroup"><legend>Sex</legend>
      <div data-option><input id="s-f" type="radio" name="sex" value="K" data-meaning="female"><label for="s-f">Woman</label></div>
      <div data-option><input id="s-m" type="radio" name="sex" value="M" data-meaning="male"><label for="s-m">Man</label></div>
    </fieldset></tt-fieldset>
    <tt-field id="holder"><label for="h">Who</label>
      <select id="h" name="holder" data-suggested-from="number"><option value="">Choose</option>
        <option value="natural">A person</option><option value="legal">A company</option></select></tt-field>
    <button id="end">End</button><button type="reset">Reset</button></form>`);

async function give(root: ParentNode, text: string): Promise<void> {
  at(root, '#n').focus();
  await typeText(text);
}

describe('what a number tells', () => {
  before(() => import('../shared/extras/suggestion.ts'));
  // Without it fields are inline, and Firefox sends a key to the body while a block leaves one of them.
  before(styled);

  for (const [language, from, date, use] of [
    ['en', 'From the number you gave:', '14 May 1944', 'Use this answer'],
    ['pl', 'Z podanego numeru wynika:', '14 maja 1944', 'Użyj tej odpowiedzi'],
    ['pt-PT', 'Segundo o número indicado:', '14 de maio de 1944', 'Usar esta resposta'],
    ['lv', 'Pēc norādītā numura:', '1944. gada 14. maijs', 'Izmantot šo atbildi'],
  ] as const) {
    it(`is offered and never written by itself, in ${language}`, async () => {
      const root = await page(language);
      await give(root, '44051401359');
      await until(() => line(root, 'born'), 'the date is offered');
      expect(line(root, 'born')).to.equal(`${from} ${date}`);
      expect(button(root, 'born').textContent).to.equal(use);
      expect(line(root, 'sex')).to.equal(`${from} Man`);
      expect(suggestion(root, 'holder')).to.equal(null);
      expect(at(root, '#b').value).to.equal('');
      expect(at(root, '#s-m').checked).to.equal(false);
    });
  }

  it('is written by one press, with the events of a person’s own answer', async () => {
    const root = await page('pl');
    const values: unknown[] = [];
    root.addEventListener('tt-value', ({ detail }) => values.push([detail.name, detail.value]));
    await give(root, '44051401359');
    await until(() => line(root, 'parts'), 'offered');
    at(root, '#b').focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(button(root, 'born'));
    await sendKeys({ press: 'Enter' });
    expect(at(root, '#b').value).to.equal('14.05.1944');
    expect(document.activeElement).to.equal(at(root, '#b'));
    await until(() => !suggestion(root, 'born'), 'it goes with the question');
    expect(values).to.deep.include(['born', '1944-05-14']);
    button(root, 'parts').click();
    const parts = ['day', 'month', 'year'].map((part) => at(root, `#p-${part}`).value);
    expect(parts).to.deep.equal(['14', '5', '1944']);
    button(root, 'sex').click();
    expect(at(root, '#s-m').checked).to.equal(true);
    await until(() => !root.querySelector('[data-suggestion]'), 'all answered');
    expect(values).to.deep.include(['parts', '1944-05-14']);
    expect(values).to.deep.include(['sex', 'M']);
  });

  it('is named and described for people who hear the page, and said when they come', async () => {
    const root = await page('en');
    await give(root, '44051401359');
    await until(() => line(root, 'born'), 'offered');
    expect(announced()).not.to.contain('14 May');
    at(root, '#b').focus();
    await until(() => announced().includes('14 May 1944'), 'said');
    expect(announced()).to.contain(
      'From the number you gave: 14 May 1944. The button after the question fills in this answer.',
    );
    const group = suggestion(root, 'born')!;
    expect(group.getAttribute('role')).to.equal('group');
    const { id } = group.querySelector('p')!;
    expect(group.getAttribute('aria-labelledby')).to.equal(id);
    expect(button(root, 'born').getAttribute('aria-describedby')).to.equal(id);
    expect(root.querySelectorAll(`#${id}`)).to.have.length(1);
  });

  it('leaves an answer alone, and goes with the first key of one', async () => {
    const root = await page('en', 'pl-pesel', '44051401359', '1 May 1944');
    at(root, '#n').focus();
    await until(() => line(root, 'parts'), 'offered for a number that was there before');
    expect(suggestion(root, 'born')).to.equal(null);
    at(root, '#p-day').focus();
    await sendKeys({ type: '3' });
    await until(() => !suggestion(root, 'parts'), 'gone');
    expect(at(root, '#p-day').value).to.equal('3');
    expect(at(root, '#b').value).to.equal('1 May 1944');
  });

  it('goes when the number goes, is wrong, is not asked or the form is reset', async () => {
    const root = await page('en');
    await give(root, '44051401359');
    await until(() => line(root, 'born'), 'offered');
    await sendKeys({ press: 'Backspace' });
    await until(() => !suggestion(root, 'born'), 'not whole');
    await sendKeys({ type: '8' });
    await until(() => at(root, '#n').value === '44051401358', 'typed');
    expect(suggestion(root, 'born')).to.equal(null);
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '9' });
    await until(() => line(root, 'born'), 'again');
    at<HTMLButtonElement>(root, '[type=reset]').click();
    await until(() => !suggestion(root, 'born'), 'reset');
  });

  it('tells persons from companies by a NIF', async () => {
    const root = await page('pt-PT', 'pt-nif');
    await give(root, '501964843');
    await until(() => line(root, 'holder'), 'offered');
    expect(line(root, 'holder')).to.contain('A company');
    expect(suggestion(root, 'born')).to.equal(null);
    button(root, 'holder').click();
    expect(at<HTMLSelectElement>(root, '#h').value).to.equal('legal');
  });

  it('tells the date of an old Latvian code', async () => {
    const root = await page('lv', 'lv-personas-kods', '161175-19997');
    at(root, '#n').focus();
    await until(() => line(root, 'born'), 'offered');
    expect(line(root, 'born')).to.contain('1975. gada 16. novembris');
    expect(suggestion(root, 'sex')).to.equal(null);
  });

  it('has an id of its own also where another form asks the same', async () => {
    const number = '44051401359';
    const root = await fixture<HTMLElement>(
      `<div lang="en">${['x', 'y']
        .map(
          (id) => `<form id="${id}">
        <tt-field><label for="${id}-n">Number</label>
          <input id="${id}-n" name="number" data-value="pl-pesel" value="${number}"></tt-field>
        <tt-field id="${id}-born"><label for="${id}-b">Born</label>
          <input id="${id}-b" name="born" data-value="date" data-suggested-from="number"></tt-field></form>`,
        )
        .join('')}</div>`,
    );
    for (const id of ['x', 'y']) {
      at(root, `#${id}-n`).focus();
      await until(() => line(root, `${id}-born`), id);
    }
    const ids = [...root.querySelectorAll('[data-suggestion] p')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(2);
    for (const group of root.querySelectorAll('[data-suggestion]'))
      expect(group.getAttribute('aria-labelledby')).to.equal(group.querySelector('p')!.id);
  });

  it('follows the language', async () => {
    const root = await page('en');
    await give(root, '44051401359');
    await until(() => line(root, 'born'), 'offered');
    root.lang = 'lv';
    await until(() => line(root, 'born')?.startsWith('Pēc norādītā'), 'Latvian');
  });
});
