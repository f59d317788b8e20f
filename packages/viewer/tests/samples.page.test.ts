import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { accessibilityTree, saidIn } from './accessibility-tree.ts';
import { PdfObjects } from '../src/engines/pdf/pdf-objects.ts';
import { textOf } from '../src/engines/pdf/pdf-syntax.ts';
import { startTownPage, type TownPage } from './town-page.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const samples = join(process.env['TWINTOWN_SHARED'] ?? resolve(root, '../shared'), 'samples');

let town: TownPage;
let browser: Browser;
let context: BrowserContext;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
});
after(async () => {
  await browser.close();
  await town.close();
});

/** What a tagged file says, page by page, as its structure tree has it: read from the file by hand. */
interface Tagged {
  file: string;
  pages: string[][];
  /** What is heard in the text version, where that is more than what the tags say. */
  reading?: string[][];
  /** Tag of each language that parts of the file state, and a text in it. */
  languages?: [string, string][];
}

const stated: Tagged[] = [
  {
    file: 'pdfjs--structure_simple.pdf',
    pages: [
      [
        'heading 1 Heading 1',
        'paragraph This paragraph 1.',
        'heading 2 Heading 2',
        'paragraph This paragraph 2.',
      ],
    ],
    languages: [['en-US', 'This paragraph 1.']],
  },
  {
    file: 'pdfjs--paragraph_and_link.pdf',
    pages: [
      [
        'paragraph The first paragraph.',
        'paragraph Link to the second page.',
        'link Link to the second page.',
      ],
      ['paragraph First paragraph on the second page.'],
    ],
    languages: [
      ['EN-US', 'The first paragraph.'],
      ['EN-US', 'First paragraph on the second page.'],
    ],
  },
  {
    file: 'pdfjs--issue15367.pdf',
    pages: [['paragraph Page 1'], ['paragraph Page 2'], ['paragraph Page 3']],
  },
  { file: 'pdfjs--outlines_se.pdf', pages: [['paragraph Hello'], ['paragraph World']] },
  {
    file: 'pdfjs--page_with_number.pdf',
    pages: Array.from({ length: 17 }, (_, at) => [`paragraph ${at + 1}`]),
    languages: [['EN-US', '17']],
  },
  {
    file: 'pdfjs--annotation-button-widget.pdf',
    pages: [
      [
        'paragraph Check box, unchecked',
        'paragraph Check box, checked',
        'paragraph Check box, read-only',
        'paragraph Radio button, unselected',
        'paragraph Radio button, unselected',
        'paragraph Radio buton, selected',
        'paragraph Radio button, selected',
        'paragraph Radio button, read-only',
        'paragraph Radio button, read-only',
      ],
    ],
    // Each paragraph holds a field and its name, which are heard once.
    reading: [
      [
        'checkbox Check box, unchecked',
        'checkbox Check box, checked',
        'checkbox Check box, read-only',
        'radio Radio button, unselected',
        'radio Radio button, unselected',
        'radio Radio buton, selected',
        'radio Radio button, selected',
        'radio Radio button, read-only',
        'radio Radio button, read-only',
      ],
    ],
  },
  {
    file: 'pades--pades-signed-annot-added.pdf',
    pages: [
      [
        'paragraph First Name',
        'paragraph Last Name',
        'paragraph Date of Birth',
        'paragraph Address',
        'paragraph Current Emergency Contact',
        'paragraph Server Signature Panel',
      ],
    ],
    // Comments stand after the text of their page.
    reading: [
      [
        'paragraph First Name',
        'paragraph Last Name',
        'paragraph Date of Birth',
        'paragraph Address',
        'paragraph Current Emergency Contact',
        'paragraph Server Signature Panel',
        'heading 2 Comments',
        'list',
        'listitem AleksandrBeliakov, 26 Mar 2025 Hello',
        'paragraph AleksandrBeliakov, 26 Mar 2025',
        'paragraph Hello',
      ],
    ],
    languages: [['EN-US', 'Address']],
  },
];

/** Without what stands for text fields, and in pages for all fields, which have tests of their own. */
const plain = (lines: string[], view: string): string[] =>
  lines
    .filter((line) => !/^(?:textbox|image)/.test(line))
    .filter((line) => view === 'reading' || !/^(?:checkbox|radio)/.test(line))
    // Lines to write on: the file says that they are not to be read, which the picture cannot do.
    .map((line) => (view === 'pages' ? line.replace(/\s*_[_ ]*/g, '').trim() : line))
    .map((line) => line.replace(/^(paragraph Date of Birth) _$/, '$1'))
    .filter((line) => line !== 'paragraph');

async function open(file: string, view: 'pages' | 'reading'): Promise<Page> {
  town.documents.set(`/documents/${file}`, await readFile(join(samples, file)));
  const page = await context.newPage();
  await page.goto(
    `${town.origin}/?${new URLSearchParams({ src: `/documents/${file}` }).toString()}`,
  );
  await page.waitForSelector('tt-document-viewer:state(ready)');
  await page.evaluate(
    (wanted) => (document.querySelector('tt-document-viewer')!.view = wanted),
    view,
  );
  return page;
}

const skip = !existsSync(samples) && 'no samples';

for (const view of ['reading', 'pages'] as const) {
  describe(`tagged samples in the ${view === 'reading' ? 'reading view' : 'pages'}`, () => {
    for (const { file, pages, reading, languages } of stated) {
      it(`say what the file says: ${file}`, { skip }, async () => {
        const page = await open(file, view);
        for (const [at, lines] of pages.entries()) {
          const number = at + 1;
          await page.evaluate(
            (wanted) => document.querySelector('tt-document-viewer')!.goToPage(wanted),
            number,
          );
          const place = view === 'reading' ? '.reading-page[data-state=shown]' : '.page:has(.text)';
          await page.waitForSelector(
            `tt-document-viewer ${place.replace(/\[|:/, (mark) => `[data-page="${number}"]${mark}`)}`,
          );
          const tree = await accessibilityTree(page);
          const name = `Page ${number} of ${pages.length}`;
          const said = saidIn(tree, (node) => node.role === 'region' && node.name.endsWith(name));
          // The headings of a page of the town come first.
          const wanted =
            view === 'pages'
              ? lines
              : (reading?.[at] ??
                lines.map((line) =>
                  line.replace(
                    /^heading (\d)/,
                    (_, level: string) => `heading ${Number(level) + 1}`,
                  ),
                ));
          const found = plain(said, view).filter(
            (line) => !(view === 'reading' && line === `paragraph ${name}`),
          );
          assert.deepEqual(found, wanted, name);
        }
        for (const [language, text] of languages ?? []) {
          // In the document: what the viewer itself says of page 17 has the same digits.
          const part = page
            .locator('tt-document-viewer :is(.page, .reading-page)')
            .getByText(text)
            .last();
          assert.equal(
            await part.evaluate((element) => element.closest('[lang]')?.getAttribute('lang')),
            language,
          );
        }
        await page.close();
      });
    }
  });
}

/** Forms of others: the answer goes into the first fields of text, and how many of them there are at most. */
const forms = [
  { file: 'pdfjs--annotation-text-widget.pdf', fields: 7 },
  { file: 'pdfjs--file_pdfjs_form.pdf', fields: 1 },
  { file: 'pades--pades-signed-filled-form.pdf', fields: 8 },
];

describe('forms among the samples', () => {
  for (const { file, fields } of forms) {
    it(`keep the letters of answers for readers that draw none: ${file}`, { skip }, async () => {
      const page = await open(file, 'pages');
      await page.waitForSelector('tt-document-viewer .fields');
      const boxes = page.locator(
        'tt-document-viewer .fields :is(input[type=text], textarea):not([readonly])',
      );
      const count = Math.min(fields, await boxes.count());
      assert.ok(count > 0);
      for (let at = 0; at < count; at++) await boxes.nth(at).fill('Żółć Ķ');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.evaluate(() => document.querySelector('tt-document-viewer')!.downloadAnswers()),
      ]);
      const saved = new Uint8Array(await readFile(await download.path()));
      const original = new Uint8Array(await readFile(join(samples, file)));
      assert.deepEqual(saved.subarray(0, original.length), original, 'the document itself');
      const pdf = await PdfObjects.open(saved);
      const answered: string[] = [];
      for (const number of new Set(
        pdf.sections.slice(0, 2).flatMap(({ places }) => [...places.keys()]),
      )) {
        const field = await pdf.entries(`${number} 0 R`);
        if (field?.get('Subtype') !== '/Widget' || textOf(field.get('V') ?? '') !== 'Żółć Ķ')
          continue;
        const drawn = await pdf.entries((await pdf.entries(field.get('AP')))?.get('N'));
        answered.push(drawn?.get('Resources') ?? 'nothing was drawn');
      }
      assert.equal(answered.length, count);
      for (const resources of answered) assert.match(resources, /Font<<\/TtSans \d+ 0 R>>/);
      await page.close();
    });
  }
});

/** Who signed samples that state no name beside the certificate. */
const signed: readonly [file: string, names: string[]][] = [
  ['pdfjs--signed_verified.pdf', ['test-pdf-signer']],
  ['pades--pdf-byterange-overlap.pdf', ['good-user', 'good-user']],
  ['pades--pades-enveloping-cms.pdf', ['good-user']],
  ['pades--pades-signed-annot-added.pdf', ['good-user']],
];

describe('signatures among the samples', () => {
  for (const [file, names] of signed) {
    it(
      `name who signed, by the certificate where nothing else does: ${file}`,
      { skip },
      async () => {
        const page = await open(file, 'pages');
        const strip = page.locator('tt-document-viewer details.signatures');
        await strip.locator('summary').click();
        assert.deepEqual(await strip.locator('bdi').allInnerTexts(), names);
        await page.close();
      },
    );
  }
});
