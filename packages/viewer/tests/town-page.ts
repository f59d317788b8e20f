import { build, type BuildOptions } from 'esbuild';
import { brotliCompressSync } from 'node:zlib';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const viewer = fileURLToPath(new URL('..', import.meta.url));

export const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
  "worker-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; " +
  "trusted-types lit-html tt-pdf tt-mail 'allow-duplicates'";

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
};

export interface TownPage {
  origin: string;
  /** Documents by address, beside the fixtures. */
  documents: Map<string, Uint8Array>;
  /** Bytes sent per address. */
  sent: Map<string, number>;
  /** Statuses that the server gives instead of documents, by address. */
  statuses: Map<string, number>;
  /** What answers an address in a way of its own; the policy is set before it is called. */
  answers: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  close(): Promise<void>;
}

/** The script of a page with the viewer, and with further elements by the names of their modules. */
const script = (more: readonly string[]): BuildOptions => ({
  stdin: {
    contents:
      "import { setPdfAssets } from '@twintown/viewer/pdf-worker.js';" +
      "setPdfAssets(new URLSearchParams(location.search).get('assets') ?? '/assets/');" +
      ['document-viewer', ...more]
        .map((name) => `import '@twintown/viewer/define/${name}.js';`)
        .join(''),
    resolveDir: viewer,
  },
  entryNames: 'page',
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  conditions: ['twintown:source'],
  logLevel: 'error',
});

/**
 * Brotli bytes of what a page loads before a document opens. Calls that warn developers are counted: this
 * bundler keeps them, while what is shipped has none.
 */
export async function initialBytes(): Promise<number> {
  const { metafile, outputFiles } = await build({
    ...script([]),
    outdir: '/',
    define: { TWINTOWN_DEVELOPMENT: 'false' },
    metafile: true,
    write: false,
  });
  const nameOf = (path: string): string => path.split('/').pop() ?? '';
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [nameOf(path), output]),
  );
  const initial = new Set<string>();
  const collect = (name: string): void => {
    if (initial.has(name)) return;
    initial.add(name);
    for (const { path, kind } of outputs.get(name)?.imports ?? [])
      if (kind === 'import-statement') collect(nameOf(path));
  };
  collect('page.js');
  return outputFiles
    .filter(({ path }) => initial.has(nameOf(path)))
    .reduce((sum, { contents }) => sum + brotliCompressSync(contents).length, 0);
}

/**
 * A server that prints one page with the viewer, bundled, under the strict policy.
 * @param more further elements that the page's script defines, by the names of their modules
 */
export async function startTownPage(more: readonly string[] = []): Promise<TownPage> {
  const folder = await mkdtemp(join(tmpdir(), 'viewer-'));
  await build({ ...script(more), outdir: folder });

  const documents = new Map<string, Uint8Array>();
  const sent = new Map<string, number>();
  const statuses = new Map<string, number>();
  const answers: TownPage['answers'] = new Map();

  const contentOf = async (path: string): Promise<Uint8Array | undefined> => {
    const own = documents.get(path);
    if (own) return own;
    const [, area, ...rest] = normalize(path).split('/');
    const root = {
      bundle: folder,
      assets: join(viewer, 'dist/assets'),
      documents: join(viewer, 'src/generated/fixtures'),
      themes: join(viewer, '../tokens/dist/themes'),
    }[area ?? ''];
    return root ? readFile(join(root, ...rest)).catch(() => undefined) : undefined;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://town');
    response.setHeader('Content-Security-Policy', searchParams.get('policy') ?? policy);
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(pageOf(searchParams));
      return;
    }
    const own = answers.get(path);
    if (own) return own(request, response);
    const status = statuses.get(path);
    const content = status ? undefined : await contentOf(path);
    if (!content) {
      response.writeHead(status ?? 404).end();
      return;
    }
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    // As a town serves them: a browser that may keep a script keeps it compiled too.
    if (/^\/(?:bundle|assets|themes)\//.test(path))
      response.setHeader('Cache-Control', 'public, max-age=3600, immutable');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const begin = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] ?? Infinity) + 1, content.length);
    if (range) {
      response.statusCode = 206;
      response.setHeader('Content-Range', `bytes ${begin}-${end - 1}/${content.length}`);
    }
    sent.set(path, (sent.get(path) ?? 0) + end - begin);
    response.end(content.subarray(begin, end));
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    documents,
    sent,
    statuses,
    answers,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

function pageOf(search: URLSearchParams): string {
  const lang = search.get('lang') ?? 'en';
  const theme = search.get('theme') ?? 'neutral';
  const scheme = search.get('scheme') ?? 'light';
  return `<!doctype html><html lang="${lang}" data-tt-theme="${theme}" data-tt-scheme="${scheme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Town</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/themes/all.css"></head>
<body><h1>Town</h1><tt-document-viewer><a href="${search.get('src') ?? ''}">Declaration (PDF)</a></tt-document-viewer>
<script type="module" src="/bundle/page.js"></script></body></html>`;
}
