import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import '../messages/all.ts';
import { languages } from '../language.ts';
import { describeIssue } from '../messages.ts';
import { formatValue, parseValue } from '../values.ts';
import { ibanCountries, lengthOf } from './iban-countries.ts';

/*
 * Numbers made by the rules as they are published, written a second time and in another way than
 * the parsers: what they make must be accepted, shown and read back; a slip in them be refused.
 */

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));
const letters = (length: number, from = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') =>
  fc
    .array(fc.constantFrom(...from), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const pad = (part: number) => String(part).padStart(2, '0');

/** The one digit that makes `holds` true, or none. */
function completed(body: string, holds: (whole: string) => boolean): string | undefined {
  return [...'0123456789'].map((digit) => body + digit).find(holds);
}

function sum(text: string, weights: readonly number[]): number {
  let total = 0;
  for (let at = 0; at < weights.length; at += 1) total += weights[at]! * Number(text.charAt(at));
  return total;
}

const date = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2299-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const pesel = fc.tuple(date, digits(4)).map(([iso, serial]) => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const shift = { 18: 80, 19: 0, 20: 20, 21: 40, 22: 60 }[Math.floor(year / 100)]!;
  const body = pad(year % 100) + pad(month + shift) + pad(day) + serial;
  return completed(body, (all) => sum(all, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0);
});

const oldCode = fc
  .tuple(date, digits(3))
  .filter(([iso]) => iso < '2100')
  .map(([iso, serial]) => {
    const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
    const century = String(Math.floor(year / 100) - 18);
    const body = pad(day) + pad(month) + pad(year % 100) + century + serial;
    const rest = (1 + sum(body, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11;
    return body + String(rest % 10);
  });

function luhn36(card: string): boolean {
  let total = 0;
  let second = false;
  for (const character of [...card].reverse()) {
    let value = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(character);
    if (second) value *= 2;
    if (second && value > 9) value -= 9;
    total += value;
    second = !second;
  }
  return total % 10 === 0;
}

const card = fc.tuple(digits(8), letters(2)).map(([civil, issue]) => {
  const rest = (11 - (sum(civil, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return completed(civil + String(rest % 10) + issue, luhn36);
});

const register = fc
  .tuple(letters(2, 'ABCDEFGHIJKLMNOPRSTUWXYZ'), fc.nat(9), letters(1, 'ABCKMS'), digits(8))
  .map(([court, digit, part, number]) => {
    const order = '0123456789XABCDEFGHIJKLMNOPRSTUWYZ';
    const values = [...`${court}${digit}${part}${number}`].map((one) => order.indexOf(one));
    const total = values.reduce((so, value, at) => so + value * [1, 3, 7][at % 3]!, 0);
    return `${court}${digit}${part}/${number}/${total % 10}`;
  });

const asNumber = (text: string) =>
  BigInt([...text].map((one) => String(Number.parseInt(one, 36))).join(''));
const withCheck = (country: string, account: string) =>
  country + pad(98 - Number(asNumber(`${account}${country}00`) % 97n)) + account;

const account = fc.constantFrom(...ibanCountries).chain((country) => {
  const length = lengthOf(country)! - 4;
  if (country === 'PL') {
    return digits(7).chain((bank) =>
      digits(16).map((rest) => {
        const check = (10 - (sum(bank, [3, 9, 7, 1, 3, 9, 7]) % 10)) % 10;
        return withCheck('PL', `${bank}${check}${rest}`);
      }),
    );
  }
  if (country === 'PT') {
    return digits(19).map((body) =>
      withCheck('PT', body + pad(98 - Number((BigInt(body) * 100n) % 97n))),
    );
  }
  const free = country === 'LV' ? 13 : length;
  return fc
    .tuple(letters(length - free), letters(free, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
    .map(([bank, rest]) => withCheck(country, bank + rest));
});

/* Numbers by kind, undefined where the rule gives no check digit. */
const made: Record<string, fc.Arbitrary<string | undefined>> = {
  'pl-pesel': pesel,
  'pl-nip': digits(9).map((body) =>
    body === '000000000'
      ? undefined
      : completed(body, (all) => sum(all, [6, 5, 7, 2, 3, 4, 5, 6, 7, 10]) % 11 === 0),
  ),
  'pl-regon': digits(8).map((body) =>
    body === '00000000' ? undefined : `${body}${(sum(body, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10}`,
  ),
  'pl-dowod': fc.tuple(letters(3, 'ABCDEFGHIJKLMNPRSTUVWXYZ'), digits(5)).map(([series, rest]) => {
    const values = [...series].map((letter) => letter.charCodeAt(0) - 55);
    const check = values[0]! * 7 + values[1]! * 3 + values[2]! + sum(rest, [7, 3, 1, 7, 3]);
    return `${series}${check % 10}${rest}`;
  }),
  'pl-kw': register,
  'pt-nif': fc.tuple(fc.integer({ min: 1, max: 9 }), digits(7)).map(([first, rest]) => {
    const body = `${first}${rest}`;
    const left = 11 - (sum(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return body + String(left > 9 ? 0 : left);
  }),
  'pt-niss': fc
    .tuple(fc.constantFrom('1', '2'), digits(9))
    .map(([first, rest]) =>
      completed(
        first + rest,
        (all) => sum(all, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2, 1]) % 10 === 9,
      ),
    ),
  'pt-cc': card,
  'lv-personas-kods': oldCode,
  'lv-reg': fc
    .tuple(fc.integer({ min: 4, max: 9 }), digits(9))
    .map(([first, rest]) =>
      completed(
        `${first}${rest}`,
        (all) => sum(all, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3,
      ),
    ),
  iban: account,
  'pt-matricula': fc.oneof(
    fc.tuple(letters(2), digits(4)).map((parts) => parts.join('')),
    fc.tuple(digits(4), letters(2)).map((parts) => parts.join('')),
    fc.tuple(digits(2), letters(2), digits(2)).map((parts) => parts.join('')),
    fc.tuple(letters(2), digits(2), letters(2)).map((parts) => parts.join('')),
  ),
  'pl-ade': fc
    .tuple(digits(5), digits(5), letters(5), digits(2))
    .map((parts) => `AE:PL-${parts.join('-')}`),
  'pl-znak-sprawy': fc
    .tuple(letters(3), digits(4), fc.nat(99999), fc.integer({ min: 1990, max: 2099 }))
    .map((parts) => parts.join('.')),
  'pl-teryt': fc.oneof(digits(5), digits(7)),
  'lv-kadastrs': fc.oneof(digits(11), digits(14), digits(17)),
  'postal-code-pt': fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), digits(3))
    .map((parts) => parts.join('-')),
  'postal-code-pl': fc.tuple(digits(2), digits(3)).map((parts) => parts.join('-')),
  'postal-code-lv': fc.integer({ min: 1000, max: 5999 }).map((code) => `LV-${code}`),
};

for (const [kind, arbitrary] of Object.entries(made)) {
  test(`${kind}: numbers made by its rule are accepted, shown and read back in every language`, () => {
    let tried = 0;
    const property = fc.property(arbitrary, fc.constantFrom(...languages), (value, language) => {
      if (value === undefined) return;
      tried += 1;
      assert.deepEqual(parseValue(kind, value, language), { raw: value, value, issues: [] });
      const shown = formatValue(kind, value, language);
      assert.deepEqual(parseValue(kind, shown, language), { raw: shown, value, issues: [] });
      for (const spelt of [
        shown.toLowerCase(),
        ` ${shown}\u00a0`,
        shown.replaceAll(' ', '\u202f'),
      ]) {
        assert.equal(parseValue(kind, spelt, language).value, value, spelt);
      }
    });
    fc.assert(property, { numRuns: 2_000, seed: 20261125 });
    assert.ok(tried > 1_000);
  });
}

/* Rules whose every weight is prime to the modulus notice each single wrong digit. */
for (const kind of ['pl-pesel', 'pl-nip', 'lv-reg', 'pl-kw', 'pl-dowod', 'iban']) {
  test(`${kind}: one wrong digit anywhere is refused`, () => {
    const property = fc.property(
      made[kind]!,
      fc.nat(40),
      fc.integer({ min: 1, max: 9 }),
      (value, place, more) => {
        if (value === undefined) return;
        const at = place % value.length;
        if (!/\d/.test(value[at]!)) return;
        const wrong = value.slice(0, at) + ((Number(value[at]) + more) % 10) + value.slice(at + 1);
        assert.equal(parseValue(kind, wrong, 'pl').value, undefined, `${value} as ${wrong}`);
      },
    );
    fc.assert(property, { numRuns: 5_000, seed: 20261125 });
  });
}

/* A birth in another century is written by other digits: 20 more in the month, or one digit of its own. */
test('pl-pesel: the same day in another century is refused', () => {
  const property = fc.property(pesel, fc.integer({ min: 1, max: 4 }), (value, more) => {
    if (value === undefined) return;
    const month = (Number(value.slice(2, 4)) + 20 * more) % 100;
    const wrong = value.slice(0, 2) + pad(month) + value.slice(4);
    assert.equal(parseValue('pl-pesel', wrong, 'pl').value, undefined, `${value} as ${wrong}`);
  });
  fc.assert(property, { numRuns: 5_000, seed: 20261127 });
});

test('lv-personas-kods: the same day in the century before or after is refused', () => {
  const property = fc.property(oldCode, fc.constantFrom(-1, 1), (value, more) => {
    const century = Number(value?.[6]) + more;
    if (value === undefined || century < 0 || century > 2) return;
    const wrong = value.slice(0, 6) + String(century) + value.slice(7);
    assert.equal(
      parseValue('lv-personas-kods', wrong, 'lv').value,
      undefined,
      `${value} as ${wrong}`,
    );
  });
  fc.assert(property, { numRuns: 5_000, seed: 20261127 });
});

/* Where neighbours' weights differ by what is prime to the modulus, each swap is noticed too. */
for (const kind of ['pl-nip', 'iban', 'lv-reg']) {
  test(`${kind}: two different digits side by side, swapped, are refused`, () => {
    const property = fc.property(made[kind]!, fc.nat(40), (value, place) => {
      if (value === undefined) return;
      const at = place % (value.length - 1);
      const [one, two] = [value[at]!, value[at + 1]!];
      if (one === two || !/\d\d/.test(one + two)) return;
      const wrong = value.slice(0, at) + two + one + value.slice(at + 2);
      assert.equal(parseValue(kind, wrong, 'pl').value, undefined, `${value} as ${wrong}`);
    });
    fc.assert(property, { numRuns: 5_000, seed: 20261125 });
  });
}

/**
 * Slips that a kind lets pass, in per cent of all: a digit typed twice, two different digits side by
 * side swapped. Nothing passes where the length and the rule forbid it. What passes has a reason:
 * there is no check digit, or one that is too weak for some swaps.
 */
const slips: Record<string, readonly [doubled: number, swapped: number, reason?: string]> = {
  'pl-nip': [0, 0],
  iban: [0, 0],
  'lv-reg': [0, 0],
  'pl-pesel': [0, 10, 'digits that are five apart under neighbouring weights, and days and months'],
  'pt-niss': [0, 10, 'digits that are five apart under some weights'],
  'pl-dowod': [0, 13, 'digits that are five apart'],
  'pl-kw': [0, 13, 'digits that are five apart'],
  'lv-personas-kods': [0, 3, 'a remainder of ten is written as nought, as that of one is'],
  'pl-regon': [0, 3, 'a remainder of ten is written as nought'],
  'pt-nif': [0, 3, 'a remainder of one is written as nought'],
  'pt-cc': [0, 4, 'the rule of the last digit does not tell 09 from 90'],
  'pl-ade': [0, 100, 'how the last two digits are made is not published'],
  'pt-matricula': [0, 100, 'no check digit'],
  'pl-teryt': [0, 100, 'no check digit is published'],
  'lv-kadastrs': [0, 100, 'no check digit'],
  'postal-code-pt': [0, 100, 'no check digit'],
  'postal-code-pl': [0, 100, 'no check digit'],
  'postal-code-lv': [0, 100, 'no check digit'],
  'pl-znak-sprawy': [100, 100, 'free numbers between full stops'],
};

function* slipsOf(value: string): Generator<readonly [kind: 0 | 1, typed: string]> {
  for (let at = 0; at < value.length; at += 1) {
    const [one, two] = [value[at]!, value[at + 1] ?? ''];
    if (!/\d/.test(one)) continue;
    yield [0, value.slice(0, at) + one + value.slice(at)];
    if (/\d/.test(two) && one !== two)
      yield [1, value.slice(0, at) + two + one + value.slice(at + 2)];
  }
}

test('every identifier has its slips', () => {
  assert.deepEqual(Object.keys(slips).sort(), Object.keys(made).sort());
});

for (const [kind, [doubled, swapped]] of Object.entries(slips)) {
  test(`${kind}: a doubled and a swapped digit are noticed`, () => {
    const numbers = fc.sample(made[kind]!, { numRuns: 600, seed: 20261126 });
    const tried = [0, 0];
    const passed = [0, 0];
    for (const value of numbers) {
      if (value === undefined) continue;
      for (const [slip, typed] of slipsOf(value)) {
        tried[slip]! += 1;
        const parsed = parseValue(kind, typed, 'pl');
        // A warning asks to look at the number again, and so notices the slip.
        if (parsed.value === undefined || parsed.issues.length > 0) continue;
        passed[slip]! += 1;
        assert.notEqual(parsed.value, value, `${typed} is not taken for ${value}`);
      }
    }
    assert.ok(tried[0]! > 1_000 && tried[1]! > 500, `only ${tried.join()} slips`);
    assert.ok((passed[0]! / tried[0]!) * 100 <= doubled, `${passed[0]} of ${tried[0]} doubled`);
    assert.ok((passed[1]! / tried[1]!) * 100 <= swapped, `${passed[1]} of ${tried[1]} swapped`);
  });
}

/* What speaks of two that changed places, in each language. */
const changedPlaces = /swapped|trocados|zamienione|samainīt/;

for (const [kind, [, swapped]] of Object.entries(slips)) {
  if (swapped === 100) continue;
  test(`${kind}: who swapped two digits is told that it may be so`, () => {
    const refused = fc
      .sample(made[kind]!, { numRuns: 600, seed: 20261126 })
      .flatMap((value) => (value === undefined ? [] : [...slipsOf(value)]))
      .map(([slip, typed]) => (slip ? parseValue(kind, typed, 'pl').issues : []))
      .filter(([issue]) => issue?.code.endsWith('checksum'));
    assert.ok(refused.length > 500, `only ${refused.length} refused`);
    for (const language of languages)
      for (const [issue] of refused)
        assert.match(describeIssue(language, kind, issue!), changedPlaces, language);
  });
}
