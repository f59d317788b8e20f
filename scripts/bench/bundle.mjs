// Bundles what a vendor would: the built packages, minified, split. Sizes count an entry with what it
// imports at once; parts that load on demand are listed apart.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const options = {
  bundle: true,
  minify: true,
  write: false,
  legalComments: 'none',
  logLevel: 'error',
};

function measured(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

function sum(sizes) {
  return sizes.reduce(
    (a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }),
    { raw: 0, gzip: 0, brotli: 0 },
  );
}

/**
 * @param {string} source of the entry module
 * @param {string} name of the entry file
 * @param {string[]} [conditions] of the packages' exports; none means what was built
 * @returns files by name, and sizes of what loads at once and of each part that loads on demand
 */
export async function bundleScript(source, name, conditions) {
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents: source, resolveDir: process.cwd(), sourcefile: 'entry.js' },
    entryNames: name,
    conditions,
    chunkNames: `${name}-[name]-[hash]`,
    outdir: '/',
    splitting: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
  });
  const files = new Map(
    outputFiles.map(({ path, contents }) => [path.replace(/^\//, ''), contents]),
  );
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [path.split('/').pop(), output]),
  );
  const atOnce = new Set();
  const visit = (file) => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    for (const { kind, path } of outputs.get(file)?.imports ?? []) {
      if (kind === 'import-statement') visit(path.split('/').pop());
    }
  };
  visit(`${name}.js`);
  return {
    files,
    atOnce: sum([...atOnce].map((file) => measured(Buffer.from(files.get(file))))),
    onDemand: Object.fromEntries(
      [...files]
        .filter(([file]) => !atOnce.has(file))
        .map(([file, bytes]) => [file, measured(Buffer.from(bytes))]),
    ),
  };
}

/** @param {string[]} paths stylesheets in their order */
export async function bundleStyle(paths) {
  const { outputFiles } = await build({
    ...options,
    stdin: {
      contents: paths.map((path) => `@import './${path}';`).join('\n'),
      resolveDir: process.cwd(),
      loader: 'css',
    },
    external: ['*.woff2', 'data:*'],
  });
  const bytes = Buffer.from(outputFiles[0].contents);
  return { bytes, size: paths.length > 0 ? measured(bytes) : sum([]) };
}

/** @param {string} path */
export const sizeOfFile = (path) => measured(readFileSync(path));
