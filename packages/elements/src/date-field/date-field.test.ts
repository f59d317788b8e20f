import { expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import type { ValueDetail } from '../shared/answers.ts';
import './define.ts';
import { typeText } from '../testing/keys.ts';

type Parts = readonly [day: string, month: string, year: string];

const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
const shows = (root: ParentNode, text: string): Promise<void> =>
  waitUntil(() => errorText(root) === text, `error "${text}"`);
const wrong = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[aria-invalid=true]')].map(
    (element) => element.dataset.part ?? element.localName,
  );

const page = (attributes = '', language = 'en'): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-date-field name="birth" ${attributes}>
    <fieldset aria-describedby="b-hint">
      <legend>Date of birth</legend>
      <p id="b-hint" data-hint>31 3 1980</p>
      <p id="b-error" data-error hidden></p>
      <div data-parts>${['day', 'month', 'year']
        .map(
          (part) => `<div data-part><label for="b-${part}">${part}</label>
          <input id="b-${part}" data-part="${part}" name="birth-${part}" inputmode="numeric"></div>`,
        )
        .join('')}</div>
    </fieldset></tt-date-field><button type="button">Elsewhere</button></div>`);

async function fill(root: HTMLElement, parts: Parts): Promise<void> {
  root.querySelector<HTMLElement>('#b-day')!.focus();
  for (const part of parts) {
    if (part) await typeText(part);
    await sendKeys({ press: 'Tab' });
  }
}

describe('tt-date-field', () => {
  it('reads the three parts as one value', async () => {
    const root = await page();
    const details: ValueDetail[] = [];
    root.addEventListener('tt-value', (event) => details.push(event.detail));
    await fill(root, ['31', '3', '1980']);
    await waitUntil(() => details.at(-1)?.value === '1980-03-31', 'value');
    expect(details.at(-1)!.name).to.equal('birth');
    expect(errorText(root)).to.equal('');
  });

  /** What a browser tells when people paste; gives whether it is left to the browser. */
  function paste(into: Element, text: string): boolean {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox takes no data of a script's own.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    return into.dispatchEvent(event);
  }
  const boxes = (root: HTMLElement): string[] =>
    [...root.querySelectorAll('input')].map(({ value }) => value);

  it('spreads a whole date that is pasted into one box over all of them', async () => {
    const root = await page('', 'pl');
    const details: ValueDetail[] = [];
    root.addEventListener('tt-value', (event) => details.push(event.detail));
    const day = root.querySelector<HTMLInputElement>('#b-day')!;
    day.maxLength = 2;
    day.focus();
    for (const text of ['3 maja 2026', '2026-05-03', ' 3.5.2026 ']) {
      root.querySelectorAll('input').forEach((box) => (box.value = ''));
      await waitUntil(() => !paste(day, text), text);
      expect(boxes(root)).to.deep.equal(['3', '5', '2026']);
    }
    await waitUntil(() => details.at(-1)?.value === '2026-05-03', 'value');
    expect(document.activeElement!.id).to.equal('b-year');
    expect(errorText(root)).to.equal('');
    const live = document.querySelector('[role=status]');
    await waitUntil(() => live!.textContent!.includes('03.05.2026'), 'it is said');
  });

  it('spreads a date with a year of two digits too, and asks about the year', async () => {
    const root = await page('max="2026-12-31"', 'pl');
    const day = root.querySelector<HTMLInputElement>('#b-day')!;
    for (const text of ['03/05/26', '3 maja 26', ' 3.5.26 r.']) {
      root.querySelectorAll('input').forEach((box) => (box.value = ''));
      day.focus();
      await waitUntil(() => !paste(day, text), text);
      expect(boxes(root), text).to.deep.equal(['3', '5', '26']);
    }
    expect(document.activeElement!.id).to.equal('b-year');
    await sendKeys({ press: 'Tab' });
    await shows(root, 'Błąd: Wpisz rok czterema cyframi: 1926 czy 2026?');
    expect(wrong(root)).to.deep.equal(['year']);
    await waitUntil(() => root.querySelectorAll('[data-century] button').length === 2, 'asked');
    root.querySelectorAll<HTMLElement>('[data-century] button')[1]!.click();
    expect(boxes(root)).to.deep.equal(['3', '5', '2026']);
    await shows(root, '');
  });

  const impossible: [language: string, text: string, parts: Parts, sentence: string][] = [
    ['en', '31.2.1985', ['31', '2', '1985'], 'Error: Check the day: that month has 28 days'],
    ['pl', '31.02.1985 r.', ['31', '02', '1985'], 'Błąd: Sprawdź dzień: ten miesiąc ma 28 dni'],
    ['en', '3.13.1985', ['3', '13', '1985'], 'Error: The month must be a number from 1 to 12'],
    ['en', '1985-13-03', ['03', '13', '1985'], 'Error: The month must be a number from 1 to 12'],
    ['en', '31021985', ['31', '02', '1985'], 'Error: Check the day: that month has 28 days'],
    ['pl', '31 lutego 1985', ['31', '2', '1985'], 'Błąd: Sprawdź dzień: ten miesiąc ma 28 dni'],
    [
      'en',
      '00/00/1985',
      ['00', '00', '1985'],
      'Error: The day must be a number from 1 to 31. The month must be a number from 1 to 12',
    ],
    [
      'en',
      '31.2.85',
      ['31', '2', '85'],
      'Error: Check the day: that month has 28 days. Write the year with four digits: 1985 or 2085?',
    ],
  ];
  for (const [language, text, parts, sentence] of impossible)
    it(`spreads ${text}, which no calendar has, and names what is wrong`, async () => {
      const root = await page('', language);
      const day = root.querySelector<HTMLInputElement>('#b-day')!;
      day.focus();
      await waitUntil(() => !paste(day, text), text);
      expect(boxes(root)).to.deep.equal(parts);
      expect(document.activeElement!.id).to.equal('b-year');
      await sendKeys({ press: 'Tab' });
      await shows(root, sentence);
    });

  it('leaves a part, and what is no date, to the browser', async () => {
    const root = await page();
    const day = root.querySelector<HTMLInputElement>('#b-day')!;
    day.focus();
    await waitUntil(() => !paste(day, '3.5.2026'), 'it is ready');
    for (const text of ['4', 'May', '600 100 200', '3.5.', '12 34 5678', '12345678', '99-13-32'])
      expect(paste(day, text), text).to.equal(true);
    expect(boxes(root)).to.deep.equal(['3', '5', '2026']);
    root.querySelector<HTMLInputElement>('#b-year')!.readOnly = true;
    expect(paste(day, '4.6.2027')).to.equal(true);
    expect(boxes(root)).to.deep.equal(['3', '5', '2026']);
  });

  const cases: [parts: Parts, sentence: string, part: string][] = [
    [['1', '13', '2025'], 'The month must be a number from 1 to 12', 'month'],
    [['x', '3', '2025'], 'The day must be a number from 1 to 31', 'day'],
    [['31', '2', '2025'], 'Check the day: that month has 28 days', 'day'],
    [['1', '', '2025'], 'Enter the month', 'month'],
    [['31', '4', '2026'], 'Check the day: that month has 30 days', 'day'],
    [['29', '2', '2100'], 'Check the day: that month has 28 days', 'day'],
    [['3', '5', 'abcd'], 'Write the year with four digits, such as 1990', 'year'],
    [['3', '5', '202'], 'Write the year with four digits, such as 1990', 'year'],
    [['', '5', '2026'], 'Enter the day', 'day'],
    [['1', '3', '25'], 'Write the year with four digits: 1925 or 2025?', 'year'],
  ];
  for (const [parts, sentence, part] of cases)
    it(`names the wrong part of ${parts.join(' ')}`, async () => {
      const root = await page();
      await fill(root, parts);
      await shows(root, `Error: ${sentence}`);
      expect(wrong(root)).to.deep.equal([part]);
      const control = root.querySelector<HTMLElement>(`#b-${part}`)!;
      expect(control.getAttribute('aria-describedby')).to.equal('b-error');
      // Whoever comes to the part from outside hears the group as well: not the same twice.
      expect(root.querySelector('fieldset')!.getAttribute('aria-describedby')).to.equal('b-hint');
      expect([...root.querySelectorAll('input')].map(({ value }) => value)).to.deep.equal(parts);
    });

  it('names each part that is wrong or missing, and takes back what was mended', async () => {
    const root = await page();
    await fill(root, ['99', '', '25']);
    const year = 'Write the year with four digits: 1925 or 2025?';
    await shows(root, `Error: The day must be a number from 1 to 31. Enter the month. ${year}`);
    expect(wrong(root)).to.deep.equal(['day', 'month', 'year']);
    root.querySelector<HTMLElement>('#b-month')!.focus();
    await typeText('5');
    await sendKeys({ press: 'Tab' });
    await shows(root, `Error: The day must be a number from 1 to 31. ${year}`);
    expect(wrong(root)).to.deep.equal(['day', 'year']);
  });

  it('tells at the group what is wrong with all of it, and once where the author wants it', async () => {
    const root = await page('required');
    const group = root.querySelector('fieldset')!;
    const described = (): string[] =>
      [...root.querySelectorAll('[aria-describedby~=b-error]')].map(({ id }) => id);
    group.id = 'group';
    await fill(root, ['1', '', '']);
    await shows(root, 'Error: Enter the month. Enter the year');
    expect(described()).to.deep.equal(['b-month', 'b-year']);
    root.querySelector<HTMLInputElement>('#b-day')!.select();
    root.querySelector<HTMLElement>('#b-day')!.focus();
    await sendKeys({ press: 'Delete' });
    await waitUntil(() => described().join() === 'group', 'the whole date is missing');
    expect(group.getAttribute('aria-describedby')).to.equal('b-error b-hint');

    const printed = await page();
    printed.querySelector('fieldset')!.setAttribute('aria-describedby', 'b-error b-hint');
    await fill(printed, ['1', '13', '2025']);
    await shows(printed, 'Error: The month must be a number from 1 to 12');
    expect(printed.querySelectorAll('[aria-describedby~=b-error]').length).to.equal(1);
  });

  it('takes the mark from a part that is mended and leaves it at the one that is still wrong', async () => {
    const root = await page();
    await fill(root, ['40', '13', '2025']);
    const month = 'The month must be a number from 1 to 12';
    await shows(root, `Error: The day must be a number from 1 to 31. ${month}`);
    expect(wrong(root)).to.deep.equal(['day', 'month']);
    root.querySelector<HTMLInputElement>('#b-day')!.select();
    root.querySelector<HTMLElement>('#b-day')!.focus();
    await typeText('4');
    await shows(root, `Error: ${month}`);
    expect(wrong(root)).to.deep.equal(['month']);
    expect(root.querySelector('#b-day')!.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('keeps within its limits, in the language of the page', async () => {
    const root = await page('max="2020-12-31"', 'pl');
    await fill(root, ['1', '1', '2021']);
    await waitUntil(() => errorText(root).includes('31.12.2020'), 'limit');
    expect(errorText(root)).to.match(/^Błąd: /);
  });

  it('reads a month that is typed as a name of the page’s language', async () => {
    const root = await page('', 'lv');
    const details: ValueDetail[] = [];
    root.addEventListener('tt-value', (event) => details.push(event.detail));
    await fill(root, ['3', 'maijs', '2026']);
    await waitUntil(() => details.at(-1)?.value === '2026-05-03', 'value');
  });

  describe('without a day', () => {
    const months = (attributes = '', language = 'en'): Promise<HTMLElement> =>
      fixture<HTMLElement>(`<div lang="${language}"><tt-date-field name="since" ${attributes}>
        <fieldset aria-describedby="m-error"><legend>Since when</legend>
          <p id="m-error" data-error hidden></p>
          <div data-parts>${['year', 'month']
            .map(
              (part) => `<div data-part><label for="m-${part}">${part}</label>
              <input id="m-${part}" data-part="${part}" name="since-${part}" inputmode="numeric"></div>`,
            )
            .join('')}</div></fieldset></tt-date-field>
        <button type="button">Elsewhere</button></div>`);

    async function give(root: HTMLElement, year: string, month: string): Promise<void> {
      root.querySelector<HTMLElement>('#m-year')!.focus();
      await typeText(year);
      await sendKeys({ press: 'Tab' });
      if (month) await typeText(month);
      await sendKeys({ press: 'Tab' });
    }

    it('is a month of a year, in whichever order the page prints it', async () => {
      const root = await months('', 'pl');
      const details: ValueDetail[] = [];
      root.addEventListener('tt-value', (event) => details.push(event.detail));
      await give(root, '2026', 'maj');
      await waitUntil(() => details.at(-1)?.value === '2026-05', 'value');
      expect(errorText(root)).to.equal('');
    });

    it('takes month and year of a whole date that is pasted into one box', async () => {
      const root = await months('', 'pl');
      const month = root.querySelector<HTMLInputElement>('#m-month')!;
      const pasted = (): string[] => boxes(root);
      month.focus();
      for (const [text, year, number] of [
        ['15/03/2026', '2026', '3'],
        ['15 marca 2025 r.', '2025', '3'],
        ['2024-05-15', '2024', '5'],
        ['15.03.26', '26', '03'],
        ['13.2026', '2026', '13'],
      ] as const) {
        await waitUntil(() => !paste(month, text), text);
        expect(pasted(), text).to.deep.equal([year, number]);
      }
      // Which part of it is wrong, and whether the month is, nobody knows.
      expect(paste(month, '31.2.1985')).to.equal(true);
      expect(paste(month, '13/26')).to.equal(true);
      root.querySelector<HTMLElement>('button')!.focus();
      await shows(root, 'Błąd: Miesiąc musi być liczbą od 1 do 12');
    });

    it('names the wrong part', async () => {
      const root = await months();
      await give(root, '2026', '13');
      await shows(root, 'Error: The month must be a number from 1 to 12');
      expect(wrong(root)).to.deep.equal(['month']);
    });

    it('names the missing part, and keeps within its limits', async () => {
      const root = await months('max="2026-05"', 'lv');
      await give(root, '2026', '');
      await shows(root, 'Kļūda: Ievadiet mēnesi');
      root.querySelector<HTMLElement>('#m-month')!.focus();
      await typeText('6');
      await sendKeys({ press: 'Tab' });
      await waitUntil(() => errorText(root).includes('05.2026'), 'limit');
    });
  });
});
