import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CatalogueError, compileMessages } from './compile-messages.ts';

type Files = Record<string, Record<string, unknown> | string>;

const good: Files = {
  'en/app.json': {
    hello: 'Hello {{name}}',
    files_one: '{{count}} file',
    files_other: '{{count}} files',
  },
  'pl/app.json': {
    hello: 'Cześć {{name}}',
    files_one: '{{count}} plik',
    files_few: '{{count}} pliki',
    files_many: '{{count}} plików',
    files_other: '{{count}} pliku',
  },
};

async function compile(context: TestContext, files: Files) {
  const folder = await mkdtemp(join(tmpdir(), 'twintown-messages-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, 'catalogues', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const outDir = join(folder, 'out');
  await compileMessages({ cataloguesDir: join(folder, 'catalogues'), outDir });
  return outDir;
}

function changed(path: string, edit: (messages: Record<string, unknown>) => void): Files {
  const files = structuredClone(good);
  edit(files[path] as Record<string, unknown>);
  return files;
}

test('good catalogues become data, a map of imports, and types', async (context) => {
  const out = await compile(context, good);
  const { default: polish } = await import(pathToFileURL(join(out, 'pl/app.ts')).href);
  assert.equal(polish['app.hello'], 'Cześć {{name}}');
  assert.deepEqual(Object.keys(polish['app.files']), ['one', 'few', 'many', 'other']);
  const { loaders } = await import(pathToFileURL(join(out, 'load.ts')).href);
  assert.equal((await loaders.en.app()).default['app.hello'], 'Hello {{name}}');
  const types = await readFile(join(out, 'types.ts'), 'utf8');
  assert.match(types, /'app\.hello': \{ name: string \| number \}/);
  assert.match(types, /'app\.files': \{ count: number \}/);
  assert.match(await readFile(join(out, 'load.ts'), 'utf8'), /import\('\.\/pl\/app\.ts'\)/);
});

const bad: [what: string, files: Files, problem: RegExp][] = [
  [
    'a missing key',
    changed('pl/app.json', (messages) => delete messages['hello']),
    /pl\/app\.json: hello is missing/,
  ],
  [
    'a key that English lacks',
    changed('pl/app.json', (messages) => (messages['more'] = 'x')),
    /more is not a key of en/,
  ],
  [
    'a missing argument',
    changed('pl/app.json', (messages) => (messages['hello'] = 'Cześć')),
    /pl\/app\.json: hello lacks the argument \{\{name\}\}/,
  ],
  [
    'an unknown argument',
    changed('pl/app.json', (messages) => (messages['hello'] = '{{name}} {{age}}')),
    /unknown argument \{\{age\}\}/,
  ],
  [
    'a missing plural form',
    changed('pl/app.json', (messages) => delete messages['files_few']),
    /pl\/app\.json: files lacks the plural form few/,
  ],
  [
    'a plural form that the language does not use',
    changed('en/app.json', (messages) => (messages['files_zero'] = 'none')),
    /files has the plural form zero/,
  ],
  [
    'a plural in one language only',
    {
      'en/app.json': { a: 'x' },
      'pl/app.json': { a_one: 'x', a_few: 'x', a_many: 'x', a_other: 'x' },
    },
    /a is plural in one language only/,
  ],
  [
    'a count without plural forms',
    { 'en/app.json': { a: '{{count}} files' } },
    /a has \{\{count\}\} but no plural forms/,
  ],
  ['HTML', { 'en/app.json': { a: 'A <b>bold</b> word' } }, /a holds HTML/],
  ['a malformed argument', { 'en/app.json': { a: 'Hello {{ name }}' } }, /malformed argument/],
  ['an empty sentence', { 'en/app.json': { a: ' ' } }, /a is not a sentence/],
  ['a missing file', { 'en/app.json': { a: 'x' }, 'pl/other.json': {} }, /app\.json: missing file/],
  ['text that is not JSON', { 'en/app.json': '{' }, /en\/app\.json: not readable as JSON/],
];

for (const [what, files, problem] of bad) {
  test(`${what} fails the build and is named`, async (context) => {
    await assert.rejects(compile(context, files), (thrown) => {
      assert.ok(thrown instanceof CatalogueError);
      assert.match(thrown.message, problem);
      return true;
    });
  });
}

test('all problems are named at once', async (context) => {
  const files = changed('pl/app.json', (messages) => {
    delete messages['hello'];
    delete messages['files_few'];
  });
  await assert.rejects(compile(context, files), (thrown) => {
    assert.equal((thrown as CatalogueError).problems.length, 2);
    return true;
  });
});
