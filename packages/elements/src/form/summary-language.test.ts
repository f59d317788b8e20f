import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../calendar/define.ts';
import '../combobox/define.ts';
import '../date-field/define.ts';
import '../date-range/define.ts';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../file-field/define.ts';
import '../phone/define.ts';
import '../signature-field/define.ts';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const field = (id: string, attributes: string, after = ''): string => `<tt-field>
  <label for="${id}">${id}</label><input id="${id}" name="${id}" ${attributes}>${after}</tt-field>`;

const page = (inside: string): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en"><tt-form><tt-error-summary hidden></tt-error-summary>
    <form method="post" action="/sent">${inside}<button>Send</button></form></tt-form></div>`);

const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;

/** The lines of the summary, without the captions before their sentences. */
const lines = (root: ParentNode): string[] =>
  [...root.querySelectorAll('tt-error-summary li')].map((line) =>
    line.textContent.split(' – ').at(-1)!.trim(),
  );

async function type(root: ParentNode, selector: string, text: string): Promise<void> {
  at(root, selector).focus();
  await typeText(text);
  at(root, 'form > button').focus();
}

/** Changes the language of the page: the summary has the sentences of each, one after the other. */
async function follows(
  root: HTMLElement,
  expected: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  for (const [language, sentences] of Object.entries(expected)) {
    root.lang = language;
    await waitUntil(
      () => JSON.stringify(lines(root)) === JSON.stringify(sentences),
      `the summary in ${language}`,
    ).catch(() => expect(lines(root)).to.deep.equal(sentences));
  }
}

async function send(root: HTMLElement, ...sentences: string[]): Promise<void> {
  at<HTMLFormElement>(root, 'form').requestSubmit();
  await follows(root, { en: sentences });
}

describe('the error summary, when the page changes its language', () => {
  const stay = (event: Event): void => event.preventDefault();

  before(() => document.addEventListener('submit', stay));
  after(() => document.removeEventListener('submit', stay));

  it('says again what a combobox said of text that is not in its list', async () => {
    const root = await page(`
      <tt-field><label for="street">street</label><tt-combobox>
        <select id="street" name="street"><option></option><option>Leśna</option></select>
      </tt-combobox></tt-field>
      <tt-field><label for="village">village</label><tt-combobox only-listed>
        <input id="village" name="village" list="villages">
        <datalist id="villages"><option>Borek</option></datalist></tt-combobox></tt-field>`);
    for (const id of ['street', 'village']) {
      at(root, `#${id}`).focus();
      await waitUntil(() => document.activeElement?.hasAttribute('aria-controls'), 'the list');
      await sendKeys({ type: 'zxy' });
    }
    const both = (sentence: string): string[] => [sentence, sentence];
    await send(root, ...both('This is not in the list. Check the spelling or choose an option.'));
    await follows(root, {
      pl: both('Tej odpowiedzi nie ma na liście. Sprawdź pisownię albo wybierz opcję z listy.'),
      lv: both(
        'Šādas atbildes sarakstā nav. Pārbaudiet pareizrakstību vai izvēlieties kādu no iespējām.',
      ),
      'pt-PT': both(
        'Esta resposta não está na lista. Verifique a ortografia ou selecione uma opção.',
      ),
    });
  });

  it('says again what calendars and periods find', async () => {
    const root = await page(
      field(
        'day',
        'data-value="date"',
        '<tt-calendar for="day" blocked-weekdays="7"></tt-calendar>',
      ) +
        `<tt-date-range><fieldset><legend>Stay</legend>
        ${field('from', 'data-value="date"')}${field('to', 'data-value="date"')}
        </fieldset></tt-date-range>`,
    );
    await type(root, '#day', '3.5.2026');
    await type(root, '#from', '3.5.2026');
    await type(root, '#to', '1.5.2026');
    for (const id of ['#day', '#to'])
      await waitUntil(() => at(root, id).validity.customError, 'what only the elements know');
    await send(
      root,
      'This day of the week is not available. Choose another date',
      'The end cannot be before the start. Enter 03/05/2026 or a later date',
    );
    await follows(root, {
      pl: [
        'Ten dzień tygodnia jest niedostępny. Wybierz inną datę',
        'Koniec nie może być przed początkiem. Podaj datę 03.05.2026 lub późniejszą',
      ],
      lv: [
        'Šī nedēļas diena nav pieejama. Izvēlieties citu datumu',
        'Beigas nevar būt pirms sākuma. Ievadiet datumu 03.05.2026 vai vēlāku',
      ],
    });
  });

  it('says again what is wrong with each part of a date, without what was mended', async () => {
    const part = (name: string): string =>
      `<label for="${name}">${name}</label><input id="${name}" name="${name}" data-part="${name}">`;
    const root = await page(`<tt-date-field name="birth"><fieldset><legend>Birth</legend>
      <div data-parts>${['day', 'month', 'year'].map(part).join('')}</div></fieldset></tt-date-field>`);
    await type(root, '#day', '99');
    await type(root, '#year', '2026');
    await send(root, 'The day must be a number from 1 to 31', 'Enter the month');
    const links = [...root.querySelectorAll<HTMLAnchorElement>('tt-error-summary a')];
    expect(links.map(({ hash }) => hash)).to.deep.equal(['#day', '#month']);
    await follows(root, {
      lv: ['Dienai jābūt skaitlim no 1 līdz 31', 'Ievadiet mēnesi'],
    });
    await type(root, '#month', '5');
    await follows(root, { pl: ['Dzień musi być liczbą od 1 do 31'] });
  });

  it('says again what is wrong with each of several files, and with a signature', async () => {
    const root = await page(`<tt-file-field><label for="files">files</label>
      <input id="files" name="files" type="file" multiple></tt-file-field>
      <tt-signature-field id="signed" name="signed">
      <label for="by">Name</label><input id="by" name="by" required></tt-signature-field>`);
    const input = at(root, '#files');
    const transfer = new DataTransfer();
    for (const name of ['a.pdf', 'b.pdf']) transfer.items.add(new File([], name));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => input.validity.customError, 'looked at');
    const english = (name: string): string =>
      `The file “${name}” is empty. Choose the right file, or save it again and add it.`;
    const polish = (name: string): string =>
      `Plik „${name}” jest pusty. Wybierz właściwy plik albo zapisz go jeszcze raz i dodaj ponownie.`;
    await send(root, english('a.pdf'), english('b.pdf'), 'Type your name to sign');
    await follows(root, {
      pl: [polish('a.pdf'), polish('b.pdf'), 'Wpisz imię i nazwisko, aby podpisać'],
      en: [english('a.pdf'), english('b.pdf'), 'Type your name to sign'],
    });
  });

  it('says again the countries, limits and examples in its sentences', async () => {
    const root = await page(
      field('account', 'data-value="iban"') + field('until', 'data-value="date"'),
    );
    await type(root, '#account', 'DE89 3704');
    await type(root, '#until', 'x');
    await send(
      root,
      'Country: Germany (DE). An IBAN of this country has 22 characters. You typed 8 characters.',
      'Enter the day, month and year, such as 31/12/1990',
    );
    await follows(root, {
      pl: [
        'Kraj: Niemcy (DE). Liczba znaków IBAN w tym kraju to 22. Wpisano 8 znaków.',
        'Podaj dzień, miesiąc i rok, na przykład 31.12.1990',
      ],
      lv: [
        'Valsts: Vācija (DE). Šīs valsts IBAN rakstzīmju skaits ir 22. Jūs ievadījāt 8 rakstzīmes.',
        'Ievadiet dienu, mēnesi un gadu, piemēram, 31.12.1990',
      ],
    });
  });

  it('says again what the rules of the page find', async () => {
    const root = await page(field('paid', 'data-value="integer" value="5"'));
    const words: Readonly<Record<string, string>> = { en: 'More than is due', pl: 'Za dużo' };
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').rules = () =>
      new Map([
        ['paid', [{ code: 'due', severity: 'error', params: { text: words[root.lang] ?? '' } }]],
      ]);
    await send(root, 'More than is due');
    await follows(root, { pl: ['Za dużo'], en: ['More than is due'] });
  });

  it('says of an answer that is wrong in another way what is wrong with it now', async () => {
    const root = await page(field('code', 'required data-value="postal-code-pt"'));
    await send(root, 'Enter the postal code');
    await type(root, '#code', '3350');
    await follows(root, { en: ['Enter the postal code'] });
    await follows(root, { pl: ['Dodaj trzy cyfry po łączniku, na przykład 3350-156'] });
  });

  it('leaves a line where it is while the answer is being mended', async () => {
    const root = await page(field('paid', 'required maxlength="2"'));
    await send(root, 'Fill in this field');
    await type(root, '#paid', 'x');
    await waitUntil(() => at<HTMLElement>(root, '[data-error]').hidden, 'mended');
    expect(lines(root)).to.deep.equal(['Fill in this field']);
  });

  it("says the word before a server's own sentence in the language of the page, there and back", async () => {
    const group = `<tt-fieldset><fieldset id="bin"><legend>Bin</legend>
      <label data-option><input type="radio" name="bin" value="a">A</label></fieldset></tt-fieldset>`;
    const files = `<tt-file-field><label for="files">Files</label>
      <input id="files" name="files" type="file"></tt-file-field>`;
    const root = await page(group + field('street', '') + files);
    const transfer = new DataTransfer();
    transfer.items.add(new File(['a,b'], 'list.csv', { type: 'text/csv' }));
    at(root, '#files').files = transfer.files;
    at(root, '#files').dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(
      () => !!root.querySelector('tt-file-field')!.shadowRoot?.textContent.includes('list.csv'),
      'listed',
    );
    const says = (text: string) => [{ code: 'x', severity: 'error' as const, params: { text } }];
    await root.querySelector('tt-form')!.showIssues({
      bin: says('Not this one'),
      street: says('No such street'),
      files: says('Not this file'),
    });
    const spoken = (): string =>
      [...root.querySelectorAll('[data-error] [data-visually-hidden]')]
        .map((word) => word.textContent.trim())
        .join(' ');
    for (const [language, word] of [
      ['pl', 'Błąd:'],
      ['en', 'Error:'],
      ['lv', 'Kļūda:'],
      ['pl', 'Błąd:'],
      ['en', 'Error:'],
    ] as const) {
      root.lang = language;
      const wanted = `${word} ${word} ${word}`;
      await waitUntil(() => spoken() === wanted, `all in ${language}`).catch(() =>
        expect(spoken(), language).to.equal(wanted),
      );
    }
  });
});
