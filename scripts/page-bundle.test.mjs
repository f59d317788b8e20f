// The viewer as a page without a bundler loads it: one script tag, two folders beside it.
import assert from 'node:assert/strict';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { pageBundle } from '../rollup.config.js';
import { launchChromium } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
  "worker-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; " +
  "trusted-types lit-html tt-pdf tt-mail 'allow-duplicates'";
const types = { '.js': 'text/javascript', '.pdf': 'application/pdf' };
const page = `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Załącznik</title>
<link rel="icon" href="data:,">
<script type="module" src="/assets/viewer/development/twintown-viewer.js"></script></head><body>
<tt-document-viewer><a href="/declaration.pdf">Deklaracja (PDF)</a></tt-document-viewer>
</body></html>`;

let folder;
let server;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twintown-bundle-'));
  const options = pageBundle('viewer', 'twintown-viewer', true);
  const bundle = await rollup({ ...options, onLog: () => undefined });
  await bundle.write({ ...options.output, dir: folder });
  await bundle.close();
  const folders = {
    '/assets/viewer/development/': folder,
    '/assets/viewer/assets/': join(root, 'packages/viewer/dist/assets'),
    '/': join(root, 'packages/viewer/src/generated/fixtures'),
  };
  server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://town').pathname);
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', types[extname(path)] ?? 'text/html; charset=utf-8');
    if (path === '/page') return void response.end(page);
    const [address, from] = Object.entries(folders).find(([start]) => path.startsWith(start));
    const bytes = await readFile(join(from, path.slice(address.length))).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

it('shows a document of a page that loads one script', async () => {
  const tab = await browser.newPage();
  const problems = [];
  tab.on('pageerror', (error) => problems.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await tab.goto(`http://127.0.0.1:${server.address().port}/page`);
  await tab.waitForSelector('tt-document-viewer .page canvas');
  // The words come in the page's language, and the tools with them.
  await tab.getByRole('button', { name: 'Następna strona' }).waitFor();
  assert.deepEqual(
    tab.workers().map((worker) => new URL(worker.url()).pathname),
    ['/assets/viewer/assets/pdf.worker.min.js'],
  );
  for (const tag of ['tt-document-compare', 'tt-document-list', 'tt-read-confirmation'])
    assert.ok(await tab.evaluate((name) => customElements.get(name) !== undefined, tag), tag);
  assert.deepEqual(problems, []);
});
