import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { type Served, startBundle } from '../scripts/bundle-server.ts';
import { policy } from './town-page.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const samples = join(process.env['TWINTOWN_SHARED'] ?? resolve(root, '../shared'), 'samples');
const skip = !existsSync(samples) && 'no samples';

/** Opens a document as the viewer does and puts what is read into the page. */
const program = `
  import { loadMessages } from '@twintown/core/messages.js';
  import { readingWords } from './src/document-viewer/reading-words.ts';
  import { openDocument } from './src/engines/open-document.ts';
  import { isPaged } from './src/engines/engine.ts';
  import { setPdfAssets } from './src/engines/pdf/pdf-worker.ts';
  setPdfAssets('/assets/');
  const { signal } = new AbortController();
  globalThis.show = async (address) => {
    await loadMessages('pl', 'document');
    const source = new URL(address, location.href);
    const opened = await openDocument({ source, name: '', type: '' }, { signal, lost() {} });
    const main = document.querySelector('main');
    main.replaceChildren();
    if (isPaged(opened)) {
      const canvas = document.createElement('canvas');
      await opened.renderPage(1, canvas, { scale: 1, signal });
      main.append(canvas);
    } else {
      for (let page = 1; page <= opened.pageCount; page += 1)
        main.append((await opened.readPage(page, { signal, words: readingWords('pl') })).content);
      await Promise.all([...main.querySelectorAll('img')].map((image) => image.decode()));
    }
    const found = (selector) => main.querySelectorAll(selector).length;
    return {
      text: main.innerText,
      headings: [...main.querySelectorAll('h2')].map((heading) => heading.textContent),
      tables: found('table'), lists: found('ul, ol'), pictures: found('img'), canvases: found('canvas'),
      buttons: [...main.querySelectorAll('button')].map((button) => button.textContent),
      claims: (await opened.signatures()).map(({ name }) => name),
    };
  };
`;

interface Shown {
  text: string;
  headings: string[];
  tables: number;
  lists: number;
  pictures: number;
  canvases: number;
  buttons: string[];
  claims: string[];
}

let browser: Browser;
let strict: Served;
let closed: Served;

before(async () => {
  [browser, strict, closed] = await Promise.all([
    launchChromium(),
    startBundle(program, policy),
    startBundle(program, policy.replace(' tt-mail', '')),
  ]);
});
after(async () => {
  await browser.close();
  await Promise.all([strict.close(), closed.close()]);
});

async function show(address: string, server = strict): Promise<Shown & { problems: string[] }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'blob:' && protocol !== 'data:' && origin !== server.origin)
      problems.push(request.url());
  });
  await page.goto(server.origin);
  await page.waitForFunction('globalThis.show');
  const shown = (await page.evaluate(`show('${address}')`)) as Shown;
  await page.close();
  return { ...shown, problems };
}

async function sample(name: string): Promise<Shown & { problems: string[] }> {
  strict.documents.set(`/samples/${name}`, await readFile(join(samples, name)));
  return show(`/samples/${name}`);
}

describe('every format under the strict policy', () => {
  const expected: readonly [file: string, text: RegExp, part: keyof Shown][] = [
    ['letter.docx', /Uchwała nr 7/, 'tables'],
    ['letter.odt', /Lēmums/, 'lists'],
    ['budget.xlsx', /1 234,50 zł|1234,50 zł/, 'tables'],
    ['budget.ods', /12,00 €/, 'tables'],
    ['slides.pptx', /Orçamento municipal/, 'pictures'],
    ['slides.odp', /Budžets 2026/, 'pictures'],
    ['message.eml', /Dzień dobry/, 'buttons'],
    ['container.edoc', /lēmums\.txt/, 'buttons'],
    ['table.csv', /Anna\s+12,50/, 'tables'],
    ['note.txt', /gęślą jaźń/, 'text'],
    ['form.xml', /Łucja/, 'lists'],
    ['drawing.svg', /^$/, 'canvases'],
    ['pages.tiff', /^$/, 'canvases'],
  ];
  for (const [file, text, part] of expected) {
    it(file, async () => {
      const shown = await show(`/documents/${file}`);
      assert.deepEqual(shown.problems, []);
      assert.match(shown.text.replaceAll('\u00a0', ' '), text);
      const found = shown[part];
      assert.ok(typeof found === 'number' ? found > 0 : found.length > 0, `${part} of ${file}`);
    });
  }

  it('a page that forbids reading HTML still shows the text of a message', async () => {
    const shown = await show('/documents/message.eml', closed);
    assert.match(shown.text, /Zwykły tekst/);
    assert.ok(
      shown.problems.every((problem) => problem.includes('tt-mail')),
      shown.problems.join(),
    );
  });
});

describe('samples', () => {
  it('a letter with header and footer', { skip }, async () => {
    const shown = await sample('docx--header-footer_document.docx');
    assert.deepEqual(shown.problems, []);
    assert.ok(shown.text.trim().length > 20, shown.text);
  });

  it('a table of a word processor', { skip }, async () => {
    const shown = await sample('docx--table_document.docx');
    assert.deepEqual(shown.problems, []);
    assert.ok(shown.tables > 0);
  });

  it('a message of several parts', { skip }, async () => {
    const shown = await sample('eml--mixed.eml');
    assert.deepEqual(shown.problems, []);
    assert.match(shown.text, /scanned for Viruses[\s\S]*Good Morning;/);
  });

  it('a signed container', { skip }, async () => {
    const shown = await sample('dig--latvian_T_signature.asice');
    assert.deepEqual(shown.problems, []);
    assert.equal(shown.buttons.length, 1);
    assert.match(shown.claims.join(), /PARAUDZIŅA/);
  });
});
