import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pdf, png } from '@twintown/core/files/testing/samples.js';
import type { Browser } from 'playwright-core';
import { installedEngines, launchChromium, openPage } from '../../../scripts/browser.mjs';
import { measureUpload } from '../../../scripts/bench/upload.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { fillIn, signature, signingOf } from './answers.ts';
import { Visitor } from './visitor.ts';

type Engine = 'chromium' | 'firefox' | 'webkit';

const skip = !installedEngines().includes('chromium') && 'chromium is not installed';

let hall: RunningServer;
let browser: Browser | undefined;
let folder: string;
let plan: string;
let program: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-page-'));
  plan = join(folder, 'plan działki.pdf');
  program = join(folder, 'program.pdf');
  writeFileSync(plan, pdf());
  writeFileSync(program, 'MZ\x90\0', 'latin1');
  hall = await startServer({ dataDir: folder });
  if (!skip) browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in the page; the three drivers call it by two names. */
function inPage<T>(native: unknown, work: () => T): Promise<T> {
  const page = native as {
    evaluate?(work: () => T): Promise<T>;
    execute?(work: () => T): Promise<T>;
  };
  return page.evaluate ? page.evaluate(work) : page.execute!(work);
}

async function until<T>(what: string, look: () => Promise<T>): Promise<T> {
  const limit = performance.now() + 15_000;
  for (;;) {
    // While a page goes to the next there is none to look at.
    const found = await look().catch(() => undefined);
    if (found) return found;
    assert.ok(performance.now() < limit, `waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const address = (): string => `${hall.address}/waste-fee/attachments`;
const filesOnPage = (): string[] =>
  [...document.querySelectorAll('ul[data-files] bdi')].map(({ textContent }) => textContent ?? '');

for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
  const missing =
    !(installedEngines() as Engine[]).includes(engine) && `${engine} is not installed`;
  test(
    `a file is sent at once and handed over by the form (${engine})`,
    { skip: missing },
    async () => {
      const driver = await openPage(engine);
      try {
        await driver.goto(address());
        await until('the drop zone', () =>
          inPage(
            driver.native,
            () =>
              !!document
                .querySelector('#other-files')
                ?.parentElement?.shadowRoot?.querySelector('.zone'),
          ),
        );
        await driver.upload('#other-files', plan);
        const id = await until('the upload', () =>
          inPage(
            driver.native,
            () =>
              document.querySelector<HTMLInputElement>('[name=other-files-upload]')?.value ?? '',
          ),
        );
        assert.match(id, /^[0-9a-f]{32}$/);
        const carried = await inPage(
          driver.native,
          () => document.querySelector<HTMLInputElement>('#other-files')!.files!.length,
        );
        assert.equal(carried, 0, 'the bytes are not sent a second time');
        const stored = await inPage(driver.native, () => JSON.stringify({ ...localStorage }));
        assert.doesNotMatch(stored, /plan|działki|pdf/);
        const isThere = await inPage(
          driver.native,
          () => document.querySelector('button[value=upload]')!.getClientRects().length > 0,
        );
        assert.equal(isThere, false, 'there is nothing to send by a button of its own');
        await driver.click('#proxy');
        await driver.click('#truth');
        await driver.click('[data-actions] [data-variant=primary]');
        await until('the check', () =>
          inPage(driver.native, () => location.pathname === '/waste-fee/check'),
        );
        await driver.goto(address());
        await driver.waitFor('ul[data-files]');
        assert.deepEqual(await inPage(driver.native, filesOnPage), ['plan działki.pdf']);
        assert.deepEqual(await driver.problems(), []);
      } finally {
        await driver.close();
      }
    },
  );
}

test(
  'a file is called the same by the page and by the server that prints it',
  { skip },
  async () => {
    for (const language of ['pl', 'en', 'pt-PT', 'lv']) {
      const context = await browser!.newContext();
      try {
        const page = await context.newPage();
        await page.goto(address());
        if (language !== 'pl') await page.click(`button[name="language"][value="${language}"]`);
        await page.waitForSelector(`html[lang="${language}"]`);
        await page.setInputFiles('#other-files', plan);
        const row = page.locator('tt-file-field li[data-state=uploaded]');
        await row.waitFor();
        const said = await row.locator('.facts span').first().innerText();
        await page.reload();
        const printed = await page.locator('ul[data-files] [data-tag]').innerText();
        assert.equal(printed, said, language);
      } finally {
        await context.close();
      }
    }
  },
);

test('the same file without script ends in the same place', { skip }, async () => {
  const driver = await openPage('chromium', { javaScript: false });
  try {
    await driver.goto(address());
    await driver.upload('#other-files', plan);
    await driver.click('button[value=upload]');
    await driver.waitFor('ul[data-files]');
    assert.match(await driver.text('ul[data-files]'), /plan działki\.pdf/);
  } finally {
    await driver.close();
  }
});

test('a wrong file is told at once, stops the form and is not sent', { skip }, async () => {
  const context = await browser!.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${address()}?lang=pl`);
    await page.waitForSelector('tt-file-field:has(#other-files) .zone');
    await page.check('#proxy');
    await page.check('#truth');
    await page.setInputFiles('#other-files', [program, plan]);
    await page.waitForSelector(
      'li[data-state=refused] >> text=Plik „program.pdf” ma rozszerzenie PDF',
    );
    await page.waitForSelector('li[data-state=uploaded]');
    await page.click('[data-actions] [data-variant=primary]');
    const line = page.locator('tt-error-summary a');
    await line.waitFor();
    assert.match((await line.textContent())!, /„program\.pdf”/);
    await line.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'other-files');
    await page.click('li[data-state=refused] [data-remove]');
    await page.click('[data-actions] [data-variant=primary]');
    await page.waitForURL(/waste-fee\/check/);
    assert.match(await page.innerText('main'), /plan działki\.pdf/);
    assert.doesNotMatch(await page.innerText('main'), /program\.pdf/);
  } finally {
    await context.close();
  }
});

test(
  'a refused file is still told of after a reload, and not after leaving the page',
  { skip },
  async () => {
    const context = await browser!.newContext();
    try {
      const page = await context.newPage();
      const row = (state: string) => page.locator(`tt-file-field li[data-state=${state}]`);
      const ready = () =>
        page.locator('tt-file-field:state(ready) > #other-files').waitFor({ state: 'attached' });
      await page.goto(address());
      await ready();
      await page.setInputFiles('#other-files', [plan, program]);
      await row('uploaded').waitFor();
      await row('refused').waitFor();
      const told = await row('refused').locator('.error').innerText();
      for (const time of [1, 2]) {
        await page.reload();
        await ready();
        await row('refused').waitFor();
        assert.equal(await row('refused').locator('.error').innerText(), told, String(time));
      }
      await page.goto(`${hall.address}/examples`);
      await page.goto(address());
      await ready();
      await page.reload();
      await ready();
      await page.locator('ul[data-files] bdi').waitFor();
      assert.equal(await row('refused').count(), 0);
      await page.setInputFiles('#other-files', program);
      await row('refused').waitFor();
      await row('refused').locator('[data-remove]').click();
      await page.reload();
      await ready();
      await page.locator('ul[data-files] bdi').waitFor();
      assert.equal(await row('refused').count(), 0, 'one that was removed does not come back');
    } finally {
      await context.close();
    }
  },
);

test('each refusal of the server is told by its reason, beside the file', { skip }, async () => {
  const context = await browser!.newContext();
  try {
    const page = await context.newPage();
    let status = 0;
    let asked = 0;
    await page.route('**/uploads', (route) => {
      asked += 1;
      return route.fulfill({ status, body: 'no' });
    });
    await page.goto(`${address()}?lang=pl`);
    await page.waitForSelector('tt-file-field:has(#other-files) .zone');
    for (const [answer, sentence] of [
      [413, 'jest większy, niż dopuszcza serwer'],
      [415, 'zawartość jest typu, którego urząd nie przyjmuje'],
      [507, 'nie ma już miejsca'],
      [403, 'Serwer nie przyjął pliku'],
    ] as const) {
      status = answer;
      asked = 0;
      await page.setInputFiles('#other-files', plan);
      const row = page.locator('li[data-state=failed]');
      await row.waitFor();
      const told = await row.locator('.error').innerText();
      assert.ok(told.includes(sentence) && told.includes('„plan działki.pdf”'), told);
      assert.equal(asked, 1, 'it is not asked again by itself');
      await row.locator('[data-remove]').click();
      await page.waitForSelector('li[data-state=removed]');
    }
  } finally {
    await context.close();
  }
});

test('a press on send waits for files that are nearly there', { skip }, async () => {
  const context = await browser!.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address());
    await page.waitForSelector('tt-file-field:has(#other-files) .zone');
    await page.check('#proxy');
    await page.check('#truth');
    await page.route('**/uploads/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.setInputFiles('#other-files', {
      name: 'mapa.png',
      mimeType: 'image/png',
      buffer: Buffer.from(png()),
    });
    await page.click('[data-actions] [data-variant=primary]');
    await page.waitForURL(/waste-fee\/check/);
    assert.match(await page.innerText('main'), /mapa\.png/);
  } finally {
    await context.close();
  }
});

/** Chooses a file and presses the button before anything can have looked at the file. */
const chooseAndSend = (bytes: number[]): void => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(bytes)], 'mapa.png', { type: 'image/png' }));
  const input = document.querySelector<HTMLInputElement>('#other-files')!;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  document.querySelector<HTMLElement>('[data-actions] [data-variant=primary]')!.click();
};

for (const { delay, name } of [
  { delay: 700, name: 'a press on send waits for files that are not even looked at yet' },
  { delay: 9000, name: 'a press on send that waited too long is told why, in the summary' },
])
  test(name, { skip }, async () => {
    const context = await browser!.newContext();
    try {
      const page = await context.newPage();
      await page.goto(address());
      await page.waitForSelector('tt-file-field:has(#other-files) .zone');
      await page.check('#proxy');
      await page.check('#truth');
      await page.route('**/uploads/*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        // The page may be gone by then.
        await route.continue().catch(() => {});
      });
      await page.evaluate(chooseAndSend, [...png()]);
      if (delay < 5000) {
        await page.waitForURL(/waste-fee\/check/);
        assert.match(await page.innerText('main'), /mapa\.png/);
        return;
      }
      await page.waitForSelector('tt-error-summary:focus');
      assert.match(await page.innerText('tt-error-summary'), /Poczekaj, aż wszystkie pliki/);
      await page.waitForSelector('li[data-state=uploaded]');
      assert.equal(
        await page.evaluate(() => document.activeElement!.localName),
        'tt-error-summary',
      );
    } finally {
      await context.close();
    }
  });

test(
  'a link that is lost on the way is told where the form is sent, and the page stays',
  { skip },
  async () => {
    const context = await browser!.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${address()}?lang=en`);
      await page.waitForSelector('tt-file-field:has(#other-files) .zone');
      await page.check('#proxy');
      await page.check('#truth');
      await page.route('**/uploads/*', (route) => route.abort());
      await page.setInputFiles('#other-files', plan);
      await page.waitForSelector('li[data-state=interrupted]');
      // The browser does not know yet: a telephone without reception, a router without a line.
      await page.route('**/*', (route) => route.abort());
      await page.focus('[data-actions] [data-variant=primary]');
      await page.keyboard.press('Enter');
      const line = page.locator('tt-error-summary:focus a');
      await line.waitFor();
      assert.match(await line.innerText(), /connection was lost .* goes on by itself/);
      await line.focus();
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'other-files');
      await page.unroute('**/*');
      await page.unroute('**/uploads/*');
      await page.waitForSelector('li[data-state=uploaded]');
      assert.equal(await page.locator('#other-files-error').isVisible(), false);
      await page.click('[data-actions] [data-variant=primary]');
      await page.waitForURL(/waste-fee\/check/);
      assert.match(await page.innerText('main'), /plan działki\.pdf/);
    } finally {
      await context.close();
    }
  },
);

test(
  'on a phone the camera is offered, and its picture is taken like any file',
  { skip },
  async () => {
    const example = `${hall.address}/examples/tt-file-field/file-field-pictures?lang=en`;
    const phone = await browser!.newContext({ hasTouch: true, isMobile: true });
    const context = await browser!.newContext();
    try {
      const page = await phone.newPage();
      await page.goto(example);
      const button = page.locator('tt-file-field .photo');
      await button.waitFor();
      const opened = page.waitForEvent('filechooser');
      await button.tap();
      const chooser = await opened;
      const [capture, accept] = await chooser
        .element()
        .evaluate((input: Element) =>
          ['capture', 'accept'].map((name) => input.getAttribute(name)),
        );
      assert.deepEqual([capture, accept], ['environment', 'image/*']);
      const picture = await page.screenshot({ type: 'png' });
      await chooser.setFiles({ name: 'image.png', mimeType: 'image/png', buffer: picture });
      await page.waitForSelector('li[data-state=ready] >> text=image');
      const carried = await page.evaluate(
        () => document.querySelector<HTMLInputElement>('input[type=file]')!.files![0]!.name,
      );
      assert.equal(carried, 'image.png');

      const desk = await context.newPage();
      await desk.goto(example);
      await desk.waitForSelector('tt-file-field .zone');
      assert.equal(await desk.locator('tt-file-field .photo').isVisible(), false);
    } finally {
      await phone.close();
      await context.close();
    }
  },
);

test(
  'a file is still there after a reload, and a half-sent one goes on where it was',
  { skip },
  async () => {
    const context = await browser!.newContext();
    try {
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/uploads')) asked.push(request.method());
      });
      const open = async (): Promise<void> => {
        await page.goto(address());
        await page.waitForSelector('tt-file-field:has(#other-files) .zone');
        asked.length = 0;
      };
      await open();
      await page.route('**/uploads/*', (route) => route.abort());
      await page.setInputFiles('#other-files', plan);
      await page.waitForSelector('li[data-state=interrupted]');
      assert.equal(asked[0], 'POST');
      await page.unroute('**/uploads/*');
      await open();
      assert.deepEqual(await inPage(page, filesOnPage), [], 'the server has none of it');
      const told = page.getByText('Przesyłanie 1 pliku przerwało ponowne wczytanie strony');
      await told.first().waitFor();
      await page.setInputFiles('#other-files', plan);
      await page.waitForSelector('li[data-state=uploaded]');
      assert.equal(await page.locator('.broken-off').count(), 0, 'it is not broken off any more');
      assert.equal(asked.join(), 'HEAD,PATCH');
      assert.equal(await page.locator('[name=other-files-upload]').count(), 1);
      await open();
      assert.deepEqual(await inPage(page, filesOnPage), ['plan działki.pdf']);
      assert.equal(await page.locator('.broken-off').count(), 0, 'it was ended');
      await page.setInputFiles('#other-files', plan);
      await page.waitForSelector('li[data-state=refused] >> text=plan działki');
      assert.deepEqual(asked, [], 'nothing is sent again');
    } finally {
      await context.close();
    }
  },
);

test(
  'the receipt copies the digest of a file, without the gaps it is shown with',
  { skip },
  async () => {
    const resident = new Visitor(hall.address);
    const field = ['other-files', 'plan.pdf', Buffer.from(pdf())] as const;
    await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
      [...field],
    ]);
    await fillIn(resident);
    const signing = signingOf(await resident.open('/waste-fee/sign'));
    await resident.send('/waste-fee/sign', { ...signature, ...signing });
    const digest = createHash('sha256').update(pdf()).digest('hex');
    const context = await browser!.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    try {
      const value = resident.cookie('tt-session')!;
      await context.addCookies([{ name: 'tt-session', value, url: hall.address }]);
      const page = await context.newPage();
      await page.goto(`${hall.address}/waste-fee/receipt?lang=en`);
      const button = page.getByRole('button', {
        name: 'Copy the checksum of the file “plan.pdf”',
      });
      await button.press('Enter');
      await page.getByText('Copied', { exact: true }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), digest);
      const shown = await page.locator('ul[data-files] code').innerText();
      assert.equal(shown.replace(/\s/g, ''), digest);
    } finally {
      await context.close();
    }
  },
);

test('a page that stood open for longer than its draft still sends files', { skip }, async () => {
  const context = await browser!.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address());
    await page.waitForSelector('tt-file-field:has(#other-files) .zone');
    const cookies = await page.context().cookies();
    hall.store.dropDraft(cookies.find(({ name }) => name === 'tt-session')!.value);
    await page.setInputFiles('#other-files', plan);
    await page.waitForSelector('li[data-state=uploaded]');
  } finally {
    await context.close();
  }
});

test('storage that throws stops no upload', { skip }, async () => {
  const context = await browser!.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      for (const method of ['setItem', 'getItem', 'removeItem'] as const)
        Storage.prototype[method] = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
    });
    await page.goto(address());
    await page.waitForSelector('tt-file-field:has(#other-files) .zone');
    await page.setInputFiles('#other-files', plan);
    await page.waitForSelector('li[data-state=uploaded]');
    assert.equal(await page.locator('[name=other-files-upload]').count(), 1);
  } finally {
    await context.close();
  }
});

test(
  'an upload goes on after the server was killed, and next to nothing is sent twice',
  { skip },
  async () => {
    const chunk = 8 * 1024 * 1024;
    const megabytes = Number(process.env['UPLOAD_MEGABYTES'] ?? 24);
    const result = await measureUpload({ size: megabytes * 1024 * 1024 });
    assert.ok(result.whole, 'the server has the same bytes');
    assert.ok(result.atKill > 0 && result.atKill < result.size, 'it was killed on the way');
    assert.equal(result.hadAgain, 0, 'nothing that the server had was sent again');
    assert.ok(result.again >= 0 && result.again <= chunk, `${result.again} bytes were sent twice`);
  },
);

test('whoever goes on while a file is sent hears of no error', { skip }, async () => {
  const page = await browser!.newPage();
  try {
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/uploads/**', async (route) => {
      if (route.request().method() === 'PATCH') await held;
      await route.continue();
    });
    await page.goto(`${address()}?lang=pl`);
    await page.locator('tt-file-field:state(ready) > #other-files').waitFor({ state: 'attached' });
    await page.focus('#other-files');
    await page.setInputFiles('#other-files', plan);
    const row = page.locator('tt-file-field:has(#other-files) li[data-state=uploading]');
    await row.waitFor();
    const heard: string[] = [];
    await page.exposeFunction('hear', (text: string) => heard.push(text));
    await page.evaluate(() =>
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            (globalThis as unknown as { hear(text: string): void }).hear(node.textContent ?? '');
      }).observe(document.querySelector('[data-tt-announcer]')!, { childList: true }),
    );
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
    await page.waitForTimeout(1000);
    assert.notEqual(await page.locator('#other-files').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('#other-files-error').isVisible(), false);
    assert.deepEqual(
      heard.filter((text) => text.includes('Błąd')),
      [],
    );
    goOn();
    await page.locator('tt-file-field:has(#other-files) li[data-state=uploaded]').waitFor();
  } finally {
    await page.close();
  }
});

test('a second press after “try again” does not remove the file', { skip }, async () => {
  const page = await browser!.newPage();
  try {
    let isRefused = true;
    await page.route('**/uploads**', (route) =>
      isRefused ? route.fulfill({ status: 507 }) : route.continue(),
    );
    await page.goto(`${address()}?lang=pl`);
    await page.locator('tt-file-field:state(ready) > #other-files').waitFor({ state: 'attached' });
    await page.setInputFiles('#other-files', plan);
    const rows = page.locator('tt-file-field:has(#other-files) li');
    await rows.locator('[data-retry]').focus();
    isRefused = false;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('tt-file-field:has(#other-files) li[data-state=uploaded]').waitFor();
    assert.equal(await rows.count(), 1);
    await rows.locator('[data-remove]:focus').waitFor();
  } finally {
    await page.close();
  }
});

test(
  'an upload goes on when the link is back, without waiting for the next try',
  { skip },
  async () => {
    const context = await browser!.newContext();
    try {
      const page = await context.newPage();
      // The next try after the first ones never comes.
      await page.addInitScript(() => {
        const later = window.setTimeout.bind(window);
        const rarely = (task: () => void, delay = 0): number =>
          delay < 4000 ? later(task, delay) : 0;
        window.setTimeout = rarely as typeof window.setTimeout;
      });
      let isThere = false;
      let refused = 0;
      await page.route('**/uploads**', (route) => {
        if (isThere) return route.continue();
        refused += 1;
        return route.abort('internetdisconnected');
      });
      await page.goto(address());
      await page
        .locator('tt-file-field:state(ready) > #other-files')
        .waitFor({ state: 'attached' });
      await page.setInputFiles('#other-files', plan);
      await until('the last try that comes', () => Promise.resolve(refused >= 4));
      const row = (state: string) => page.locator(`tt-file-field li[data-state=${state}]`);
      await row('interrupted').waitFor();
      isThere = true;
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await row('uploaded').waitFor();
      assert.equal(await page.locator('[name=other-files-upload]').count(), 1);
    } finally {
      await context.close();
    }
  },
);

test(
  'a file that is deleted while it is sent is told as that, not as a link that broke',
  { skip },
  async () => {
    const context = await browser!.newContext();
    const passing = join(folder, 'passing.pdf');
    writeFileSync(passing, pdf({ text: 'passing' }));
    try {
      const page = await context.newPage();
      let isHeld = true;
      await page.route('**/uploads**', (route) =>
        isHeld ? route.abort('internetdisconnected') : route.continue(),
      );
      await page.goto(address());
      await page
        .locator('tt-file-field:state(ready) > #other-files')
        .waitFor({ state: 'attached' });
      await page.setInputFiles('#other-files', passing);
      const row = (state: string) => page.locator(`tt-file-field li[data-state=${state}]`);
      await row('interrupted').waitFor();
      rmSync(passing);
      isHeld = false;
      await row('refused').waitFor();
      assert.match(await row('refused').innerText(), /Pliku „passing\.pdf” nie da się odczytać/);
    } finally {
      await context.close();
    }
  },
);

test(
  'a copy whose original is removed by the server is said not to be sent, and stops nothing',
  { skip },
  async () => {
    const context = await browser!.newContext();
    const [original, copy] = ['original.pdf', 'copy.pdf'].map((name) => join(folder, name));
    for (const path of [original, copy]) writeFileSync(path!, pdf({ text: 'twice' }));
    try {
      const page = await context.newPage();
      const isReady = (): Promise<void> =>
        page.locator('tt-file-field:state(ready) > #other-files').waitFor({ state: 'attached' });
      await page.goto(`${address()}?lang=en`);
      await isReady();
      await page.check('#proxy');
      await page.check('#truth');
      await page.setInputFiles('#other-files', [original!, copy!]);
      const row = (state: string) => page.locator(`tt-file-field li[data-state=${state}]`);
      await row('uploaded').waitFor();
      const added = 'The file “copy.pdf” has been added already. Remove this copy.';
      assert.match(await row('refused').innerText(), new RegExp(added));
      await page.reload();
      await row('refused').waitFor();
      assert.match(await row('refused').innerText(), new RegExp(added), 'as it is still true');
      await page.click('ul[data-files] [name=remove-file]');
      await row('absent').waitFor();
      const text = await row('absent').innerText();
      assert.match(text, /The file “copy\.pdf” will not be sent\. To send it, choose it again\./);
      assert.doesNotMatch(text, /already|Not accepted/);
      await isReady();
      await page.setInputFiles('#other-files', copy!);
      await row('uploaded').waitFor();
      assert.equal(await page.locator('tt-file-field li[data-state]').count(), 1);
      await page.reload();
      await isReady();
      assert.deepEqual(await page.evaluate(filesOnPage), ['copy.pdf']);
    } finally {
      await context.close();
    }
  },
);
