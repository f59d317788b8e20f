import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pdf } from '@twintown/core/files/testing/samples.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { installedEngines, launchChromium } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, attachments, household, property, purpose } from './answers.ts';

/** What the browser hands to assistive technology. Only Chromium can be asked for it here. */
interface Heard {
  role: string;
  name: string;
  description: string;
  invalid: boolean;
  required: boolean;
}

const skip = !installedEngines().includes('chromium') && 'chromium is not installed';
let hall: RunningServer;
let folder: string;
let browser: Browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'town-hall-'));
  hall = await startServer({ dataDir: folder });
  if (!skip) browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Node {
  ignored?: boolean;
  role?: { value?: string };
  name?: { value?: string };
  description?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

async function hear(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => {
      const state = (of: string) => properties.find((each) => each.name === of)?.value.value;
      return {
        role: role?.value ?? '',
        name: name?.value ?? '',
        description: description?.value ?? '',
        invalid: ![undefined, false, 'false'].includes(state('invalid') as string | undefined),
        required: state('required') === true,
      };
    });
}

async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName.startsWith('tt-'))
      .every(({ localName }) => customElements.get(localName)),
  );
  if (page.url().includes('/sign'))
    await page.waitForSelector('tt-document-viewer:state(ready)', { timeout: 20_000 });
}

async function answered(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
  const page = await context.newPage();
  // The cookie of the session comes with the first page.
  await page.goto(`${hall.address}/waste-fee/purpose`);
  for (const [step, form] of Object.entries({ purpose, applicant, property, household })) {
    await context.request.post(`${hall.address}/waste-fee/${step}`, {
      form,
      headers: { origin: hall.address },
      maxRedirects: 0,
    });
  }
  await context.request.post(`${hall.address}/waste-fee/attachments`, {
    multipart: attachments,
    headers: { origin: hall.address },
    maxRedirects: 0,
  });
  return { context, page };
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.localName || '');

const fresh = ['purpose', 'applicant', 'property', 'household', 'attachments'];

test('nothing is heard as wrong before anybody came to it', { skip }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const step of fresh) {
    await page.goto(`${hall.address}/waste-fee/${step}`);
    await settle(page);
    const all = await hear(page);
    assert.deepEqual(
      all.filter(({ invalid }) => invalid).map(({ role, name }) => `${step}: ${role} ${name}`),
      [],
    );
    for (const { role, name, required } of all)
      if (role === 'radiogroup') assert.ok(required, `${step}: ${name} is heard as required`);
    // In words, too, and on the page itself.
    assert.match(await page.locator('main').innerText(), /Wypełnij wszystkie pola/);
  }
  await context.close();
});

test(
  'nothing is heard as wrong while it is typed, and only what is told afterwards',
  { skip },
  async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const wrong = async (): Promise<string[]> =>
      (await hear(page)).filter(({ invalid }) => invalid).map(({ role }) => role);
    // Half an address; a letter that the browser takes for none; what no list has.
    for (const [example, control, part, whole, told] of [
      ['tt-field/field-email', '#field-email', 'anna', '@', 'textbox'],
      ['tt-field/field-email', '#field-email', 'łukasz', '@example.com', ''],
      ['tt-combobox/combobox-listed', '#combobox-listed', 'Zzz', 'z', 'combobox'],
    ] as const) {
      await page.goto(`${hall.address}/examples/${example}?lang=en`);
      await settle(page);
      await page.focus(control);
      await page.keyboard.type(part);
      await page.waitForTimeout(300);
      assert.deepEqual(await wrong(), [], `${part}, half typed`);
      await page.keyboard.type(whole);
      await page.keyboard.press('Tab');
      if (told) await page.waitForSelector('[data-error]:not([hidden])');
      else await page.waitForSelector('[data-warning]:not([hidden])');
      assert.deepEqual(await wrong(), told ? [told] : [], `${part}${whole}`);
    }
    await context.close();
  },
);

test('the signing page names every control once, and its mistakes in order', { skip }, async () => {
  const { context, page } = await answered();
  await page.goto(`${hall.address}/waste-fee/sign`);
  await settle(page);
  const controls = (await hear(page)).filter(({ role }) =>
    /^(?:button|link|textbox|radio|radiogroup|checkbox|toolbar|group)$/.test(role),
  );
  for (const { role, name, description, invalid } of controls) {
    assert.notEqual(name, '', `a ${role} has a name`);
    assert.notEqual(description, name, `${role} ${name} is not described by its name`);
    assert.ok(!invalid, `${role} ${name} is not wrong yet`);
  }
  await page.click('[data-actions] [data-variant="primary"]');
  await page.waitForSelector('tt-error-summary a');
  const lines = page.locator('tt-error-summary a');
  assert.deepEqual(await lines.allTextContents(), [
    'Podpisz deklarację: narysuj podpis albo wpisz imię i nazwisko',
    'Potwierdź, że podpisujesz tę deklarację',
  ]);
  await lines.first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'signature-name');
  await context.close();
});

test('adding and removing a file leads back to where that was done', { skip }, async () => {
  const { context, page } = await answered();
  const storageState = await context.storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const printed = await plain.newPage();
  await printed.goto(`${hall.address}/waste-fee/attachments`);
  await printed.setInputFiles('#other-files', {
    name: 'plan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf()),
  });
  await printed.click('button[value=upload]');
  await printed.waitForSelector('[name=remove-file]');
  const place = printed.url();
  assert.match(place, /#other-files$/);
  await plain.close();
  await page.goto(place);
  await settle(page);
  assert.equal(await focused(page), 'other-files');
  const input = (await hear(page)).find(({ name }) => name.startsWith('Inne załączniki'));
  assert.match(input?.description ?? '', /plan\.pdf/);
  await page.click('[name=remove-file]');
  await page.waitForSelector('[name=remove-file]', { state: 'detached' });
  await settle(page);
  assert.equal(await focused(page), 'other-files');
  await context.close();
});

for (const [key, title] of Object.entries({ ArrowDown: 'drawn', Tab: 'typed' })) {
  test(`the keyboard leaves every part of the signing page (${title})`, { skip }, async () => {
    const { context, page } = await answered();
    await page.goto(`${hall.address}/waste-fee/sign`);
    await settle(page);
    await page.locator('tt-signature-field').evaluate((field) => {
      field.shadowRoot?.querySelector<HTMLElement>('input:checked')?.focus();
    });
    await page.keyboard.press(key);
    const passed = new Set<string>();
    for (let stop = 0; stop < 40; stop += 1) {
      passed.add(await focused(page));
      await page.keyboard.press('Tab');
      if ((await focused(page)) === 'body') break;
    }
    assert.ok(passed.has('sign-intent'), [...passed].join(' '));
    for (let stop = 0; stop < 60; stop += 1) {
      passed.add(await focused(page));
      await page.keyboard.press('Shift+Tab');
      if ((await focused(page)) === 'body') break;
    }
    assert.ok(passed.has('tt-document-viewer'), [...passed].join(' '));
    assert.ok(passed.has('a'), [...passed].join(' '));
    await context.close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(
    `a link to an answer shows its question, script ${javaScriptEnabled ? 'on' : 'off'}`,
    {
      skip,
    },
    async () => {
      const { context, page } = await answered();
      const storageState = await context.storageState();
      const small = await browser.newContext({
        storageState,
        viewport: { width: 320, height: 568 },
      });
      const phone = await small.newPage();
      if (!javaScriptEnabled) await phone.route(/\.js$/, (route) => route.abort());
      await phone.goto(`${hall.address}/waste-fee/check`);
      const links = await phone
        .locator('dl a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      assert.ok(links.length > 10);
      const out: string[] = [];
      for (const link of links) {
        await phone.goto(`${hall.address}/waste-fee/check`);
        await phone.click(`dl a[href="${link}"]`);
        await phone.waitForSelector('tt-form');
        if (javaScriptEnabled) await settle(phone);
        const isSeen = await phone
          .waitForFunction(
            () => {
              const control = document.activeElement as HTMLInputElement;
              const inGroup = control.matches('[type=radio],[data-part]');
              const caption = inGroup
                ? control.closest('fieldset')?.querySelector('legend')
                : control.labels?.[0];
              const top = caption?.getBoundingClientRect().top ?? -1;
              // Whoever hears the first choice as "not checked" believes that nothing is answered.
              const isAnswer =
                control.type !== 'radio' ||
                control.checked ||
                !control.form?.querySelector(`[name="${control.name}"]:checked`);
              return isAnswer && top >= 0 && control.getBoundingClientRect().bottom <= innerHeight;
            },
            undefined,
            { timeout: 3000 },
          )
          .then(
            () => true,
            () => false,
          );
        if (!isSeen) out.push(link);
      }
      assert.deepEqual(out, []);
      await small.close();
      await page.close();
      await context.close();
    },
  );
}
