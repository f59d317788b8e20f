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

/*
 * The elements upgrade first: the harder order, because the page is changed before React sees it.
 * Every example is a root of its own on one page. What React says of nodes names the example by
 * the component that holds them; it says some things only once on a page, so that the second
 * example with the same fault is told when the first is mended.
 */
const script = `
  import '@twintown/elements/all.js';
  import { createElement } from 'react';
  import { hydrateRoot } from 'react-dom/client';
  import { toReact } from './react-tree.ts';
  const parsed = JSON.parse(document.getElementById('parsed').textContent);
  const idle = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  const roots = [...document.querySelectorAll('[data-root]')];
  const before = roots.map((root) => [...root.querySelectorAll('*')]);
  Promise.resolve().then(async () => {
    for (const root of roots) {
      const id = root.dataset.root;
      const nodes = parsed[id].map((each, index) => toReact(each, index));
      // As on a slow phone: together more than two seconds after the page has loaded.
      const Example = () => {
        const start = performance.now();
        while (performance.now() < start + 40);
        return nodes;
      };
      Example.displayName = id;
      hydrateRoot(root, createElement(Example), {
        onRecoverableError: (error) => console.error(id + ': ' + error.message),
      });
    }
    const isTaken = (node) => Object.keys(node).some((key) => key.startsWith('__reactFiber'));
    const taken = () => roots.filter((root) => [...root.children].every(isTaken)).length;
    for (let turn = 0; turn < 200 && taken() < roots.length; turn++) await idle();
    // What React says of a page it says a little later.
    await idle();
    await idle();
    const lost = roots.flatMap((root, index) =>
      before[index]
        .filter((node) => !node.isConnected)
        .map(({ localName }) => root.dataset.root + ': ' + localName));
    document.documentElement.dataset.hydrated = taken();
    document.documentElement.dataset.lost = lost.join(', ');
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
    const examples = (await allExamples()).filter(
      (each) => isControl(each) && !incomplete.includes(each.id),
    );
    assert.ok(examples.length > 60);
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    const reader = await browser.newPage();
    const printed: string[] = [];
    const trees: Record<string, Parsed[]> = {};
    for (const { id, html } of examples) {
      const tree = await parse(reader, html('pl'));
      trees[id] = tree;
      const source = renderToString(tree.map((each, index) => toReact(each, index)));
      printed.push(`<div data-root="${id}">${source}</div>`);
    }
    const json = JSON.stringify(trees).replaceAll('<', '\\u003c');
    body = `<!doctype html><html lang="pl"><title>Examples</title><link rel="icon" href="data:,">
${printed.join('\n')}<script type="application/json" id="parsed">${json}</script>
<script type="module" src="/page.js"></script></html>`;
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForSelector('html[data-lost]', { state: 'attached' });
    const problems = said.filter((text) => !/Lit is in dev mode|data-tt-theme/.test(text));
    assert.deepEqual(
      problems.map((text) => text.slice(0, 2_000)),
      [],
    );
    assert.equal(await page.getAttribute('html', 'data-hydrated'), String(examples.length));
    assert.equal(await page.getAttribute('html', 'data-lost'), '', 'other nodes');
  },
);
