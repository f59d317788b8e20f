import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

const packages = resolve(import.meta.dirname, '../..');
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
    return answers
      .filter((heading) => !heading.test(text))
      .map((heading) => `${page}: ${heading.source}`);
  });
  assert.deepEqual(missing, []);
});
