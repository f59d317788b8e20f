import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { allExamples } from '../src/example-list.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import { examplesWindow, undefinedTags } from './example-page.ts';
import { pdfOf } from './sample-files.ts';

/* An example page does what the element's own page would do: it speaks, and takes files. */

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

async function open(path: string, lang = 'pl'): Promise<Page> {
  const page = await (await browser.newContext(examplesWindow)).newPage();
  await page.goto(`${hall.address}/examples/${path}?lang=${lang}`);
  assert.deepEqual(await undefinedTags(page), []);
  return page;
}

test('a required answer that is missing is told in our words, with its place', async () => {
  for (const path of ['tt-field/field-required', 'tt-fieldset/fieldset-radios']) {
    const page = await open(path);
    await page.click('form > [data-actions] button');
    await page.waitForSelector('tt-error-summary a');
    assert.equal(new URL(page.url()).pathname, `/examples/${path}`);
    assert.equal(await page.locator('main [data-error]:visible').count(), 1, path);
    assert.equal(
      await page.evaluate(() => document.activeElement?.closest('tt-error-summary') !== null),
      true,
      'not the control, beside which a browser puts a bubble of its own',
    );
    await page.context().close();
  }
});

test('no example leaves a required answer to the bubbles of the browser', async () => {
  const page = await open('all');
  // An author who brings a plain form leaves it to the browser, and may.
  const isPlain = (await allExamples()).map(({ html }) => {
    const source = html('pl');
    return source.includes('<form') && !source.includes('<tt-form');
  });
  const silent = await page.evaluate(async (left) => {
    const sections = [...document.querySelectorAll<HTMLElement>('main > section')];
    const asking = sections.filter(
      (section, index) =>
        !left[index] &&
        [...section.querySelectorAll('form')].some(({ elements }) =>
          [...elements].some((control) => control.matches(':invalid:not(fieldset)')),
        ),
    );
    const told = 'tt-error-summary a, [data-error]:not([hidden])';
    const quiet: string[] = [];
    addEventListener('submit', (event) => event.preventDefault());
    for (const section of asking) {
      const form = section.querySelector('form:invalid')!;
      const send = [...form.querySelectorAll('button')].findLast(
        (button) => button.type === 'submit' && !button.formNoValidate && button.checkVisibility(),
      );
      send?.click();
      for (let wait = 0; wait < 40 && !section.querySelector(told); wait += 1)
        await new Promise((resolve) => setTimeout(resolve, 25));
      // What a condition hides is asked of nobody.
      if (!section.querySelector(told) && form.matches(':invalid'))
        quiet.push(section.querySelector('h2')?.textContent ?? '');
    }
    return [asking.length > 40, ...quiet];
  }, isPlain);
  assert.deepEqual(silent, [true]);
  await page.context().close();
});

test('the example that sends files at once has somewhere to send them', async () => {
  const page = await open('tt-file-field/file-field-upload');
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() !== 'GET') answers.push(response.status());
  });
  const file = { name: 'umowa.pdf', mimeType: 'application/pdf', buffer: pdfOf('1') };
  await page.setInputFiles('#file-field-upload', file);
  await page.waitForFunction(() => {
    const field = document.querySelector('tt-file-field') as unknown as {
      files: { state: string }[];
    };
    return field.files.some(({ state }) => state === 'uploaded' || state === 'failed');
  });
  assert.deepEqual(
    await page.evaluate(() =>
      (
        document.querySelector('tt-file-field') as unknown as { files: { state: string }[] }
      ).files.map(({ state }) => state),
    ),
    ['uploaded'],
  );
  assert.deepEqual(
    answers.filter((status) => status >= 400),
    [],
  );
  await page.click('form > [data-actions] button');
  await page.waitForURL(/echo/);
  assert.match(await page.innerText('body'), /"evidence-upload"/);
  await page.context().close();
});
