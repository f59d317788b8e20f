// Serves both viewers and the documents: programs compressed, documents by ranges, as a town would.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { bundleScript } from '../bundle.mjs';
import { folder } from './documents.mjs';

const { resolve } = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
const roots = {
  pdfjs: dirname(resolve('pdfjs-dist/package.json')),
  assets: fileURLToPath(new URL('../../../packages/viewer/dist/assets/', import.meta.url)),
  bench: here,
  cdn: fileURLToPath(new URL('../../../packages/viewer/dist/cdn/', import.meta.url)),
};
const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

const head = (id) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench ${id}</title>
<link rel="icon" href="data:,"><script src="/bench/driver.page.js"></script>
<style>html,body{margin:0;block-size:100%}</style>`;

const pages = {
  // The modules stand in the page as in the stock viewer's own, so that they come at once.
  stock: () => `${head('stock')}<link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>#container{position:absolute;inset:0;overflow:auto}</style>
<script type="module" src="/pdfjs/build/pdf.min.mjs"></script>
<script type="module" src="/pdfjs/web/pdf_viewer.mjs"></script>
<script type="module" src="/bench/stock.page.mjs"></script></head>
<body><div id="container"><div class="pdfViewer"></div></div></body></html>`,
  // Worker and file are on their way before the first module is.
  bare: (src) => `${head('bare')}<script>window.begun={
port:new Worker('/pdfjs/build/pdf.worker.min.mjs',{type:'module'}),file:fetch(${JSON.stringify(src)})}</script>
<link rel="modulepreload" href="/pdfjs/build/pdf.min.mjs">
<script type="module" src="/bench/bare.page.mjs"></script></head><body></body></html>`,
  twintown: (src, modules) => `${head('twintown')}${modules
    .map((name) => `<link rel="modulepreload" href="/${name}">`)
    .join('')}<style>tt-document-viewer{block-size:100%}</style>
<script type="module" src="/twintown.js"></script></head>
<body><tt-document-viewer>${src ? `<a href="${src}">Document</a>` : ''}</tt-document-viewer></body></html>`,
  // As a page without a bundler loads it.
  script: (src) => `${head('script')}<style>tt-document-viewer{block-size:100%}</style>
<script type="module" src="/cdn/twintown-viewer.js"></script>
<script type="module" src="/bench/script.page.mjs"></script></head>
<body><tt-document-viewer><a href="${src}">Document</a></tt-document-viewer></body></html>`,
};

function sendDocument(request, response, path) {
  const total = statSync(path).size;
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(Number(range?.[2] || total - 1), total - 1);
  response.writeHead(range ? 206 : 200, {
    'content-type': 'application/pdf',
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(range && { 'content-range': `bytes ${start}-${end}/${total}` }),
  });
  const file = createReadStream(path, { start, end });
  response.on('close', () => file.destroy());
  file.pipe(response);
}

/**
 * Starts the server: `/<contestant>?src=/documents/long.pdf`.
 *
 * @param {string[]} [conditions] of the packages' exports; none means what was built
 * @returns {Promise<{server: import('node:http').Server, address: string, size: Awaited<ReturnType<typeof bundleScript>>}>}
 */
export async function servePages(conditions) {
  const size = await bundleScript(
    readFileSync(join(here, 'twintown.page.mjs'), 'utf8'),
    'twintown',
    conditions,
  );
  // As bundlers write pages: what the entry imports is named in the page.
  const atOnce = [...size.files.keys()].filter((name) => !(name in size.onDemand));
  const compressed = new Map();
  const program = (path) => {
    if (!compressed.has(path)) {
      // The bundle looks for its worker beside itself.
      const [, area, ...rest] = path.replace(/^\/cdn\/assets\//, '/assets/').split('/');
      const bytes =
        size.files.get(area) ?? (roots[area] && readFileSync(join(roots[area], ...rest)));
      compressed.set(path, bytes && brotliCompressSync(bytes));
    }
    return compressed.get(path);
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const path = normalize(pathname);
    const page = pages[path.slice(1)];
    if (path.startsWith('/documents/'))
      return void sendDocument(request, response, join(folder, path.slice('/documents/'.length)));
    const bytes = page
      ? brotliCompressSync(page(searchParams.get('src'), atOnce))
      : (() => {
          try {
            return program(path);
          } catch {
            return undefined;
          }
        })();
    if (!bytes) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': page ? 'text/html; charset=utf-8' : (types[extname(path)] ?? 'font/ttf'),
      'content-encoding': 'br',
      'cache-control': 'no-store',
    });
    response.end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${server.address().port}`, size };
}
