import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';

const fixtures = new URL('../src/generated/fixtures/', import.meta.url);

let town: TownPage;
let browser: Browser;
let page: Page;
/** Bodies of the forms that the server was sent. */
const sent: URLSearchParams[] = [];

before(async () => {
  [town, browser] = await Promise.all([startTownPage(['read-confirmation']), launchChromium()]);
  town.answers.set('/send', (request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      sent.push(new URLSearchParams(body));
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><h1>Received</h1>');
    });
  });
});
after(async () => {
  await browser.close();
  await town.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 800, height: 900 } });
});
afterEach(() => page.close());

/** A page of the town's own with this in its body. */
async function visit(body: string): Promise<void> {
  town.answers.set('/own', (_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><html lang="en" data-tt-theme="neutral"><head><meta charset="utf-8"><title>Town</title>' +
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">' +
        `<link rel="stylesheet" href="/themes/all.css"></head><body>${body}` +
        '<script type="module" src="/bundle/page.js"></script></body></html>',
    );
  });
  await page.goto(`${town.origin}/own`);
  await page.waitForSelector('tt-document-viewer:state(ready)');
}

const confirmation = (src: string): string =>
  `<form method="post" action="/send"><tt-document-viewer id="rules" view="reading"><a href="${src}">Rules</a></tt-document-viewer>` +
  '<tt-read-confirmation for="rules"><div data-option><input id="read" name="read" type="checkbox" value="yes">' +
  '<label for="read">I have read the rules</label></div>' +
  ['sha256', 'pages', 'total', 'from', 'to']
    .map((name) => `<input type="hidden" name="rules-${name}" data-${name}>`)
    .join('') +
  '</tt-read-confirmation><button>Send</button></form>';

describe('a form with a document to be read', () => {
  it('brings the server what was read of it, and when', async () => {
    const began = Date.now();
    await visit(confirmation('/documents/bylaws-before.pdf'));
    const viewer = page.locator('tt-document-viewer');
    await viewer.locator('.reading-page[data-page="3"][data-state=shown]').waitFor();
    for (const number of [1, 2]) {
      await viewer.locator(`.reading-page[data-page="${number}"] .next-page`).focus();
      await page.keyboard.press('Enter');
    }
    await page.waitForFunction(() =>
      /2/.test(document.querySelector<HTMLInputElement>('[data-pages]')!.value),
    );
    await page.locator('#read').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Send' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    const got = sent.at(-1)!;
    const bytes = await readFile(new URL('bylaws-before.pdf', fixtures));
    assert.equal(got.get('read'), 'yes');
    assert.equal(got.get('rules-sha256'), createHash('sha256').update(bytes).digest('hex'));
    assert.match(got.get('rules-pages') ?? '', /^1-[23]$/);
    assert.equal(got.get('rules-total'), '3');
    const [from, to] = [got.get('rules-from'), got.get('rules-to')].map((each) =>
      Date.parse(each!),
    );
    assert.ok(from! >= began && to! >= from! && to! <= Date.now(), `${from} ${to}`);
  });

  it('brings no evidence of what was not read', async () => {
    await visit(
      `<div style="block-size: 3000px"></div>${confirmation('/documents/bylaws-before.pdf')}`,
    );
    await page.evaluate(() => document.querySelector('form')!.requestSubmit());
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    assert.deepEqual(Object.fromEntries(sent.at(-1)!), {
      'rules-sha256': '',
      'rules-pages': '',
      'rules-total': '',
      'rules-from': '',
      'rules-to': '',
    });
  });
});

describe('the viewer with a page’s own parts', () => {
  it('tells of signatures, and shows the page’s panel between the toolbar and the document', async () => {
    await page.addInitScript(() => {
      addEventListener('tt-signatures', (event) => {
        const { claims } = (event as HTMLElementEventMap['tt-signatures']).detail;
        const panel = document.querySelector('[slot=signatures]')!;
        panel.textContent = `${claims.length}: ${claims.map(({ name }) => name).join()}`;
      });
    });
    await visit(
      '<tt-document-viewer><a href="/documents/signed.pdf">Letter</a><p slot="signatures">?</p></tt-document-viewer>',
    );
    await page.getByText('1: Anna Nowak', { exact: true }).waitFor();
    const [toolbar, panel, sheet] = await Promise.all([
      page.getByRole('toolbar').boundingBox(),
      page.locator('[slot=signatures]').boundingBox(),
      page.locator('tt-document-viewer .document').boundingBox(),
    ]);
    assert.ok(toolbar!.y + toolbar!.height <= panel!.y && panel!.y + panel!.height <= sheet!.y);
  });

  it('offers the page’s way to an accessible copy by keyboard, and tells of it', async () => {
    await page.addInitScript(() => {
      addEventListener('tt-request-accessible', (event) => {
        const { detail } = event as HTMLElementEventMap['tt-request-accessible'];
        document.title = `${String(detail.source)} ${detail.name}`;
      });
    });
    await visit(
      '<tt-document-viewer view="reading"><a href="/documents/scan.pdf">Scan</a>' +
        '<button type="button" slot="accessible-copy">Ask for an accessible copy</button></tt-document-viewer>',
    );
    const ask = page.getByRole('button', { name: 'Ask for an accessible copy' });
    await ask.waitFor();
    await page.keyboard.press('Tab');
    for (let step = 0; step < 20; step += 1) {
      if (await ask.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    assert.match(await page.title(), /scan\.pdf/);
  });
});

describe('text spacing that a reader sets for the page', () => {
  for (const view of ['reading', 'pages'])
    it(`is taken over, and nothing is cut off: ${view}`, async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      await visit(
        `<tt-document-viewer view="${view}"><a href="/documents/declaration.pdf">Declaration</a></tt-document-viewer>`,
      );
      const viewer = page.locator('tt-document-viewer');
      if (view === 'reading') await viewer.locator('.reading-page[data-page="1"] h2').waitFor();
      else await viewer.locator('.page canvas').first().waitFor();
      // WCAG 2.2, 1.4.12; browsers' extensions put the rules into shadow roots as well.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
            'p { margin-block-end: 2em !important }',
        );
        document.adoptedStyleSheets.push(sheet);
        document.querySelector('tt-document-viewer')!.shadowRoot!.adoptedStyleSheets.push(sheet);
      });
      const cut = await viewer.evaluate((host) => {
        const parts = [...host.shadowRoot!.querySelectorAll<HTMLElement>('.viewer *')];
        return parts
          .filter((part) => {
            const { overflowX, overflowY, position } = getComputedStyle(part);
            const hides = [overflowX, overflowY].some((each) => /hidden|clip/.test(each));
            const isSeen =
              part.checkVisibility() && part.clientWidth > 1 && position !== 'absolute';
            const isCut =
              part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
            return hides && isSeen && isCut && part.textContent?.trim();
          })
          .map((part) => part.className || part.localName);
      });
      assert.deepEqual(cut, []);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(scrollWidth <= 320, String(scrollWidth));
      const pictures = process.env['TWINTOWN_PICTURES'];
      if (pictures) await page.screenshot({ path: `${pictures}/spacing-${view}.png` });
      if (view === 'pages') return;
      const spacing = await viewer
        .locator('.reading-text p')
        .first()
        .evaluate((part) => {
          const { letterSpacing, lineHeight, fontSize } = getComputedStyle(part);
          return [letterSpacing, lineHeight].map((each) => parseFloat(each) / parseFloat(fontSize));
        });
      assert.ok(spacing[0]! > 0.119 && spacing[1]! >= 1.49, spacing.join());
    });
});
