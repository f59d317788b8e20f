import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import type { TtCalendar } from '../calendar/calendar.ts';
import type { RangeDetail } from './date-range.ts';

const input = (root: ParentNode, id: string): HTMLInputElement => root.querySelector(`#${id}`)!;
const errorAt = (root: ParentNode, id: string): string =>
  root.querySelector<HTMLElement>(`#${id}-error:not([hidden])`)?.textContent ?? '';
const shows = (root: ParentNode, text: string): Promise<void> =>
  waitUntil(() => errorAt(root, 'to') === text, `"${text}", not "${errorAt(root, 'to')}"`);
const day = (calendar: TtCalendar, iso: string): HTMLElement =>
  calendar.renderRoot.querySelector(`[data-day="${iso}"]`)!;

const field = (id: string, label: string, attributes: string): string => `<tt-field>
  <label for="${id}">${label}</label><p id="${id}-error" data-error hidden></p>
  <input id="${id}" name="${id}" data-value="date" aria-describedby="${id}-error" ${attributes}>
  <tt-calendar for="${id}" today="2026-05-13"></tt-calendar></tt-field>`;

const page = ({ on = '', language = 'en', start = '', end = '' } = {}): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><tt-form><form>
    <tt-date-range ${on}><fieldset><legend>Stay</legend><div data-range>
      ${field('from', 'First day', start)}${field('to', 'Last day', end)}
    </div></fieldset></tt-date-range>
    <button>Send</button></form></tt-form></div>`);

async function give(root: ParentNode, id: string, text: string): Promise<void> {
  input(root, id).focus();
  input(root, id).select();
  await sendKeys({ type: text });
}

async function leave(root: ParentNode): Promise<void> {
  root.querySelector<HTMLElement>('form > button')!.focus();
  await aTimeout(0);
}

describe('tt-date-range before it is defined', () => {
  it('keeps both dates as they were typed', async () => {
    const root = await page();
    await give(root, 'from', '3.5.2026');
    await give(root, 'to', '1.5.2026');
    for (const name of ['field', 'date-range', 'calendar', 'form', 'date-field'])
      await import(`../${name}/define.ts`);
    await aTimeout(0);
    expect([input(root, 'from').value, input(root, 'to').value]).to.deep.equal([
      '3.5.2026',
      '1.5.2026',
    ]);
    expect(document.activeElement).to.equal(input(root, 'to'));
    await sendKeys({ type: ' ' });
    await leave(root);
    await shows(
      root,
      'Error: The end cannot be before the start. Enter 03/05/2026 or a later date',
    );
  });
});

describe('tt-date-range', () => {
  for (const [language, sentence] of Object.entries({
    en: 'Error: The end cannot be before the start. Enter 03/05/2026 or a later date',
    'pt-PT':
      'Erro: O fim não pode ser anterior ao início. Introduza 03/05/2026 ou uma data posterior',
    pl: 'Błąd: Koniec nie może być przed początkiem. Podaj datę 03.05.2026 lub późniejszą',
    lv: 'Kļūda: Beigas nevar būt pirms sākuma. Ievadiet datumu 03.05.2026 vai vēlāku',
  }))
    it(`tells at the end that it lies before the start, in ${language}`, async () => {
      const root = await page({ language });
      await give(root, 'from', '2026-05-03');
      await give(root, 'to', '2026-05-02');
      expect(errorAt(root, 'to')).to.equal('');
      await leave(root);
      await shows(root, sentence);
      expect(input(root, 'to').getAttribute('aria-invalid')).to.equal('true');
      expect(input(root, 'from').hasAttribute('aria-invalid')).to.equal(false);
      expect(errorAt(root, 'from')).to.equal('');
    });

  it('is content when either date is mended, and again not when it is spoilt', async () => {
    const root = await page();
    await give(root, 'from', '2026-05-03');
    await give(root, 'to', '2026-05-02');
    await leave(root);
    await waitUntil(() => errorAt(root, 'to').includes('before the start'));
    await give(root, 'from', '2026-05-01');
    await shows(root, '');
    expect(input(root, 'to').validity.valid).to.equal(true);
    await give(root, 'from', '2026-06-01');
    await waitUntil(() => errorAt(root, 'to').includes('01/06/2026'));
    await give(root, 'to', '2026-06-01');
    await shows(root, '');
  });

  it('keeps the period within its lengths, both days counted', async () => {
    const root = await page({ on: 'data-min-days="2" data-max-days="3"', language: 'pl' });
    await give(root, 'from', '3.5.2026');
    await give(root, 'to', '3.5.2026');
    await leave(root);
    await shows(
      root,
      'Błąd: Okres musi trwać co najmniej 2 dni. Podaj datę 04.05.2026 lub późniejszą',
    );
    await give(root, 'to', '6.5.2026');
    await shows(
      root,
      'Błąd: Okres może trwać najwyżej 3 dni. Podaj datę 05.05.2026 lub wcześniejszą',
    );
    await give(root, 'to', '5.5.2026');
    await shows(root, '');
  });

  it('says the author’s own sentence, and says ours again in another language', async () => {
    const root = await page({ on: 'data-error-max-days="Two weeks at most" data-max-days="2"' });
    await give(root, 'from', '3.5.2026');
    await give(root, 'to', '9.5.2026');
    await leave(root);
    await shows(root, 'Error: Two weeks at most');
    await give(root, 'to', '1.5.2026');
    await waitUntil(() => errorAt(root, 'to').includes('before the start'));
    await leave(root);
    root.lang = 'lv';
    await waitUntil(() => errorAt(root, 'to').startsWith('Kļūda: Beigas'), 'Latvian');
  });

  it('lets a wrong date speak for itself first', async () => {
    const root = await page();
    await give(root, 'from', '3.5.2026');
    await give(root, 'to', '31.4.2026');
    await leave(root);
    await shows(root, 'Error: Check the day: that month has 30 days');
  });

  it('stops Enter right after a wrong date, and lets a right one pass', async () => {
    const root = await page();
    const sent: string[] = [];
    root.addEventListener('tt-submit', (event) => {
      event.preventDefault();
      sent.push(input(root, 'to').value);
    });
    await give(root, 'from', '2026-05-03');
    await give(root, 'to', '2026-05-02');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => errorAt(root, 'to').includes('before the start'), 'told');
    expect(sent).to.deep.equal([]);
    await give(root, 'to', '2026-05-04');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => sent.length > 0, 'sent');
    expect(sent).to.deep.equal(['2026-05-04']);
  });

  it('tells the page which period it is, once for each', async () => {
    const root = await page();
    const told: RangeDetail[] = [];
    root.addEventListener('tt-range', (event) => told.push(event.detail));
    await give(root, 'from', '2026-02-27');
    await give(root, 'to', '2026-03-02');
    await waitUntil(() => told.at(-1)?.days === 4, 'days');
    expect(told.at(-1)).to.deep.equal({
      start: '2026-02-27',
      end: '2026-03-02',
      days: 4,
      issues: [],
    });
    const { length } = told;
    await sendKeys({ type: ' ' });
    await aTimeout(100);
    expect(told).to.have.length(length);
  });

  it('tells the period also of who answers before the comparison is there', async () => {
    const root = await page({ start: 'value="2026-02-27"' });
    const told: RangeDetail[] = [];
    root.addEventListener('tt-range', (event) => told.push(event.detail));
    input(root, 'to').focus();
    input(root, 'to').value = '2026-03-02';
    input(root, 'to').dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => told.length > 0, 'told');
    expect(told.map(({ days }) => days)).to.deep.equal([4]);
  });

  it('shows a printed period in both calendars, and offers only ends that fit', async () => {
    const root = await page({
      on: 'data-max-days="5"',
      start: 'value="2026-05-12"',
      end: 'value="2026-05-14"',
    });
    const [first, second] = [...root.querySelectorAll('tt-calendar')] as [TtCalendar, TtCalendar];
    await waitUntil(() => second.range?.max === '2026-05-16', 'range');
    second.renderRoot.querySelector<HTMLElement>('#button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => day(second, '2026-05-14'), 'open');
    const within = second.renderRoot.querySelectorAll<HTMLElement>('[data-within]');
    expect([...within].map(({ dataset }) => dataset['day'])).to.deep.equal([
      '2026-05-12',
      '2026-05-13',
      '2026-05-14',
    ]);
    expect(day(second, '2026-05-13').ariaLabel).to.include('In the chosen period');
    expect(day(second, '2026-05-11').ariaDisabled).to.equal('true');
    expect(day(second, '2026-05-16').ariaDisabled).to.equal(null);
    expect(day(second, '2026-05-17').ariaDisabled).to.equal('true');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => input(root, 'to').value === '15/05/2026');
    await waitUntil(() => first.range?.end === '2026-05-15');
    expect(first.range).to.deep.equal({ start: '2026-05-12', end: '2026-05-15' });
  });

  it('begins the weeks of its calendars as the town does', async () => {
    const root = await page({ on: 'data-tt-first-day="7"', end: 'value="2026-05-14"' });
    const last = root.querySelector<TtCalendar>('tt-calendar[for=to]')!;
    await waitUntil(() => last.renderRoot?.querySelector('#button'), 'drawn');
    last.renderRoot.querySelector<HTMLElement>('#button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => day(last, '2026-05-14'), 'open');
    expect(last.renderRoot.querySelector('th')!.abbr).to.equal('Sunday');
  });

  it('compares dates in three parts', async () => {
    const parts = (id: string): string => `<tt-date-field name="${id}">
      <fieldset aria-describedby="${id}-error"><legend>${id}</legend>
      <p id="${id}-error" data-error hidden></p>
      <div data-parts>${['day', 'month', 'year']
        .map(
          (part) => `<div data-part><label for="${id}-${part}">${part}</label>
          <input id="${id}-${part}" data-part="${part}" name="${id}-${part}"></div>`,
        )
        .join('')}</div></fieldset></tt-date-field>`;
    const root = await fixture<HTMLElement>(`<div lang="en"><form><tt-date-range><fieldset>
      <legend>Stay</legend><div data-range>${parts('from')}${parts('to')}</div></fieldset>
      </tt-date-range><button type="button">Send</button></form></div>`);
    input(root, 'from-day').focus();
    for (const text of ['3', '5', '2026', '2', '5', '2026']) {
      await sendKeys({ type: text });
      await sendKeys({ press: 'Tab' });
    }
    await waitUntil(() => errorAt(root, 'to').includes('before the start'), 'told');
    input(root, 'to-day').select();
    await sendKeys({ type: '4' });
    await waitUntil(() => errorAt(root, 'to') === '');
  });

  it('forgets what was wrong on reset, and works on after it was moved', async () => {
    const root = await page({ on: 'data-open', start: 'value="2026-05-03"' });
    await give(root, 'to', '2026-05-02');
    await leave(root);
    await waitUntil(() => errorAt(root, 'to').includes('before the start'), 'told');
    root.querySelector('form')!.reset();
    await shows(root, '');
    await waitUntil(() => input(root, 'to').validity.valid);
    const range = root.querySelector('tt-date-range')!;
    range.remove();
    root.querySelector('form')!.prepend(range);
    expect(input(root, 'from').value).to.equal('2026-05-03');
    await give(root, 'to', '2026-05-01');
    await leave(root);
    await waitUntil(() => errorAt(root, 'to').includes('before the start'));
  });

  for (const [language, first, last] of [
    [
      'en',
      'Error: Enter the first day as well, or remove the last one',
      'Error: Enter the last day as well, or remove the first one',
    ],
    [
      'pt-PT',
      'Erro: Introduza também o primeiro dia ou apague o último',
      'Erro: Introduza também o último dia ou apague o primeiro',
    ],
    [
      'pl',
      'Błąd: Podaj także pierwszy dzień albo usuń ostatni',
      'Błąd: Podaj także ostatni dzień albo usuń pierwszy',
    ],
    [
      'lv',
      'Kļūda: Ievadiet arī pirmo dienu vai izdzēsiet pēdējo',
      'Kļūda: Ievadiet arī pēdējo dienu vai izdzēsiet pirmo',
    ],
  ] as const)
    it(`takes no half of a period, in ${language}`, async () => {
      for (const [given, blank, sentence] of [
        ['from', 'to', last],
        ['to', 'from', first],
      ] as const) {
        const root = await page({ language });
        let sent = 0;
        root.addEventListener('tt-submit', (event) => {
          event.preventDefault();
          sent += 1;
        });
        await give(root, given, '2026-05-03');
        expect(errorAt(root, blank), 'not before the form is sent').to.equal('');
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => errorAt(root, blank) === sentence, errorAt(root, blank));
        expect(errorAt(root, given)).to.equal('');
        expect(sent).to.equal(0);
        input(root, given).focus();
        input(root, given).select();
        await sendKeys({ press: 'Delete' });
        await waitUntil(() => errorAt(root, blank) === '', 'without both there is no period');
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => sent === 1, 'sent without both');
        root.remove();
      }
    });

  it('shows a month of a year also where no day of the period is left to choose', async () => {
    const root = await page({ end: 'max="2026-12-31"' });
    await give(root, 'from', '2030-01-01');
    await give(root, 'to', '1');
    const calendar = root.querySelector<TtCalendar>('tt-calendar[for=to]')!;
    await waitUntil(() => calendar.range?.min === '2030-01-01');
    calendar.renderRoot.querySelector<HTMLElement>('#button')!.click();
    await waitUntil(() => calendar.renderRoot.querySelectorAll('select').length === 2);
    const [, years] = calendar.renderRoot.querySelectorAll('select');
    expect(calendar.renderRoot.querySelector('#month')!.textContent).to.include(years!.value);
    expect(years!.value).to.match(/^20(?:26|30)$/);
  });

  it('leaves an end open where the author says so, and says once what is required', async () => {
    for (const [on, start, end, said] of [
      ['data-open', '', '', ''],
      ['', 'required', '', ''],
      ['', '', 'disabled', ''],
      ['', 'required', 'required', 'Error: Enter a date'],
    ] as const) {
      const root = await page({ on, start, end });
      let sent = 0;
      root.addEventListener('tt-submit', (event) => {
        event.preventDefault();
        sent += 1;
      });
      await give(root, 'from', '2026-05-03');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => (said ? errorAt(root, 'to') === said : sent === 1), `${on} ${start}`);
      root.remove();
    }
  });

  it('warns when a date is missing in its HTML', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
    try {
      await fixture('<div lang="en"><tt-date-range></tt-date-range></div>');
      await aTimeout(50);
    } finally {
      console.warn = warn;
    }
    expect(said.join()).to.include('two questions');
  });
});
