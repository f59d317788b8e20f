import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, ConsoleMessage, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { heavy } from '../scripts/fixtures.ts';
import { makePdf, stream } from '../src/engines/testing/make-pdf.ts';
import { type Accessible, accessibilityTree, named } from './accessibility-tree.ts';
import { initialBytes, policy, startTownPage, type TownPage } from './town-page.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const samples = join(process.env['TWINTOWN_SHARED'] ?? resolve(root, '../shared'), 'samples');

let town: TownPage;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
});
after(async () => {
  await browser.close();
  await town.close();
});
beforeEach(async () => {
  page = await context.newPage();
  problems = [];
  page.on('console', (message) => {
    if (message.type() !== 'info') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
});
afterEach(() => page.close());

async function open(src: string, parameters: Record<string, string> = {}): Promise<void> {
  await page.goto(`${town.origin}/?${new URLSearchParams({ src, ...parameters }).toString()}`);
}

const ended = (state: string): Promise<unknown> =>
  page.waitForSelector(`tt-document-viewer:state(${state})`);

const attached = (selector: string): Promise<unknown> =>
  page.waitForSelector(`tt-document-viewer ${selector}`, { state: 'attached' });

const text = (selector: string): Promise<string> =>
  page.locator(`tt-document-viewer ${selector}`).first().innerText();

describe('the viewer under a strict policy', () => {
  it('breaks no rule and works in a real worker', async () => {
    await open('/documents/declaration.pdf');
    await ended('ready');
    await attached('.text a');
    assert.deepEqual(
      page.workers().map((worker) => worker.url()),
      [`${town.origin}/assets/pdf.worker.min.js`],
    );
    assert.equal(await page.evaluate(() => 'pdfjsWorker' in globalThis), false);
    assert.deepEqual(problems, []);
  });

  it('says which of its own parts did not come, and takes them when the line is back', async () => {
    await open('/documents/declaration.pdf');
    await ended('ready');
    await attached('.text a');
    await context.setOffline(true);
    await page.locator('.document').focus();
    const strip = page.locator('tt-document-viewer .notice', { hasText: 'could not be loaded' });
    try {
      await page.keyboard.press('?');
      await strip.waitFor();
      await page.keyboard.press('/');
      await page.waitForFunction(
        () => document.querySelector('tt-document-viewer')!.panel === null,
      );
      assert.equal(await strip.count(), 1);
    } finally {
      await context.setOffline(false);
    }
    await page.keyboard.press('/');
    await page.waitForSelector('tt-document-viewer #find:focus');
    await strip.waitFor({ state: 'detached' });
    assert.deepEqual(
      problems.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')),
      [],
    );
  });

  describe('where the second file of the worker is not there', () => {
    const rest = '/assets/pdf.worker.rest.min.js';
    let apart: BrowserContext;
    let told: Page;
    let warnings: string[];

    beforeEach(async () => {
      town.statuses.set(rest, 404);
      // Files that came before are kept.
      apart = await browser.newContext();
      told = await apart.newPage();
      warnings = [];
      told.on('console', (message) => {
        if (message.type() === 'warning') warnings.push(message.text());
      });
    });
    afterEach(async () => {
      town.statuses.delete(rest);
      town.documents.delete(rest);
      await apart.close();
    });
    const show = async (name: string, state: string): Promise<void> => {
      await told.goto(`${town.origin}/?${new URLSearchParams({ src: `/documents/${name}` })}`);
      await told.waitForSelector(`tt-document-viewer:state(${state})`);
    };
    const strip = (): Locator =>
      told.locator('tt-document-viewer .notice', { hasText: 'could not be loaded' });

    it('tells the reader, and the developer once which file it is', async () => {
      await show('declaration.pdf', 'ready');
      await strip().waitFor();
      await told.waitForFunction(() =>
        document
          .querySelector('tt-document-viewer')!
          .shadowRoot!.querySelector('[role=status]')!
          .textContent!.includes('could not be loaded'),
      );
      assert.equal(warnings.length, 1);
      assert.ok(warnings[0]!.includes(`${town.origin}${rest}`), warnings[0]);
    });

    it('tells them of one of another version, too', async () => {
      town.statuses.delete(rest);
      town.documents.set(rest, Buffer.from('globalThis.ttPdfWorkerRest = { old: {} };'));
      await show('declaration.pdf', 'ready');
      await strip().waitFor();
      assert.equal(warnings.length, 1);
    });

    it('does not call a document damaged that cannot be opened without it', async () => {
      await show('encrypted.pdf', 'failed');
      const words = await told.locator('tt-document-viewer .happened').innerText();
      assert.match(words, /could not be opened here/);
    });

    it('tells the developer alone where the document needs nothing of it', async () => {
      const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>';
      const pages = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
      town.documents.set(
        '/documents/plain.pdf',
        makePdf(['<</Type/Catalog/Pages 2 0 R>>', pages, page, stream('0 0 9 9 re f')]),
      );
      await show('plain.pdf', 'ready');
      const isWarning = (said: ConsoleMessage): boolean => said.type() === 'warning';
      if (warnings.length === 0) await told.waitForEvent('console', { predicate: isWarning });
      assert.equal(warnings.length, 1);
      assert.equal(await strip().count(), 0);
    });
  });

  it('keeps what is typed before the field of the search has come', async () => {
    await open('/documents/declaration.pdf');
    await ended('ready');
    await attached('.text a');
    await page.locator('.document').focus();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/bundle/**', async (route) => {
      await released;
      await route.continue();
    });
    for (const key of ['/', 'd', 'x', 'Backspace', 'o', ' ', 'P', '1'])
      await page.keyboard.press(key);
    release();
    await page.waitForSelector('tt-document-viewer #find:focus');
    await page.keyboard.press('2');
    assert.equal(await page.locator('tt-document-viewer #find').inputValue(), 'do P12');
    assert.equal(
      await page.locator('tt-document-viewer').evaluate((viewer) => Reflect.get(viewer, 'page')),
      1,
    );
    // Left before it came, it keeps nothing.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.waitForSelector('tt-document-viewer #find:focus');
    assert.equal(await page.locator('tt-document-viewer #find').inputValue(), '');
  });

  it('ends the worker with the element', async () => {
    await open('/documents/declaration.pdf');
    await ended('ready');
    const closed = page.workers()[0]?.waitForEvent('close');
    await page.evaluate(() => document.querySelector('tt-document-viewer')?.remove());
    await closed;
    assert.equal(page.workers().length, 0);
  });

  it('says so, rather than parse on the main thread, when the worker is missing', async () => {
    await open('/documents/declaration.pdf', { assets: '/nowhere/' });
    await ended('failed');
    assert.match(await text('.happened'), /could not be opened here/);
    assert.equal(await page.evaluate(() => 'pdfjsWorker' in globalThis), false);
    assert.equal(await page.locator('tt-document-viewer canvas').count(), 0);
    await page.getByRole('link', { name: 'Declaration (PDF)' }).click({ trial: true });
  });

  it('says so when the policy forbids workers', async () => {
    const closed = policy.replace("worker-src 'self'", "worker-src 'none'");
    await open('/documents/declaration.pdf', { policy: closed });
    await ended('failed');
    assert.match(await text('.happened'), /could not be opened here/);
    assert.equal(await page.evaluate(() => 'pdfjsWorker' in globalThis), false);
  });

  it('does not take a worker from another origin', async () => {
    await open('/documents/declaration.pdf', { assets: 'https://example.org/' });
    await ended('failed');
    assert.equal(page.workers().length, 0);
  });

  for (const [status, sentence] of [
    [401, /need to sign in/],
    [403, /do not have access/],
    [404, /no document at this address/],
    [500, /server could not send/],
  ] as const) {
    it(`explains ${status} and opens on the second try`, async () => {
      town.statuses.set('/documents/declaration.pdf', status);
      try {
        await open('/documents/declaration.pdf');
        await ended('failed');
        assert.match(await text('.happened'), sentence);
      } finally {
        town.statuses.clear();
      }
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await ended('ready');
    });
  }

  it('loads no more than 10 kB before a document opens', async () => {
    const bytes = await initialBytes();
    assert.ok(bytes > 5000 && bytes <= 10_000, `${bytes} bytes`);
  });
});

describe('a page of more links than anybody follows', () => {
  /** Written into the page itself, so that the page is one long object. */
  const linked = (count: number): Uint8Array => {
    const links = Array.from(
      { length: count },
      (_, at) =>
        `<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[${at % 500} ${at % 800} ${(at % 500) + 5} ${(at % 800) + 5}]` +
        `/A<</S/URI/URI(https://example.org/${at})>>>>`,
    );
    const font = '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';
    const content = 'BT /F 24 Tf 50 700 Td (Register of links) Tj ET';
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${font}/Annots[${links.join('')}]>>`,
      stream(content),
    ];
    return makePdf(objects);
  };

  it('is shown, with those that work and a word about the others', async () => {
    town.documents.set('/documents/links.pdf', linked(45_000));
    await open('/documents/links.pdf');
    await ended('ready');
    await attached('.strip.notice');
    assert.equal(
      await text('.strip.notice'),
      'Only the first 2,000 links on this page work. Download the document to use the others.',
    );
    assert.equal(await page.locator('tt-document-viewer .page a').count(), 2000);
    assert.match(await text('.page .text'), /Register of links/);
    await page.evaluate(() => (document.querySelector('tt-document-viewer')!.view = 'reading'));
    await attached('.reading-text a');
    assert.equal(await page.locator('tt-document-viewer .reading-text a').count(), 2000);
    assert.match(await text('.reading-text p:last-child'), /Only the first 2,000 links/);
    assert.deepEqual(problems, []);
  });
});

describe('long documents', () => {
  before(async () => {
    town.documents.set('/documents/long.pdf', await heavy(12, 1_000_000));
  });

  it('are fetched only where they are read', async () => {
    const size = town.documents.get('/documents/long.pdf')?.length ?? 0;
    assert.ok(size > 10_000_000, `${size} bytes`);
    town.sent.clear();
    await open('/documents/long.pdf');
    await ended('ready');
    await attached('.page .text');
    const before = town.sent.get('/documents/long.pdf') ?? 0;
    assert.ok(before < size * 0.6, `${before} of ${size} bytes for the first page`);
    await page.evaluate(() => document.querySelector('tt-document-viewer')?.goToPage(7));
    await attached('[data-page="7"] .text');
    assert.match((await page.textContent('tt-document-viewer [data-page="7"]')) ?? '', /Nr\. 7/);
  });

  it('say when their rest cannot be fetched any more', async () => {
    await open('/documents/long.pdf');
    await ended('ready');
    town.statuses.set('/documents/long.pdf', 404);
    await page.evaluate(() => document.querySelector('tt-document-viewer')?.goToPage(9));
    try {
      await ended('failed');
    } finally {
      town.statuses.clear();
    }
    assert.match(await text('.happened'), /no document at this address/);
  });
});

describe('what assistive technology is given', () => {
  async function tree(src: string): Promise<Accessible[]> {
    await open(src);
    await ended('ready');
    await attached('[data-page="1"] .text');
    return accessibilityTree(page);
  }

  it('headings, list, link and pages of a tagged document', async () => {
    const found = await tree('/documents/declaration.pdf');
    const heading = found.find(({ name }) => name.startsWith('Deklaracja'));
    assert.equal(heading?.name, 'Deklaracja o wysokości opłaty');
    const headings = found.filter(({ role, level }) => role === 'heading' && level === 1);
    assert.deepEqual(
      headings.map(({ name }) => name.trim()),
      ['Town', 'Deklaracja o wysokości opłaty'],
    );
    assert.equal(named(found, 'listitem').length, 3);
    assert.deepEqual(named(found, 'link').slice(0, 2), ['Download', 'Uchwała rady miejskiej']);
    assert.ok(named(found, 'region').includes('Page 1 of 3'));
  });

  it('the table and the picture of later pages', async () => {
    await tree('/documents/declaration.pdf');
    await attached('[data-page="3"] .text');
    const found = await accessibilityTree(page);
    assert.deepEqual(named(found, 'columnheader'), ['Liczba osób', 'Stawka']);
    assert.deepEqual(named(found, 'cell'), ['od 1 do 4', '27,00 zł', 'od 5', '22,00 zł']);
    assert.deepEqual(named(found, 'image'), ['Mapa sektorów odbioru odpadów']);
  });

  it('pages that are far away, each at its place, and their text once a reader comes near', async () => {
    const found = await tree('/documents/plain-30.pdf');
    const total = await page.evaluate(
      () => document.querySelector('tt-document-viewer')!.pageCount,
    );
    const pages = found.filter(({ name }) => /^Page \d+ of \d+$/.test(name));
    const all = Array.from({ length: total }, (_, at) => `Page ${at + 1} of ${total}`);
    assert.deepEqual(
      pages.map(({ name }) => name),
      all,
    );
    assert.equal(pages[0]?.role, 'region');
    assert.equal(pages.at(-1)?.role, 'group');
    const next = pages.findIndex(({ role }) => role === 'group');
    const inside = found.slice(found.indexOf(pages[next]!), found.indexOf(pages[next + 1]!));
    const hasText = inside.some(({ role }) => role === 'StaticText');
    assert.ok(hasText, 'screen readers pass over what has no text');
    const last = page.locator(`tt-document-viewer [data-page="${total}"]`);
    await last.scrollIntoViewIfNeeded();
    await attached(`[data-page="${total}"] .text`);
    const near = await accessibilityTree(page);
    assert.equal(near.find(({ name }) => name === all.at(-1))?.role, 'region');
    assert.equal(near.find(({ name }) => name === all[0])?.role, 'group');
  });

  it('the toolbar and its field', async () => {
    const found = await tree('/documents/declaration.pdf');
    assert.deepEqual(named(found, 'toolbar'), ['Document toolbar']);
    assert.deepEqual(named(found, 'textbox'), ['Page number']);
    assert.deepEqual(named(found, 'button').slice(0, 5), [
      'Previous page',
      'Next page',
      'Zoom out',
      'Zoom in',
      'Fit width',
    ]);
  });

  it('the table of contents, with a number that is told to be a page', async () => {
    await open('/documents/report.pdf');
    await ended('ready');
    await page.evaluate(() => (document.querySelector('tt-document-viewer')!.panel = 'outline'));
    await attached('.outline .to');
    const found = named(await accessibilityTree(page), 'button');
    assert.ok(found.includes('Wstęp Page “i” (1 of 8)'), found.join(', '));
  });

  const present = existsSync(samples);
  const sample = async (name: string): Promise<Accessible[]> => {
    town.documents.set(`/documents/${name}`, await readFile(join(samples, name)));
    return tree(`/documents/${name}`);
  };

  it('headings of a sample', { skip: !present && 'no samples' }, async () => {
    const found = await sample('pdfjs--structure_simple.pdf');
    const levels = found.filter(({ role }) => role === 'heading').map(({ level }) => level);
    assert.deepEqual(levels, [1, 1, 2]);
    assert.equal(named(found, 'paragraph').length, 2);
  });

  it('a link that its tag names, in a sample', { skip: !present && 'no samples' }, async () => {
    const found = await sample('pdfjs--paragraph_and_link.pdf');
    const links = named(found, 'link').filter((name) => !/Download|Declaration/.test(name));
    assert.deepEqual(links, ['Link to the second page.']);
  });

  it('Polish letters of a sample without tags', { skip: !present && 'no samples' }, async () => {
    const found = await sample('pdfjs--issue5244.pdf');
    assert.match(named(found, 'StaticText').join(' '), /[ąćęłńóśźż]/);
  });
});

describe('what assistive technology is given in the reading view', () => {
  async function tree(src: string): Promise<Accessible[]> {
    await open(src);
    await ended('ready');
    await page.evaluate(() => (document.querySelector('tt-document-viewer')!.view = 'reading'));
    await attached('.reading-page[data-state=shown]');
    await page.waitForFunction(
      () =>
        !document
          .querySelector('tt-document-viewer')!
          .shadowRoot!.querySelector('.reading-page[data-state=waiting]'),
    );
    return accessibilityTree(page);
  }
  const headings = (found: Accessible[]): string[] =>
    found
      .filter(({ role }) => role === 'heading')
      .slice(1)
      .map(({ level, name }) => `${level} ${name.trim()}`);

  it('headings, lists, tables, pictures and links of a tagged document', async () => {
    const found = await tree('/documents/declaration.pdf');
    assert.deepEqual(headings(found), [
      '2 Deklaracja o wysokości opłaty',
      '3 Stawki opłaty',
      '3 Mapa odbioru',
    ]);
    assert.equal(named(found, 'listitem').length, 3);
    assert.deepEqual(named(found, 'columnheader'), ['Liczba osób', 'Stawka']);
    assert.deepEqual(named(found, 'cell'), ['od 1 do 4', '27,00 zł', 'od 5', '22,00 zł']);
    assert.deepEqual(named(found, 'image'), ['Mapa sektorów odbioru odpadów']);
    assert.ok(named(found, 'link').includes('Uchwała rady miejskiej'));
    const regions = named(found, 'region').filter((name) => name.startsWith('Page '));
    assert.deepEqual(regions, ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']);
    assert.deepEqual(problems, []);
  });

  const present = existsSync(samples);
  const sample = async (name: string): Promise<Accessible[]> => {
    town.documents.set(`/documents/${name}`, await readFile(join(samples, name)));
    return tree(`/documents/${name}`);
  };

  it('headings of a sample', { skip: !present && 'no samples' }, async () => {
    const found = await sample('pdfjs--structure_simple.pdf');
    assert.deepEqual(headings(found), ['2 Heading 1', '3 Heading 2']);
  });

  it('the answers in the form of a sample', { skip: !present && 'no samples' }, async () => {
    const found = await sample('pdfjs--annotation-text-widget.pdf');
    const groups = named(found, 'group');
    assert.ok(groups.includes('Single line, length 10'), groups.join());
    const text = await page.textContent('tt-document-viewer .reading-text');
    assert.match(text ?? '', /Lorem ipsu/);
  });

  it(
    'a link to a page of a sample, which leads there',
    { skip: !present && 'no samples' },
    async () => {
      await sample('pdfjs--paragraph_and_link.pdf');
      await page.getByRole('link', { name: 'Link to the second page.' }).press('Enter');
      assert.equal(
        await page.evaluate(() => document.querySelector('tt-document-viewer')!.page),
        2,
      );
    },
  );
});
