import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { renderToString } from 'react-dom/server';
import { installedEngines, launchChromium } from '../../../scripts/browser.mjs';
import { allExamples } from '../src/example-list.ts';
import { toReact, type Parsed } from './react-tree.ts';

const skip = !installedEngines().includes('chromium') && 'chromium is not installed';
/** The pad and the switcher mark the author's HTML when they come: see the guide on React. */
const isControl = ({ tag }: { tag: string }): boolean =>
  !/document|read-confirmation|signature|language/.test(tag);

/** Examples that leave out on purpose what an element then adds: ids, references, an error's place. */
const incomplete = ['field-bare'];

/* The elements upgrade first: the harder order, because the page is changed before React sees it. */
const script = `
  import '@twintown/elements/all.js';
  import { hydrateRoot } from 'react-dom/client';
  import { toReact } from './react-tree.ts';
  const root = document.getElementById('root');
  const parsed = JSON.parse(document.getElementById('parsed').textContent);
  const idle = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  const before = [...root.querySelectorAll('*')];
  Promise.resolve().then(async () => {
    hydrateRoot(root, parsed.map((each, index) => toReact(each, index)));
    await idle();
    await idle();
    const lost = before.filter((node) => !node.isConnected);
    document.documentElement.dataset.lost = lost.map(({ localName }) => localName).join(' ');
  });`;

let server: Server;
let browser: Browser;
let code = '';
let body = '';

before(async () => {
  if (skip) return;
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    format: 'esm',
    conditions: ['twintown:source'],
    define: { 'process.env.NODE_ENV': '"development"' },
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    write: false,
  });
  code = outputFiles[0]?.text ?? '';
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? code : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** What a browser makes of `source`. */
async function parse(page: Page, source: string): Promise<Parsed[]> {
  return page.evaluate((text) => {
    const read = (node: Node): Parsed | string => {
      if (!(node instanceof Element)) return node.textContent ?? '';
      const parsed: Parsed = {
        tag: node.localName,
        attributes: [...node.attributes].map(({ name, value }) => [name, value]),
        children: [...node.childNodes]
          // Comments and the line breaks of the source are nothing that React prints.
          .filter((child) => child instanceof Element || child.textContent!.trim())
          .filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE)
          .map(read),
      };
      if (node instanceof HTMLTemplateElement) parsed.html = node.innerHTML;
      return parsed;
    };
    const root = new DOMParser().parseFromString(text, 'text/html').body;
    return [...root.children].map((child) => read(child) as Parsed);
  }, source);
}

test(
  'React hydrates every example without a warning, and on the same nodes',
  { skip },
  async () => {
    const examples = (await allExamples()).filter(isControl);
    assert.ok(examples.length > 60);
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    const problems: string[] = [];
    const reader = await browser.newPage();
    for (const { id, html } of examples.filter((each) => !incomplete.includes(each.id))) {
      const parsed = await parse(reader, html('pl'));
      const printed = renderToString(parsed.map((each, index) => toReact(each, index)));
      const json = JSON.stringify(parsed).replaceAll('<', '\\u003c');
      body = `<!doctype html><html lang="pl"><title>${id}</title><link rel="icon" href="data:,">
<div id="root">${printed}</div><script type="application/json" id="parsed">${json}</script>
<script type="module" src="/page.js"></script></html>`;
      said.length = 0;
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForSelector('html[data-lost]', { state: 'attached' });
      const lost = await page.getAttribute('html', 'data-lost');
      if (lost) problems.push(`${id}: other nodes: ${lost}`);
      for (const text of said)
        if (!/Lit is in dev mode|data-tt-theme/.test(text))
          problems.push(`${id}: ${text.slice(0, 2_000)}`);
    }
    assert.deepEqual(problems, []);
  },
);
