import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { canKeepPages, installedEngines, openPage, type Page } from '../../../scripts/browser.mjs';
import { serveForm, type FormServer } from './back-page.ts';

let server: FormServer;
let folder: string;
let paper: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
  paper = join(folder, 'umowa.txt');
  writeFileSync(paper, 'Umowa');
  server = await serveForm();
});
after(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in the page; the drivers call it by two names. */
function inPage<T>(page: Page, work: () => T): Promise<T> {
  const native = page.native as {
    evaluate?(work: () => T): Promise<T>;
    execute?(work: () => T): Promise<T>;
  };
  return native.evaluate ? native.evaluate(work) : native.execute!(work);
}

async function until(page: Page, what: string, check: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 80; attempt += 1) {
    // A page that is just coming cannot be asked.
    if (await inPage(page, check).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`never came: ${what}`);
}

/** WebKit's driver waits half a minute for a page that is asked while it goes. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

/** Until the elements are there and the button stands still: a press beside it presses nothing. */
const ready = (page: Page): Promise<void> =>
  until(page, 'the form with its elements', () => {
    const { dataset } = document.documentElement;
    const place = String(document.getElementById('send')?.getBoundingClientRect().top);
    const isStill = dataset['place'] === place;
    dataset['place'] = place;
    return (
      isStill &&
      !!dataset['shown'] &&
      !document.querySelector(':not(:defined)') &&
      !!document.querySelector('tt-file-field:state(ready)')
    );
  });

/** Goes back, and tells whether the page had been kept or was loaded again. */
async function back(page: Page): Promise<string | undefined> {
  await inPage(page, () => void setTimeout(() => history.back()));
  await pause();
  await ready(page);
  return inPage(page, () => document.documentElement.dataset['shown']);
}

/** Leaves the page by a press on `selector`, for the page of that title. */
async function leave(page: Page, selector: string, title: 'Elsewhere' | 'Sent'): Promise<void> {
  // A kept page would tell of the time before.
  await inPage(page, () => void delete document.documentElement.dataset['shown']);
  await page.click(selector);
  await pause();
  await (title === 'Sent'
    ? until(page, 'the page after', () => document.title === 'Sent')
    : until(page, 'another page', () => document.title === 'Elsewhere'));
}

/** What a multipart body says under `name`. */
const answersIn = (body: string, name: string): string[] =>
  [...body.matchAll(/name="([^"]*)"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n([^\r]*)\r\n/g)]
    .filter(([, key]) => key === name)
    .map(([, , value]) => value!);

async function send(page: Page): Promise<(name: string) => string[]> {
  const { length } = server.sent;
  await leave(page, '#send', 'Sent');
  assert.equal(server.sent.length, length + 1, 'sent once');
  return (name) => answersIn(server.sent.at(-1)!, name);
}

/** What a person sees of the answers. */
const look = (page: Page) =>
  inPage(page, () => {
    const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim();
    const control = (id: string) => document.querySelector<HTMLInputElement>(`[id="${id}"]`)!;
    const rows = document.querySelector('tt-file-field')!.shadowRoot!.querySelectorAll('bdi');
    return {
      title: document.title,
      summary: textOf('tt-error-summary:not([hidden]) a'),
      wrong: textOf('#name-error:not([hidden])'),
      fee: textOf('output'),
      left: textOf('[data-counter]'),
      reason: control('reason').value,
      topics: [control('roads').checked, control('waste').checked],
      all: [control('every').checked, control('every').indeterminate],
      what: control('what').checkVisibility() && control('what').value,
      street: control('street').value,
      place: control('place').value,
      abroad: control('street-PT').checkVisibility() && control('street-PT').value,
      streetShown: control('street-combobox')?.value,
      villages: [...document.querySelectorAll('tt-combobox li')].map((tag) => tag.textContent),
      owners: [control('owners.0.name').value, control('owners.1.name')?.value],
      files: [...rows].map((row) => row.textContent),
      carried: control('papers').files!.length,
    };
  });

/** Presses Send on the empty form, and then answers most of it. */
async function fillIn(page: Page): Promise<void> {
  await page.click('#send');
  await until(page, 'the summary', () => !!document.querySelector('tt-error-summary a'));
  await page.fill('#persons', '4');
  await page.fill('#reason', 'Rok');
  await page.click('#roads');
  await page.click('#change');
  await page.fill('#what', 'Nowy dom');
  await page.select('#country', 'PT');
  await page.fill('#street-PT', 'Rua Nova');
  await page.upload('#papers', paper);
  await page.click('#add');
  await page.fill('[id="owners.1.name"]', 'Anna');
  await choose(page, 'street', 'kal');
  await page.fill('#place', 'Wola Nowa');
  await choose(page, 'villages', 'ryd');
  await until(page, 'the fee', () => document.querySelector('output')!.textContent === '100');
  await until(
    page,
    'the file',
    () => document.querySelector<HTMLInputElement>('#papers')!.files!.length === 1,
  );
}

const comers = {
  street: () => document.getElementById('street')!.focus(),
  villages: () => document.getElementById('villages')!.focus(),
  'second-road': () => document.getElementById('second-road')!.focus(),
  'roads-too': () => document.getElementById('roads-too')!.focus(),
  lane: () => document.getElementById('lane')!.focus(),
  'quiet-lane': () => document.getElementById('quiet-lane')!.focus(),
  secret: () => document.getElementById('secret')!.focus(),
};

async function choose(
  page: Page,
  id: Exclude<keyof typeof comers, 'lane' | 'quiet-lane'>,
  text: string,
): Promise<void> {
  // The select gives way to its stand-in when somebody comes.
  await inPage(page, comers[id]);
  await page.waitFor(`#${id}-combobox[aria-controls]`);
  await page.fill(`#${id}-combobox`, text);
  await page.press('ArrowDown');
  await until(
    page,
    'a row',
    () => !!document.querySelector('[role=option][aria-selected=true], [aria-activedescendant]'),
  );
  await page.press('Enter');
}

for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
  const skip = !installedEngines().includes(engine) && `${engine} is not installed`;
  const keepsNone =
    !canKeepPages(engine) &&
    'Chromium without a window keeps no page for the way back (BackForwardCacheDisabledForDelegate)';

  async function onForm(keepsPages: boolean, act: (page: Page) => Promise<void>): Promise<void> {
    const page = await openPage(engine, { keepsPages });
    try {
      await page.goto(`${server.address}/form`);
      await ready(page);
      await act(page);
      assert.deepEqual(await page.problems(), []);
    } finally {
      await page.close();
    }
  }

  describe(`Back in ${engine}`, { skip }, () => {
    test('to a kept page: everything is as it was left, and lives', { skip: keepsNone }, () =>
      onForm(true, async (page) => {
        await fillIn(page);
        const left = await look(page);
        assert.equal(left.summary, 'Name – Fill in this field');
        assert.equal(left.left, '17 characters left');
        assert.deepEqual([left.all, left.carried], [[false, true], 1]);
        assert.deepEqual([left.what, left.owners], ['Nowy dom', ['', 'Anna']]);
        assert.deepEqual([left.street, left.streetShown], ['Kalna', 'Kalna']);
        assert.equal(left.villages.length, 1);
        await leave(page, '#away', 'Elsewhere');
        assert.equal(await back(page), 'kept');
        // WebKit empties some answers after the page is shown, and they are written again.
        await pause();
        assert.deepEqual(await look(page), left);

        await page.fill('#persons', '2');
        await page.fill('#reason', 'Rok 2026');
        await page.click('#waste');
        await page.click('#first');
        await page.click('#add');
        await until(
          page,
          'another fee',
          () => document.querySelector('output')!.textContent === '50',
        );
        const now = await look(page);
        assert.equal(now.left, '12 characters left');
        assert.deepEqual([now.all, now.what], [[true, false], false]);
        assert.equal(await page.visible('[id="owners.2.name"]'), true);
        await page.click('tt-error-summary a');
        await page.fill('#name', 'Anna');
        const sent = await send(page);
        assert.deepEqual([sent('what'), sent('villages')], [[], ['Rydzów']]);
        assert.deepEqual(sent('home.street'), ['Rua Nova']);
        assert.equal(server.sent.at(-1)!.match(/filename="umowa.txt"/g)?.length, 1);
      }),
    );

    test('after sending: it can be sent again, changed under another key', () =>
      onForm(true, async (page) => {
        await page.fill('#name', 'Anna');
        const first = await send(page);
        const [key] = first('tt-submission');
        assert.ok(key);
        await back(page);
        assert.equal(await page.visible('#send:not([aria-disabled])'), true);
        const again = await send(page);
        assert.deepEqual(again('tt-submission'), [key]);
        await back(page);
        await page.fill('#name', 'Zofia');
        const changed = await send(page);
        assert.deepEqual(changed('name'), ['Zofia']);
        assert.notDeepEqual(changed('tt-submission'), [key]);
      }));

    test('loaded again after sending: what was declared has a time, and a printed tick has none', () =>
      onForm(false, async (page) => {
        await page.fill('#name', 'Anna');
        await page.click('#call');
        await page.click('#truth');
        const first = await send(page);
        const [ticked] = first('call-time');
        assert.match(ticked!, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
        assert.equal(await back(page), 'loaded');
        const again = await send(page);
        for (const name of ['call', 'truth']) {
          assert.deepEqual(again(name), ['yes']);
          assert.deepEqual(again(`${name}-text`), [name]);
          assert.deepEqual(again(`${name}-version`), ['3']);
          const [time] = again(`${name}-time`);
          // Chromium gives nothing back of hidden inputs: then it is the time of sending it again.
          if (engine === 'chromium') assert.ok(time! > ticked!, `${name}: ${time}`);
          else assert.deepEqual(again(`${name}-time`), first(`${name}-time`));
        }
        assert.deepEqual(again('printed'), ['yes']);
        assert.deepEqual(again('printed-time'), ['']);
        assert.deepEqual(again('tt-submission'), first('tt-submission'));
      }));

    test('never sends what was still being checked when the page was left', () =>
      onForm(true, async (page) => {
        const { length } = server.sent;
        await page.fill('#name', 'Anna');
        await page.fill('#number', 'GK1');
        await page.click('#send');
        await page.waitFor('html[data-asked=GK1]');
        await leave(page, '#away', 'Elsewhere');
        const shown = await back(page);
        if (shown === 'kept')
          await inPage(page, () =>
            (globalThis as unknown as { answerRegister(): void }).answerRegister(),
          );
        await pause();
        await pause();
        assert.equal(await inPage(page, () => document.title), 'Form');
        assert.equal(server.sent.length, length);
        await page.fill('#number', 'GK2');
        const sent = await send(page);
        assert.deepEqual(sent('name'), ['Anna']);
      }));

    test('loaded again: what was chosen from a list that is not printed is there, but where it must not be', () =>
      onForm(false, async (page) => {
        const roads = () =>
          inPage(page, () => ({
            one: document.querySelector<HTMLInputElement>('#second-road-combobox')?.value,
            tags: [...document.querySelectorAll('tt-combobox:has(#roads-too) li button')].map(
              (tag) => tag.getAttribute('aria-label'),
            ),
            part: document.getElementById('part')!.checkVisibility(),
            said: document.querySelector('[data-tt-announcer]')?.textContent ?? '',
            focus: document.activeElement === document.body,
          }));
        await page.fill('#name', 'Anna');
        await choose(page, 'second-road', 'pol');
        await choose(page, 'roads-too', 'kal');
        await choose(page, 'roads-too', 'pol');
        await choose(page, 'secret', 'pol');
        // Twice: what was given back is kept for the next time.
        for (const time of [1, 2]) {
          await leave(page, '#away', 'Elsewhere');
          assert.equal(await back(page), 'loaded');
          await until(
            page,
            `the roads, time ${time}`,
            () => document.querySelectorAll('tt-combobox:has(#roads-too) li button').length === 2,
          );
          await pause();
          const { part, ...there } = await roads();
          assert.deepEqual(there, {
            one: 'Polna',
            tags: ['Remove: Kalna', 'Remove: Polna'],
            said: '',
            focus: true,
          });
          assert.equal(part, true);
        }
        const sent = await send(page);
        assert.deepEqual(sent('first-road'), ['']);
        assert.deepEqual(sent('second-road'), ['r2']);
        assert.deepEqual(sent('roads-too'), ['r0', 'r2']);
        assert.deepEqual(sent('secret'), ['']);
      }));

    test('loaded again: of two streets of one name it is the one that was chosen, or is asked for', () =>
      onForm(false, async (page) => {
        const chooseSecond = async (id: 'lane' | 'quiet-lane'): Promise<void> => {
          await inPage(page, comers[id]);
          await page.waitFor(`#${id}[aria-controls]`);
          await page.fill(`#${id}`, 'lesna');
          for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.press(key);
        };
        await page.fill('#name', 'Anna');
        await chooseSecond('lane');
        await chooseSecond('quiet-lane');
        const first = await send(page);
        assert.deepEqual([first('lane'), first('lane-code')], [['Leśna'], ['l1']]);
        assert.deepEqual(first('quiet-lane-code'), ['l1']);
        for (const time of [1, 2]) {
          assert.equal(await back(page), 'loaded', `time ${time}`);
          await until(
            page,
            'the code',
            () => document.querySelector<HTMLInputElement>('[name=lane-code]')!.value === 'l1',
          );
          await inPage(page, comers.lane);
          await page.press('Tab');
          await pause();
          assert.equal(await page.visible('#lane-error:not([hidden])'), false);
          const again = await send(page);
          assert.deepEqual([again('lane'), again('lane-code')], [['Leśna'], ['l1']]);
          assert.deepEqual(again('quiet-lane'), ['']);
        }
        await back(page);
        await inPage(page, comers.lane);
        await page.waitFor('#lane[aria-controls]');
        await page.fill('#lane', 'x');
        await page.fill('#lane', 'Leśna');
        await leave(page, '#away', 'Elsewhere');
        await back(page);
        await until(page, 'the list', () =>
          document.getElementById('lane')!.hasAttribute('aria-controls'),
        );
        await page.click('#send');
        await until(page, 'which is meant', () =>
          document
            .getElementById('lane-error')!
            .textContent.includes('More than one option has this name'),
        );
      }));

    // Last: it needs a browser of its own, which is dear to start.
    test('to a page that is loaded again: what was typed is there, and what follows from it', () =>
      onForm(false, async (page) => {
        await fillIn(page);
        await leave(page, '#away', 'Elsewhere');
        assert.equal(await back(page), 'loaded');
        await until(page, 'the fee', () => document.querySelector('output')!.textContent === '100');
        await until(page, 'the added owner', () => !!document.getElementById('owners.1.name'));
        const { reason, topics, all, what, abroad, street, place, owners, files, carried } =
          await look(page);
        assert.deepEqual(
          { reason, topics, all, what, abroad, street, place, owners },
          {
            owners: ['', 'Anna'],
            reason: 'Rok',
            topics: [true, false],
            all: [false, true],
            what: 'Nowy dom',
            abroad: 'Rua Nova',
            street: 'Kalna',
            place: 'Wola Nowa',
          },
        );
        // What a browser does not give back is gone from the list too.
        assert.equal(files.length, carried);
      }));
  });
}
