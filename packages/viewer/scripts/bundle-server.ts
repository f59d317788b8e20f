import { build } from 'esbuild';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const viewer = fileURLToPath(new URL('..', import.meta.url));
const types: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };

export interface Served {
  origin: string;
  /** Documents by address, beside the fixtures in `/documents/`. */
  documents: Map<string, Uint8Array>;
  close(): Promise<void>;
}

/** An empty page that runs some of the viewer's modules, bundled as a vendor would. */
export async function startBundle(contents: string, policy?: string): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'viewer-'));
  await build({
    stdin: { contents, resolveDir: viewer },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: folder,
    entryNames: 'main',
    conditions: ['twintown:source', 'browser'],
    define: { TWINTOWN_DEVELOPMENT: 'false' },
    logLevel: 'error',
  });
  const documents = new Map<string, Uint8Array>();
  const contentOf = (path: string): Promise<Uint8Array> => {
    const [, area, ...rest] = normalize(decodeURIComponent(path)).split('/');
    if (area === 'assets') return readFile(join(viewer, 'dist/assets', ...rest));
    if (area === 'documents') return readFile(join(viewer, 'src/generated/fixtures', ...rest));
    return readFile(join(folder, area ?? '', ...rest));
  };
  const server = createServer((request, response) => {
    const { pathname: path } = new URL(request.url ?? '/', 'http://town');
    if (policy) response.setHeader('Content-Security-Policy', policy);
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        '<!doctype html><title>x</title><link rel="icon" href="data:,"><script type="module" src="/main.js"></script><main></main>',
      );
      return;
    }
    const own = documents.get(path);
    (own ? Promise.resolve(own) : contentOf(path)).then(
      (bytes) => {
        response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    documents,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
