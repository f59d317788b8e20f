import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';
import { writeExampleDocuments } from './example-documents/write-example-documents.ts';
import { writeFixtures } from './fixtures.ts';
import { writeOtherFixtures } from './other-fixtures.ts';
import { restOf, writePdfWorker, writePdfjs } from './write-pdfjs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const writer = new URL('write-pdfjs.ts', import.meta.url);
const splitter = new URL('split-worker.ts', import.meta.url);
const { resolve } = createRequire(import.meta.url);

const open =
  '<svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" fill="none" ' +
  'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">';

const icons = [
  'arrow-left',
  'book-open',
  'book-open-text',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevron-up',
  'chevrons-down',
  'chevrons-up',
  'download',
  'ellipsis-vertical',
  'expand',
  'file',
  'file-check',
  'file-x',
  'hand',
  'info',
  'keyboard',
  'layers',
  'layout-grid',
  'list',
  'lock',
  'maximize',
  'message-square',
  'minimize',
  'moon',
  'move-horizontal',
  'panel-left',
  'paperclip',
  'printer',
  'refresh-cw',
  'rotate-ccw',
  'rotate-cw',
  'ruler',
  'scan',
  'scroll-text',
  'search',
  'x',
  'zoom-in',
  'zoom-out',
];

/** Makes the icons, the documents of tests and examples and the folder of PDF program files that pages serve. */
export default async function generate(): Promise<void> {
  await withoutChance(() =>
    Promise.all([
      writeIcons(),
      copyAssets(),
      writeFixtures(join(root, 'src/generated/fixtures')),
      writeOtherFixtures(join(root, 'src/generated/fixtures')),
      writeExamples(),
    ]),
  );
}

/** A file with a password holds random bytes; these keep it the same from one run to the next. */
async function withoutChance(work: () => Promise<unknown>): Promise<void> {
  const { getRandomValues } = crypto;
  crypto.getRandomValues = (array) => {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7);
    return array;
  };
  try {
    await work();
  } finally {
    crypto.getRandomValues = getRandomValues;
  }
}

async function writeExamples(): Promise<void> {
  const sizes = await writeExampleDocuments(join(root, 'src/generated/documents'));
  const code = `/** Bytes of the examples' documents, by language and name. */
export const documentSizes: Readonly<Record<string, number>> = ${JSON.stringify(sizes, null, 2)};
`;
  await writeIfNew(join(root, 'src/generated/examples/document-sizes.ts'), code);
}

async function writeIcons(): Promise<void> {
  const source = join(dirname(resolve('lucide-static/package.json')), 'icons');
  const lines = await Promise.all(
    icons.map(async (icon) => {
      const file = await readFile(join(source, `${icon}.svg`), 'utf8');
      const shapes = /<svg[^>]*>(?<shapes>[\s\S]*)<\/svg>/.exec(file)?.groups?.['shapes'] ?? '';
      const name = icon.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      return `export const ${name} = html\`${open}${shapes.replace(/\s*\n\s*/g, '')}</svg>\`;`;
    }),
  );
  const code = `/* Icons: Lucide, ISC licence, Copyright (c) Lucide Icons and Contributors. */
import { html } from 'lit';

${lines.join('\n')}
`;
  await writeIfNew(join(root, 'src/generated/icons.ts'), code);
}

async function copyAssets(): Promise<void> {
  const source = dirname(resolve('pdfjs-dist/package.json'));
  const target = join(root, 'dist/assets');
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as {
    version: string;
  };
  const stamp = join(target, 'version.txt');
  // Which version, and what was left out of it.
  const wanted = `${version} ${createHash('sha256')
    .update(await readFile(writer))
    .update(await readFile(splitter))
    .digest('hex')}`;
  // Many servers know no `.mjs`, or send it as bytes, of which browsers make no worker.
  const worker = join(target, 'pdf.worker.min.js');
  const inPage = join(root, 'src/generated/pdfjs.js');
  if (
    [worker, restOf(worker), inPage].every((path) => existsSync(path)) &&
    (await readFile(stamp, 'utf8').catch(() => '')) === wanted
  )
    return;
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await writePdfjs(source, join(root, 'src/generated'), version);
  await writePdfWorker(source, worker, version);
  await cp(join(source, 'LICENSE'), join(target, 'LICENSE'));
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    await cp(join(source, folder), join(target, folder), {
      recursive: true,
      // The sandbox for a document's own scripts: no document's script is ever run.
      filter: (path) => !/quickjs/i.test(path),
    });
  }
  await writeFile(stamp, wanted);
}
