import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';

const word = 'ni';
let town: TownPage;
let browser: Browser;
/** Without a policy, so that a picture can be read in it. */
let reader: Page;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
  reader = await browser.newPage();
  town.answers.set('/found', (request, response) => {
    const asked = new URL(request.url ?? '/', town.origin).searchParams;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en" data-tt-theme="neutral" data-tt-scheme="${asked.get('scheme')}">
<head><meta charset="utf-8"><title>Town</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/themes/all.css"></head>
<body><tt-document-viewer view="${asked.get('view')}" src="/documents/${asked.get('document')}"></tt-document-viewer>
<script type="module" src="/bundle/page.js"></script></body></html>`);
  });
});
after(async () => {
  await browser.close();
  await town.close();
});

/** Where the chosen match and one of the others stand on the screen. */
type Name = 'tt-found' | 'tt-found-current';
type Box = { x: number; y: number; width: number; height: number };

/** Runs in the page. */
function placeOf(name: Name): Box {
  const [chosen] = CSS.highlights.get('tt-found-current') as unknown as Set<Range>;
  const all = [...(CSS.highlights.get(name) as unknown as Set<Range>)];
  const isOther = (range: Range): boolean =>
    range.compareBoundaryPoints(Range.START_TO_START, chosen!) !== 0 &&
    range.getBoundingClientRect().bottom < innerHeight;
  const range = name === 'tt-found' ? all.find(isOther)! : chosen!;
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x, y, width, height };
}

/**
 * Contrast of the ink that stands out most from the commonest colour, as WCAG 2.2 defines it, in what
 * is really painted.
 */
async function contrastIn(picture: Buffer): Promise<number> {
  return reader.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < pixels.length; at += 4) {
      const colour = pixels.slice(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const linear = (channel: number): number =>
      channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = colour
        .split(',')
        .map((channel) => linear(Number(channel) / 255));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [ground] = [...counts].toSorted((a, b) => b[1] - a[1])[0]!;
    // An edge of a letter is a mixture: what is common enough to be the inside of a stroke counts.
    const inks = [...counts]
      .filter(([, count]) => count >= 20)
      .map(([colour]) => luminance(colour));
    const paper = luminance(ground);
    return Math.max(
      ...inks.map((ink) => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)),
    );
  }, picture.toString('base64'));
}

describe('what was found can be read where it stands', () => {
  const ways = [
    { view: 'pages', paper: 'light', scheme: 'light' },
    { view: 'pages', paper: 'dark', scheme: 'light' },
    { view: 'reading', paper: 'light', scheme: 'light' },
    { view: 'reading', paper: 'light', scheme: 'dark' },
  ] as const;
  for (const { view, paper, scheme } of ways) {
    it(`${view}, ${paper} paper, ${scheme} page (WCAG 1.4.3)`, async () => {
      const page = await browser.newPage({
        viewport: { width: 1000, height: 1400 },
        deviceScaleFactor: 3,
      });
      try {
        await page.goto(
          `${town.origin}/found?scheme=${scheme}&view=${view}&document=continued.pdf`,
        );
        const text = view === 'pages' ? '.text span' : '.reading-page[data-state=shown] p';
        await page.locator(`tt-document-viewer ${text}`).first().waitFor({ state: 'attached' });
        await page.evaluate(
          async ([sheets, text]) => {
            const viewer = document.querySelector('tt-document-viewer')!;
            viewer.pages = sheets;
            viewer.panel = 'search';
            await viewer.updateComplete;
            await viewer.find(text);
          },
          [paper, word] as const,
        );
        await page.waitForFunction(() => {
          const sizes = ['tt-found', 'tt-found-current'].map(
            (name) => CSS.highlights.get(name)?.size,
          );
          return sizes[1] === 1 && sizes[0]! > 1;
        });
        await page.waitForTimeout(500);
        for (const name of ['tt-found', 'tt-found-current'] as const) {
          const picture = await page.screenshot({ clip: await page.evaluate(placeOf, name) });
          const contrast = await contrastIn(picture);
          assert.ok(contrast >= 4.5, `${name}: ${contrast.toFixed(2)} to 1`);
        }
      } finally {
        await page.close();
      }
    });
  }
});

describe('what is written in the fields of a document can be read', () => {
  for (const paper of ['light', 'dark'] as const) {
    it(`${paper} paper, also where it was found and where one types (WCAG 1.4.3)`, async () => {
      const page = await browser.newPage({
        viewport: { width: 1000, height: 1400 },
        deviceScaleFactor: 3,
      });
      try {
        await page.goto(`${town.origin}/found?scheme=light&view=pages&document=form.pdf`);
        const area = page.locator('tt-document-viewer .fields textarea');
        await area.waitFor();
        const legible = async (control: Locator, what: string): Promise<void> => {
          const contrast = await contrastIn(await control.screenshot());
          assert.ok(contrast >= 4.5, `${what}: ${contrast.toFixed(2)} to 1`);
        };
        await page.evaluate(async (sheets) => {
          const viewer = document.querySelector('tt-document-viewer')!;
          viewer.pages = sheets;
          await viewer.updateComplete;
        }, paper);
        await area.fill('MMMMMMMM '.repeat(60));
        await legible(area, 'where one types');
        await page.locator('tt-document-viewer .fields select[multiple]').focus();
        await legible(area, 'filled in');
        await page.evaluate(async () => {
          const viewer = document.querySelector('tt-document-viewer')!;
          viewer.panel = 'search';
          await viewer.updateComplete;
          await viewer.find('MMM');
        });
        await page.locator('tt-document-viewer .fields textarea[data-found=current]').waitFor();
        await legible(area, 'found');
      } finally {
        await page.close();
      }
    });
  }
});
