import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { formatValue, parseValue } from '../values.ts';
import { personasKodsMeta } from './lv-personas-kods.ts';
import { peselMeta } from './pl-pesel.ts';

/* Every entry of the collection that stands beside the checkout, where it does. */

interface Entry {
  input: string;
  compact?: string;
  display?: string;
  country?: string;
  reason?: string;
  nrb?: string;
  nib?: string;
  meta?: { birthDate?: string | null; sex?: string; style?: string };
}

interface Vectors {
  valid: Entry[];
  invalid: Entry[];
  warning?: Entry[];
}

const repository = resolve(import.meta.dirname, '../../../..');
const shared = process.env['TWINTOWN_SHARED'] ?? resolve(repository, '..', 'shared');

const files: [kind: string, locale: string, file?: string, country?: string][] = [
  ['pl-pesel', 'pl'],
  ['pl-nip', 'pl'],
  ['pl-regon', 'pl'],
  ['pl-dowod', 'pl'],
  ['pl-kw', 'pl'],
  ['pl-teryt', 'pl'],
  ['pl-ade', 'pl'],
  ['pl-znak-sprawy', 'pl'],
  ['pt-nif', 'pt-PT'],
  ['pt-niss', 'pt-PT'],
  ['pt-cc', 'pt-PT'],
  ['pt-matricula', 'pt-PT'],
  ['lv-personas-kods', 'lv'],
  ['lv-reg', 'lv'],
  ['lv-kadastrs', 'lv'],
  ['iban', 'pt-PT'],
  ['postal-code-pl', 'pl', 'postal-codes', 'PL'],
  ['postal-code-pt', 'pt-PT', 'postal-codes', 'PT'],
  ['postal-code-lv', 'lv', 'postal-codes', 'LV'],
];

/* What the collection has only as a display is the value itself, or its characters together. */
function expected(kind: string, entry: Entry): string {
  const written = entry.compact ?? entry.display ?? entry.input;
  return kind === 'pl-kw' ? (entry.display ?? written) : written;
}

for (const [kind, locale, file = kind, country] of files) {
  const path = join(shared, 'identifiers', `${file}.json`);
  const skip = existsSync(path) ? false : `${file}.json is not beside the checkout`;
  test(`${kind}: every number of the collection`, { skip }, () => {
    const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
    const ours = (entries: Entry[] = []) =>
      entries.filter((entry) => !country || entry.country === country);
    assert.ok(ours(vectors.valid).length && ours(vectors.invalid).length);
    for (const entry of ours(vectors.valid)) {
      const parsed = parseValue(kind, entry.input, locale);
      assert.deepEqual(parsed.issues, [], entry.input);
      assert.equal(parsed.value, expected(kind, entry), entry.input);
      if (entry.display) assert.equal(formatValue(kind, parsed.value, locale), entry.display);
      for (const national of [entry.nrb, entry.nib]) {
        if (national) assert.equal(parseValue(kind, national, locale).value, parsed.value);
      }
    }
    for (const entry of ours(vectors.invalid)) {
      const { value, issues } = parseValue(kind, entry.input, locale);
      assert.equal(value, undefined, `${entry.input}: ${entry.reason}`);
      assert.equal(issues[0]?.severity, 'error', `${entry.input}: ${entry.reason}`);
    }
    for (const entry of ours(vectors.warning)) {
      const { value, issues } = parseValue(kind, entry.input, locale);
      assert.equal(value, entry.input.replace('-', ''), entry.input);
      assert.deepEqual(issues, [{ code: 'check-digit', severity: 'warning' }], entry.input);
    }
  });
}

test('what the collection knows of birth dates', { skip: !existsSync(shared) }, () => {
  const read = (file: string) =>
    (JSON.parse(readFileSync(join(shared, 'identifiers', file), 'utf8')) as Vectors).valid;
  for (const { compact = '', meta } of read('pl-pesel.json')) {
    const sex = meta?.sex === 'F' ? 'female' : 'male';
    assert.deepEqual(peselMeta(compact), { birthDate: meta?.birthDate, sex });
  }
  for (const { compact = '', meta } of read('lv-personas-kods.json')) {
    const known = meta?.birthDate ? { birthDate: meta.birthDate } : {};
    assert.deepEqual(personasKodsMeta(compact), { style: meta?.style, ...known });
  }
});

const slashed: [kind: string, locale: string, value: string, raw: string][] = [
  ['pt-nif', 'pt-PT', '501964843', '501/964/843'],
  ['pt-nif', 'pt-PT', '501964843', 'NIF/NIPC 501 / 964 / 843'],
  ['pt-niss', 'pt-PT', '12345678910', '123/456/789/10'],
  ['pt-cc', 'pt-PT', '000000000ZZ4', '00000000/0/ZZ4'],
  ['pl-nip', 'pl', '8567346215', '856/734/62/15'],
  ['pl-nip', 'pl', '8567346215', 'NIP: 856⁄734∕62/15'],
  ['pl-pesel', 'pl', '44051401359', '440514/01359'],
  ['pl-regon', 'pl', '123456785', '123/456/785'],
  ['pl-dowod', 'pl', 'ABS123456', 'ABS/123456'],
  ['pl-teryt', 'pl', '1811011', '18/11/011'],
  ['lv-personas-kods', 'lv', '16117519997', '161175/19997'],
  ['lv-reg', 'lv', '40003521600', '4000/352/1600'],
  ['lv-kadastrs', 'lv', '17000350012', '1700/035/0012'],
  ['iban', 'pt-PT', 'PT50000201231234567890154', '0002/0123/12345678901/54'],
  ['iban', 'pl', 'PL61109010140000071219812874', 'PL61/1090/1014/0000/0712/1981/2874'],
  ['postal-code-pt', 'pt-PT', '3350-156', '3350/156'],
];

for (const [kind, locale, value, raw] of slashed)
  test(`${kind} ${JSON.stringify(raw)}: slashes between its groups do not count`, () => {
    assert.deepEqual(parseValue(kind, raw, locale), { raw, value, issues: [] });
  });

test('a slash is no part of two numbers, of a word or of a house and its flat', () => {
  const code = (kind: string, raw: string) => parseValue(kind, raw, 'pl').issues[0]?.code;
  assert.equal(code('pt-nif', '501964843/501964843'), 'length');
  assert.equal(code('pl-nip', 'n/d'), 'letters');
  assert.equal(code('pl-dowod', 'n/d'), 'letters');
  assert.equal(code('postal-code-pl', 'Mickiewicza 39/300'), 'letters');
  assert.equal(code('postal-code-lv', 'Liepu 34/01'), 'place');
});
