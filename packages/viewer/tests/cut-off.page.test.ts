import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { heavy } from '../scripts/fixtures.ts';
import { startTownPage, type TownPage } from './town-page.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const samples = join(process.env['TWINTOWN_SHARED'] ?? resolve(root, '../shared'), 'samples');

let town: TownPage;
let browser: Browser;
let page: Page;

before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
});
after(async () => {
  await browser.close();
  await town.close();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

const missing = 'The end of this file is missing: part of the document may not be shown.';

/** The state in which opening ends, and the strips above the document. */
async function shown(name: string, bytes: Uint8Array): Promise<[string, string[]]> {
  const address = `/documents/${name}`;
  town.documents.set(address, bytes);
  await page.goto(`${town.origin}/?${new URLSearchParams({ src: address }).toString()}`);
  const viewer = page.locator('tt-document-viewer');
  await page.waitForSelector('tt-document-viewer:is(:state(ready), :state(failed))');
  const state = await viewer.evaluate(
    (element) => (element as HTMLElement & { state: string }).state,
  );
  return [state, await viewer.locator('.strip.notice').allInnerTexts()];
}

describe('a long document that comes in parts', () => {
  it('says that its end is missing, and is not fetched as a whole for it', async () => {
    const whole = await heavy(12, 1_000_000);
    const [state, notices] = await shown('whole.pdf', whole);
    assert.deepEqual([state, notices], ['ready', []]);
    const sent = town.sent.get('/documents/whole.pdf') ?? 0;
    assert.ok(sent < whole.length * 0.6, `${sent} of ${whole.length} bytes`);

    const added = Buffer.from(`9999 0 obj\n<</Length 900000>>stream\n${'BT '.repeat(100)}`);
    assert.deepEqual(await shown('cut.pdf', Buffer.concat([whole, added])), ['ready', [missing]]);
    const most = town.sent.get('/documents/cut.pdf') ?? 0;
    assert.ok(most < whole.length * 0.6, `${most} of ${whole.length} bytes`);
  });

  it('says nothing of other bytes behind its end', async () => {
    const whole = await heavy(12, 1_000_000);
    const rest = Buffer.from('\r\n--boundary--\r\n'.repeat(200));
    assert.deepEqual(await shown('rest.pdf', Buffer.concat([whole, rest])), ['ready', []]);
  });
});

describe('a connection that breaks off', () => {
  for (const name of ['letter.docx', 'declaration.pdf']) {
    it(`is told as that, and the document opens on the second try: ${name}`, async () => {
      const bytes = await readFile(join(root, 'packages/viewer/src/generated/fixtures', name));
      const address = `/documents/${name}`;
      town.answers.set(address, (_, response) => {
        response.setHeader('Content-Length', bytes.length);
        response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      });
      try {
        await page.goto(`${town.origin}/?${new URLSearchParams({ src: address }).toString()}`);
        await page.waitForSelector('tt-document-viewer:state(failed)');
      } finally {
        town.answers.clear();
      }
      const happened = page.locator('tt-document-viewer .happened');
      assert.match(await happened.innerText(), /there is no connection/);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.waitForSelector('tt-document-viewer:state(ready)');
    });
  }
});

describe('documents of others', () => {
  const files = existsSync(samples)
    ? readdirSync(samples).filter((name) => !name.endsWith('.md'))
    : [];
  it('are not taken for cut off', { skip: files.length === 0 && 'no samples' }, async () => {
    for (const name of files) {
      const [, notices] = await shown(name, await readFile(join(samples, name)));
      assert.ok(!notices.includes(missing), name);
      const failure = page.locator('tt-document-viewer .happened');
      const happened = await failure.allInnerTexts();
      assert.ok(!happened.join().includes('The end of this file'), name);
    }
  });
});
