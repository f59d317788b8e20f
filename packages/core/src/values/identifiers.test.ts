import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { formatValue, parseValue } from '../values.ts';
import { peselMeta } from './pl-pesel.ts';

interface Valid {
  input: string;
  compact?: string;
  display: string;
  country?: string;
  meta?: { birthDate?: string; sex?: string };
}

interface Vectors {
  valid: Valid[];
  invalid: { input: string; reason: string; country?: string }[];
  warning?: { input: string }[];
}

const repository = resolve(import.meta.dirname, '../../../..');
const shared = process.env['TWINTOWN_SHARED'] ?? resolve(repository, '..', 'shared');

const files: [kind: string, file: string, country?: string][] = [
  ['pl-pesel', 'pl-pesel.json'],
  ['pl-nip', 'pl-nip.json'],
  ['postal-code-pl', 'postal-codes.json', 'PL'],
];

for (const [kind, file, country] of files) {
  const path = join(shared, 'identifiers', file);
  const skip = existsSync(path) ? false : `${file} is not beside the checkout`;
  test(`${kind}: every number of the collection`, { skip }, () => {
    const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
    const ours = <T extends { country?: string }>(entries: T[]) =>
      entries.filter((entry) => !country || entry.country === country);
    const [valid, invalid] = [ours(vectors.valid), ours(vectors.invalid)];
    assert.ok(valid.length && invalid.length);
    for (const entry of valid) {
      const parsed = parseValue(kind, entry.input, 'pl');
      assert.deepEqual(parsed.issues, [], entry.input);
      assert.equal(parsed.value, entry.compact ?? entry.display, entry.input);
      assert.equal(formatValue(kind, parsed.value, 'pl'), entry.display);
      if (entry.meta) {
        const sex = entry.meta.sex === 'F' ? 'female' : 'male';
        assert.deepEqual(peselMeta(String(parsed.value)), {
          birthDate: entry.meta.birthDate,
          sex,
        });
      }
    }
    for (const entry of invalid) {
      const { value, issues } = parseValue(kind, entry.input, 'pl');
      assert.equal(value, undefined, `${entry.input}: ${entry.reason}`);
      assert.equal(issues[0]?.severity, 'error', `${entry.input}: ${entry.reason}`);
    }
  });
}

function outcome(kind: string, raw: string): unknown {
  const { value, issues } = parseValue(kind, raw, 'pl');
  return value ?? issues[0]?.code;
}

test('PESEL in the spellings people paste', () => {
  for (const raw of [
    '44051401359',
    ' 440514 01359 ',
    '440514-01359',
    'PESEL: 44051401359',
    'nr PESEL 44051401359',
    '44\u00a0051\u202f401359',
    '\u200b44051401359\ufeff',
  ]) {
    assert.equal(outcome('pl-pesel', raw), '44051401359', JSON.stringify(raw));
  }
});

test('PESEL says what is wrong', () => {
  assert.equal(outcome('pl-pesel', '4405140135O'), 'letters');
  assert.equal(outcome('pl-pesel', '44051401358'), 'checksum');
  assert.equal(outcome('pl-pesel', '99130112347'), 'birth-date');
  assert.equal(outcome('pl-pesel', '00000000000'), 'birth-date');
  assert.deepEqual(parseValue('pl-pesel', '4405140135', 'pl').issues[0]?.params, {
    expected: 11,
    count: 10,
  });
});

test('PESEL tells birth date and sex in every century', () => {
  assert.deepEqual(peselMeta('00810100000'), { birthDate: '1800-01-01', sex: 'female' });
  assert.deepEqual(peselMeta('99123100010'), { birthDate: '1999-12-31', sex: 'male' });
  assert.deepEqual(peselMeta('00222900000'), { birthDate: '2000-02-29', sex: 'female' });
  assert.equal(peselMeta('00422900000'), undefined, '2100 is no leap year');
  assert.equal(peselMeta('99723100000')?.birthDate, '2299-12-31');
  assert.equal(peselMeta('not a number'), undefined);
});

test('NIP in the spellings people paste, and what is wrong', () => {
  for (const raw of [
    '8567346215',
    '856-734-62-15',
    '856-73-46-215',
    'PL8567346215',
    'PL 856 734 62 15',
    'NIP: 856-734-62-15',
    'NIP PL8567346215',
    '856.734.62.15',
    '856–734–62–15',
  ]) {
    assert.equal(outcome('pl-nip', raw), '8567346215', raw);
  }
  assert.equal(outcome('pl-nip', '8567346216'), 'checksum');
  assert.equal(outcome('pl-nip', '5762831660'), 'not-issued');
  assert.equal(outcome('pl-nip', '000-000-00-00'), 'not-issued');
  assert.equal(outcome('pl-nip', 'DE8567346215'), 'letters');
  assert.equal(outcome('pl-nip', '856734621'), 'length');
});

test('Polish postal code', () => {
  for (const raw of [
    '39-300',
    '39300',
    '39 300',
    'PL 39-300',
    'PL-39-300',
    '39–300',
    '39\u00a0300',
  ]) {
    assert.equal(outcome('postal-code-pl', raw), '39-300', raw);
  }
  assert.equal(outcome('postal-code-pl', '393-00'), 'format');
  assert.equal(outcome('postal-code-pl', '3930'), 'length');
  assert.equal(outcome('postal-code-pl', '39-30O'), 'letters');
  assert.equal(outcome('postal-code-pl', '-'), 'length');
});
