import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { installedEngines, launchChromium, openPage } from '../../../scripts/browser.mjs';
import { StreetForm } from './react-street-form.ts';

let server: Server;
let browser: Browser;
let address: string;

before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import '@twintown/elements/define/field.js';
        import '@twintown/elements/define/combobox.js';
        import { createElement } from 'react';
        import { hydrateRoot } from 'react-dom/client';
        import { StreetForm } from './react-street-form.ts';
        window.printed = document.getElementById('street');
        hydrateRoot(document.getElementById('root'), createElement(StreetForm));`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: '/',
    entryNames: 'page',
    conditions: ['twintown:source'],
    define: { 'process.env.NODE_ENV': '"development"' },
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    write: false,
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const style = await build({
    entryPoints: [fileURLToPath(new URL('../src/twintown.css', import.meta.url))],
    bundle: true,
    external: ['data:*'],
    write: false,
  });
  files.set('/page.css', style.outputFiles[0]!.text);
  const printed = renderToString(createElement(StreetForm));
  server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    const type = request.url?.endsWith('.css') ? 'text/css' : 'text/javascript';
    response.setHeader('content-type', file ? type : 'text/html; charset=utf-8');
    response.end(
      file ??
        `<!doctype html><html lang="en"><title>Form</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/page.css">
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

async function open(options: BrowserContextOptions = {}, missing?: string) {
  const page = await browser.newPage(options);
  if (missing) await page.route(missing, (route) => route.abort());
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  // React draws the form anew, without the focus, when a person acts before it has taken it over.
  if (options.javaScriptEnabled !== false)
    await page.waitForFunction(() =>
      Object.keys(document.getElementById('street')!).some((key) => key.startsWith('__reactFiber')),
    );
  return { page, said: () => said.filter((text) => !/Lit is in dev mode/.test(text)) };
}

/** Role, name, description and states of what has the focus, as Chromium gives them to readers. */
async function focused(page: Page) {
  const client = await page.context().newCDPSession(page);
  const { result } = await client.send('Runtime.evaluate', {
    expression: 'document.activeElement',
  });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId!,
    fetchRelatives: false,
  });
  const [node] = nodes;
  const state = (name: string) =>
    node!.properties?.find((property) => property.name === name)?.value.value as unknown;
  return {
    role: node!.role?.value as unknown,
    name: node!.name?.value as unknown,
    description: node!.description?.value as unknown,
    required: state('required'),
    invalid: state('invalid'),
    expanded: state('expanded'),
  };
}

test('React hydrates the printed controls, renders again and hears what is chosen', async () => {
  const { page, said } = await open();
  await page.waitForSelector('#topics[aria-hidden]', { state: 'attached' });
  assert.deepEqual(said(), []);
  await page.focus('#street');
  await page.waitForSelector('#street-combobox[aria-controls]');
  await page.keyboard.type('lak');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.innerText('output'), 'Łąkowa');
  await page.click('#change');
  assert.equal(await page.innerText('#street-hint'), 'Another hint');
  assert.equal(await page.inputValue('#street-combobox'), 'Łąkowa');
  assert.ok(await page.evaluate('window.printed === document.getElementById("street")'));
  assert.deepEqual(said(), []);
  await page.close();
});

for (const engine of ['firefox', 'webkit'] as const) {
  const skip = !installedEngines().includes(engine) && `${engine} is not installed`;
  test(`React hydrates the printed controls in ${engine}`, { skip }, async () => {
    const driver = await openPage(engine);
    const native = driver.native as {
      evaluate?(work: () => unknown): Promise<unknown>;
      execute?(work: () => unknown): Promise<unknown>;
    };
    const inPage = (work: () => unknown): Promise<unknown> =>
      native.evaluate ? native.evaluate(work) : native.execute!(work);
    try {
      await driver.goto(address);
      await driver.waitFor('#street');
      const isTaken = (): boolean =>
        Object.keys(document.getElementById('street')!).some((key) =>
          key.startsWith('__reactFiber'),
        );
      for (let attempt = 0; attempt < 50 && !(await inPage(isTaken)); attempt += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
      await inPage(() => document.getElementById('street')!.focus());
      await driver.waitFor('#street-combobox[aria-controls]');
      await driver.fill('#street-combobox', 'lak');
      await driver.press('ArrowDown');
      await driver.press('Enter');
      assert.equal(await driver.text('output'), 'Łąkowa');
      await driver.click('#change');
      assert.equal(await driver.text('#street-hint'), 'Another hint');
      assert.equal(await driver.value('#street-combobox'), 'Łąkowa');
      const isSame = () =>
        (globalThis as unknown as { printed: Element }).printed ===
        document.getElementById('street');
      assert.equal(await inPage(isSame), true);
      assert.deepEqual(await driver.problems(), []);
    } finally {
      await driver.close();
    }
  });
}

test('the stand-in has the name, the description and the rules of the control', async () => {
  const { page } = await open();
  await page.focus('#street');
  await page.waitForSelector('#street-combobox[aria-controls]');
  const before = await focused(page);
  assert.deepEqual(
    { ...before, invalid: before.invalid ?? 'false' },
    {
      role: 'combobox',
      name: 'Street',
      description: 'As on the letter',
      required: true,
      invalid: 'false',
      expanded: false,
    },
  );
  await page.keyboard.type('Rynek');
  await page.keyboard.press('Tab');
  await page.locator('#street-error').waitFor();
  await page.focus('#street');
  const wrong = await focused(page);
  assert.equal(wrong.invalid, 'true');
  assert.match(String(wrong.description), /^Error: This is not in the list\..* As on the letter$/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('lak');
  assert.equal((await focused(page)).expanded, true);
  const tree = await page.locator('tt-combobox').first().ariaSnapshot();
  assert.match(tree, /listbox "Street"/);
  assert.match(tree, /option "Łąkowa"/);
  await page.close();
});

test('without tt-form the browser itself refuses what is not in the list', async () => {
  const { page } = await open();
  await page.focus('#street');
  await page.waitForSelector('#street-combobox[aria-controls]');
  await page.keyboard.type('Rynek');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForTimeout(300);
  assert.equal(page.url(), address);
  assert.equal(await page.evaluate('document.activeElement.id'), 'street-combobox');
  assert.equal(await page.inputValue('#street-combobox'), 'Rynek');
  await page.close();
});

test('a touch opens the list, and a second one chooses', async () => {
  const { page } = await open({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 700 },
  });
  const box = (await page.locator('#street').boundingBox())!;
  // Not by selector: the select gives way to its stand-in while it is being touched.
  await page.touchscreen.tap(box.x + 50, box.y + 20);
  await page.waitForSelector('#street-combobox[aria-expanded=true]');
  await page.tap('[role=option] >> nth=1');
  assert.equal(await page.inputValue('#street-combobox'), 'Mickiewicza');
  assert.equal(await page.locator('#street').inputValue(), 'Mickiewicza');
  await page.close();
});

test('when the list cannot be loaded, the native control comes back with the focus', async () => {
  const { page } = await open({}, '**/listing-*.js');
  await page.keyboard.press('Tab');
  await page.waitForFunction(
    () =>
      document.activeElement?.id === 'street' &&
      !document.getElementById('street')!.hasAttribute('aria-hidden'),
  );
  assert.equal(await page.locator('tt-combobox:has(#street) [data-combobox]').count(), 0);
  await page.close();
});

test('without script everything is sent as it was printed and chosen', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  await page.selectOption('#street', 'Mickiewicza');
  await page.fill('#town', 'Mielec');
  await page.getByRole('button', { name: 'Send' }).click();
  const { searchParams } = new URL(page.url());
  assert.deepEqual(
    [...searchParams],
    [
      ['street', 'Mickiewicza'],
      ['topics', 'Roads'],
      ['town', 'Mielec'],
    ],
  );
  await page.close();
});
