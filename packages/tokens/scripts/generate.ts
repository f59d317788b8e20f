// Makes src/generated/data.ts (the token files as a module, so that nothing has to load JSON) and
// dist/themes/*.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';
import type { BrandFile } from '../src/brand.ts';
import { writeFonts } from './fonts.ts';

const room = fileURLToPath(new URL('..', import.meta.url));
const order = ['neutral', 'mielec', 'poiares', 'liepaja'];

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(room, path), 'utf8'));
}

async function writeData(brands: unknown[]) {
  const asModule = (name: string, value: unknown, type = '') =>
    `export const ${name}${type} = ${JSON.stringify(value, null, 2)};\n`;
  const text = [
    "import type { BrandFile } from '../brand.ts';\n",
    asModule('baseTokens', await readJson('src/base.tokens.json')),
    asModule('roleTokens', await readJson('src/roles.tokens.json')),
    asModule('brandFiles', brands, ': readonly BrandFile[]'),
  ].join('\n');
  await writeIfNew(join(room, 'src/generated/data.ts'), text);
}

export default async function generate(): Promise<void> {
  const brands = (await Promise.all(
    order.map((id) => readJson(`themes/${id}.theme.json`)),
  )) as BrandFile[];
  await writeData(brands);
  const { generateStylesheet, generateTheme } = await import('../src/theme.ts');
  const { layerStatement } = await import('../src/css.ts');

  const out = join(room, 'dist/themes');
  const write = (name: string, text: string) => writeIfNew(join(out, name), text);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  // One pair a line, so that two reports can be compared.
  const lines = (value: unknown) =>
    json(value).replace(/\{\s*"foregrounds"[^{}]*\}/g, (pair) => JSON.stringify(JSON.parse(pair)));
  // Fonts come after the layer statement, which must stay first, and before what uses them.
  const withFonts = (fonts: string, css: string) =>
    css.replace(layerStatement, () => layerStatement + fonts);

  const fontsOf = new Map<string, string>();
  for (const brand of brands) {
    const { css, tokens, report, problems } = generateTheme(brand);
    if (problems.length > 0 || report.summary.failures > 0) {
      throw new Error(`The theme ${brand.id} cannot be used:\n${json(problems)}`);
    }
    const fonts = await writeFonts(brand, out);
    fontsOf.set(brand.id, fonts);
    if (fonts !== '') await write(`${brand.id}.fonts.css`, fonts);
    await write(`${brand.id}.css`, withFonts(fonts, css));
    await write(`${brand.id}.tokens.json`, json(tokens));
    await write(`${brand.id}.report.json`, lines(report));
  }
  await write('all.css', withFonts([...fontsOf.values()].join(''), generateStylesheet(brands)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
