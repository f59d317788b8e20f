import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFOperatorList } from 'pdfjs-dist/types/src/display/api.js';
import type { Browser, Page } from 'playwright-core';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { launchChromium, openPage } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';

let town: TownPage;
let browser: Browser;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
});
after(async () => {
  await browser.close();
  await town.close();
});

interface Sheet {
  /** In points. */
  size: [number, number];
  /** Texts in the order in which they lie on the sheet. */
  texts: string[];
  /** Width and height in points of the last picture on it. */
  picture: [number, number];
}

/** Opens a document in a page in the dark scheme, prints it, and gives the sheets of A4. */
async function printed(
  src: string,
  look?: (page: Page) => Promise<void>,
  prepare?: (page: Page) => Promise<void>,
): Promise<Sheet[]> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  try {
    await page.goto(`${town.origin}/?${new URLSearchParams({ src, scheme: 'dark' }).toString()}`);
    await page.waitForSelector('tt-document-viewer:state(ready)');
    await prepare?.(page);
    await page.evaluate(async () => {
      const called = new Promise<void>((resolve) => (window.print = resolve));
      void document.querySelector('tt-document-viewer')?.print();
      await called;
    });
    await look?.(page);
    const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.deepEqual(problems, []);
    return await sheetsOf(new Uint8Array(paper));
  } finally {
    await page.close();
  }
}

async function sheetsOf(data: Uint8Array): Promise<Sheet[]> {
  const file = await getDocument({ data, verbosity: 0 }).promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const sheet = await file.getPage(number);
    const [, , width = 0, height = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() ? [item.str] : []));
    const picture = pictureOn(await sheet.getOperatorList());
    sheets.push({ size: [Math.round(width), Math.round(height)], texts, picture });
  }
  await file.loadingTask.destroy();
  return sheets;
}

function pictureOn({ fnArray, argsArray }: PDFOperatorList): [number, number] {
  let picture: [number, number] = [0, 0];
  let [x, y] = [1, 1];
  const kept: [number, number][] = [];
  for (const [at, operator] of fnArray.entries()) {
    if (operator === OPS.save) kept.push([x, y]);
    if (operator === OPS.restore) [x, y] = kept.pop() ?? [1, 1];
    if (operator === OPS.transform) [x, y] = [x * argsArray[at][0], y * argsArray[at][3]];
    if (operator === OPS.paintImageXObject) picture = [Math.abs(x), Math.abs(y)];
  }
  return picture;
}

const upright: [number, number] = [596, 843];
const crosswise: [number, number] = [843, 596];

const serve = (name: string, content: string): string => {
  town.documents.set(`/documents/${name}`, Buffer.from(content));
  return `/documents/${name}`;
};

/** A table of texts, whose columns are called `Column 1` and so on. */
const csv = (columns: number, rows: number): string =>
  [
    Array.from({ length: columns }, (_, column) => `Column ${column + 1}`).join(';'),
    ...Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => `R${row + 1}C${column + 1}`).join(';'),
    ),
  ].join('\n');

/** Three pages of which the file turns two. */
function turned(): string {
  // A square at the top left of what is seen, and nothing else.
  const pages = [
    { box: [595, 842], turn: 90, square: [0, 0] },
    { box: [842, 595], turn: 270, square: [802, 555] },
    { box: [298, 421], turn: 0, square: [0, 381] },
  ];
  const objects = pages.map(({ box, turn, square }, at) => {
    const content = `1 0 0 rg ${square.join(' ')} 40 40 re f`;
    return (
      `${2 * at + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${box.join(' ')}]/Rotate ${turn}` +
      `/Contents ${2 * at + 4} 0 R>>endobj\n` +
      `${2 * at + 4} 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\n`
    );
  });
  return serve(
    'turned.pdf',
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
      `2 0 obj<</Type/Pages/Count 3/Kids[3 0 R 5 0 R 7 0 R]>>endobj\n${objects.join('')}trailer<</Root 1 0 R>>`,
  );
}

describe('a drawn document on paper', () => {
  it('lies as each page does, one sheet a page', async () => {
    const sizes = ['0 0 595 842', '0 0 842 595', '0 0 420 297'];
    const pages = sizes.map(
      (box, at) => `${at + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[${box}]>>endobj\n`,
    );
    const src = serve(
      'sheets.pdf',
      '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
        `2 0 obj<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>endobj\n${pages.join('')}trailer<</Root 1 0 R>>`,
    );
    const sheets = await printed(src);
    assert.deepEqual(
      sheets.map(({ size }) => size),
      [upright, crosswise, crosswise],
    );
  });

  it('stands upright, whole and as large as the paper where the file turns it', async () => {
    const src = turned();
    let corners: number[][] = [];
    const sheets = await printed(src, async (page) => {
      corners = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLImageElement>('.tt-print img')].map((image) => {
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
          const context = canvas.getContext('2d', { willReadFrequently: true })!;
          context.drawImage(image, 0, 0);
          const red = (x: number, y: number): number =>
            context.getImageData(x, y, 1, 1).data[1]! < 50 ? 1 : 0;
          const [right, bottom] = [canvas.width - 10, canvas.height - 10];
          return [red(10, 10), red(right, 10), red(10, bottom), red(right, bottom)];
        }),
      );
    });
    for (const corner of corners) assert.deepEqual(corner, [1, 0, 0, 0]);
    assert.equal(corners.length, 3);
    assert.deepEqual(
      sheets.map(({ size }) => size),
      [crosswise, upright, upright],
    );
    for (const { size, picture } of sheets)
      for (const side of [0, 1])
        assert.ok(Math.abs(size[side]! - picture[side]!) < 5, `${picture}`);
  });
});

describe('a document that is only read, on paper', () => {
  it('is the message with its headers and files, and nothing of the page around it', async () => {
    const [sheet, ...rest] = await printed('/documents/message.eml');
    assert.equal(rest.length, 0);
    const text = sheet?.texts.join(' ') ?? '';
    assert.match(
      text,
      /^1 \/ 1 message\.eml Wniosek o zaświadczenie From Anna Nowak <anna@example\.org>/,
    );
    assert.match(text, /image\.png \(0\.1 kB\)/);
    assert.doesNotMatch(text, /Town|Declaration|Download|Print|Next/);
  });

  it('has each sheet of a workbook, by its name, on paper of its own', async () => {
    const sheets = await printed('/documents/budget.xlsx');
    assert.deepEqual(
      sheets.map(({ texts }) => texts.find((text) => text.includes('Sheet'))),
      ['Budżet · Sheet 1 of 2', 'Pusty · Sheet 2 of 2'],
    );
    assert.ok(sheets[0]?.texts.includes('budget.xlsx'));
  });

  it('repeats the headers of a table on every sheet, and cuts no row in two', async () => {
    const sheets = await printed(serve('long.csv', csv(3, 150)));
    assert.ok(sheets.length > 2, `${sheets.length} sheets`);
    for (const { texts, size } of sheets) {
      assert.deepEqual(size, upright);
      const at = texts.indexOf('Column 1');
      assert.deepEqual(texts.slice(at, at + 3), ['Column 1', 'Column 2', 'Column 3']);
    }
    const rows = sheets.flatMap(({ texts }) => texts.filter((text) => /^R\d+C1$/.test(text)));
    assert.deepEqual(
      rows,
      Array.from({ length: 150 }, (_, row) => `R${row + 1}C1`),
    );
  });

  it('is not bent by what the page has for its own paper', async () => {
    const src = serve('bent.csv', csv(3, 150));
    const sheets = await printed(src, undefined, async (page) => {
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '@page { size: A6; margin: 4cm } html, body { height: 100%; overflow: hidden; display: flex }' +
            'div { position: fixed; columns: 3 } table, p { display: none; color: white }',
        );
        document.adoptedStyleSheets = [sheet];
      });
    });
    for (const { size } of sheets) assert.deepEqual(size, upright);
    const rows = sheets.flatMap(({ texts }) => texts.filter((text) => /^R\d+C1$/.test(text)));
    assert.equal(rows.length, 150);
    assert.ok(sheets.length > 2 && sheets.length < 8, `${sheets.length} sheets`);
  });

  it('puts a wide table crosswise, and a wider one in parts with the same first column', async () => {
    const [wide, ...none] = await printed(serve('wide.csv', csv(12, 5)));
    assert.deepEqual([wide?.size, none.length], [crosswise, 0]);
    const sheets = await printed(serve('wider.csv', csv(60, 30)));
    for (const { size } of sheets) assert.deepEqual(size, crosswise);
    const texts = sheets.flatMap((sheet) => sheet.texts);
    for (let column = 2; column <= 60; column++)
      assert.equal(texts.filter((text) => text === `R30C${column}`).length, 1, `R30C${column}`);
    const parts = texts.filter((text) => text === 'R30C1').length;
    assert.ok(parts > 1 && parts < 6, `${parts} parts`);
  });
});

describe('paper in Firefox', () => {
  /** The same as `printed`, of several documents, one after the other. */
  async function printedAll(...sources: string[]): Promise<Sheet[][]> {
    const opened = await openPage('firefox', { width: 1000, height: 900 });
    const page = opened.native as FirefoxPage;
    const papers: Sheet[][] = [];
    try {
      for (const src of sources) {
        await opened.goto(`${town.origin}/?${new URLSearchParams({ src }).toString()}`);
        await page.waitForFunction(
          () => document.querySelector('tt-document-viewer:state(ready)') !== null,
        );
        await page.evaluate(async () => {
          const called = new Promise<void>((resolve) => (window.print = resolve));
          void document.querySelector('tt-document-viewer')?.print();
          await called;
        });
        papers.push(await sheetsOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })));
      }
      assert.deepEqual(await opened.problems(), []);
    } finally {
      await opened.close();
    }
    return papers;
  }

  it('is held as the pages are, and a wide table is whole on every sheet', async () => {
    const [pages, table] = await printedAll(turned(), serve('firefox.csv', csv(14, 60)));
    const isWide = (sheets: Sheet[] | undefined): boolean[] | undefined =>
      sheets?.map(({ size: [width, height] }) => width > height);
    assert.deepEqual(isWide(pages), [true, false, false]);
    assert.ok(table && table.length > 1, `${table?.length} sheets`);
    for (const { size, texts } of table) {
      assert.ok(size[0] > size[1], `${size}`);
      assert.ok(texts.join(' ').includes('Column 14'), 'headers on each sheet');
    }
    assert.equal(
      table.flatMap(({ texts }) => texts).filter((text) => /^R\d+C14$/.test(text)).length,
      60,
    );
  });
});
