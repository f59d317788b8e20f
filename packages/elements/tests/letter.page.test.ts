import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { launchChromium } from '../../../scripts/browser.mjs';

/*
 * What a letter costs in a long form: without a height of its own, the control that it is typed into is laid
 * out with the whole page around it (decision 33). Only Chromium tells how much it laid out.
 */

interface TraceEvent {
  name: string;
  args: { beginData?: { partialLayout: boolean; totalObjects: number } };
}

/** Theme and stylesheet of a form page, as text. */
async function styles(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `@import '../../tokens/dist/themes/neutral.css'; @import '../src/forms.css';`,
      resolveDir: import.meta.dirname,
      loader: 'css',
    },
    bundle: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

for (const [what, attributes] of [
  ['a text', ''],
  ['an answer of a known width', 'data-width="5" inputmode="numeric"'],
  ['an e-mail address', 'type="email"'],
] as const) {
  test(`a letter of ${what} lays out its own control, not the form around it`, async (t) => {
    const browser = await launchChromium();
    t.after(() => browser.close());
    const page = await browser.newPage();
    const field = (n: number): string => `<tt-field><label for="f${n}">Field ${n}</label>
      <p id="f${n}-error" data-error hidden></p>
      <input id="f${n}" name="f${n}" ${attributes} aria-describedby="f${n}-error"></tt-field>`;
    const fields = Array.from({ length: 40 }, (_, n) => field(n)).join('');
    await page.setContent(`<!doctype html><html lang="en"><title>Form</title>
      <style>${await styles()}</style><form>${fields}</form></html>`);
    await page.locator('#f20').focus();
    await page.keyboard.press('a');
    await page.waitForTimeout(100);

    const folder = mkdtempSync(join(tmpdir(), 'letter-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'trace.json');
    await browser.startTracing(page, { path, categories: ['devtools.timeline'] });
    for (const letter of 'bcdef') {
      await page.keyboard.press(letter);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(0))));
    }
    await browser.stopTracing();

    const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: TraceEvent[] };
    const layouts = traceEvents.filter(({ name, args }) => name === 'Layout' && args.beginData);
    assert.ok(layouts.length >= 5, `${layouts.length} layouts for five letters`);
    for (const { args } of layouts) {
      assert.equal(args.beginData!.partialLayout, true, 'the whole page was laid out');
      assert.ok(args.beginData!.totalObjects < 10, `${args.beginData!.totalObjects} objects`);
    }
    assert.equal(await page.locator('#f20').inputValue(), 'abcdef');
  });
}
