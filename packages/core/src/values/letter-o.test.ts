import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../messages/all.ts';
import { languages } from '../language.ts';
import { describeIssue } from '../messages.ts';
import { parseValue } from '../values.ts';
import { catalogues } from '../generated/messages/all.ts';

/* What speaks of the letter O and zero, in each language. */
const alike =
  /letter O|letra O|liter[yaę]* O\b|burt[sa]* O\b|zero stands|zero em vez|nie ma zera|nav nulles/i;

/* A wrong character that is neither an O nor a zero, and the same place with one of the two. */
const typed: Readonly<Record<string, readonly (readonly [other: string, alike: string])[]>> = {
  integer: [
    ['1S5', '1O'],
    ['abc', '1O0 OOO'],
  ],
  decimal: [['12,S5', '12,5O']],
  money: [
    ['12,S5', '12,5O'],
    ['abc', '100 OOO'],
  ],
  date: [
    ['1A.05.2026', '1O.05.2026'],
    ['2g maja 2026', '2O maja 2026'],
    ['3S\n5\n1990', '3O\n5\n1990'],
    ['3\n1S\n1990', '3\n1O\n1990'],
    ['3\n5\n199S', '3\n5\n199O'],
  ],
  month: [
    ['1A.2026', '1O.2026'],
    ['1S\n2026', '1O\n2026'],
    ['5\n2S26', '5\n2O26'],
  ],
  time: [
    ['S9:30', 'O9:30'],
    ['9:3S', '9:3O'],
    ['S:30', 'O:30'],
    ['9:SS', '9:OO'],
    ['S:SS', 'O:OO'],
    ['SS : 30', 'OO : 30'],
    ['godz. S:30', 'godz. O:30'],
    ['1S', '1O'],
  ],
  fraction: [
    ['1/1S', '1/1O'],
    ['1S/20', '1O/20'],
  ],
  phone: [
    ['600 1S0 200', '600 1O0 200'],
    ['600 100 20S', '600 100 20O'],
    ['+48 6S0 100 200', '+48 6OO 1O0 200'],
  ],
  iban: [
    ['PLS1 1090 1014 0000 0712 1981 2874', 'PLO1 1090 1014 0000 0712 1981 2874'],
    ['PL61 1090 1014 0000 0712 1981 287S', 'PL61 1090 1014 0000 0712 1981 287O'],
    ['LV80 BAN1 0000 4351 9500 1', 'LV80 BAN0 0000 4351 9500 1'],
  ],
  'pl-pesel': [['4405140135S', '4405140135O']],
  'pl-nip': [['856-734-62-1S', '856-734-62-1O']],
  'pl-regon': [['12345678S', '12345678O']],
  'pl-dowod': [
    ['A8S 123456', 'A0S 123456'],
    ['ABS 12345S', 'ABS 12345O'],
  ],
  'pl-kw': [['KA1S/0001234S/6', 'KA1S/0001234O/6']],
  'pl-teryt': [
    ['18110I1', '18110O1'],
    ['-?/', 'O2'],
  ],
  'pl-ade': [
    ['AE:PL-6136S-92303-WGCGF-27', 'AE:PL-6136O-92303-WGCGF-27'],
    ['AE:PL-61360-92303-WGC8F-27', 'AE:PL-61360-92303-WGC0F-27'],
  ],
  'pt-nif': [['501 964 84E', '501 964 84O']],
  'pt-niss': [['1234567891l', '1234567891o']],
  'pt-cc': [['1S149080 1 ZY0', '1O149080 1 ZY0']],
  'pt-matricula': [
    ['AA-1I-AA', 'AA-1O-AA'],
    ['8B-12-AA', '0B-12-AA'],
  ],
  'lv-personas-kods': [['16117S-19997', '16117O-19997']],
  'lv-reg': [['4000352160S', '4000352160O']],
  'postal-code-pl': [['39-3S0', '39-3O0']],
  'postal-code-pt': [['335S-156', '335O-156']],
  'postal-code-lv': [['LV-34S1', 'LV-34O1']],
  'pl-znak-sprawy': [
    ['GK.6232.145.2S26', 'GK.6232.145.2O26'],
    ['GK.62B2.145.2026', 'GK.62O2.145.2026'],
  ],
  'one-time-code': [
    ['12345S', '12345O'],
    ['S12345', 'O12345'],
    ['12 345S', '12 345o'],
  ],
  'lv-kadastrs': [['1700A410123', '17OOO410123']],
};

/* Words and names of other numbers hold an O that nobody typed for a zero. */
const words = ['nie dotyczy', 'REGON 8567346215', 'desconhecido', 'DOC12345678', '501OK4843'];

test('every kind that speaks of the letter O is looked at here', () => {
  for (const language of languages) {
    const speaking = Object.entries(catalogues[language])
      .filter(([, messages]) =>
        Object.values(messages).some((message) => alike.test(JSON.stringify(message))),
      )
      .map(([namespace]) => namespace.replace('validation.', ''));
    assert.deepEqual(
      speaking.toSorted().filter((kind) => !typed[kind]),
      [],
      language,
    );
    assert.deepEqual(
      Object.keys(typed).filter((kind) => !speaking.includes(kind)),
      [],
      language,
    );
  }
});

for (const [kind, pairs] of Object.entries(typed)) {
  for (const language of languages) {
    const said = (input: string): string => {
      const { issues } = parseValue(kind, input, language);
      assert.equal(issues.length, 1, input);
      return describeIssue(language, kind, issues[0]!);
    };

    test(`${kind} in ${language}: the letter O is spoken of where it was typed for a zero`, () => {
      for (const [, input] of pairs) assert.match(said(input), alike, input);
    });

    test(`${kind} in ${language}: nothing is said of a letter O that was not typed`, () => {
      for (const [other, input] of pairs) {
        assert.doesNotMatch(said(other), alike, other);
        // What is allowed is named all the same.
        const quoted = /[„“«].*?[”»]/;
        const plain = said(other).replace(/\.$/, '').replace(quoted, '');
        assert.ok(said(input).replace(quoted, '').startsWith(plain), other);
      }
    });

    test(`${kind} in ${language}: an O in a word is no zero`, () => {
      for (const word of words) assert.doesNotMatch(said(word), alike, word);
    });
  }
}
