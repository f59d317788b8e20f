import assert from 'node:assert/strict';
import { test } from 'node:test';
import process from 'node:process';
import { ensureChromium } from './system-packages.mjs';

test('a CHROME_PATH that leads nowhere is named, and nothing is installed in its place', async () => {
  const before = process.env.CHROME_PATH;
  process.env.CHROME_PATH = '/nowhere/chromium';
  try {
    assert.match(await ensureChromium(), /no file \/nowhere\/chromium\. Set CHROME_PATH/);
  } finally {
    if (before === undefined) delete process.env.CHROME_PATH;
    else process.env.CHROME_PATH = before;
  }
});
