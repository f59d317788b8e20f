// What is measured of a viewer, each in a browser of its own: nothing is left from the one before.
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../../browsers.mjs';
import { rarePages, rareWord } from './documents.mjs';
import { rendererMemory } from './memory.mjs';

const patience = 900_000;

/** Opens a document in one of the viewers and hands over the page once its first page is painted. */
async function withDocument({ address, id, name }, use) {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArguments, '--js-flags=--expose-gc'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(patience);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${address}/${id}?src=/documents/${name}.pdf`);
    const firstPage = await page.evaluate(() => window.bench.firstPage);
    const result = await use(page, browser, firstPage);
    if (errors.length > 0) throw new Error(`${id}, ${name}.pdf: ${errors[0]}`);
    return result;
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the navigation to the picture of page 1. */
export function measureFirstPage(address, id, name) {
  return withDocument({ address, id, name }, (page, browser, firstPage) => firstPage);
}

/** Milliseconds until the page is shown, of some jumps within 1,000 pages. */
export function measureJumps(address, id) {
  return withDocument({ address, id, name: 'long' }, async (page) => {
    await page.waitForTimeout(2000);
    const jumps = [];
    for (const target of [500, 123, 877, 300, 950, 42, 666]) {
      jumps.push(await page.evaluate((number) => window.bench.jump(number), target));
      await page.waitForTimeout(500);
    }
    return jumps;
  });
}

/** Searching a rare word in 1,000 pages: milliseconds, see `driver.page.js`. */
export function measureSearch(address, id) {
  return withDocument({ address, id, name: 'long' }, async (page) => {
    await page.waitForTimeout(2000);
    return page.evaluate(([word, count]) => window.bench.find(word, count), [rareWord, rarePages]);
  });
}

/**
 * Goes through all pages of a document, and looks again when nobody has read for ten seconds: by then
 * the engine has given back the room that it took while pages came.
 * @returns {Promise<{before: number, after: number, rested: number, perPage: number}>} MB of the renderer; ms
 */
export function measureReading(address, id, name, pages) {
  return withDocument({ address, id, name }, async (page, browser) => {
    await page.waitForTimeout(2000);
    const before = await rendererMemory(browser, page);
    const start = performance.now();
    await page.evaluate((count) => window.bench.readAll(count), pages);
    const perPage = (performance.now() - start) / pages;
    const after = await rendererMemory(browser, page);
    await page.waitForTimeout(10_000);
    return { before, after, rested: await rendererMemory(browser, page), perPage };
  });
}
