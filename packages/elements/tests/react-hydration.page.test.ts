import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { launchChromium } from '../../../scripts/browser.mjs';
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

let server: Server;
let browser: Browser;
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
        : `<!doctype html><html lang="en"><title>Form</title><link rel="icon" href="data:,">
<div id="root">${printed}</div><script type="module" src="/page.js"></script></html>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function open() {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  await page.waitForSelector('html[data-same-node]', { state: 'attached' });
  return { page, said: () => said.filter((text) => !/Lit is in dev mode/.test(text)) };
}

test('React hydrates a page whose elements have upgraded, without a warning and on the same nodes', async () => {
  const { page, said } = await open();
  assert.equal(await page.getAttribute('html', 'data-same-node'), 'true');
  assert.equal(await page.locator('tt-field:defined').count(), 1);
  assert.deepEqual(said(), []);
  await page.close();
});

test('our error survives a render of React, and a hint that React changes shows', async () => {
  const { page, said } = await open();
  await page.locator('#name').focus();
  await page.keyboard.type('A');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  const error = page.locator('#name-error');
  await error.waitFor();
  const sentence = await error.innerText();
  assert.ok(sentence.length > 5);
  await page.click('#change');
  assert.equal(await page.innerText('#name-hint'), 'Another hint');
  assert.equal(await error.innerText(), sentence);
  assert.equal(await page.getAttribute('#name', 'aria-invalid'), 'true');
  assert.deepEqual(said(), []);
  await page.close();
});

test('an error that React prints is shown and tied to the field', async () => {
  const { page, said } = await open();
  await page.click('#refuse');
  const description = page.getByRole('textbox', { name: 'Full name' });
  await page.waitForFunction(
    () => document.getElementById('name')?.getAttribute('aria-invalid') === 'true',
  );
  assert.match(await page.innerText('#name-error'), /The server refused this name/);
  assert.equal(await description.count(), 1);
  assert.deepEqual(said(), []);
  await page.close();
});
