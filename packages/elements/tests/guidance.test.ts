import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { test } from 'node:test';

const packages = resolve(import.meta.dirname, '../..');
const source = join(packages, 'elements/src');
const tags = globSync('*/define.ts', { cwd: source })
  .map(dirname)
  .filter((folder) => folder !== 'shared');
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
  for (const tag of tags) {
    const files = globSync(`${tag}/*`, { cwd: source }).map((path) => basename(path));
    for (const ending of ['.examples.ts', '.stories.ts', '.test.ts', '.mdx'])
      assert.ok(
        files.some((file) => file.endsWith(ending)),
        `${tag}: no file ends with ${ending}`,
      );
  }
});

test('every element that takes or gives an answer is in the page of which control to use', () => {
  const overview = readFileSync(join(packages, '../.storybook/pages/which-control.mdx'), 'utf8');
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
