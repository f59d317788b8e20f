import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { build } from 'esbuild';
import { installedEngines, openPage, type Page } from '../../../scripts/browser.mjs';

/*
 * A double click on a button that moves the page, or a key held on it, by the engines' own drivers: those of the tests in the
 * page count each press as a first one.
 */

/** The elements in one script. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import '@twintown/elements/define/form.js';
        import '@twintown/elements/define/field.js';
        import '@twintown/elements/define/repeater.js';`,
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

const item = (n: number | '{n}', name = ''): string => `<li data-item><fieldset>
  <legend>Child <span data-number>${n === '{n}' ? '' : n + 1}</span></legend>
  <tt-field><label for="name-${n}">Name</label><input id="name-${n}" name="children.${n}.name"
    required value="${name}"></tt-field>
  <button id="remove-${n}" name="remove-item" value="children.${n}" data-remove formnovalidate>Remove</button>
  </fieldset></li>`;

const html = (attributes: string, code: string): string => `<!doctype html><html lang="en">
  <meta charset="utf-8"><title>Form</title><tt-form><form method="post" action="/sent">
  <tt-repeater name="children" ${attributes}>
    <ol data-items>${item(0, 'Ana')}${item(1, 'Bruno')}${item(2, 'Eva')}</ol>
    <template data-blank>${item('{n}')}</template>
    <button id="add" name="add-item" value="children" data-add formnovalidate>Add a child</button>
  </tt-repeater></form></tt-form><script>${code.replaceAll('</script', '<\\/script')}</script></html>`;

/** Runs in the page; the drivers call it by two names. */
function inPage<T>(page: Page, work: () => T): Promise<T> {
  const native = page.native as {
    evaluate?(work: () => T): Promise<T>;
    execute?(work: () => T): Promise<T>;
  };
  return native.evaluate ? native.evaluate(work) : native.execute!(work);
}

interface Mouse {
  click(x: number, y: number, options: object): Promise<void>;
}
interface Keyboard {
  down(key: string): Promise<void>;
  up(key: string): Promise<void>;
  press(key: string): Promise<void>;
}
interface Pointer {
  move(x: number, y: number): Pointer;
  down(): Pointer;
  up(): Pointer;
  pause(milliseconds: number): Pointer;
  perform(): Promise<void>;
}

/** As a hand does it that double-clicks everything: the first press has moved the page by the second. */
async function pressTwice(page: Page, selector: string): Promise<void> {
  const { x, y, width, height } = await page.box(selector);
  const [left, top] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  const { mouse, action } = page.native as {
    mouse?: Mouse;
    action?(kind: 'pointer'): Pointer;
  };
  // The same by the names of two drivers.
  if (mouse) await mouse.click(left, top, { clickCount: 2, count: 2, delay: 60 });
  else {
    const pointer = action!.call(page.native, 'pointer').move(left, top);
    await pointer.down().up().pause(120).down().up().perform();
  }
  await new Promise((resolve) => setTimeout(resolve, 700));
}

const look = (page: Page) =>
  inPage(page, () => ({
    items: document.querySelectorAll('[data-item]').length,
    focus: document.activeElement?.id || document.activeElement?.textContent?.trim(),
  }));

for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
  const skip = !installedEngines().includes(engine) && `${engine} is not installed`;

  test(`a double click in a repeater does one thing, in ${engine}`, { skip }, async (t) => {
    const code = await script();
    const pages = { '/': html('', code), '/cards': html('data-cards', code) };
    const server = createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pages[url as keyof typeof pages] ?? '');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = await openPage(engine);
    t.after(() => page.close());
    await page.goto(`${address}/`);
    await page.waitFor('tt-repeater');
    await page.click('#name-0');
    await pressTwice(page, '#remove-1');
    assert.deepEqual(await look(page), { items: 2, focus: 'Undo removal: Child 2, “Bruno”' });
    await pressTwice(page, '[data-removed] button');
    assert.deepEqual(await look(page), { items: 3, focus: 'name-1' });
    await pressTwice(page, '#add');
    assert.deepEqual(await look(page), { items: 4, focus: 'name-3' });

    const { keyboard } = page.native as { keyboard?: Keyboard };
    if (engine === 'chromium') {
      // Down again without up in between is what this driver calls a key that is held.
      await inPage(page, () => document.querySelector<HTMLElement>('#remove-1')!.focus());
      for (let nth = 0; nth < 4; nth += 1) await keyboard!.down('Enter');
      await keyboard!.up('Enter');
      assert.deepEqual(await look(page), { items: 3, focus: 'Undo removal: Child 2, “Bruno”' });
      await keyboard!.press('Enter');
      assert.deepEqual(await look(page), { items: 4, focus: 'name-1' });
    }

    await page.goto(`${address}/cards`);
    await page.waitFor('[data-folded] [data-edit]');
    await pressTwice(page, '[data-edit]');
    assert.deepEqual(await look(page), { items: 3, focus: 'name-0' });
    assert.equal(await page.visible('#name-0'), true);
    assert.equal(await page.visible('[data-item]:nth-child(2)[data-folded]'), true);
  });
}
