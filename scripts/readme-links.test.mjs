// The page of a package on a registry has only what is in the package beside it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../packages', import.meta.url));

test('no link of a public package leads out of it', () => {
  const lost = [];
  for (const name of ['tokens', 'core', 'elements', 'viewer']) {
    const folder = join(packages, name);
    const text = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const [, link] of text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)) {
      const target = join(folder, link);
      if (relative(folder, target).startsWith('..') || !existsSync(target))
        lost.push(`${name}: ${link}`);
    }
  }
  assert.deepEqual(lost, []);
});
