// Follows the guides for servers to the letter: what a reader copies is what runs here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';

const guides = resolve(import.meta.dirname, '../../../docs/guides');

/** Runs the first block of a guide that holds `part`, with `given` in sight, and gives `wanted` of it. */
async function follow(
  guide: string,
  part: string,
  given: Record<string, unknown>,
  wanted: readonly string[],
): Promise<Record<string, unknown>> {
  const blocks = readFileSync(join(guides, guide), 'utf8').matchAll(/```js\n([\s\S]*?)```/g);
  const block = [...blocks].map(([, code]) => code!).find((code) => code.includes(part));
  assert.ok(block, `${guide}: no block with ${part}`);
  const names = Object.keys(given).join(', ');
  Object.assign(globalThis, { given });
  // Only the names of packages change: a module that stands in no folder cannot resolve them.
  const code = block.replace(
    /'(@twintown\/[^']+)'/g,
    (_, specifier: string) => `'${import.meta.resolve(specifier)}'`,
  );
  const module = `${code}\nexport { ${wanted.join(', ')} };`;
  const source = names ? `const { ${names} } = globalThis.given;\n${module}` : module;
  return import(
    `data:text/javascript,${encodeURIComponent(`${source}\n// ${Math.random()}`)}`
  ) as Promise<Record<string, unknown>>;
}

const page = 'server-printed-page.md';

test('the guide to a first page checks an answer, also one that did not come', async () => {
  const told = async (body: object) =>
    (await follow(page, 'parseValue', { body }, ['sentences']))['sentences'];
  assert.deepEqual(await told({ pesel: 'PESEL: 440514 01359' }), []);
  assert.deepEqual(await told({ pesel: '4405140135' }), [
    'Numer PESEL ma 11 cyfr. Wpisano 10 cyfr.',
  ]);
  assert.deepEqual(await told({}), ['Wpisz numer PESEL']);
});

test('the guide to a first page tells whether a question applies, also before it was called for', async () => {
  const applies = async (body: object) =>
    (await follow(page, 'conditionHolds', { body }, ['applies']))['applies'];
  assert.equal(await applies({ kind: 'company' }), true);
  assert.equal(await applies({ kind: 'person' }), false);
  assert.equal(await applies({}), false);
});

test('the guide to taking files keeps the right ones and says in words what is wrong with the others', async () => {
  const sent = new FormData();
  const pdf =
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n';
  for (const [name, text] of [
    ['umowa.pdf', pdf],
    ['zdjęcie.pdf', 'GIF89a'],
    ['pusty.pdf', ''],
    ['program.exe', 'MZ'],
    ['umowa.pdf', pdf],
  ] as const)
    sent.append('att', new File([text], name, { type: 'application/pdf' }));
  sent.append('att', new File([], ''));
  const request = new Response(sent);
  const given = { body: await request.bytes(), type: request.headers.get('content-type') };
  const { kept, sentences } = (await follow('uploads.md', 'checkFile', given, [
    'kept',
    'sentences',
  ])) as { kept: File[]; sentences: string[] };
  assert.deepEqual(
    kept.map(({ name }) => name),
    ['umowa.pdf'],
  );
  assert.equal(sentences.length, 4);
  for (const [at, words] of ['zawartość to GIF', 'jest pusty', 'nie można dodać', 'już'].entries())
    assert.ok(sentences[at]!.includes(words), sentences[at]);
});

test('the guide to React is understood by TypeScript, strict and with every attribute it names', (t) => {
  const root = resolve(import.meta.dirname, '../../..');
  const folder = join(root, 'node_modules/.cache/twintown/react-guide');
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  const guide = readFileSync(join(guides, 'react.md'), 'utf8');
  const copied = (kind: string): string =>
    new RegExp('```' + kind + '\\n([\\s\\S]*?)```').exec(guide)![1]!;
  writeFileSync(join(folder, 'declaration.tsx'), copied('tsx'));
  writeFileSync(join(folder, 'twintown.d.ts'), copied('ts'));
  writeFileSync(
    join(folder, 'uses.tsx'),
    `export const right = <tt-document-viewer src="/a.pdf" page={2} zoom="page-width" />;
     export const inline = <tt-calendar for="day" min="2026-01-01" inline />;
     // @ts-expect-error A number is no address.
     export const wrong = <tt-document-viewer src={3} />;`,
  );
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { jsx: 'react-jsx', noEmit: true, skipLibCheck: false, rootDir: root },
      include: ['*'],
    }),
  );
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
    { encoding: 'utf8' },
  );
  const own = stdout.split('\n').filter((line) => line.includes('react-guide'));
  assert.deepEqual(own, []);
});

for (const [page, labels] of [
  ['address/address.mdx', ['Ulica, jeśli jest', 'Numer domu']],
  ['names/names.mdx', ['Imię', 'Drugie imię', 'Nazwisko', 'Nazwisko rodowe']],
] as const)
  test(`the code of ${page} is understood by TypeScript, strict, and gives words`, async (t) => {
    const root = resolve(import.meta.dirname, '../../..');
    const folder = join(root, 'node_modules/.cache/twintown', page.slice(0, -4));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(folder, { recursive: true });
    const guidance = readFileSync(join(root, 'packages/elements/src', page), 'utf8');
    const code = /```ts\n([\s\S]*?)```/.exec(guidance)?.[1];
    assert.ok(code, 'a block to copy');
    // Node takes no types off within node_modules.
    for (const name of ['copied.ts', 'copied.mjs'])
      writeFileSync(join(folder, name), `${code}\nexport { labels };`);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: { noEmit: true, rootDir: root },
        include: ['*'],
      }),
    );
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
      { encoding: 'utf8' },
    );
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.includes('copied.ts')),
      [],
    );
    const given = ((await import(join(folder, 'copied.mjs'))) as { labels: string[] }).labels;
    assert.deepEqual(given.slice(0, labels.length), labels);
  });
