import { describeIssue, loadKindMessages, loadMessages } from '@twintown/core/messages.js';
import { expect, fixture } from '@open-wc/testing';
import { typeText } from '../testing/keys.ts';
import { waitUntil } from '../testing/wait.ts';
import type { IssuesDetail } from '../shared/answers.ts';
import '../combobox/define.ts';
import '../date-field/define.ts';
import '../error-summary/define.ts';
import '../fieldset/define.ts';
import '../file-field/define.ts';
import '../form/define.ts';
import '../phone/define.ts';
import '../statement/define.ts';
import './define.ts';

/*
 * What an author wrote as HTML's own attributes is honoured, and told in our words and in the
 * language of the page, whatever language the browser speaks.
 */

type Params = Record<string, string | number>;

interface Row {
  /** Control and attributes; `lang` comes from the page. */
  html: string;
  /** What is put into the control; left out, nothing is. */
  text?: string;
  kind: string;
  code: string;
  params?: Params;
  /** The sentence in English, so that the table can be read. */
  says: string;
}

const field = (control: string): string =>
  `<tt-field><label for="c">C</label><p data-error hidden></p>${control}</tt-field>`;
const input = (attributes: string, text?: string): Pick<Row, 'html' | 'text'> => ({
  html: field(`<input id="c" name="c" ${attributes}>`),
  ...(text !== undefined && { text }),
});
const area = (attributes: string, text?: string): Pick<Row, 'html' | 'text'> => ({
  html: field(`<textarea id="c" name="c" ${attributes}></textarea>`),
  ...(text !== undefined && { text }),
});

const fill = 'Fill in this field';
/** Of a control that a browser takes for text it knows no limits. */
const knows = (type: string): boolean =>
  Object.assign(document.createElement('input'), { type }).type === type;

const rows: Record<string, Row> = {
  // required
  ...Object.fromEntries(
    ['text', 'search', 'tel', 'password'].map((type) => [
      `required, ${type}`,
      { ...input(`type="${type}" required`), kind: 'text', code: 'required', says: fill },
    ]),
  ),
  'required, email': {
    ...input('type="email" required'),
    kind: 'email',
    code: 'required',
    says: 'Enter an email address',
  },
  'required, url': {
    ...input('type="url" required'),
    kind: 'url',
    code: 'required',
    says: 'Enter a web address',
  },
  'required, number': {
    ...input('type="number" required'),
    kind: 'number',
    code: 'required',
    says: 'Enter a number',
  },
  'required, date': {
    ...input('type="date" required'),
    kind: 'date',
    code: 'required',
    says: 'Enter a date',
  },
  'required, month': {
    ...input('type="month" required'),
    kind: 'month',
    code: 'required',
    says: 'Enter a month and year',
  },
  'required, time': {
    ...input('type="time" required'),
    kind: 'time',
    code: 'required',
    says: 'Enter a time',
  },
  'required, textarea': { ...area('required'), kind: 'text', code: 'required', says: fill },
  'required, select': {
    html: field(
      '<select id="c" name="c" required><option value="">-</option><option>A</option></select>',
    ),
    kind: 'select',
    code: 'required',
    says: 'Choose an option from the list',
  },
  'required, checkbox': {
    ...input('type="checkbox" required'),
    kind: 'checkbox',
    code: 'required',
    says: 'Tick this box to continue',
  },
  'required, radios': {
    html: `<tt-fieldset><fieldset role="radiogroup"><legend>C</legend><p data-error hidden></p>
      <div data-option><input id="c" type="radio" name="c" value="1" required><label for="c">1</label></div>
      <div data-option><input id="d" type="radio" name="c" value="2" required><label for="d">2</label></div>
      </fieldset></tt-fieldset>`,
    kind: 'radio',
    code: 'required',
    says: 'Choose one of the options',
  },
  'required, date in parts': {
    html: `<tt-date-field><fieldset><legend>C</legend><p data-error hidden></p>
      ${['day', 'month', 'year']
        .map(
          (part) => `<div data-part><label for="${part}">${part}</label>
        <input id="${part}" name="${part}" data-part="${part}" required></div>`,
        )
        .join('')}</fieldset></tt-date-field>`,
    kind: 'date',
    code: 'required',
    says: 'Enter a date',
  },
  'required, combobox': {
    html: field(`<tt-combobox><select id="c" name="c" required><option value="">-</option>
      <option>A</option></select></tt-combobox>`),
    kind: 'select',
    code: 'required',
    says: 'Choose an option from the list',
  },
  'required, files': {
    html: `<tt-file-field><label for="c">C</label><p data-error hidden></p>
      <input id="c" name="c" type="file" required></tt-file-field>`,
    kind: 'file',
    code: 'required',
    says: 'Choose a file',
  },
  'required, telephone': {
    html: `<tt-phone><label for="c">C</label><p data-error hidden></p>
      <input id="c" name="c" type="tel" required></tt-phone>`,
    kind: 'phone',
    code: 'required',
    says: 'Enter a telephone number',
  },
  'required, statement': {
    html: `<tt-statement>${field('<input id="c" name="c" type="checkbox" required>')}</tt-statement>`,
    kind: 'checkbox',
    code: 'required',
    says: 'Tick this box to continue',
  },
  // minlength, maxlength
  ...Object.fromEntries(
    ['text', 'search', 'tel', 'password'].flatMap((type) => [
      [
        `minlength, ${type}`,
        {
          ...input(`type="${type}" minlength="3"`, 'ab'),
          kind: 'text',
          code: 'too-short',
          params: { min: 3, count: 2 },
          says: 'Write more: the text has 2 characters, the minimum is 3',
        },
      ],
      [
        `maxlength, ${type}`,
        {
          ...input(`type="${type}" maxlength="3"`, 'abcd'),
          kind: 'text',
          code: 'too-long',
          params: { max: 3, count: 4 },
          says: 'Shorten the text: it has 4 characters, the maximum is 3',
        },
      ],
    ]),
  ),
  'minlength, textarea': {
    ...area('minlength="3"', 'a\nb'.slice(0, 2)),
    kind: 'text',
    code: 'too-short',
    params: { min: 3, count: 2 },
    says: 'Write more: the text has 2 characters, the minimum is 3',
  },
  'maxlength, textarea': {
    ...area('maxlength="3"', 'a\nbc'),
    kind: 'text',
    code: 'too-long',
    params: { max: 3, count: 4 },
    says: 'Shorten the text: it has 4 characters, the maximum is 3',
  },
  'maxlength, email': {
    ...input('type="email" maxlength="5"', 'a@b.pl'),
    kind: 'email',
    code: 'too-long',
    params: { max: 5, count: 6 },
    says: 'Shorten the text: it has 6 characters, the maximum is 5',
  },
  'minlength, url': {
    ...input('type="url" minlength="20"', 'https://a.pl'),
    kind: 'url',
    code: 'too-short',
    params: { min: 20, count: 12 },
    says: 'Write more: the text has 12 characters, the minimum is 20',
  },
  // pattern
  ...Object.fromEntries(
    ['text', 'search', 'tel', 'password'].map((type) => [
      `pattern, ${type}`,
      {
        ...input(`type="${type}" pattern="[0-9]+"`, 'ab'),
        kind: 'text',
        code: 'pattern',
        says: 'Use the format that is asked for',
      },
    ]),
  ),
  'pattern, email': {
    ...input('type="email" pattern=".+@mielec[.]pl"', 'a@b.pl'),
    kind: 'email',
    code: 'pattern',
    says: 'Use the format that is asked for',
  },
  'pattern, telephone': {
    html: `<tt-phone><label for="c">C</label><p data-error hidden></p>
      <input id="c" name="c" type="tel" pattern="[+]48.*"></tt-phone>`,
    text: '+371 29 123 456',
    kind: 'phone',
    code: 'pattern',
    says: 'Use the format that is asked for',
  },
  // type
  'type, email': {
    ...input('type="email"', 'anna'),
    kind: 'email',
    code: 'at-missing',
    says: 'Write the address with the @ sign, such as name@example.com',
  },
  'type, several emails': {
    ...input('type="email" multiple', 'anna@example.com, jan'),
    kind: 'emails',
    code: 'at-missing',
    params: { address: 'jan' },
    says: 'Write each address with the @ sign, such as name@example.com. It is missing in “jan”.',
  },
  'pattern, several emails': {
    ...input('type="email" multiple pattern=".+@mielec[.]pl"', 'c@mielec.pl, a@b.pl'),
    kind: 'emails',
    code: 'pattern',
    says: 'Use the format that is asked for',
  },
  'type, url': {
    ...input('type="url"', 'example'),
    kind: 'url',
    code: 'domain',
    says: 'Write the whole address, such as www.example.com',
  },
  // min, max, step
  'min, number': {
    ...input('type="number" min="2.5" step="any"', '1'),
    kind: 'number',
    code: 'too-small',
    params: { min: 2.5 },
    says: 'Enter 2.5 or more',
  },
  'max, number': {
    ...input('type="number" max="5"', '6'),
    kind: 'number',
    code: 'too-large',
    params: { max: 5 },
    says: 'Enter 5 or less',
  },
  'step, number': {
    ...input('type="number" step="5"', '7'),
    kind: 'number',
    code: 'between-steps',
    params: { lower: 5, higher: 10 },
    says: 'Enter 5 or 10, the nearest values that are allowed',
  },
  'step from min, number': {
    ...input('type="number" min="1" step="2"', '4'),
    kind: 'number',
    code: 'between-steps',
    params: { lower: 3, higher: 5 },
    says: 'Enter 3 or 5, the nearest values that are allowed',
  },
  'step up to max, number': {
    ...input('type="number" max="8" step="5"', '7'),
    kind: 'number',
    code: 'off-step',
    params: { nearest: 5 },
    says: 'Enter 5, the nearest value that is allowed',
  },
  'step, date': {
    ...input('type="date" min="2026-05-04" step="7"', '2026-05-06'),
    kind: 'date',
    code: 'between-steps',
    params: { lower: '2026-05-04', higher: '2026-05-11' },
    says: 'Enter 04/05/2026 or 11/05/2026, the nearest values that are allowed',
  },
  'min, date': {
    ...input('type="date" min="2026-05-03"', '2026-05-02'),
    kind: 'date',
    code: 'too-small',
    params: { min: '2026-05-03' },
    says: 'Enter 03/05/2026 or a later date',
  },
  'max, date': {
    ...input('type="date" max="2026-05-03"', '2026-05-04'),
    kind: 'date',
    code: 'too-large',
    params: { max: '2026-05-03' },
    says: 'Enter 03/05/2026 or an earlier date',
  },
  'min, month': {
    ...input('type="month" min="2026-05"', '2026-04'),
    kind: 'month',
    code: 'too-small',
    params: { min: '2026-05' },
    says: 'Enter 05/2026 or a later month',
  },
  ...(knows('week') && {
    'min, week': {
      ...input('type="week" min="2026-W05"', '2026-W04'),
      kind: 'week',
      code: 'too-small',
      params: { min: '2026-W05' },
      says: 'Enter week 5 of 2026 or a later week',
    },
  }),
  ...(knows('datetime-local') && {
    'max, day and time': {
      ...input('type="datetime-local" max="2026-02-05T16:00"', '2026-02-05T17:00'),
      kind: 'datetime-local',
      code: 'too-large',
      params: { max: '2026-02-05T16:00' },
      says: 'Enter 05/02/2026 at 16:00 or an earlier time',
    },
    'step, day and time': {
      ...input('type="datetime-local" min="2026-02-05T16:00" step="1800"', '2026-02-05T16:10'),
      kind: 'datetime-local',
      code: 'between-steps',
      params: { lower: '2026-02-05T16:00', higher: '2026-02-05T16:30' },
      says: 'Enter 05/02/2026 at 16:00 or 05/02/2026 at 16:30, the nearest values that are allowed',
    },
  }),
  'min, time': {
    ...input('type="time" min="08:00"', '07:00'),
    kind: 'time',
    code: 'too-small',
    params: { min: '08:00' },
    says: 'Enter 08:00 or a later time',
  },
  'max, time': {
    ...input('type="time" max="16:00"', '17:00'),
    kind: 'time',
    code: 'too-large',
    params: { max: '16:00' },
    says: 'Enter 16:00 or an earlier time',
  },
  'step, time': {
    ...input('type="time" step="900"', '07:10'),
    kind: 'time',
    code: 'between-steps',
    params: { lower: '07:00', higher: '07:15' },
    says: 'Enter 07:00 or 07:15, the nearest values that are allowed',
  },
  'step, time over midnight': {
    ...input('type="time" min="22:00" max="06:00" step="900"', '23:10'),
    kind: 'time',
    code: 'between-steps',
    params: { lower: '23:00', higher: '23:15' },
    says: 'Enter 23:00 or 23:15, the nearest values that are allowed',
  },
  'step, time after midnight': {
    ...input('type="time" min="22:00" max="06:00" step="900"', '05:50'),
    kind: 'time',
    code: 'between-steps',
    params: { lower: '05:45', higher: '06:00' },
    says: 'Enter 05:45 or 06:00, the nearest values that are allowed',
  },
  'last step, time after midnight': {
    ...input('type="time" min="22:00" max="06:00" step="1500"', '05:57'),
    kind: 'time',
    code: 'off-step',
    params: { nearest: '05:55' },
    says: 'Enter 05:55, the nearest value that is allowed',
  },
  'last step, date': {
    ...input('type="date" min="2026-05-04" max="2026-05-08" step="7"', '2026-05-06'),
    kind: 'date',
    code: 'off-step',
    params: { nearest: '2026-05-04' },
    says: 'Enter 04/05/2026, the nearest value that is allowed',
  },
  'step, month': {
    ...input('type="month" min="2026-01" step="3"', '2026-03'),
    kind: 'month',
    code: 'between-steps',
    params: { lower: '2026-01', higher: '2026-04' },
    says: 'Enter 01/2026 or 04/2026, the nearest values that are allowed',
  },
  'last step, month': {
    ...input('type="month" min="2026-01" max="2026-03" step="3"', '2026-03'),
    kind: 'month',
    code: 'off-step',
    params: { nearest: '2026-01' },
    says: 'Enter 01/2026, the nearest value that is allowed',
  },
  ...(knows('week') && {
    'step, week': {
      ...input('type="week" min="2026-W05" step="2"', '2026-W06'),
      kind: 'week',
      code: 'between-steps',
      params: { lower: '2026-W05', higher: '2026-W07' },
      says: 'Enter week 5 of 2026 or week 7 of 2026, the nearest values that are allowed',
    },
  }),
  ...(knows('datetime-local') && {
    'last step, day and time': {
      ...input(
        'type="datetime-local" min="2026-02-05T16:00" max="2026-02-05T16:20" step="1800"',
        '2026-02-05T16:10',
      ),
      kind: 'datetime-local',
      code: 'off-step',
      params: { nearest: '2026-02-05T16:00' },
      says: 'Enter 05/02/2026 at 16:00, the nearest value that is allowed',
    },
  }),
  'step, typed time': {
    html: field('<input id="c" name="c" data-value="time">').replace(
      '<tt-field',
      '<tt-field min="08:00" max="16:00" step="900"',
    ),
    text: '8:10',
    kind: 'time',
    code: 'between-steps',
    params: { lower: '08:00', higher: '08:15' },
    says: 'Enter 08:00 or 08:15, the nearest values that are allowed',
  },
  'min, typed number': {
    ...input('data-value="integer" min="5"', '4'),
    kind: 'integer',
    code: 'too-small',
    params: { min: '5' },
    says: 'Enter 5 or more',
  },
  'step, typed amount': {
    ...input('data-value="money" step="0.5"', '1.20'),
    kind: 'money',
    code: 'step',
    params: { step: '0.5' },
    says: 'Enter a value in steps of 0.50',
  },
};

const prefixes = { en: 'Error:', 'pt-PT': 'Erro:', pl: 'Błąd:', lv: 'Kļūda:' } as const;
/** What an author writes for readers of another language: the decimal mark is theirs. */
const typedIn = (text: string, kind: string, language: string): string =>
  kind === 'money' && language !== 'en' ? text.replace('.', ',') : text;

describe('HTML’s own attributes', () => {
  for (const [name, row] of Object.entries(rows)) {
    it(`${name}: ${row.code}, in four languages`, async () => {
      for (const language of ['en', 'pt-PT', 'pl', 'lv'] as const) {
        await loadMessages(language, 'validation');
        await loadKindMessages(language, row.kind);
        const root = await fixture<HTMLElement>(`<div lang="${language}"><tt-form>
          <tt-error-summary hidden></tt-error-summary><form>${row.html}<button>Send</button></form>
          </tt-form></div>`);
        root.addEventListener('submit', (event) => event.preventDefault());
        let code = '';
        root.addEventListener('tt-issues', (event) => {
          code = (event as CustomEvent<IssuesDetail>).detail.issues[0]?.code ?? '';
        });
        const control = root.querySelector<HTMLInputElement>('#c,input')!;
        if (row.text !== undefined) {
          control.value = typedIn(row.text, row.kind, language);
          control.dispatchEvent(new Event('input', { bubbles: true }));
        }
        const wanted = describeIssue(language, row.kind, {
          code: row.code,
          severity: 'error',
          ...(row.params && { params: row.params }),
        });
        if (language === 'en') expect(wanted).to.equal(row.says);
        else expect(wanted).not.to.equal(row.says);
        root.querySelector('button')!.click();
        const error = (): string =>
          root.querySelector('[data-error]:not([hidden])')?.textContent ?? '';
        await waitUntil(
          () => error() === `${prefixes[language]} ${wanted}`,
          `${language}: "${error()}" instead of "${wanted}"`,
        ).catch((cause: unknown) => {
          throw new Error(`${language}: "${error()}" instead of "${wanted}"`, { cause });
        });
        expect(code).to.equal(row.code);
        const summary = root.querySelector('tt-error-summary')!;
        await waitUntil(() => summary.textContent?.includes(wanted), 'the summary');
        root.remove();
      }
    });
  }

  it('step: a browser’s own control counts from its printed value, and is not asked twice', async () => {
    await loadKindMessages('en', 'time');
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form><form>
      ${field('<input id="c" name="c" type="time" value="08:10" step="900">')}
      <button>Send</button></form></tt-form></div>`);
    let isSent = false;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      isSent = true;
    });
    const control = root.querySelector('input')!;
    control.value = '08:25';
    control.dispatchEvent(new Event('input', { bubbles: true }));
    root.querySelector('button')!.click();
    await waitUntil(
      () => isSent || !root.querySelector<HTMLElement>('[data-error]')!.hidden,
      'an answer',
    );
    expect(root.querySelector('[data-error]')!.textContent).to.equal('');
    expect(isSent).to.equal(true);
  });

  it('pattern: the author’s title says what is asked for', async () => {
    const root = await fixture<HTMLElement>(
      `<div lang="en">${field(
        '<input id="c" name="c" pattern="[A-Z]{2}[0-9]{3}" title="Two letters, then three digits">',
      )}<button>Next</button></div>`,
    );
    const control = root.querySelector('input')!;
    control.focus();
    control.value = 'x';
    control.dispatchEvent(new Event('input', { bubbles: true }));
    root.querySelector('button')!.focus();
    await waitUntil(
      () =>
        root.querySelector('[data-error]')!.textContent === 'Error: Two letters, then three digits',
    );
  });

  it('type=number: text that is no number is told as that, not as missing', async () => {
    for (const [language, sentence] of [
      ['en', 'Error: Enter a number in digits'],
      ['pl', 'Błąd: Wpisz liczbę cyframi'],
    ] as const) {
      const root = await fixture<HTMLElement>(
        `<div lang="${language}">${field('<input id="c" name="c" type="number" required>')}<button>Next</button></div>`,
      );
      const control = root.querySelector('input')!;
      control.focus();
      document.execCommand('insertText', false, '1e');
      expect(control.validity.badInput).to.equal(true);
      root.querySelector('button')!.focus();
      await waitUntil(() => root.querySelector('[data-error]')!.textContent === sentence, sentence);
      root.remove();
    }
  });

  it('readonly: nothing is wrong with what nobody can mend, but what a server says is told', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
      <tt-error-summary hidden></tt-error-summary><form method="post" action="/sent">
      ${field('<input id="c" name="c" readonly required minlength="5" pattern="[a-z]+">')}
      <button>Send</button></form></tt-form></div>`);
    const form = root.querySelector('tt-form')!;
    expect(await form.check()).to.equal(true);
    await form.showIssues({ c: [{ code: 'required', severity: 'error' }] });
    expect(root.querySelector('[data-error]')!.textContent).to.equal(`Error: ${fill}`);
    root.querySelector('input')!.readOnly = false;
    expect(await form.check()).to.equal(false);
  });

  it('an objection has the code of its reason, and a page’s own is called custom', async () => {
    const root = await fixture<HTMLElement>(
      `<div lang="en">${field('<input id="c" name="c">')}<button>Next</button></div>`,
    );
    const { object } = await import('../shared/objection.ts');
    const control = root.querySelector('input')!;
    const codes: string[] = [];
    root.addEventListener('tt-issues', (event) =>
      codes.push((event as CustomEvent<IssuesDetail>).detail.issues[0]?.code ?? ''),
    );
    control.focus();
    control.value = 'x';
    control.dispatchEvent(new Event('input', { bubbles: true }));
    object(control, {}, 'Not in the register', 'not-listed');
    root.querySelector('button')!.focus();
    await waitUntil(() => codes.at(-1) === 'not-listed', 'the reason');
    control.value = 'xy';
    control.setCustomValidity('Of the page');
    control.dispatchEvent(new Event('input', { bubbles: true }));
    await waitUntil(() => codes.at(-1) === 'custom', 'of the page');
  });
});

describe('an address for e-mail whose domain the browser writes in its own way', () => {
  it('warns of letters that only look like Latin ones', async () => {
    const root = await fixture<HTMLElement>(
      `<div lang="en">${field('<input id="c" name="c" type="email">')}<button>Next</button></div>`,
    );
    root.querySelector('input')!.focus();
    await typeText('jan@exаmple.pl');
    root.querySelector('button')!.focus();
    const says = 'after the @ sign: it has letters of another alphabet';
    await waitUntil(() => root.textContent.includes(says), 'warned');
  });
});
