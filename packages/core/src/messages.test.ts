import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { error, type Issue } from './issue.ts';
import { languages } from './language.ts';
import {
  addMessages,
  describeIssue,
  inARow,
  loadKindMessages,
  loadMessages,
  messagesLoaded,
  translate,
} from './messages.ts';
import { checkConstraints, type Constraints } from './validation.ts';
import { checkDateParts } from './values/date.ts';
import { parseValue, valueKinds } from './values.ts';

test('before anything is loaded the key is said, and nothing throws', () => {
  assert.equal(translate('pl', 'form.submit'), 'form.submit');
  assert.equal(messagesLoaded('pl', 'form'), false);
  assert.equal(describeIssue('pl', 'text', { code: 'required', severity: 'error' }), 'required');
});

test('an issue that brings its sentence along is told by it, on a server as in the page', () => {
  const text = 'Nie ma takiej działki';
  const issue = error('unknown', { text });
  assert.equal(describeIssue('pl', 'text', issue), text);
  assert.equal(describeIssue('pl', 'decimal', error('required', { text: '12.5' })), '12.5');
  assert.notEqual(describeIssue('pl', 'text', error('required', { text: 7 })), 7);
});

test('one namespace of one language loads by itself', async () => {
  await Promise.all([loadMessages('pl-PL', 'form'), loadMessages('pl', 'form')]);
  assert.equal(messagesLoaded('pl', 'form'), true);
  assert.equal(messagesLoaded('pl', 'document'), false);
  assert.equal(messagesLoaded('lv', 'form'), false);
  assert.equal(translate('pl-PL', 'form.submit'), 'Wyślij');
});

test("a kind's own sentences load apart; until then the general ones are said", async () => {
  const issue: Issue = { code: 'checksum', severity: 'error' };
  await loadMessages('pl', 'validation');
  assert.equal(
    describeIssue('pl', 'pl-pesel', issue),
    'Sprawdź numer: jedna z cyfr wydaje się błędna',
  );
  await loadKindMessages('pl', 'pl-pesel');
  assert.match(describeIssue('pl', 'pl-pesel', issue), /numer PESEL/);
  await loadKindMessages('pl', 'text');
  await loadKindMessages('pl', '__proto__');
});

test('everything', async (context) => {
  before(() => import('./messages/all.ts'));

  await context.test('unknown languages fall back to English, Portuguese to pt-PT', () => {
    assert.equal(translate('uk', 'form.submit'), 'Submit');
    assert.equal(translate('', 'form.submit'), 'Submit');
    assert.equal(translate('not a tag!', 'form.submit'), 'Submit');
    assert.equal(translate('pt-BR', 'form.submit'), 'Submeter');
    assert.equal(translate('pt', 'form.submit'), 'Submeter');
  });

  await context.test('plural forms', () => {
    const say = (language: string, count: number) =>
      translate(language, 'document.pages', { count });
    assert.deepEqual(
      [1, 2, 5, 12, 22, 1.5].map((count) => say('pl', count)),
      ['1 strona', '2 strony', '5 stron', '12 stron', '22 strony', '1,5 strony'],
    );
    assert.deepEqual(
      [0, 1, 2, 11, 21].map((count) => say('lv', count)),
      ['0 lapu', '1 lapa', '2 lapas', '11 lapu', '21 lapa'],
    );
    assert.deepEqual(
      [0, 1, 2, 1_000_000].map((count) => say('pt-PT', count)),
      ['0 páginas', '1 página', '2 páginas', '1\u00a0000\u00a0000 de páginas'],
    );
    assert.deepEqual(
      [0, 1, 1500].map((count) => say('en', count)),
      ['0 pages', '1 page', '1,500 pages'],
    );
  });

  await context.test('arguments are put in as they are', () => {
    const say = (item: string) => translate('pl', 'common.removeItem', { item });
    assert.equal(say('<b>$& {{item}} __proto__'), 'Usuń: <b>$& {{item}} __proto__');
    fc.assert(fc.property(fc.string(), (item) => say(item) === `Usuń: ${item}`));
  });

  await context.test('limits are written as the kind is written', () => {
    const min = (kind: string, value: string) =>
      describeIssue('pl', kind, { code: 'too-small', severity: 'error', params: { min: value } });
    assert.equal(min('date', '2026-05-03'), 'Podaj datę 03.05.2026 lub późniejszą');
    assert.equal(min('money', '12345.5'), 'Wpisz 12\u00a0345,50 lub więcej');
    assert.equal(min('integer', '10000'), 'Wpisz 10\u00a0000 lub więcej');
    assert.equal(min('month', '2026-05'), 'Podaj 05.2026 lub późniejszy miesiąc');
    assert.equal(min('time', '08:00'), 'Podaj godzinę 08:00 lub późniejszą');
    assert.equal(min('text', '2026-05-03'), 'Wpisz 2026-05-03 lub więcej');
  });

  await context.test('weeks and times of a day are said as people say them', () => {
    const said = (kind: string, min: string) =>
      languages.map((language) =>
        describeIssue(language, kind, { code: 'too-small', severity: 'error', params: { min } }),
      );
    assert.deepEqual([...languages], ['en', 'pt-PT', 'pl', 'lv']);
    assert.deepEqual(said('week', '2026-W05'), [
      'Enter week 5 of 2026 or a later week',
      'Introduza a semana 5 de 2026 ou uma semana posterior',
      'Podaj 5. tydzień 2026 roku lub późniejszy',
      'Ievadiet 2026. gada 5. nedēļu vai vēlāku',
    ]);
    assert.deepEqual(said('datetime-local', '2026-02-05T16:00'), [
      'Enter 05/02/2026 at 16:00 or a later time',
      'Introduza 05/02/2026 às 16:00 ou um momento posterior',
      'Podaj termin 05.02.2026 godz. 16:00 lub późniejszy',
      'Ievadiet 05.02.2026 plkst. 16:00 vai vēlāku laiku',
    ]);
    assert.match(said('datetime-local', '2026-02-05T16:00:30')[0]!, / at 16:00:30 /);
    assert.match(said('week', 'soon')[0]!, /^Enter soon /);
  });

  await context.test('an unknown code still gets a sentence', () => {
    const issue: Issue = { code: 'constructor', severity: 'error' };
    assert.equal(describeIssue('lv', 'toString', issue), 'Pārbaudiet šo atbildi');
  });

  await context.test('every code that a parser or a constraint gives is worded everywhere', () => {
    const found = issuesOfBadInput();
    const pairs = [...found.keys()];
    for (const kind of valueKinds) assert.ok(pairs.some((pair) => pair.startsWith(`${kind} `)));
    assert.ok(pairs.length > 60, `only ${pairs.length} pairs`);
    for (const language of languages) {
      const general = translate(language, 'validation.invalid');
      for (const [pair, issue] of found) {
        const [kind = ''] = pair.split(' ');
        const sentence = describeIssue(language, kind, issue);
        assert.notEqual(sentence, general, `${language}: ${pair}`);
        assert.notEqual(sentence, issue.code, `${language}: ${pair}`);
        assert.doesNotMatch(sentence, /\{\{|\}\}|undefined|NaN/, `${language}: ${pair}`);
        if (language !== 'en') {
          assert.notEqual(sentence, describeIssue('en', kind, issue), `${language}: ${pair}`);
        }
      }
    }
  });

  await context.test('a count of digits is said with the right form of the word', () => {
    const say = (raw: string) => {
      const [issue] = parseValue('pl-pesel', raw, 'pl').issues;
      return issue && describeIssue('pl', 'pl-pesel', issue);
    };
    assert.equal(say('4405140135'), 'Numer PESEL ma 11 cyfr. Wpisano 10 cyfr.');
    assert.equal(say('44'), 'Numer PESEL ma 11 cyfr. Wpisano 2 cyfry.');
    assert.equal(say('4'), 'Numer PESEL ma 11 cyfr. Wpisano 1 cyfrę.');
  });

  await context.test("a town's own wording wins, for its language alone", () => {
    addMessages('pl', { 'form.submit': 'Złóż deklarację' });
    assert.equal(translate('pl-PL', 'form.submit'), 'Złóż deklarację');
    assert.equal(translate('lv', 'form.submit'), 'Iesniegt');
    addMessages('uk', { 'form.submit': 'Надіслати' });
    assert.equal(translate('uk-UA', 'form.submit'), 'Надіслати');
    assert.equal(translate('uk', 'common.yes'), 'Yes');
    // Latgalian is not known to Intl; its words are still its own.
    addMessages('ltg', { 'form.submit': 'Īsnīgt' });
    assert.equal(translate('ltg', 'form.submit'), 'Īsnīgt');
    assert.equal(translate('en-GB', 'form.submit'), 'Submit');
    addMessages('pl', { 'own.files': { one: '{{count}} plik', other: '{{count}} plików' } });
    const say = translate as (language: string, key: string, args: object) => string;
    assert.equal(say('pl', 'own.files', { count: 5 }), '5 plików');
  });
});

/* One issue for each kind and code, by running the kinds and constraints on bad input. */
function issuesOfBadInput(): Map<string, Issue> {
  const found = new Map<string, Issue>();
  const bad = [
    '|abc|abc def|12,5|1.234|1.2345|12|-12|-|O12|9999999999999999999999999999999999999999',
    '4405140135|44051401358|99130112347|4405140135O|8567346216|5762831660|000-000-00-00',
    '393-00|3930|39-30O|600 100 20|+1|600100200|tel',
    '3.5.26|31.4.2026|32.5.2026|3.13.2026|3.5.202|3.5.|3//2026|/5/2026|3.5.2026',
    'maj|2026|13/2026|5/26|5.202|5/2026|25:00|14:61|14:30',
    'anna|a@b@c.pl|a b@c.pl|anna@x|@x.pl|łucja@x.pl',
  ].flatMap((line) => line.split('|'));
  const constraints: Constraints[] = [
    { required: true },
    { minlength: 50, pattern: 'zzz' },
    { maxlength: 1 },
    { min: '1000000', max: '2000000' },
    { max: '-1000000' },
    { step: '0.7' },
    { min: '2090-01' },
    { max: '1900-01' },
    { min: '20:00' },
    { max: '01:00' },
    { min: '20:00', max: '21:00' },
    { min: '2090-01-01' },
    { max: '1900-01-01' },
    { min: 'today' },
    { max: 'today' },
  ];
  const keep = (kind: string, issues: readonly Issue[]) => {
    for (const issue of issues) found.set(`${kind} ${issue.code}`, issue);
  };
  for (const kind of valueKinds) {
    for (const locale of [...languages, 'de']) {
      for (const raw of bad) {
        const parsed = parseValue(kind, raw, locale);
        keep(kind, parsed.issues);
        for (const today of ['1900-01-01', '2099-01-01']) {
          for (const constraint of constraints) {
            keep(kind, checkConstraints(kind, parsed, constraint, today));
          }
        }
      }
    }
  }
  for (const day of ['', 'x', '3'])
    keep('date', checkDateParts({ day, month: '', year: '' }).issues);
  return found;
}

/* Checked by the compiler alone: a wrong key or argument does not build. */
export function wrongUses(): void {
  // @ts-expect-error: no such key
  translate('pl', 'form.nothing');
  // @ts-expect-error: the count is missing
  translate('pl', 'document.pages');
  // @ts-expect-error: a count is a number
  translate('pl', 'document.pages', { count: 'two' });
  // @ts-expect-error: this sentence takes nothing
  translate('pl', 'form.submit', { count: 1 });
}

test('sentences in a row end where the next begins', () => {
  assert.equal(inARow(['Enter the day', 'Enter the year']), 'Enter the day. Enter the year');
  assert.equal(inARow(['1925 or 2025?', 'Is it?', 'Done.']), '1925 or 2025? Is it? Done.');
  assert.equal(inARow(['One']), 'One');
});
