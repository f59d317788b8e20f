import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { catalogues } from '../src/generated/messages/all.ts';
import { valueKinds } from '../src/values.ts';
import { badInput, wrongUses } from './bad-input-rows.ts';
import { badInputPage, badInputReport } from './bad-input.ts';

test('every wrong input has a sentence of its own in every language', () => {
  assert.deepEqual(badInputReport().problems, []);
});

test('docs/bad-input.md is up to date', () => {
  const page = readFileSync(badInputPage, 'utf8').replaceAll('\r\n', '\n');
  assert.equal(
    page,
    badInputReport().page,
    'run: npx node --conditions=twintown:source packages/core/scripts/bad-input.ts --write',
  );
});

test('every kind of value is in the table', () => {
  assert.deepEqual(
    valueKinds.filter((kind) => !badInput[kind]),
    [],
  );
});

/* Elements that take no answer, and what all of them share. */
const silent = ['error-summary', 'language-switcher', 'output', 'privacy-notice', 'shared'];

test('every element that takes an answer is in the table', () => {
  const elements = fileURLToPath(new URL('../../elements/src/', import.meta.url));
  const tags = globSync('*/define.ts', { cwd: elements })
    .map((path) => path.replaceAll('\\', '/').split('/', 1)[0]!)
    .filter((name) => !silent.includes(name))
    .map((name) => `tt-${name}`);
  assert.deepEqual(tags.toSorted(), Object.keys(wrongUses).toSorted());
});

test('every sentence that a kind has of its own is in the table', () => {
  const shown = new Set(
    Object.values(wrongUses).flatMap(({ rows = [] }) =>
      rows.map(({ kind, issue }) => `validation.${kind}.${issue?.code}`),
    ),
  );
  const missing = Object.entries(catalogues.en).flatMap(([namespace, messages]) => {
    const kind = namespace.replace(/^validation\./, '');
    if (kind === namespace) return [];
    const codes = (badInput[kind] ?? []).map(({ code }) => `${namespace}.${code}`);
    return Object.keys(messages).filter((key) => !codes.includes(key) && !shown.has(key));
  });
  assert.deepEqual(missing, []);
});

test('every limit that HTML puts on a control is in the table of its kind', () => {
  const ranges = ['too-small', 'too-large'];
  const steps = ['between-steps', 'off-step'];
  for (const kind of ['number', 'integer', 'decimal', 'money', 'per-mille'])
    assert.deepEqual(missingOf(kind, [...ranges, ...steps, 'step']), [], kind);
  for (const kind of ['date', 'month', 'week', 'time', 'datetime-local'])
    assert.deepEqual(missingOf(kind, [...ranges, ...steps]), [], kind);
});

const missingOf = (kind: string, codes: readonly string[]): string[] =>
  codes.filter((code) => !badInput[kind]!.some((row) => row.code === code));

test('every general sentence is in the table', () => {
  const shown = new Set(Object.values(badInput).flatMap((rows) => rows.map(({ code }) => code)));
  // Parts of other sentences, and what is said of a code that nobody has words for.
  const inside = ['week-name', 'day-and-time', 'invalid'];
  const general = Object.keys(catalogues.en.validation)
    .map((key) => key.replace(/_(?:one|few|many|other|zero|two)$/, '').replace(/^.*\./, ''))
    .filter((code) => !inside.includes(code));
  assert.deepEqual(
    general.filter((code) => !shown.has(code)),
    [],
  );
});

test('a field is listed with every kind of value that it can have', () => {
  const ofGroups = ['radio', 'checkboxes', 'signature'];
  assert.deepEqual(
    Object.keys(badInput).filter(
      (kind) => !ofGroups.includes(kind) && !wrongUses['tt-field']!.kinds!.includes(kind),
    ),
    [],
  );
});
