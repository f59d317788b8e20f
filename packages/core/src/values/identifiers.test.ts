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
