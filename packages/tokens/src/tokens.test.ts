import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { defineConfig, parse } from '@terrazzo/parser';
import Ajv from 'ajv';
import { checkBrand } from './brand.ts';
import { createRoles, roleNames } from './roles.ts';
import { themes } from './themes.ts';

async function readJson(path: string): Promise<object> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as object;
}

async function readWithTerrazzo() {
  const complaints: string[] = [];
  const filename = new URL('twintown.resolver.json', import.meta.url);
  const config = defineConfig(
    { tokens: ['./twintown.resolver.json'] },
    { cwd: new URL('.', import.meta.url) },
  );
  const silent = console.warn;
  // It says of every `$extends` that it cannot tell whether two modifiers are independent.
  console.warn = (text: string) => {
    if (!text.includes('orthogonality')) complaints.push(text);
  };
  try {
    const result = await parse([{ filename, src: await readFile(filename, 'utf8') }], {
      config,
      req: (address: URL) => readFile(address, 'utf8'),
    });
    return { ...result, complaints };
  } finally {
    console.warn = silent;
  }
}

test('Terrazzo, another implementation of the format, reads the token files and the resolver', async () => {
  const { resolver, complaints } = await readWithTerrazzo();
  assert.deepEqual(complaints, []);
  // Each town, scheme and contrast once or twice: one combination takes a second to resolve.
  const combinations = [
    { town: 'neutral', scheme: 'light', contrast: 'normal', mode: 'light' },
    { town: 'mielec', scheme: 'dark', contrast: 'normal', mode: 'dark' },
    { town: 'poiares', scheme: 'light', contrast: 'more', mode: 'light-more' },
    { town: 'liepaja', scheme: 'dark', contrast: 'more', mode: 'dark-more' },
  ] as const;
  for (const { mode, ...input } of combinations) {
    const file = themes.find(({ id }) => id === input.town);
    assert.ok(file);
    const roles = createRoles(file)[mode];
    const found = new Map(
      Object.entries(resolver.apply(input)).map(([id, token]) => [id.replaceAll('.', '-'), token]),
    );
    for (const role of roleNames) {
      const value = found.get(role)?.$value as { hex: string; alpha: number };
      const hex = value.alpha === 0 ? 'transparent' : value.hex;
      assert.equal(hex, roles[role], `${role} of ${input.town} in ${mode}`);
    }
  }
});

test('Terrazzo refuses a colour that is not one, so its silence above means something', async () => {
  const filename = new URL('wrong.tokens.json', import.meta.url);
  const config = defineConfig({}, { cwd: new URL('.', import.meta.url) });
  const src = JSON.stringify({ wrong: { $type: 'color', $value: { colorSpace: 'srgb' } } });
  await assert.rejects(parse([{ filename, src }], { config }));
});

const brandSchema = await readJson('../theme.schema.json');
const conforms = new Ajv({ allErrors: true }).compile(brandSchema);

test('the brand files of the towns conform to their schema', () => {
  for (const file of themes) {
    assert.ok(conforms(file), `${file.id}: ${JSON.stringify(conforms.errors)}`);
  }
});

test('schema and generator agree on what a brand file may say', () => {
  const good = { id: 'a', name: 'A', brand: '#0054a6' };
  const cases: [object, boolean][] = [
    [good, true],
    [{ ...good, accent: '#FFD200', neutral: 'grey', radius: 'none', density: 'compact' }, true],
    [{ ...good, font: { body: 'Noto Sans', heading: 'Rubik' } }, true],
    [{ name: 'A', brand: '#0054a6' }, false],
    [{ ...good, id: 'A b' }, false],
    [{ ...good, name: '' }, false],
    [{ ...good, brand: '#05a' }, false],
    [{ ...good, brand: '#0054a6ff' }, false],
    [{ ...good, accent: 'gold' }, false],
    [{ ...good, neutral: 'pink' }, false],
    [{ ...good, font: { body: '"' } }, false],
    [{ ...good, font: { code: 'Rubik' } }, false],
    [{ ...good, crest: 'crest.svg' }, false],
  ];
  for (const [file, isGood] of cases) {
    assert.equal(conforms(file), isGood, `schema: ${JSON.stringify(file)}`);
    assert.equal(checkBrand(file).length === 0, isGood, `generator: ${JSON.stringify(file)}`);
  }
});
