import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { installedEngines, launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';

const skip = !installedEngines().includes('chromium') && 'chromium is not installed';
let hall: RunningServer;
let browser: Browser;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
  if (!skip) browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall.close();
});

test(
  'an answer that a choice hides as soon as it is typed is there when it is asked again',
  { skip },
  async () => {
    const page = await browser.newPage();
    const address = `${hall.address}/waste-fee/property`;
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.check('[name="property-place"] >> nth=1');
    const kept = page.waitForRequest(
      (request) => request.method() === 'POST' && !!request.postData()?.includes('Goleszów'),
    );
    await page.locator('#property-locality').pressSequentially('Goleszów');
    await page.check('[name="property-place"] >> nth=0');
    await kept;
    await page.waitForLoadState('networkidle');
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.check('[name="property-place"] >> nth=1');
    assert.equal(await page.locator('#property-locality').inputValue(), 'Goleszów');
    await page.close();
  },
);
