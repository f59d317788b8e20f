import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { test } from 'node:test';

const root = fileURLToPath(new URL('..', import.meta.url));

function generate() {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--conditions=twintown:source',
      '--disable-warning=ExperimentalWarning',
      'scripts/generate.mjs',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
}

function dates() {
  const made = globSync(
    ['packages/*/src/generated/**/*.*', 'packages/*/dist/{themes,assets}/**/*.*'],
    {
      cwd: root,
    },
  );
  return new Map(made.map((path) => [path, statSync(`${root}${path}`).mtimeMs]));
}

// A Storybook that is open would load its page anew for each file, whenever another command runs.
test('what is made again without a change keeps its date', () => {
  generate();
  const before = dates();
  assert.ok(before.size > 100);
  generate();
  const written = [...dates()].filter(([path, date]) => before.get(path) !== date);
  assert.deepEqual(
    written.map(([path]) => path),
    [],
  );
});
