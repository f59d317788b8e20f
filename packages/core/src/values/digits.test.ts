import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueSamples } from '../../scripts/value-samples.ts';
import { conditionHolds } from '../condition.ts';
import { languages } from '../language.ts';
import { checkConstraints } from '../validation.ts';
import { parseValue, valueKinds } from '../values.ts';
import { checkDateParts } from './date.ts';
import { checkMonthParts } from './month.ts';

/** Where zero stands in other ways of writing digits. */
const zeros: Readonly<Record<string, number>> = {
  'full-width': 0xff10,
  Arabic: 0x660,
  'Persian and Urdu': 0x6f0,
};

const written = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

// Addresses are other addresses with other characters, and text is what was typed.
const others = ['text', 'email', 'emails', 'url'];

for (const [name, zero] of Object.entries(zeros))
  for (const kind of valueKinds.filter((each) => !others.includes(each)))
    test(`${kind}: ${name} digits are digits`, () => {
      for (const sample of valueSamples[kind]!)
        for (const language of languages) {
          const raw = written(sample, zero);
          const expected = parseValue(kind, sample, language);
          assert.deepEqual(parseValue(kind, raw, language), { ...expected, raw }, raw);
        }
    });

test('dates and months in parts take them too', () => {
  for (const zero of Object.values(zeros)) {
    const parts = {
      day: written('3', zero),
      month: written('5', zero),
      year: written('2026', zero),
    };
    assert.equal(checkDateParts(parts).value, '2026-05-03');
    assert.equal(checkMonthParts(parts).value, '2026-05');
    const short = { ...parts, year: written('26', zero) };
    assert.deepEqual(checkDateParts(short).issues[0]?.params, { earlier: '1926', later: '2026' });
  }
});

test('full-width marks are the ones they look like', () => {
  const value = (kind: string, raw: string): unknown => parseValue(kind, raw, 'pl').value;
  assert.equal(value('money', '１２，５０　ｚł'), '12.50');
  assert.equal(value('date', '３．５．２０２６'), '2026-05-03');
  assert.equal(value('time', '１４：３０'), '14:30');
  assert.equal(value('phone', '＋４８　６００　１００　２００'), '+48600100200');
  assert.equal(value('integer', '－７'), -7);
  assert.equal(value('postal-code-pl', '３９－３００　Mielec'), '39-300');
});

test('a currency and a condition are read from them as the value is', () => {
  const parsed = parseValue('money', '１２ ＥＵＲ', 'pl');
  assert.deepEqual(
    checkConstraints('money', parsed, { currency: 'PLN' }).map(({ code }) => code),
    ['currency'],
  );
  assert.equal(conditionHolds('persons>2', ['３']), true);
  assert.equal(conditionHolds('persons>2', ['٢']), false);
});
