import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { launchChromium } from '../../../scripts/browser.mjs';

/** One script, so that a page without an address can run it. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import '@twintown/elements/define/field.js';
        import '@twintown/elements/define/calendar.js';`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    conditions: ['twintown:source'],
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    write: false,
  });
  return outputFiles[0]!.text;
}

test('the button of a calendar is named without a space before the comma', async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Form</title><tt-field>
    <label for="moved">Moved in</label><p id="moved-error" data-error hidden></p>
    <input id="moved" data-value="date" value="12/05/2026" aria-describedby="moved-error">
    <tt-calendar for="moved"></tt-calendar></tt-field></html>`);
  await page.addScriptTag({ content: await script() });
  await page.locator('#moved').focus();
  const button = page.locator('tt-calendar #button');
  await button.getByText('2026').waitFor({ state: 'attached' });
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const named = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'button');
  assert.deepEqual(
    // Engines differ in whether English has a comma after the weekday.
    named.map(({ name }) => String(name?.value).replace('day, ', 'day ')),
    ['Choose a date: Moved in, Chosen: Tuesday 12 May 2026'],
  );
});

test('the month closes when Tab leaves the page after its last control', async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Form</title><tt-field>
    <label for="moved">Moved in</label><input id="moved" data-value="date">
    <tt-calendar for="moved"></tt-calendar></tt-field></html>`);
  await page.addScriptTag({ content: await script() });
  await page.locator('tt-calendar #button').focus();
  await page.keyboard.press('Enter');
  const close = page.getByRole('button', { name: 'Close' });
  await close.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await close.evaluate((element) => element.matches(':focus')));
  await page.keyboard.press('Tab');
  await close.waitFor({ state: 'hidden' });
});
