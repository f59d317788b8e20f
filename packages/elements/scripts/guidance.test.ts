import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

const source = join(import.meta.dirname, '../src');
const read = (path: string): string => readFileSync(join(source, path), 'utf8');
const pages = globSync('*/*.mdx', { cwd: source });
const tags = globSync('*/define.ts', { cwd: source })
  .map(dirname)
  .filter((folder) => folder !== 'shared');

/** What a designer looks for, in these words; some pages say more in the heading. */
const asked = [
  /^## When to use it$/m,
  /^## When not to use it$/m,
  /^## The HTML\b/m,
  /^## Keyboard$/m,
  /^## What was tested$/m,
];
/** Pages that begin with a table of their own in place of one of these. */
const otherwise: Readonly<Record<string, readonly RegExp[]>> = {
  'identifiers.mdx': [/^## Which kind for which number$/m],
};

test('every element has its examples, stories, tests and page of guidance', () => {
  assert.ok(tags.length > 15);
  for (const tag of tags) {
    const files = globSync(`${tag}/*`, { cwd: source }).map((path) => basename(path));
    for (const ending of ['.examples.ts', '.stories.ts', '.test.ts', '.mdx'])
      assert.ok(
        files.some((file) => file.endsWith(ending)),
        `${tag}: no file ends with ${ending}`,
      );
  }
});

test('every page of guidance says when, when not, the HTML, the keys and what was tested', () => {
  for (const page of pages) {
    const text = read(page);
    const own = otherwise[basename(page)] ?? [];
    for (const heading of asked) {
      const isThere = heading.test(text) || (own.length > 0 && own.every((one) => one.test(text)));
      assert.ok(isThere, `${page}: ${heading}`);
    }
    assert.match(text, /<(?:Canvas|Stories)/, `${page} shows no example`);
  }
});

test('every element that takes or gives an answer is in the page of which control to use', () => {
  const overview = readFileSync(
    join(source, '../../../.storybook/pages/which-control.mdx'),
    'utf8',
  );
  const rows = [...overview.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => row.toLowerCase());
  assert.ok(rows.length > 20);
  /** Not chosen for a question: they stand around all of them. */
  const around = ['error-summary', 'language-switcher'];
  for (const tag of tags.filter((each) => !around.includes(each)))
    assert.ok(
      rows.some((row) => row.includes(tag.replaceAll('-', ' '))),
      `${tag} has no row`,
    );
});
