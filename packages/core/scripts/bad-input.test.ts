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
