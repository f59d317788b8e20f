import { transform } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { rollup } from 'rollup';
import { writeIfNew } from '../../core/scripts/write-if-new.ts';
import { splitWorker } from './split-worker.ts';

/** What the viewer's sources use of pdf.js. */
const used = [
  'AbortException',
  'AnnotationMode',
  'OPS',
  'PasswordException',
  'PasswordResponses',
  'PDFDataRangeTransport',
  'PDFDateString',
  'PDFWorker',
  'TextLayer',
  'Util',
  'VerbosityLevel',
  'getDocument',
];

/**
 * Editing; answering forms in elements of its own, where the viewer draws answers itself (decision 27); a
 * second worker that draws; records of what was drawn where, for a debugger; and fetching, which the viewer
 * does itself.
 */
const unusedInPage = [
  'AnnotationEditor',
  'AnnotationEditorLayer',
  'AnnotationEditorUIManager',
  'AnnotationLayer',
  'FreeDrawOutliner',
  'FreeDrawOutline',
  'RendererWorker',
  'WorkerRenderTask',
  'CanvasDependencyTracker',
  'CanvasNestedDependencyTracker',
  'CanvasBBoxTracker',
  'CanvasImagesTracker',
  'PDFFetchStream',
  'PDFNetworkStream',
];

/** A class that others name, and that is never made: what only it uses falls away with it. */
function withoutClass(code: string, name: string, body = ''): string {
  const start = new RegExp(`^class ${name}(?: extends \\w+)? \\{$`, 'm').exec(code)?.index;
  const end = start === undefined ? -1 : code.indexOf('\n}\n', start);
  if (start === undefined || end < 0)
    throw new Error(
      `pdf.js has no class ${name} any more. Read its changes and mend scripts/write-pdfjs.ts.`,
    );
  return `${code.slice(0, start)}class ${name} {${body}}${code.slice(end + 2)}`;
}

/** Letters of XFA forms, by tables of 75 kB that are made with each start of the worker. */
const withoutXfaFonts = (code: string): string => {
  const start = code.indexOf('\nfunction getXfaFontName(name) {\n');
  const end = code.indexOf('\n}\n', start);
  if (start < 0 || end < 0)
    throw new Error(
      'pdf.js has no function getXfaFontName any more. Read its changes and mend scripts/write-pdfjs.ts.',
    );
  return `${code.slice(0, start)}\nfunction getXfaFontName() { return undefined;${code.slice(end)}`;
};

/** Takes the place of something that pdf.js is known to say. */
function replaced(code: string, known: string, by: string): string {
  if (!code.includes(known))
    throw new Error(
      `pdf.js no longer says \`${known}\`. Read its changes and mend scripts/write-pdfjs.ts.`,
    );
  return code.replace(known, by);
}

/**
 * An error made while the program is first run has V8 read all of it a second time, for the error's stack:
 * 24 ms of the worker's start and 10 ms of the page's, where a first page took 200 ms (Chromium 156).
 */
const withoutEarlyError = (code: string): string =>
  replaced(
    code,
    'BaseException.prototype = new Error();',
    'BaseException.prototype = Object.create(Error.prototype);',
  );

/** The tables of a decoder that hardly any document needs took 6 ms of each start of the worker. */
const withBrotliWhenNeeded = (code: string): string =>
  replaced(
    replaced(code, 'let makeBrotliDecode = () => {', 'const makeBrotliDecode = () => {'),
    'let BrotliDecode = makeBrotliDecode();',
    'let madeBrotliDecode; const BrotliDecode = (bytes) => (madeBrotliDecode ??= makeBrotliDecode())(bytes);',
  );

/** `t.A = 0x41;` and `t["a-b"] = 65;`: an entry of a table of numbers, which pdf.js fills one statement at a time. */
const entry = /^\s*t(?:\.(\w+)|\[(?:"([^"\\ ]*)"|(0x[\da-f]+|\d+))\]) = (0x[\da-f]+|-?[\d.]+);$/;

/**
 * A page's first strokes are drawn when they come, and not with the frame after: the rest waits for frames as
 * before, so that the page stays usable.
 */
const withFirstStrokesAtOnce = (code: string): string =>
  replaced(
    code,
    '    if (this._useRequestAnimationFrame) {\n      this.#rAF',
    '    if (this._useRequestAnimationFrame && this.operatorListIdx) {\n      this.#rAF',
  );

/**
 * Tables of numbers as texts, which are read in a third of the time: the one of the letters' names has
 * four thousand statements, which would be compiled before the first letter of a page is drawn.
 */
export function withTablesAsText(code: string, least = 10): string {
  let count = 0;
  const result = code.replace(
    /getLookupTableFactory\(function \(t\) \{\n((?:\s*t[.[].*;\n)+?)\s*\}\)/g,
    (whole: string, body: string) => {
      const found = body
        .trimEnd()
        .split('\n')
        .map((line) => entry.exec(line));
      if (found.includes(null)) return whole;
      count += 1;
      const pairs = found.map(
        (parts) => `${parts![1] ?? parts![2] ?? Number(parts![3])} ${Number(parts![4])}`,
      );
      return `getLookupTableFactory((t) => fillTable(t, ${JSON.stringify(pairs.join(' '))}))`;
    },
  );
  if (count < least)
    throw new Error(
      'pdf.js fills its tables in another way now. Read its changes and mend scripts/write-pdfjs.ts.',
    );
  return `${result}
function fillTable(table, text) {
  const parts = text.split(' ');
  for (let at = 0; at < parts.length; at += 2) table[parts[at]] = Number(parts[at + 1]);
}
`;
}

/** pdf.js hands all of itself to the page by two global names, which would keep all of it. */
function withoutGlobals(code: string): string {
  return ['{\n  globalThis._pdfjsTestingUtils = ', 'globalThis.pdfjsLib = {'].reduce(
    (rest, head) => {
      const start = rest.indexOf(`\n${head}`);
      const end = rest.indexOf('\n}', start);
      if (start < 0 || end < 0)
        throw new Error(
          `pdf.js no longer says \`${head}\`. Read its changes and mend scripts/write-pdfjs.ts.`,
        );
      return rest.slice(0, start) + rest.slice(end + 2);
    },
    code,
  );
}

/** Drops what nothing reaches. */
async function shaken(code: string, names?: readonly string[]): Promise<string> {
  const bundle = await rollup({
    input: 'entry',
    external: (id) => id !== 'entry' && id !== 'pdfjs',
    plugins: [
      {
        name: 'code',
        resolveId: (id) => (id === 'entry' || id === 'pdfjs' ? id : null),
        load: (id) =>
          id === 'entry' && names ? `export { ${names.join(', ')} } from 'pdfjs';` : code,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}

async function small(code: string): Promise<string> {
  const { code: result } = await transform(code, {
    minify: true,
    target: 'esnext',
    legalComments: 'none',
  });
  return result;
}

/** Where the part of the worker that is taken in later stands. */
export const restOf = (target: string): string => target.replace(/\.min\.js$/, '.rest.min.js');

/**
 * What most first pages are drawn without: it would be a third of the worker's program, read before it begins.
 * Fonts, JPEG and what most papers are made of stay in the first part.
 */
const neededLater = [
  // Encrypted documents.
  'CipherTransformFactory',
  // Links, notes and fields of forms.
  'AnnotationFactory',
  // The structure of tagged documents, which is asked for once a page is drawn.
  'StructTreeRoot',
  'StructTreePage',
  // Decoders of pictures and files that are seldom met.
  'makeBrotliDecode',
  'JBig2CCITTFaxImage',
  'JpxImage',
  'LZWStream',
  'BinaryCMapReader',
  // Shadings and functions.
  'MeshShading',
  'RadialAxialShading',
  'buildPostScriptJsFunction',
  'buildPostScriptWasmFunction',
  // What is saved.
  'incrementalUpdate',
];

const notice = (version: string): string =>
  `/* pdf.js ${version}, Copyright Mozilla Foundation, Apache-2.0. Changed: parts that the viewer does not use are left out. */\n`;

/**
 * Writes the half of pdf.js that runs in the page, as a module of the viewer's sources.
 * @param source folder of `pdfjs-dist`
 * @param target folder of generated sources
 * @throws Error where a new version of pdf.js no longer has what is left out
 */
export async function writePdfjs(source: string, target: string, version: string): Promise<void> {
  const code = await readFile(join(source, 'build/pdf.mjs'), 'utf8');
  const kept = unusedInPage.reduce(
    (rest, name) => withoutClass(rest, name),
    withFirstStrokesAtOnce(withoutEarlyError(withoutGlobals(code))),
  );
  await writeIfNew(
    join(target, 'pdfjs.js'),
    notice(version) + (await small(await shaken(kept, used))),
  );
  await writeIfNew(
    join(target, 'pdfjs.d.ts'),
    `export type * from 'pdfjs-dist';\nexport { ${used.join(', ')} } from 'pdfjs-dist';\n`,
  );
}

/**
 * Writes the half that runs in the worker: without XFA forms, which are never drawn, and without making
 * new documents of others' pages.
 * @param source folder of `pdfjs-dist`
 * @param target file that pages serve
 * @throws Error where a new version of pdf.js no longer has what is left out
 */
export async function writePdfWorker(
  source: string,
  target: string,
  version: string,
): Promise<void> {
  const code = await readFile(join(source, 'build/pdf.worker.mjs'), 'utf8');
  const kept = withoutClass(
    withoutClass(
      withTablesAsText(withBrotliWhenNeeded(withoutXfaFonts(withoutEarlyError(code)))),
      'XFAFactory',
      ' static getRichTextAsHtml() { return null; } ',
    ),
    'PDFEditor',
  );
  await mkdir(dirname(target), { recursive: true });
  const parts = splitWorker(await shaken(kept), neededLater, basename(restOf(target)));
  await writeFile(target, notice(version) + (await small(parts.first)));
  await writeFile(restOf(target), notice(version) + (await small(parts.rest)));
}
