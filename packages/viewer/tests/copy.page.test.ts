import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';

let town: TownPage;
let browser: Browser;
let context: BrowserContext;
let page: Page;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
  context = await browser.newContext({
    viewport: { width: 1000, height: 1300 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
});
after(async () => {
  await browser.close();
  await town.close();
});
beforeEach(async () => {
  page = await context.newPage();
});
afterEach(() => page.close());

/** Opens a document so small that two of its pages are in sight. */
async function open(name: string, look: { view?: 'reading'; shows: string }): Promise<void> {
  await page.goto(`${town.origin}/?src=/documents/${name}`);
  await page.waitForSelector('tt-document-viewer:state(ready)');
  await page.evaluate((view) => {
    const viewer = document.querySelector('tt-document-viewer')!;
    viewer.style.blockSize = '1200px';
    viewer.zoom = 60;
    if (view) viewer.view = view;
  }, look.view);
  await page
    .locator('tt-document-viewer')
    .locator(look.view ? '.reading-text' : '.page .text')
    .getByText(look.shows, { exact: true })
    .first()
    .waitFor({ state: 'attached' });
}

/** Where the middle of a text lies, in whole pixels. */
async function middleOf(text: string): Promise<{ x: number; y: number }> {
  const box = await page
    .locator('tt-document-viewer')
    .locator('.document')
    .getByText(text, { exact: true })
    .first()
    .boundingBox();
  assert.ok(box, text);
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** Drags with the mouse from the middle of one text to that of another. */
async function select(from: string, to: string): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 10 });
  await page.mouse.up();
}

/** What pressing Ctrl + C takes along, as text and in other kinds. */
async function copied(): Promise<{ text: string; kinds: string[] }> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('Control+c');
  return page.evaluate(async () => ({
    text: await navigator.clipboard.readText(),
    kinds: (await navigator.clipboard.read()).flatMap(({ types }) => types),
  }));
}

describe('text that is copied', () => {
  it('has the lines of the page, from the middle of one to that of another', async () => {
    await open('declaration.pdf', { shows: 'Uchwała rady miejskiej' });
    await select(
      'Zażółć gęślą jaźń: opłatę wylicza się od liczby osób w gospodarstwie.',
      '• papier i tektura',
    );
    const { text, kinds } = await copied();
    assert.match(
      text,
      /^\S.{10,40} osób w gospodarstwie\.\nThis paragraph is in English\.\n• odpady zmieszane\n• pap\S*$/,
    );
    assert.deepEqual(kinds, ['text/plain'], 'transparent letters would be copied too');
  });

  it('goes on over a page break, with a divided word in one piece', async () => {
    await open('continued.pdf', { shows: 'wania do 15 dnia miesiąca.' });
    await select('Regulamin', 'wania do 15 dnia miesiąca.');
    const { text } = await copied();
    assert.match(text, /^\S{2,5}min\nOpłatę wnosi się bez wezwania do 15/);
  });

  it('is all of the document by key, cells apart by tabs, and nothing of the page around it', async () => {
    await open('declaration.pdf', { shows: 'Stawka' });
    await page.locator('tt-document-viewer .document').focus();
    await page.keyboard.press('Control+a');
    const { text } = await copied();
    assert.equal(
      text,
      'Deklaracja o wysokości opłaty\n' +
        'Zażółć gęślą jaźń: opłatę wylicza się od liczby osób w gospodarstwie.\n' +
        'This paragraph is in English.\n• odpady zmieszane\n• papier i tektura\n• szkło\n' +
        'Uchwała rady miejskiej\nSkrypt\nStawki opłaty\n' +
        'Liczba osób\tStawka\nod 1 do 4\t27,00 zł\nod 5\t22,00 zł\nMapa odbioru',
    );
  });

  it('is said to be a part where a long document was selected', async () => {
    await open('plain-30.pdf', { shows: 'Lapa Nr. 2' });
    await page.locator('tt-document-viewer .document').focus();
    await page.keyboard.press('Control+a');
    await page
      .locator('tt-document-viewer [role=status]')
      .getByText(/^Selected: pages 1 to \d+ of 30\./)
      .waitFor({ state: 'attached' });
    assert.match((await copied()).text, /^Lapa Nr\. 1\n.*\nLapa Nr\. 2\n/s);
  });

  it('leaves out the names of pages in the text version', async () => {
    await open('declaration.pdf', { view: 'reading', shows: 'Stawki opłaty' });
    await page.locator('tt-document-viewer .document').focus();
    await page.keyboard.press('Control+a');
    const { text } = await copied();
    assert.match(text, /^Deklaracja o wysokości opłaty\n/);
    assert.match(text, /Stawki opłaty\s+Liczba osób\tStawka\nod 1 do 4\t27,00 zł/);
    assert.doesNotMatch(text, /Page|Next|Town|Download/);
  });
});
