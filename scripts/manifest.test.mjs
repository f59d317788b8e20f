// What an editor learns of the elements: what a page may write, and nothing that only they use.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'node_modules/.cache/twintown/manifest';
let elements;

before(() => {
  const config = ['--config', 'scripts/manifest.config.mjs', '--outdir', folder];
  const sources = ['elements', 'viewer'].flatMap((name) => [
    '--globs',
    `packages/${name}/src/**/*.ts`,
  ]);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', ...config, ...sources],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  const { modules } = JSON.parse(readFileSync(join(root, folder, 'custom-elements.json'), 'utf8'));
  elements = new Map(
    modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ customElement }) => customElement)
      .map((element) => [element.tagName, element]),
  );
});
after(() => rmSync(join(root, folder), { recursive: true, force: true }));

const namesOf = (tag, list) => (elements.get(tag)?.[list] ?? []).map(({ name }) => name);

test('the manifest names the attributes that the pages of guidance name', () => {
  for (const [tag, names] of [
    ['tt-field', 'required min max step'],
    ['tt-phone', 'required data-mobile'],
    ['tt-file-field', 'required endpoint data-max-size'],
    ['tt-combobox', 'data-width data-empty only-listed'],
    [
      'tt-date-range',
      'data-min-days data-max-days data-open data-error-order data-error-min-days ' +
        'data-error-max-days data-error-start-missing data-error-end-missing',
    ],
  ])
    for (const name of names.split(' '))
      assert.ok(namesOf(tag, 'attributes').includes(name), `${name} on ${tag}`);
});

test('the manifest names no member that only an element or the browser calls', () => {
  assert.ok(elements.size > 15);
  for (const tag of elements.keys()) {
    const inner = namesOf(tag, 'members').filter((name) =>
      /^[#[_]|Callback$|^getUpdateComplete$|^formAssociated$/.test(name),
    );
    assert.deepEqual(inner, [], tag);
  }
  assert.ok(namesOf('tt-field', 'members').includes('showIssues'));
  assert.ok(namesOf('tt-signature-field', 'members').includes('checkValidity'));
});
