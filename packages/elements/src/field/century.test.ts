import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import type { ValueDetail } from '../shared/answers.ts';
import '../date-field/define.ts';
import { typeText, typeWithoutPause } from '../testing/keys.ts';
import './define.ts';

const until = (check: () => unknown, what: string): Promise<void> =>
  waitUntil(check as () => boolean, what);
const input = (root: ParentNode): HTMLInputElement => root.querySelector('input')!;
const errorText = (root: ParentNode): string =>
  root.querySelector('[data-error]:not([hidden])')?.textContent ?? '';
const years = (root: ParentNode): HTMLButtonElement[] => [
  ...root.querySelectorAll<HTMLButtonElement>('[data-century] button'),
];

/** What was announced in the last seconds. */
const lines = (): Element[] => [...document.querySelectorAll('[data-tt-announcer] > p')];

const page = (language: string, attributes = 'data-value="date"'): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="${language}"><tt-field><label for="d">Date</label>
    <p id="d-error" data-error hidden></p>
    <input id="d" name="d" ${attributes} aria-describedby="d-error"></tt-field>
    <button type="button" id="next">Next</button></form>`);

const parts = (attributes = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="en"><tt-date-field ${attributes}><fieldset>
    <legend>Born</legend><p id="b-error" data-error hidden></p>
    ${['day', 'month', 'year']
      .map(
        (part) => `<div data-part><label for="b-${part}">${part}</label>
        <input id="b-${part}" name="b-${part}" data-part="${part}"></div>`,
      )
      .join('')}</fieldset></tt-date-field><button id="next">Next</button></div>`);

/** Types a date as a person would, and leaves it. */
async function give(root: ParentNode, text: string): Promise<void> {
  input(root).focus();
  input(root).select();
  // Firefox's driver comes after the page with its keys.
  await aTimeout(50);
  await typeText(text);
  await until(() => input(root).value === text, `typed: ${text}`);
  await aTimeout(50);
  root.querySelector<HTMLElement>('#next')!.focus();
}

/** Writes a date in place of the one before, and leaves it. */
function put(root: ParentNode, text: string): void {
  input(root).focus();
  input(root).value = text;
  input(root).dispatchEvent(new Event('input', { bubbles: true }));
  root.querySelector<HTMLElement>('#next')!.focus();
}

describe('a year of two digits', () => {
  it('is written in place of digits of other writing', async () => {
    const root = await page('pl');
    put(root, '٣.٥.٢٦');
    await until(() => years(root).length === 2, 'two answers');
    years(root)[1]!.click();
    expect(input(root).value).to.equal('٣.٥.2026');
    await until(() => errorText(root) === '', 'answered');
    // Before another question is listened to.
    await until(() => lines().some((line) => line.textContent?.startsWith('Przyciski')), 'told');
  });

  it('tells whoever has left the question by Tab that the years stand behind it', async () => {
    const root = await page('pl');
    input(root).focus();
    await typeText('3.05.26');
    await until(() => input(root).value === '3.05.26', 'typed');
    // What was said of the page before stays for some seconds.
    const before = new Set(lines());
    const said = (): (string | null)[] =>
      lines()
        .filter((line) => !before.has(line))
        .map(({ textContent }) => textContent);
    await sendKeys({ press: 'Tab' });
    await until(() => years(root).length === 2, 'two answers');
    await until(() => said().length === 2, 'announced');
    expect(said()).to.deep.equal([
      'Date – Błąd: Wpisz rok czterema cyframi: 1926 czy 2026?',
      'Przyciski za pytaniem wpiszą rok.',
    ]);
    expect(document.activeElement?.id).to.equal('next');
    // The driver of WebKit holds no key down.
    if (navigator.vendor.startsWith('Apple')) years(root)[1]!.focus();
    else {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    }
    expect(document.activeElement?.textContent).to.equal('2026');
    await sendKeys({ press: 'Enter' });
    expect(input(root).value).to.equal('3.05.2026');
  });

  for (const [language, typed, question, earlier] of [
    ['en', '03/05/26', 'Error: Write the year with four digits: 1926 or 2026?', '03/05/1926'],
    ['pl', '3.05.26', 'Błąd: Wpisz rok czterema cyframi: 1926 czy 2026?', '3.05.1926'],
    ['pt-PT', '3-5-26', 'Erro: Escreva o ano com quatro algarismos: 1926 ou 2026?', '3-5-1926'],
    ['pl', '030526', 'Błąd: Wpisz rok czterema cyframi: 1926 czy 2026?', '03051926'],
    ['lv', '03.05.26.', 'Kļūda: Ievadiet gadu ar četriem cipariem: 1926 vai 2026?', '03.05.1926.'],
  ] as const) {
    it(`is asked about with two answers to press, in ${language}: ${typed}`, async () => {
      const root = await page(language);
      const values: unknown[] = [];
      root.addEventListener('tt-value', (event) =>
        values.push((event as CustomEvent<ValueDetail>).detail.value),
      );
      await give(root, typed);
      await until(() => years(root).length === 2, 'two answers');
      expect(errorText(root)).to.equal(question);
      expect(years(root).map(({ textContent }) => textContent)).to.deep.equal(['1926', '2026']);
      const group = root.querySelector('[data-century]')!;
      expect(group.getAttribute('role')).to.equal('group');
      expect(group.getAttribute('aria-labelledby')).to.equal('d-error');
      input(root).focus();
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(years(root)[0]);
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(years(root)[1]);
      years(root)[0]!.focus();
      expect(years(root)[0]!.getBoundingClientRect().height).to.be.above(0);
      await sendKeys({ press: 'Enter' });
      expect(input(root).value).to.equal(earlier);
      expect(document.activeElement).to.equal(input(root));
      expect(values.at(-1)).to.equal('1926-05-03');
      await until(() => errorText(root) === '', 'mended');
      await until(() => years(root).length === 0, 'the answers go with the question');
    });
  }

  it('is asked about wherever it may stand in a date between hyphens', async () => {
    const root = await page('pl');
    await give(root, '26-05-03');
    await until(() => years(root).length === 4, 'four answers');
    expect(errorText(root)).to.equal(
      'Błąd: Która liczba to rok: pierwsza czy ostatnia? Wpisz rok czterema cyframi.',
    );
    const offered = years(root).map(({ textContent }) => textContent);
    expect(offered).to.deep.equal(['26 maja 1903', '3 maja 1926', '26 maja 2003', '3 maja 2026']);
    years(root)[3]!.click();
    expect(input(root).value).to.equal('2026-05-03');
    await until(() => errorText(root) === '' && years(root).length === 0, 'answered');
    put(root, '26-05-03');
    await until(() => years(root).length === 4, 'asked again');
    years(root)[2]!.click();
    expect(input(root).value).to.equal('26-05-2003');
    await until(() => errorText(root) === '' && years(root).length === 0, 'answered again');
  });

  for (const [language, dates] of [
    ['en', ['26 May 1903', '3 May 1926', '26 May 2003', '3 May 2026']],
    [
      'pt-PT',
      ['26 de maio de 1903', '3 de maio de 1926', '26 de maio de 2003', '3 de maio de 2026'],
    ],
    [
      'lv',
      [
        '1903. gada 26. maijs',
        '1926. gada 3. maijs',
        '2003. gada 26. maijs',
        '2026. gada 3. maijs',
      ],
    ],
  ] as const)
    it(`names the whole dates where the day is in doubt too, in ${language}`, async () => {
      const root = await page(language);
      await give(root, '26-05-03');
      await until(() => years(root).length === 4, 'four answers');
      expect(years(root).map(({ textContent }) => textContent)).to.deep.equal(dates);
    });

  it('is asked about with the one year that the limits leave', async () => {
    const root = await page('en', 'data-value="date" min="2020-01-01"');
    await give(root, '03/05/26');
    await until(() => years(root).length === 1, 'one answer');
    expect(errorText(root)).to.equal('Error: Write the year with four digits: 2026');
    await until(
      () => lines().some(({ textContent }) => textContent?.includes('The button after')),
      'told of one button',
    );
    years(root)[0]!.click();
    expect(input(root).value).to.equal('03/05/2026');
    await until(() => errorText(root) === '' && years(root).length === 0, 'answered');
  });

  it('is completed where it stands, also beside the name of a month', async () => {
    const root = await page('en');
    await give(root, '26 May 26');
    await until(() => years(root).length === 2, 'two answers');
    years(root)[1]!.click();
    expect(input(root).value).to.equal('26 May 2026');
    await until(() => years(root).length === 0 && errorText(root) === '', 'answered');
    root.querySelector<HTMLElement>('#next')!.focus();
    // By script from here on: Firefox's driver loses keys that are typed over a text.
    put(root, '03/05/27');
    await until(() => years(root)[0]?.textContent === '1927', 'another year');
    put(root, '03/05/2027');
    await until(() => years(root).length === 0, 'gone');
  });

  it('is asked about in a month and in a date of three parts too', async () => {
    const month = await page('en', 'data-value="month"');
    await give(month, '05/26');
    await until(() => years(month).length === 2, `month of ${input(month).value}`);
    years(month)[1]!.click();
    expect(input(month).value).to.equal('05/2026');
    const root = await parts();
    for (const [part, text] of [
      ['day', '3'],
      ['month', '5'],
      ['year', '26'],
    ]) {
      root.querySelector<HTMLElement>(`#b-${part}`)!.focus();
      await sendKeys({ type: text! });
    }
    root.querySelector<HTMLElement>('#next')!.focus();
    await until(() => years(root).length === 2, 'parts');
    years(root)[0]!.click();
    expect(root.querySelector<HTMLInputElement>('#b-year')!.value).to.equal('1926');
  });

  it('is not announced to somebody who is still typing the year', async () => {
    const root = await page('pl');
    // The last words of the test before.
    await aTimeout(200);
    const before = new Set(lines());
    const said = (): (string | null)[] =>
      lines()
        .filter((line) => !before.has(line))
        .map(({ textContent }) => textContent);
    await give(root, '3.05.26');
    await until(() => said().length === 2, 'asked, and told of the years, on leaving');
    input(root).value = '';
    typeWithoutPause(input(root), '3.05.20');
    await until(() => years(root)[0]?.textContent === '1920', 'asked about what stands there now');
    await typeText('20');
    await until(() => years(root).length === 0, 'four digits');
    await aTimeout(300);
    expect(said().slice(2)).to.deep.equal([]);
  });

  it('leaves the focus in the question when its answers go while one of them has it', async () => {
    const root = await page('pl');
    await give(root, '3.05.20');
    await until(() => years(root).length === 2, 'two answers');
    years(root)[0]!.focus();
    // The last digits come in the moment in which Tab leads on, as under the hands of a fast typist.
    input(root).value = '3.05.2020';
    input(root).dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => years(root).length === 0, 'the answers go with the question');
    expect(document.activeElement).to.equal(input(root));
  });

  it('is asked about no more when the other two are typed before the answers come', async () => {
    const root = await parts();
    const type = (part: string, text: string): void => {
      const box = root.querySelector<HTMLInputElement>(`#b-${part}`)!;
      box.focus();
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type('day', '31');
    type('month', '2');
    type('year', '2025');
    root.querySelector<HTMLElement>('#next')!.focus();
    await until(() => errorText(root).includes('28'), 'a wrong day is told');
    let wasAsked = false;
    const observer = new MutationObserver(() => {
      if (wasAsked || !errorText(root).includes('1920 or 2020')) return;
      wasAsked = true;
      type('year', '2026');
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    type('year', '20');
    await aTimeout(300);
    observer.disconnect();
    expect(wasAsked, 'between two keys').to.equal(true);
    expect(errorText(root)).to.include('28');
    expect(years(root)).to.deep.equal([]);
  });

  it('offers no year that the limits forbid while another part is wrong too', async () => {
    const root = await parts('max="today"');
    for (const [part, text] of [
      ['day', '32'],
      ['month', '5'],
      ['year', '90'],
    ]) {
      root.querySelector<HTMLElement>(`#b-${part}`)!.focus();
      await typeText(text!);
    }
    root.querySelector<HTMLElement>('#next')!.focus();
    await until(() => years(root).length > 0, 'offered');
    expect(years(root).map(({ textContent }) => textContent)).to.deep.equal(['1990']);
    expect(errorText(root)).to.equal(
      'Error: The day must be a number from 1 to 31. Write the year with four digits: 1990',
    );
  });

  for (const shut of ['readOnly', 'disabled'] as const)
    it(`writes nothing into an answer that became ${shut} meanwhile`, async () => {
      const root = await page('pl');
      put(root, '3.5.26');
      await until(() => years(root).length === 2, 'two answers');
      input(root)[shut] = true;
      years(root)[1]?.click();
      await until(() => years(root).length === 0, 'the answers go');
      expect(input(root).value).to.equal('3.5.26');
    });

  it('offers nothing where the answer may only be read', async () => {
    const root = await page('en', 'data-value="date" value="03/05/26" readonly required');
    input(root).dispatchEvent(new Event('input', { bubbles: true }));
    input(root).focus();
    root.querySelector<HTMLElement>('#next')!.focus();
    await aTimeout(200);
    expect(years(root).length).to.equal(0);
  });
});
