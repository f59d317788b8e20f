import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { addressParts } from '@twintown/core/address.js';
import { allExamples } from '../src/examples/all.ts';

const packages = resolve(import.meta.dirname, '../..');
/** Folders of elements, by the source they stand in. */
const foldersOf = (room: string): string[] =>
  globSync(`${room}/src/*/define.ts`, { cwd: packages })
    .map(dirname)
    .filter((folder) => basename(folder) !== 'shared');
const tags = foldersOf('elements').map((folder) => basename(folder));
const viewers = foldersOf('viewer');
const answers = [
  /^## When to use/m,
  /^## When not to use it$/m,
  /^## The HTML/m,
  /^## Keyboard$/m,
  /^## What was tested$/m,
];

test('every guidance page says when, when not, which HTML, which keys and what was tested', () => {
  const pages = globSync('{elements,viewer}/src/*/*.mdx', { cwd: packages }).sort();
  assert.ok(pages.length > 20);
  const missing = pages.flatMap((page) => {
    const text = readFileSync(resolve(packages, page), 'utf8');
    assert.match(text, /<(?:Canvas|Stories)/, `${page} shows no example`);
    return answers
      .filter((heading) => !heading.test(text))
      .map((heading) => `${page}: ${heading.source}`);
  });
  assert.deepEqual(missing, []);
});

test('every element has its examples, stories, tests and page of guidance', () => {
  assert.ok(tags.length > 15);
  assert.equal(viewers.length, 4);
  for (const folder of [...foldersOf('elements'), ...viewers]) {
    const tag = basename(folder);
    const files = globSync(`${folder}/*`, { cwd: packages }).map((path) => basename(path));
    for (const ending of ['.examples.ts', '.stories.ts', '.test.ts', '.mdx'])
      assert.ok(files.includes(tag + ending), `${folder}: no file ${tag}${ending}`);
  }
});

test('every element is in the page of which control to use', () => {
  const overview = readFileSync(join(packages, '../.storybook/pages/which-control.mdx'), 'utf8');
  const rows = [...overview.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => row.toLowerCase());
  assert.ok(rows.length > 20);
  /** As the page of guidance is called, which is the tag in words for most. */
  const named = [
    ...tags.map((tag) => tag.replaceAll('-', ' ')),
    ...viewers.map((folder) => {
      const stories = join(packages, folder, `${basename(folder)}.stories.ts`);
      return /title: '.*\/(.*)'/.exec(readFileSync(stories, 'utf8'))![1]!.toLowerCase();
    }),
  ];
  for (const name of named)
    assert.ok(
      rows.some((row) => row.includes(name)),
      `${name} has no row`,
    );
  assert.deepEqual(
    rows.filter((row) => row.includes('<td>') && !/<guide to="[a-z-]+"/.test(row)),
    [],
    'each row leads to a page of guidance',
  );
});

test('the page of the address names the parts that each country has, and those that are required', () => {
  const text = readFileSync(join(packages, 'elements/src/address/address.mdx'), 'utf8');
  const rows = new Map(
    [...text.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]): [string | undefined, string[]] => [
      /<code>(PL|PT|LV|\*)<\/code>/.exec(row)?.[1],
      [...row.matchAll(/<td>([\s\S]*?)<\/td>/g)].map(([, cell]) =>
        cell!.replaceAll("{' '}", ' ').replace(/\s+/g, ' ').trim(),
      ),
    ]),
  );
  for (const country of ['PL', 'PT', 'LV', '*']) {
    const parts = addressParts(country === '*' ? 'other' : country);
    const [, named, kind] = rows.get(country) ?? [];
    assert.equal(
      named,
      parts.map(({ part, required }) => (required ? `<strong>${part}</strong>` : part)).join(', '),
      country,
    );
    const [code] = parts.filter(({ part }) => part === 'postal-code');
    assert.equal(kind, code?.kind ? `<code>${code.kind}</code>` : 'none', country);
  }
});

test('what an example offers to copy is whole: a form with its summary, an error with the word before it', () => {
  const wanting = allExamples.flatMap(({ id, html }) => {
    const printed = html((key) => key);
    const bare = [...printed.matchAll(/<p [^>]*data-error[^>]*>(?!<)([^<]+)/g)];
    return [
      ...(/<tt-form[\s>]/.test(printed) && !printed.includes('<tt-error-summary')
        ? [`${id}: a form without a summary`]
        : []),
      ...bare.map(([, text]) => `${id}: an error without the word: ${text}`),
    ];
  });
  assert.deepEqual(wanting, []);
});
