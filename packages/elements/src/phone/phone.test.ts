import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import '../error-summary/define.ts';
import '../form/define.ts';
import type { ValueDetail } from '../shared/answers.ts';
import { typeText } from '../testing/keys.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const libraryLoaded = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('libphonenumber'));

const single = (language: string, attributes = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-phone ${attributes}><label for="n">Number</label>
    <p id="n-error" data-error hidden></p>
    <input id="n" name="n" type="tel" required aria-describedby="n-error"></tt-phone>
    <button id="next">Next</button></div>`);

const withCountry = (language: string): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-phone name="phone"><fieldset>
    <legend>Phone</legend><p id="p-error" data-error hidden></p>
    <label for="c">Country</label><select id="c" name="c" data-part="country">
      <option value="PL">Poland</option><option value="DE">Germany</option></select>
    <label for="n">Number</label><input id="n" name="n" type="tel" data-part="number">
    </fieldset></tt-phone><button id="next">Next</button></div>`);

/** By keys where the engine's driver can do that more than once; else as the page would see it. */
async function choose(select: HTMLSelectElement, letters: string, value: string): Promise<void> {
  select.focus();
  await sendKeys({ type: letters });
  if (select.value === value) return;
  select.value = value;
  for (const kind of ['input', 'change']) select.dispatchEvent(new Event(kind, { bubbles: true }));
}

/** Types into the number and leaves it, once the table of numbers is there. */
async function give(root: ParentNode, text: string): Promise<void> {
  at(root, '#n').focus();
  await import('./numbers.ts');
  await aTimeout(0);
  at(root, '#n').select();
  await typeText(text);
  at(root, '#next').focus();
}

const errorOf = (root: ParentNode): string =>
  at(root, '[data-error]').hidden ? '' : (at(root, '[data-error]').textContent ?? '');

describe('tt-phone', () => {
  it('downloads nothing about numbers before a person comes to one', async () => {
    const root = await single('pl');
    expect(libraryLoaded()).to.equal(false);
    at(root, '#n').focus();
    await wait(libraryLoaded, 'library');
  });

  it('gives one value for numbers of any country, and writes them in groups on leaving', async () => {
    const root = await single('pl');
    const values: unknown[] = [];
    root.addEventListener('tt-value', (event) =>
      values.push((event as CustomEvent<ValueDetail>).detail.value),
    );
    await give(root, '600100200');
    await wait(() => values.at(-1) === '+48600100200', 'Polish value');
    await wait(() => at(root, '#n').value === '+48 600 100 200', 'Polish groups');
    await give(root, '0049 30 1234567');
    await wait(() => values.at(-1) === '+49301234567', 'German value');
    await wait(() => at(root, '#n').value === '+49 30 1234567', 'German groups');
    expect(errorOf(root)).to.equal('');
  });

  it('names the country in whose numbers something is wrong, in four languages', async () => {
    const root = await single('pl');
    await give(root, '60010020');
    await wait(() => errorOf(root).includes('Polska: numer ma 9 cyfr'), 'length in Poland');
    await give(root, '+49 30');
    await wait(() => errorOf(root).includes('Niemcy: numer jest za krótki'), 'German number');
    for (const [language, words] of [
      ['pt-PT', 'Alemanha: o número é demasiado curto'],
      ['lv', 'Vācija: numurs ir par īsu'],
      ['en', 'Germany: the number is too short'],
    ] as const) {
      root.lang = language;
      await wait(() => errorOf(root).includes(words), language);
    }
    expect(at(root, '#n').value).to.equal('+49 30');
    await give(root, '+371 80 123 456');
    await wait(() => errorOf(root) === '', 'a country of ours is checked by its length alone');
  });

  it('does not say how another country begins where the number begins with a code', async () => {
    const root = await single('lv');
    await give(root, '2912345');
    await wait(() => errorOf(root).includes('Citas valsts numuru sāciet ar +'), 'without a code');
    for (const typed of ['+371 2912345', '00371 2912345', '+371 001 234 567']) {
      await give(root, typed);
      for (const [language, words] of [
        ['lv', 'Latvija: numurā ir 8 cipari'],
        ['pl', 'Łotwa: numer ma 8 cyfr'],
        ['pt-PT', 'Letónia: os números têm 8 algarismos'],
        ['en', 'Latvia: numbers have 8 digits'],
      ] as const) {
        root.lang = language;
        await wait(() => errorOf(root).includes(words), `${typed} in ${language}`);
        expect(errorOf(root)).not.to.contain('+');
      }
      root.lang = 'lv';
    }
  });

  it('says what to leave out: an extension, and the zero that numbers began with once', async () => {
    const root = await single('pl');
    await give(root, '17 788 84 00 wew. 12');
    await wait(() => errorOf(root).includes('bez numeru wewnętrznego'), 'extension');
    expect(at(root, '#n').value).to.equal('17 788 84 00 wew. 12');
    await give(root, '+49 30 1234567 ext. 12');
    await wait(() => errorOf(root).includes('bez numeru wewnętrznego'), 'of another country');
    await give(root, '0 17 788 84 00');
    const zero = 'Polska: numer ma 9 cyfr i nie zaczyna się od 0.';
    await wait(() => errorOf(root).includes(zero), 'zero');
    await give(root, '17 788 84 00');
    await wait(() => at(root, '#n').value === '+48 17 788 84 00', 'right');
    expect(errorOf(root)).to.equal('');
  });

  it('reads a national number by the country that was chosen, and again by another one', async () => {
    const root = await withCountry('en');
    const values: unknown[] = [];
    root.addEventListener('tt-value', (event) =>
      values.push((event as CustomEvent<ValueDetail>).detail.value),
    );
    await choose(at(root, '#c'), 'Ger', 'DE');
    await give(root, '030 1234567');
    await wait(() => values.at(-1) === '+49301234567', 'German value');
    await wait(() => at(root, '#n').value === '030 1234567', 'German groups');
    await give(root, '030 12');
    await choose(at(root, '#c'), 'Pol', 'PL');
    at(root, '#next').focus();
    await wait(() => errorOf(root).includes('Poland: numbers have 9 digits'), 'error');
    expect(at(root, '#n').getAttribute('aria-invalid')).to.equal('true');
    expect(at(root, '#c').hasAttribute('aria-invalid')).to.equal(false);
  });

  for (const [typed, first, shown, second] of [
    ['600100200', 'PL', '600 100 200', 'DE'],
    ['+49301234567', 'DE', '030 1234567', 'PL'],
  ] as const)
    it(`means the number that was typed again after another country, ${typed}`, async () => {
      const root = await withCountry('en');
      const values: unknown[] = [];
      root.addEventListener('tt-value', (event) =>
        values.push((event as CustomEvent<ValueDetail>).detail.value),
      );
      const names = { PL: 'Pol', DE: 'Ger' };
      await choose(at(root, '#c'), names[first], first);
      await give(root, typed);
      await wait(() => at(root, '#n').value === shown, 'in groups');
      const value = values.at(-1);
      await choose(at(root, '#c'), names[second], second);
      at(root, '#next').focus();
      if (typed.startsWith('+')) {
        await wait(() => at(root, '#n').value === '+49 30 1234567', 'with its code');
        expect(values.at(-1)).to.equal(value);
      }
      await choose(at(root, '#c'), names[first], first);
      at(root, '#next').focus();
      await wait(() => at(root, '#n').value === shown, 'as before');
      expect(values.at(-1)).to.equal(value);
      expect(errorOf(root)).to.equal('');
    });

  /** How often `words` are said now in `language`; others may say something in the same region. */
  const timesSaid = (language: string, words: string): number =>
    [...document.querySelectorAll<HTMLElement>('[data-tt-announcer] p')].filter(
      ({ lang, textContent }) => lang === language && textContent === words,
    ).length;
  const warningOf = (root: ParentNode): string =>
    root.querySelector('[data-warning]:not([hidden])')?.textContent ?? '';

  for (const [language, words] of [
    ['en', 'The country was changed to the one of the number: Poland.'],
    ['pl', 'Kraj zmieniono zgodnie z numerem: Polska.'],
    ['pt-PT', 'O país foi alterado de acordo com o número: Polónia.'],
    ['lv', 'Valsts mainīta atbilstoši numuram: Polija.'],
  ] as const)
    it(`lets the country follow a number with the code of another one, ${language}`, async () => {
      const root = await withCountry(language);
      await choose(at(root, '#c'), 'Ger', 'DE');
      const heard: string[] = [];
      at(root, '#c').addEventListener('change', () => heard.push(at(root, '#c').value));
      await give(root, '+48 600 100 200');
      await wait(() => at(root, '#c').value === 'PL', 'the country of the number');
      await wait(() => at(root, '#n').value === '600 100 200', 'in groups');
      expect(heard, 'the page hears of it').to.deep.equal(['PL']);
      await wait(() => timesSaid(language, words) === 1, 'announced');
      expect(warningOf(root)).to.equal('');
      at(root, '#n').focus();
      at(root, '#next').focus();
      await aTimeout(150);
      expect(timesSaid(language, words), 'once').to.equal(1);
    });

  it('says of a country that follows only that it does, to whoever leaves by key', async () => {
    const root = await withCountry('en');
    at(root, '#n').focus();
    await import('./numbers.ts');
    await aTimeout(0);
    const seen = new Set<string>();
    const watcher = new MutationObserver(() => {
      seen.add(warningOf(root));
      for (const { textContent } of document.querySelectorAll('[data-tt-announcer] p'))
        seen.add(textContent);
    });
    watcher.observe(document, { childList: true, characterData: true, subtree: true });
    await typeText('+49301234567');
    await sendKeys({ press: 'Tab' });
    const words = 'The country was changed to the one of the number: Germany.';
    await wait(() => timesSaid('en', words) === 1, 'announced');
    await aTimeout(300);
    watcher.disconnect();
    expect([...seen].filter((text) => text.includes('begins with'))).to.deep.equal([]);
    expect(at(root, '#c').value).to.equal('DE');
  });

  it('reads a number also when the person left before the table came', async () => {
    const root = await withCountry('en');
    const number = at(root, '#n');
    number.focus();
    number.value = '+49301234567';
    number.dispatchEvent(new Event('input', { bubbles: true }));
    at<HTMLButtonElement>(root, '#next').focus();
    await wait(() => number.value === '030 1234567', 'in groups');
    expect(at(root, '#c').value).to.equal('DE');
  });

  it('points out a number of a country that is not in the list, and takes it', async () => {
    const root = await withCountry('en');
    const values: unknown[] = [];
    root.addEventListener('tt-value', (event) =>
      values.push((event as CustomEvent<ValueDetail>).detail.value),
    );
    await choose(at(root, '#c'), 'Ger', 'DE');
    await give(root, '+371 20 000 000');
    await wait(
      () => warningOf(root).includes('Latvia: the number begins with +371, and you chose another'),
      'pointed out',
    );
    expect(values.at(-1)).to.equal('+37120000000');
    expect(at(root, '#c').value).to.equal('DE');
    expect(errorOf(root)).to.equal('');
    await give(root, '+33 1 23 45 67 89');
    await wait(() => warningOf(root).includes('France: the number begins with +33'), 'French');
    await give(root, '030 1234567');
    await wait(() => warningOf(root) === '', 'taken back');
  });

  it('leaves a country that was chosen after the number, and points out that they differ', async () => {
    const root = await withCountry('en');
    await give(root, '+48 600 100 200');
    await wait(() => at(root, '#n').value === '600 100 200', 'in groups');
    await choose(at(root, '#c'), 'Ger', 'DE');
    at(root, '#next').focus();
    await wait(() => warningOf(root).includes('Poland: the number begins with +48'), 'differs');
    expect(at(root, '#c').value).to.equal('DE');
    expect(at(root, '#n').value).to.equal('+48 600 100 200');
  });

  it('sends the country of the number where the form is sent from within it', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <form method="post" action="/sent"><tt-phone><fieldset><legend>Phone</legend>
      <label for="c">Country</label><select id="c" name="c" data-part="country">
      <option value="PL">Poland</option><option value="DE" selected>Germany</option></select>
      <label for="n">Number</label><input id="n" name="n" type="tel" data-part="number"></fieldset>
      </tt-phone><button>Send</button></form></tt-form></div>`);
    const sent: [string, unknown][][] = [];
    root.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      sent.push([...new FormData(event.target as HTMLFormElement)]);
    });
    at(root, '#n').focus();
    await typeText('+48600100200');
    await sendKeys({ press: 'Enter' });
    await wait(() => sent.length === 1, 'sent');
    const fields = Object.fromEntries(sent[0]!);
    expect([fields['c'], fields['n']]).to.deep.equal(['PL', '600 100 200']);
  });

  const numberAndCountry = (attributes = ''): string => `<fieldset><legend>Phone</legend>
    <label for="c">Country</label><select id="c" name="c" data-part="country">
      <option value="PL">Poland</option><option value="DE" selected>Germany</option></select>
    <label for="n">Number</label><input id="n" name="n" data-part="number" ${attributes}></fieldset>`;
  for (const [where, attributes, inside] of [
    ['the element is required', 'required', '<label for="n">N</label><input id="n" name="n">'],
    ['it is, with a list whose second country is chosen', 'required', numberAndCountry()],
    ['the number is, with such a list', '', numberAndCountry('required')],
  ] as const)
    it(`asks for a number before the form goes where ${where}`, async () => {
      const root = await fixture<HTMLElement>(`<tt-form lang="en"><form>
        <tt-phone ${attributes}><p data-error hidden></p>${inside}</tt-phone>
        <button id="next">Next</button></form></tt-form>`);
      root.addEventListener('submit', (event) => event.preventDefault());
      at(root, '#next').focus();
      await sendKeys({ press: 'Enter' });
      await wait(() => errorOf(root).includes('Enter a telephone number'), 'required');
      expect(document.activeElement).to.equal(at(root, '#n'));
    });

  it('asks for a missing number although a country is chosen', async () => {
    const root = await withCountry('en');
    at(root, '#n').required = true;
    await give(root, '030');
    at(root, '#n').select();
    await sendKeys({ press: 'Delete' });
    at(root, '#next').focus();
    await wait(() => errorOf(root).includes('Enter a telephone number'), 'required');
    expect(at(root, '#n').getAttribute('aria-invalid')).to.equal('true');
    expect(at(root, '#c').hasAttribute('aria-invalid')).to.equal(false);
    await choose(at(root, '#c'), 'Ger', 'DE');
    await wait(() => errorOf(root).includes('Enter a telephone number'), 'in another country');
  });

  it('means the numbers of the town on its pages in another language', async () => {
    const root = await single('lv');
    root.dataset.homeCountry = 'PL';
    await give(root, '600100200');
    await wait(() => at(root, '#n').value === '+48 600 100 200', 'Polish groups');
    await give(root, '60010020');
    await wait(() => errorOf(root).includes('Polija: '), 'Polish number');
    root.dataset.homeCountry = 'DE';
    await give(root, '030 1234567');
    await wait(() => at(root, '#n').value === '+49 30 1234567', 'German groups');
  });

  it('points a landline out where a mobile is needed, and takes it', async () => {
    const root = await single('pl', 'data-mobile');
    await give(root, '177874300');
    await wait(() => !!root.querySelector('[data-warning]:not([hidden])'), 'pointed out');
    const note = at(root, '[data-warning]');
    expect(note.textContent).to.contain('numer stacjonarny');
    expect(at(root, '#n').getAttribute('aria-describedby')).to.contain(note.id);
    expect(errorOf(root)).to.equal('');
    root.lang = 'lv';
    await wait(() => note.textContent!.includes('fiksētā tālruņa'), 'Latvian');
    await give(root, '600100200');
    await wait(() => !!note.hidden, 'taken back');
  });

  const inForm = (number = ''): Promise<HTMLElement> =>
    fixture<HTMLElement>(`<div lang="pl"><tt-form><tt-error-summary hidden></tt-error-summary>
      <form method="post" action="/sent"><tt-phone data-mobile><label for="n">Number</label>
        <p id="n-error" data-error hidden></p><input id="n" name="n" type="tel" value="${number}"
          aria-describedby="n-error"></tt-phone><button id="next">Send</button></form></tt-form></div>`);

  it('holds a form with a landline back once, and tells the server that it is meant', async () => {
    for (const printed of ['', '177874300']) {
      const root = await inForm(printed);
      const sent: FormData[] = [];
      root.addEventListener('submit', (event) => {
        if (event.defaultPrevented) return;
        event.preventDefault();
        sent.push(new FormData(event.target as HTMLFormElement));
      });
      if (!printed) {
        at(root, '#n').focus();
        await typeText('177874300');
        await sendKeys({ press: 'Enter' });
      } else at(root, '#next').click();
      const summary = at<HTMLElement>(root, 'tt-error-summary');
      await wait(() => !!summary.querySelector('a'), 'the summary');
      expect(summary.hasAttribute('data-warning')).to.equal(true);
      expect(summary.querySelector('a')!.textContent).to.contain('numer stacjonarny');
      expect(at(root, '#n').hasAttribute('aria-invalid')).to.equal(false);
      expect(sent).to.have.length(0);
      await aTimeout(1100);
      at(root, '#next').click();
      await wait(() => sent.length === 1, 'sent');
      expect(sent[0]!.getAll('tt-acknowledged')).to.deep.equal(['n']);
    }
  });

  it('takes digits of other writing, of every country', async () => {
    const root = await single('pl');
    await give(root, '٦٠٠ ١٠٠ ٢٠٠');
    await wait(() => at(root, '#n').value === '+48 600 100 200', 'Arabic digits');
    await give(root, '００４９ ３０ １２３４５６７');
    await wait(() => at(root, '#n').value === '+49 30 1234567', 'full-width digits');
  });

  it('keeps text that is no number exactly, and asks for a missing one', async () => {
    const root = await single('en');
    await give(root, 'call me');
    await wait(() => errorOf(root).includes('Use digits only'), 'letters');
    expect(at(root, '#n').value).to.equal('call me');
    await give(root, '+49 3O 1234567');
    await wait(() => errorOf(root).includes('no letter O stands for a zero'), 'a letter O');
    at(root, '#n').select();
    await sendKeys({ press: 'Delete' });
    at(root, '#next').focus();
    await wait(() => errorOf(root).includes('Enter a telephone number'), 'required');
  });
});
