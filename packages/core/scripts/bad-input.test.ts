import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalogues } from '../src/generated/messages/all.ts';
import { valueKinds } from '../src/values.ts';
import { badInput } from './bad-input-rows.ts';
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

test('every sentence that a kind has of its own is in the table', () => {
  const missing = Object.entries(catalogues.en).flatMap(([namespace, messages]) => {
    const kind = namespace.replace(/^validation\./, '');
    if (kind === namespace || !valueKinds.includes(kind)) return [];
    const codes = badInput[kind]!.map(({ code }) => `${namespace}.${code}`);
    return Object.keys(messages).filter((key) => !codes.includes(key));
  });
  assert.deepEqual(missing, []);
});
