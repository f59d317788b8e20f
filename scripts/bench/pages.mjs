// Serves the bench pages from memory, compressed as a good server would.
import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { bundleScript, bundleStyle } from './bundle.mjs';
import { contestants } from './contestants.mjs';

const inPage = `window.bench = { shift: 0, usable: undefined };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) bench.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
bench.painted = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve();
  port2.postMessage(0);
}));
(function look() {
  const wanted = Number(document.documentElement.dataset.fields);
  // A page that is filled later is not waited for: looking in each frame would count as typing.
  if (!wanted) return;
  const inputs = [...document.querySelectorAll('#root input')];
  if (inputs.length === wanted && inputs.every((input) => input.getBoundingClientRect().width > 0)) {
    bench.usable = performance.now();
  } else requestAnimationFrame(look);
})();`;

function page(contestant, { fields, inlineStyle, script }) {
  const { id, field, wrap } = contestant;
  const printed = Array.from({ length: fields }, (_, i) => field(i + 1)).join('\n');
  const style = inlineStyle
    ? `<style>${inlineStyle}</style>`
    : `<link rel="stylesheet" href="/${id}.css">`;
  // As the guide says: what the first screen does not need comes last, where nothing waits for it.
  const rest = inlineStyle && script ? `<link rel="stylesheet" href="/${id}.css">` : '';
  return `<!doctype html><html lang="en" data-fields="${fields}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench ${id}</title>
<script>${inPage}</script>${style}${script ? `<script type="module" src="/${id}.js"></script>` : ''}</head>
<body><main data-page><h1>Building notice</h1>${wrap(printed)}</main>${rest}</body></html>`;
}

/** Starts the server: `/<contestant>?fields=20&inline=1`. */
export async function servePages() {
  const files = new Map();
  for (const contestant of contestants) {
    const { id, scripts, styles } = contestant;
    const { files: chunks } = await bundleScript(scripts.form, id);
    for (const [name, bytes] of chunks)
      files.set(`/${name}`, ['text/javascript', Buffer.from(bytes)]);
    files.set(`/${id}.css`, ['text/css', (await bundleStyle(styles.form)).bytes]);
    files.set(`/${id}.critical.css`, ['text/css', (await bundleStyle(styles.field)).bytes]);
  }
  /** By address: compressing at the time of a request would count against the larger page. */
  const compressed = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const contestant = contestants.find(({ id }) => pathname === `/${id}`);
    const file = contestant
      ? [
          'text/html; charset=utf-8',
          Buffer.from(
            page(contestant, {
              fields: Number(searchParams.get('fields') ?? 0),
              inlineStyle: searchParams.has('inline') && files.get(`${pathname}.critical.css`)[1],
              script: contestant.scripts.form !== '',
            }),
          ),
        ]
      : files.get(pathname);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file[0],
      'content-encoding': 'br',
      'cache-control': 'no-store',
    });
    if (!compressed.has(request.url)) compressed.set(request.url, brotliCompressSync(file[1]));
    response.end(compressed.get(request.url));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}
