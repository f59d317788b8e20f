import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { violations } from './axe.ts';

let hall: RunningServer;
let browser: Browser;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall?.close();
});

test('a place is looked up, and which of the two municipalities it is in is kept', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${hall.address}/waste-fee/property`);
  const find = page.locator('#group-home [data-address-lookup] > button');
  await page.fill('#home-house', '5');
  await page.fill('#home-locality', 'Mielec');
  await find.press('Enter');
  const places = page.locator('#group-home [data-address-lookup] li');
  await places.first().waitFor();
  assert.match(
    await places.first().innerText(),
    /^Mielec\s+gmina miejska Mielec, powiat mielecki$/,
  );
  const village = places.filter({ hasText: 'Chorzelów' });
  assert.match(await village.innerText(), /gmina wiejska Mielec/);
  const wrong = await violations(page);
  assert.deepEqual(
    wrong.map(({ id }) => id),
    [],
  );
  await village.locator('button').press('Enter');
  assert.equal(await page.inputValue('#home-locality'), 'Chorzelów');
  assert.equal(await page.inputValue('#home-municipality'), 'gmina wiejska Mielec');
  assert.equal(await page.inputValue('#home-house'), '5', 'what was typed stays');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'home-street');
  await page.fill('#home-postal-code', '39-331');
  await page.check('#property-place');
  await page.check('#correspondence');
  await page.click('[data-actions] [data-variant="primary"]');
  await page.waitForSelector('form[action="/waste-fee/household"]');
  await page.goto(`${hall.address}/waste-fee/check`);
  assert.match(await page.innerText('main'), /Chorzelów 5, 39-331 Chorzelów, gmina wiejska Mielec/);
  assert.ok(asked.every((url) => !/Mielec|Chorzel/.test(decodeURIComponent(url))));
  await page.close();
});
