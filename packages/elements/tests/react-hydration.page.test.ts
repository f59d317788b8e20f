import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { installedEngines, openPage } from '../../../scripts/browser.mjs';
import { NameForm } from './react-name-form.ts';

async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      // The elements upgrade first: the harder order, because the page is changed before React sees it.
      contents: `
        import '@twintown/elements/define/field.js';
        import '@twintown/elements/define/form.js';
        import { createElement } from 'react';
        import { hydrateRoot } from 'react-dom/client';
        import { NameForm } from './react-name-form.ts';
        const printed = document.getElementById('name');
        hydrateRoot(document.getElementById('root'), createElement(NameForm));
        requestAnimationFrame(() => setTimeout(() => {
          document.documentElement.dataset.sameNode = String(printed === document.getElementById('name'));
        }));`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    conditions: ['twintown:source'],
    define: { 'process.env.NODE_ENV': '"development"' },
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    // Messages and value kinds load on demand; without splitting they are part of the one file.
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Not every driver tells what a page says to its console. */
const listening = `const said = [];
const say = (...words) => {
  if (/Lit is in dev mode/.test(words.join(' '))) return;
  said.push(words.join(' '));
  document.documentElement.dataset.said = said.join('\\n');
};
console.error = console.warn = say;
addEventListener('error', (event) => say(event.message));
addEventListener('unhandledrejection', (event) => say(event.reason));`;

let server: Server;
let address: string;

before(async () => {
  const script = await pageScript();
  const printed = renderToString(createElement(NameForm));
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      isScript
        ? script
        : `<!doctype html><html lang="en"><title>Form</title><link rel="icon" href="data:,"><script>${listening}</script>
<div id="root">${printed}</div><script type="module" src="/page.js"></script></html>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

after(() => {
  server?.close();
});

for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
  const skip = !installedEngines().includes(engine) && `${engine} is not installed`;

  /** Does something on a hydrated page, on which nothing is complained of. */
  async function onPage(
    act: (page: Awaited<ReturnType<typeof openPage>>) => Promise<void>,
  ): Promise<void> {
    const page = await openPage(engine);
    try {
      await page.goto(address);
      await page.waitFor('html[data-same-node]');
      await act(page);
      assert.equal(await page.visible('html:not([data-said])'), true, 'nothing was complained of');
      assert.deepEqual(await page.problems(), []);
    } finally {
      await page.close();
    }
  }

  describe(`React in ${engine}`, { skip }, () => {
    test('hydrates a page whose elements have upgraded, without a warning and on the same nodes', () =>
      onPage(async (page) => {
        assert.equal(await page.visible('html[data-same-node=true]'), true);
        assert.equal(await page.visible('tt-field:defined'), true);
      }));

    test('leaves our error at a render, and shows a hint that it changes', () =>
      onPage(async (page) => {
        await page.fill('#name', 'A');
        await page.fill('#name', ' ');
        await page.press('Tab');
        await page.waitFor('#name-error:not(:empty)');
        const sentence = await page.text('#name-error');
        assert.ok(sentence.length > 5);
        await page.click('#change');
        assert.equal(await page.text('#name-hint'), 'Another hint');
        assert.equal(await page.text('#name-error'), sentence);
        assert.equal(await page.visible('#name[aria-invalid=true]'), true);
      }));

    test('prints an error that is shown and tied to the field', () =>
      onPage(async (page) => {
        await page.click('#refuse');
        await page.waitFor('#name[aria-invalid=true]');
        assert.match(await page.text('#name-error'), /The server refused this name/);
        assert.equal(await page.visible('#name[aria-describedby~=name-error]'), true);
      }));
  });
}
