import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { groupsOf, wantsOwnPage } from './element-tests.mjs';

const files = globSync('packages/{elements,viewer}/src/**/*.test.ts').filter(
  (path) => !path.endsWith('.node.test.ts'),
);

test('every file of tests is in one group', () => {
  assert.ok(files.length > 150);
  assert.deepEqual(groupsOf(files).flat().toSorted(), files.toSorted());
});

test('a group holds files of one folder, and what wants its own page alone', () => {
  for (const group of groupsOf(files)) {
    assert.ok(group.length <= 6);
    assert.equal(new Set(group.map((file) => file.replace(/\/[^/]*$/, ''))).size, 1);
    if (group.length > 1)
      assert.deepEqual(
        group.filter((file) => wantsOwnPage.test(file)),
        [],
      );
  }
});

test('whatever wants its own page is there', () => {
  const names = wantsOwnPage.source.replace(/^.*\(\?:|\).*$/g, '').split('|');
  assert.ok(names.length > 5);
  for (const name of names)
    assert.ok(
      files.some((file) => new RegExp(`/${name}\\.test\\.ts$`).test(file)),
      name,
    );
});
