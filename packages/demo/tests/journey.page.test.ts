import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pdf } from '@twintown/core/files/testing/samples.js';
import type { Page as ChromiumPage } from 'playwright-core';
import { installedEngines, openPage } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { violations } from './axe.ts';

type Engine = 'chromium' | 'firefox' | 'webkit';

/** What the journey asks of a browser: any engine that can do this can walk it. */
interface Driver {
  engine: Engine;
  native: unknown;
  goto(address: string): Promise<void>;
  address(): Promise<string>;
  click(selector: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  upload(selector: string, path: string): Promise<void>;
  press(key: string): Promise<void>;
  text(selector: string): Promise<string>;
  value(selector: string): Promise<string>;
  visible(selector: string): Promise<boolean>;
  waitFor(selector: string, milliseconds?: number): Promise<void>;
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

const open = openPage as (
  engine: Engine,
  options?: { javaScript?: boolean; width?: number; height?: number },
) => Promise<Driver>;

let hall: RunningServer;
let folder: string;
let powerOfAttorney: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'town-hall-'));
  powerOfAttorney = join(folder, 'pełnomocnictwo.pdf');
  writeFileSync(powerOfAttorney, pdf());
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in the page; the three drivers call it by two names. */
function inPage<T>(driver: Driver, work: () => T): Promise<T> {
  const page = driver.native as {
    evaluate?(work: () => T): Promise<T>;
    execute?(work: () => T): Promise<T>;
  };
  return page.evaluate ? page.evaluate(work) : page.execute!(work);
}

/** Light-DOM text stays readable when an element was never defined, so that alone proves nothing. */
async function assertDefined(driver: Driver): Promise<void> {
  const look = () =>
    inPage(driver, () => {
      const names = [...document.querySelectorAll('*')]
        .map((element) => element.localName)
        .filter((name) => name.startsWith('tt-'));
      return { names, missing: names.filter((name) => !customElements.get(name)) };
    });
  let found = await look();
  // Scripts of a page come after its text.
  for (let attempt = 0; attempt < 50 && found.missing.length > 0; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    found = await look();
  }
  assert.ok(found.names.length > 0);
  assert.deepEqual(found.missing, []);
}

/** What is said of a file while it travels moves the page, and a press meant for a box misses it. */
async function assertUploaded(driver: Driver): Promise<void> {
  const uploaded = () =>
    inPage(driver, () => !!document.querySelector<HTMLInputElement>('[data-upload]')?.value);
  for (let attempt = 0; attempt < 50 && !(await uploaded()); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(await uploaded());
}

const form = (step: string): string => `form[action="/waste-fee/${step}"]`;
const go = '[data-actions] [data-variant="primary"]';

type Script = 'on' | 'off' | 'late';

async function walk(driver: Driver, when: Script): Promise<void> {
  const script = when !== 'off';
  // Nobody waits for a script that is late.
  const settle = when === 'on' ? () => assertDefined(driver) : () => Promise.resolve();
  await driver.goto(`${hall.address}/`);
  await driver.click(go);

  await driver.waitFor(form('purpose'));
  await settle();
  await driver.click('#purpose');
  await driver.fill('#purpose-date-day', '5');
  await driver.fill('#purpose-date-month', '11');
  await driver.fill('#purpose-date-year', '2026');
  // Enter goes on; it must not press a language in the header.
  await driver.press('Enter');

  await driver.waitFor(form('applicant'));
  assert.equal(await inPageLanguage(driver, script), 'pl');
  await settle();
  await driver.click('#applicant');
  await driver.waitFor('#given-name');
  await driver.fill('#given-name', 'Żaneta');
  await driver.fill('#family-name', 'Śliwińska');
  await driver.click('#has-pesel');
  await driver.waitFor('#pesel');
  await driver.fill('#pesel', '44051401358');
  await driver.click('#legal-title');
  await driver.click(go);
  await driver.waitFor('tt-error-summary a[href="#pesel"]');
  assert.match(await driver.text('#pesel-error'), /\S/);
  assert.equal(await driver.value('#pesel'), '44051401358');
  await driver.fill('#pesel', '44051401359');
  await driver.click(go);

  await driver.waitFor(form('property'));
  await settle();
  await driver.fill('#home-street', 'Biernackiego');
  await driver.fill('#home-house', '12');
  await driver.fill('#home-postal-code', '39-300');
  await driver.fill('#home-locality', 'Mielec');
  await driver.click('#property-place');
  await driver.click('#correspondence');
  await driver.click(go);

  await driver.waitFor(form('household'));
  await settle();
  await driver.fill('#persons', '6');
  await driver.click('[id="composting.no"]');
  if (!script) {
    await driver.click('[data-calculate]');
    await driver.waitFor('[data-fee-lines] li');
  }
  await driver.waitFor('[data-fee-lines] li');
  const shown = await driver.text('output#fee');
  assert.match(shown, /150,00/);
  await driver.click(go);

  await driver.waitFor(form('attachments'));
  await settle();
  await driver.click('[id="proxy.yes"]');
  // With script the input lies unseen over its drop zone, which drivers take for hidden.
  await driver.waitFor('label[for="proxy-file"]');
  await driver.upload('#proxy-file', powerOfAttorney);
  if (script) await assertUploaded(driver);
  await driver.click('#truth');
  await driver.click(go);

  await driver.waitFor('a[href="/waste-fee/sign"]');
  assert.match(await driver.text('main'), /pełnomocnictwo\.pdf/);
  assert.ok((await driver.text('main')).includes(shown.trim()), 'the server says the same fee');
  await driver.click('a[href="/waste-fee/sign"]');

  await driver.waitFor(form('sign'));
  await settle();
  await driver.fill('#signature-name', 'Żaneta Śliwińska');
  await driver.click('#sign-intent');
  await driver.click(go);

  await driver.waitFor('[data-reference]', 20_000);
  if (script) await assertDefined(driver);
  assert.match(await driver.text('[data-reference]'), /^GK\.6232\.\d+\.20\d\d$/);
}

/** Without script the page cannot be asked; its text can. */
async function inPageLanguage(driver: Driver, script: boolean): Promise<string> {
  if (script) return inPage(driver, () => document.documentElement.lang);
  return (await driver.text('h1')) === 'Składający' ? 'pl' : 'another';
}

async function withDriver(
  engine: Engine,
  options: { javaScript?: boolean; width?: number; height?: number },
  work: (driver: Driver) => Promise<void>,
): Promise<void> {
  const driver = await open(engine, options);
  try {
    await work(driver);
  } catch (error) {
    // Where the walk ended, and what the page said there.
    const said = await driver.text('main').catch(() => '');
    throw new Error(`at ${await driver.address()}: ${said.slice(0, 1500)}`, { cause: error });
  } finally {
    await driver.close();
  }
}

/**
 * Keeps the script of the pages back until a page calls `letCome`, as `then` may do. The server does it,
 * because not every driver can; and a load that waits for a script would keep some drivers waiting too.
 */
function holdScript(then = ''): () => void {
  const [answer] = hall.server.listeners('request') as RequestListener[];
  const hold: RequestListener = (request, response) => {
    const held = /^\/assets\/declaration-[^?]*\.js$/.exec(request.url ?? '');
    if (!held) return answer!(request, response);
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
    // Whoever leaves while it is on its way ends its loading, which a script of the page's own does in silence.
    response.end(
      `let leaves; addEventListener('beforeunload', () => (leaves = true));
      globalThis.letCome = () =>
        void import('${held[0]}?late').catch((error) => leaves || reportError(error));
      ${then}`,
    );
  };
  hall.server.off('request', answer!).on('request', hold);
  return () => void hall.server.off('request', hold).on('request', answer!);
}

const engines = installedEngines() as Engine[];
for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
  const skip = !engines.includes(engine) && `${engine} is not installed`;
  // Chromium's driver can keep the script back by itself: see below.
  if (engine !== 'chromium') {
    test(
      `${engine}, late script: what was typed before it came is kept and sent`,
      { skip },
      async () => {
        const release = holdScript();
        try {
          await withDriver(engine, {}, async (driver) => {
            await driver.goto(`${hall.address}/waste-fee/applicant`);
            await driver.waitFor('#applicant');
            await driver.click('#applicant');
            await driver.waitFor('#family-name');
            await driver.fill('#given-name', 'Łucja');
            await driver.fill('#family-name', 'Ķirsone');
            assert.equal(await inPage(driver, () => !!customElements.get('tt-field')), false);
            await inPage(driver, () => (globalThis as unknown as { letCome(): void }).letCome());
            await assertDefined(driver);
            assert.ok(await driver.visible('#given-name'), 'what was chosen still asks for it');
            assert.equal(await driver.value('#given-name'), 'Łucja');
            assert.equal(await driver.value('#family-name'), 'Ķirsone');
            await driver.click('button[name="language"][value="lv"]');
            await driver.waitFor('button[name="language"][value="lv"][aria-current]');
            assert.equal(await driver.value('#given-name'), 'Łucja');
            assert.equal(await driver.value('#family-name'), 'Ķirsone');
          });
        } finally {
          release();
        }
      },
    );
  }
  // Pages without script need a browser of their own in Firefox, so they come last.
  for (const when of ['on', 'late', 'off'] as const) {
    test(`${engine}, script ${when}: from the start page to the receipt`, { skip }, async () => {
      const release = when === 'late' ? holdScript('setTimeout(letCome, 1500)') : undefined;
      try {
        await withDriver(engine, { javaScript: when !== 'off' }, async (driver) => {
          await walk(driver, when);
          if (when !== 'off') assert.deepEqual(await driver.problems(), []);
        });
      } finally {
        release?.();
      }
    });
  }
}

const skip = !engines.includes('chromium') && 'chromium is not installed';

test('chromium, 320 px: the whole way, and no page scrolls sideways', { skip }, () =>
  withDriver('chromium', { width: 320, height: 640 }, async (driver) => {
    const page = driver.native as ChromiumPage;
    const wide: string[] = [];
    page.on('load', () => {
      void page
        .evaluate(() => document.documentElement.scrollWidth)
        .then((width) => width > 320 && wide.push(`${page.url()}: ${width}`))
        .catch(() => undefined);
    });
    await walk(driver, 'on');
    assert.deepEqual(wide, []);
    assert.deepEqual(await driver.problems(), []);
  }),
);

test('chromium, late script: what was typed before it came is kept and sent', { skip }, () =>
  withDriver('chromium', {}, async (driver) => {
    const page = driver.native as ChromiumPage;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/assets\/declaration-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${hall.address}/waste-fee/applicant`, { waitUntil: 'commit' });
    await page.waitForSelector('#applicant');
    assert.equal(await page.evaluate(() => !!customElements.get('tt-field')), false);
    await page.click('#applicant');
    await page.click('#given-name');
    await page.keyboard.type('Łucja');
    await page.click('#family-name');
    await page.keyboard.type('Ķirs');
    release();
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    await page.keyboard.type('one');
    assert.equal(await driver.value('#family-name'), 'Ķirsone');
    assert.equal(await driver.value('#given-name'), 'Łucja');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'family-name');
    await page.click('button[name="language"][value="lv"]');
    await page.waitForSelector('html[lang="lv"]');
    assert.equal(await driver.value('#family-name'), 'Ķirsone');
    assert.deepEqual(await driver.problems(), []);
  }),
);

test('chromium: a drawn signature, the document in the viewer before and after', { skip }, () =>
  withDriver('chromium', {}, async (driver) => {
    const page = driver.native as ChromiumPage;
    await walkToSign(driver);
    await page.waitForSelector('tt-document-viewer:state(ready)', { timeout: 20_000 });
    assert.match(await driver.text('tt-document-viewer'), /\S/);
    await page.locator('tt-signature-field label:has(input[value="drawn"])').click();
    const pad = await page.locator('tt-signature-field svg#pad').boundingBox();
    assert.ok(pad);
    await page.mouse.move(pad.x + 40, pad.y + 60);
    await page.mouse.down();
    await page.mouse.move(pad.x + 120, pad.y + 30, { steps: 8 });
    await page.mouse.move(pad.x + 200, pad.y + 70, { steps: 8 });
    await page.mouse.up();
    await page.click('#sign-intent');
    await page.dblclick(go);
    await page.waitForSelector('[data-reference]');
    await page.waitForSelector('tt-document-viewer:state(ready)', { timeout: 20_000 });
    assert.deepEqual(await driver.problems(), []);
    await page.goBack();
    await page.waitForSelector('[data-reference]');
  }),
);

for (const width of [1024, 320])
  test(`chromium: the document stays in its frame above the signature, ${width} px`, { skip }, () =>
    withDriver('chromium', { width }, async (driver) => {
      const page = driver.native as ChromiumPage;
      await walkToSign(driver);
      await page.waitForSelector('tt-document-viewer:state(ready)', { timeout: 20_000 });
      const viewer = await page.locator('tt-document-viewer').boundingBox();
      const pages = await page.locator('tt-document-viewer .document').boundingBox();
      const form = await page.locator('tt-signature-field').boundingBox();
      assert.ok(viewer && pages && form);
      // A page whose stylesheet takes the viewer for a block leaves a third of it to read in.
      const share = pages.height / viewer.height;
      assert.ok(share > 0.6, `the pages have ${Math.round(share * 100)} % of the frame`);
      assert.ok(
        pages.y + pages.height <= viewer.y + viewer.height + 1,
        'the pages end in the frame',
      );
      assert.ok(viewer.y + viewer.height <= form.y, 'the signature stands below');
      assert.equal(
        await page
          .locator('tt-document-viewer .document')
          .evaluate((all) => all.scrollHeight > all.clientHeight + 1),
        true,
        'the document scrolls in its frame',
      );
    }),
  );

/** The steps before are walked elsewhere; here they are only sent. */
async function walkToSign(driver: Driver): Promise<void> {
  const { applicant, attachments, household, property, purpose } = await import('./answers.ts');
  const { request } = (driver.native as ChromiumPage).context();
  const steps = { purpose, applicant, property, household, attachments };
  for (const [step, answers] of Object.entries(steps)) {
    await request.post(`${hall.address}/waste-fee/${step}`, { form: answers });
  }
  await driver.goto(`${hall.address}/waste-fee/sign`);
}

test('chromium: a reload, a link and Back lose nothing that was typed', { skip }, () =>
  withDriver('chromium', {}, async (driver) => {
    const page = driver.native as ChromiumPage;
    await driver.goto(`${hall.address}/waste-fee/property`);
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    const kept = async (text: string): Promise<void> => {
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const answer = await page.context().request.get(`${hall.address}/waste-fee/property`);
        if ((await answer.text()).includes(`value="${text}"`)) return;
        await page.waitForTimeout(100);
      }
      assert.fail(`"${text}" never reached the server`);
    };
    await driver.fill('#home-street', 'Żeromskiego');
    await kept('Żeromskiego');
    await page.reload();
    assert.equal(await driver.value('#home-street'), 'Żeromskiego');
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    await driver.fill('#home-house', '7a');
    await page.click('[data-town]');
    await page.waitForSelector('a[href="/waste-fee/purpose"]');
    await kept('7a');
    await page.goBack();
    await page.waitForSelector('#home-house');
    assert.equal(await driver.value('#home-house'), '7a');
    await driver.fill('#home-locality', 'Mielec');
    await page.click('button[data-back]');
    await page.waitForSelector(form('applicant'));
    await driver.goto(`${hall.address}/waste-fee/property`);
    assert.equal(await driver.value('#home-locality'), 'Mielec');
    assert.deepEqual(await driver.problems(), []);
  }),
);

test('chromium, keys only: mistakes are listed, focused and lead to their fields', { skip }, () =>
  withDriver('chromium', {}, async (driver) => {
    const page = driver.native as ChromiumPage;
    await driver.goto(`${hall.address}/waste-fee/household`);
    await page.waitForFunction(() => !!customElements.get('tt-form'));
    await page.focus('#persons');
    await page.keyboard.press('Enter');
    await page.waitForSelector('tt-error-summary a');
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'tt-error-summary');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'persons');
    await page.keyboard.type('5');
    await page.waitForFunction(
      () => document.querySelector('output#fee')?.textContent?.includes('135,00') === true,
    );
    assert.equal((await page.locator('#persons-error').innerText()).trim(), '');
    await driver.fill('#persons', '100');
    const isWhole = ({ scrollWidth, clientWidth }: Element): boolean => scrollWidth <= clientWidth;
    assert.ok(await page.$eval('#persons', isWhole), 'a number that is too large is read whole');
    assert.deepEqual(await driver.problems(), []);
  }),
);

test('chromium: axe finds nothing on any page, with mistakes and without', { skip }, () =>
  withDriver('chromium', {}, async (driver) => {
    const page = driver.native as ChromiumPage;
    const found: string[] = [];
    const look = async (path: string): Promise<void> => {
      await driver.goto(hall.address + path);
      await page.waitForFunction(() => !!customElements.get('tt-form'));
      await assertDefined(driver);
      // Words that are just fading in are paler than they will be.
      await page.waitForFunction(
        () => !document.querySelector('tt-document-viewer:not(:state(ready))'),
      );
      for (const { id, nodes } of await violations(page)) {
        found.push(...nodes.map((node) => `${path}: ${id} ${node.html.slice(0, 160)}`));
      }
    };
    const { request } = page.context();
    const steps = ['purpose', 'applicant', 'property', 'household', 'attachments'];
    await look('/');
    await look('/privacy');
    for (const step of steps) {
      await look(`/waste-fee/${step}`);
      await request.post(`${hall.address}/waste-fee/${step}`, { form: { 'family-name': 'x' } });
      await look(`/waste-fee/${step}`);
    }
    await look('/waste-fee/check');
    await walkToSign(driver);
    await look('/waste-fee/check');
    await look('/waste-fee/sign');
    await page.fill('#signature-name', 'Żaneta');
    await page.click('#sign-intent');
    await page.click(go);
    await page.waitForSelector('[data-reference]');
    await look('/waste-fee/receipt');
    assert.deepEqual(found, []);
  }),
);
