import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';

interface Finger {
  x: number;
  y: number;
}

let town: TownPage;
let browser: Browser;
let page: Page;
let screen: CDPSession;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
  });
  page = await context.newPage();
  screen = await context.newCDPSession(page);
});
after(async () => {
  await browser.close();
  await town.close();
});

async function visit(): Promise<void> {
  await page.goto(`${town.origin}/?src=/documents/plain-30.pdf`);
  await page.waitForFunction(() => document.querySelector('tt-document-viewer')?.state === 'ready');
}

const middle = (): Promise<Finger> =>
  page.evaluate(() => {
    const inside = document.querySelector('tt-document-viewer')!.shadowRoot!;
    const { x, y, width, height } = inside.querySelector('.document')!.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });

const percent = (): Promise<number> =>
  page.evaluate(() => {
    const inside = document.querySelector('tt-document-viewer')!.shadowRoot!;
    return Number.parseFloat(inside.querySelector('.level')!.textContent);
  });

/** Moves two fingers apart, each as far as said, in steps that a screen would tell. */
async function spread(left: number, right: number): Promise<void> {
  const { x, y } = await middle();
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number): Promise<unknown> =>
    screen.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - 40 - left * part, y, id: 1 },
              { x: x + 40 + right * part, y, id: 2 },
            ],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 16; step++) {
    await touch('touchMove', step / 16);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await touch('touchEnd', 1);
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

const scaleOfPage = (): Promise<number> => page.evaluate(() => visualViewport!.scale);

void describe('two fingers on a screen', () => {
  for (const [name, left, right] of [
    ['both moved', 40, 40],
    ['one kept where it is', 0, 80],
  ] as const) {
    void it(`zoom the document as far as they go, and not the page around it: ${name}`, async () => {
      await visit();
      const before = await percent();
      await spread(left, right);
      const grown = (await percent()) / before;
      assert.ok(Math.abs(grown - 2) < 0.15, `${grown} times`);
      assert.equal(await scaleOfPage(), 1);
    });
  }

  void it('still zoom the page where text reflows', async () => {
    await visit();
    await page.evaluate(() => (document.querySelector('tt-document-viewer')!.view = 'reading'));
    await page.waitForFunction(() =>
      document.querySelector('tt-document-viewer')!.shadowRoot!.querySelector('[data-state=shown]'),
    );
    await spread(40, 40);
    assert.ok((await scaleOfPage()) > 1.2, `${await scaleOfPage()} times`);
  });

  void it('leave one finger to scroll the pages', async () => {
    await visit();
    const { x, y } = await middle();
    await screen.send('Input.synthesizeScrollGesture', { x, y, yDistance: -300 });
    const top = await page.evaluate(
      () =>
        document.querySelector('tt-document-viewer')!.shadowRoot!.querySelector('.document')!
          .scrollTop,
    );
    assert.ok(top > 200, `${top} px`);
  });
});
