// Opens many damaged copies of a good file of each format in Chromium and says what became of them.
//   node --conditions=twintown:source packages/viewer/scripts/damage.ts [count] [seed] [name …]
import { build } from 'esbuild';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../../../scripts/browser.mjs';
import type { Damage } from '../src/engines/testing/damage.ts';

const viewer = fileURLToPath(new URL('..', import.meta.url));
const [count = 2000, seed = 1, ...only] = process.argv
  .slice(2)
  .map((word) => (/^\d+$/.test(word) ? Number(word) : word));

const folder = await mkdtemp(join(tmpdir(), 'damage-'));
await build({
  stdin: {
    contents:
      "import { damage, goodFiles } from './src/engines/testing/damage.ts';\n" +
      "import { setPdfAssets } from './src/engines/pdf/pdf-worker.ts';\n" +
      "setPdfAssets('/assets/');\nObject.assign(globalThis, { damage, names: Object.keys(goodFiles) });",
    resolveDir: viewer,
  },
  bundle: true,
  splitting: true,
  format: 'esm',
  outdir: folder,
  entryNames: 'main',
  conditions: ['twintown:source', 'browser'],
  define: { TWINTOWN_DEVELOPMENT: 'false' },
});

const types: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>x</title><script type="module" src="/main.js"></script>');
    return;
  }
  const file = path.startsWith('/assets/') ? join(viewer, 'dist', path) : join(folder, path);
  readFile(file).then(
    (bytes) => {
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      response.end(bytes);
    },
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const { port } = server.address() as AddressInfo;

const browser = await launchChromium();
let faults = 0;
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction('globalThis.names');
  const names = (await page.evaluate('names')) as string[];
  const session = await browser.newBrowserCDPSession();
  for (const name of names) {
    if (only.length > 0 && !only.includes(name)) continue;
    // A worker is started for each TIFF file, so they take longest.
    const result = (await page.evaluate(`damage('${name}', ${count}, ${seed})`)) as Damage;
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = await Promise.all(
      processInfo.map(async ({ id, type }) => {
        if (type !== 'renderer') return 0;
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      }),
    );
    faults += result.faults.length;
    console.log(
      `${name.padEnd(8)} ${result.opened} opened, ${result.refused} refused, ${result.faults.length} faults, ` +
        `slowest ${result.slowest.toFixed(0)} ms, renderer's peak ${Math.max(...peaks).toFixed(0)} MiB`,
    );
    for (const fault of result.faults.slice(0, 3)) console.log(fault);
  }
} finally {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
}
process.exitCode = faults === 0 ? 0 : 1;
