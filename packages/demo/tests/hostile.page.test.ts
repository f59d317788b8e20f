import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { exampleDocument } from '../src/example-list.ts';
import { Assets } from '../src/assets.ts';
import { securityHeaders } from '../src/http/headers.ts';

const documents = new Map<string, Uint8Array>();
let assets: Assets;
let server: Server;
let origin: string;
let body = '';
let lang = 'pl';
let browser: Browser;
let page: Page;
let problems: string[];
let warnings: string[];

/** One page of whatever HTML a test prints, under the policy of the real pages. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', origin).pathname;
  const send = (type: string, bytes: Uint8Array | string, status = 200): void => {
    response.writeHead(status, { ...securityHeaders, 'content-type': type });
    response.end(bytes);
  };
  const document = documents.get(path);
  const asset = path.startsWith('/assets/') ? await assets.find(path) : undefined;
  if (document) send(path.endsWith('.html') ? 'text/html' : 'application/pdf', document);
  else if (asset) send(asset.type, asset.bytes);
  else if (path === '/slow.pdf') setTimeout(() => send('application/pdf', '%PDF-'), 400);
  else if (path !== '/') send('text/plain', '', 404);
  else
    send(
      'text/html; charset=utf-8',
      `<!doctype html><html lang="${lang}"><head><title>Test</title>
       <link rel="stylesheet" href="${assets.address('theme-neutral.css')}">
       <link rel="stylesheet" href="${assets.address('twintown.css')}">
       <script type="module" src="${assets.address('examples.js')}"></script></head>
       <body><h1>Test</h1>${body}</body></html>`,
    );
}

before(async () => {
  [assets, browser] = await Promise.all([Assets.bundle(), launchChromium()]);
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404'))
      problems.push(message.text());
    if (message.text().startsWith('Twintown:')) warnings.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  problems = [];
  warnings = [];
  lang = 'pl';
});

async function show(markup: string): Promise<void> {
  body = markup;
  await page.goto(origin);
  await page.waitForFunction(() => customElements.get('tt-form'));
}

/** A PDF of these objects; the first is the catalogue. */
function pdfOf(objects: readonly string[]): Buffer {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
const streamOf = (text: string, entries = ''): string =>
  `<<${entries}/Length ${text.length}>>\nstream\n${text}\nendstream`;
const pages = (count: number, kids: string): string =>
  `<</Type/Pages/Count ${count}/Kids[${kids}]>>`;
const blank = (entries = ''): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${entries}>>`;
const catalogue = '<</Type/Catalog/Pages 2 0 R>>';
const form = (inner: string, next: number): string =>
  streamOf(
    inner,
    `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${next} 0 R>>>>`,
  );
const action = (dictionary: string, at: number): string =>
  `<</Type/Annot/Subtype/Link/Rect[${at * 50} 0 ${at * 50 + 40} 40]/A<<${dictionary}>>>>`;

/** What a reader is left with: pages, or a sentence and a way to save the file. */
const outcome = (): Promise<string> =>
  page
    .waitForFunction(() => {
      const viewer = document.querySelector('tt-document-viewer')!;
      const inside = viewer.shadowRoot;
      if (viewer.state === 'failed' && inside?.querySelector('.happened')) {
        return `failed ${inside.querySelector('.failure a[download]') ? 'download' : ''}`;
      }
      const drawn = inside?.querySelector('[data-page="1"] :is(.text, .page-note)');
      return viewer.state === 'ready' && drawn && 'shown';
    })
    .then((handle) => handle.jsonValue() as Promise<string>);

describe('hostile documents', () => {
  const hostile: Record<string, { file: Buffer; expected: RegExp }> = {
    'a count of pages that is a lie': {
      file: pdfOf([catalogue, pages(100_000_000, '3 0 R'), blank()]),
      expected: /^shown|^failed download/,
    },
    'pages that are their own parents': {
      file: pdfOf([catalogue, pages(5, '2 0 R 3 0 R'), blank()]),
      expected: /^failed download/,
    },
    'arrays two hundred thousand deep': {
      file: pdfOf([catalogue, pages(1, '3 0 R'), blank(`/X ${'['.repeat(200_000)}`)]),
      expected: /^failed download/,
    },
    'a page of astronomic size': {
      file: pdfOf([catalogue, pages(1, '3 0 R'), '<</Type/Page/MediaBox[0 0 1e30 1e30]>>']),
      expected: /^shown/,
    },
    'a form that draws itself': {
      file: pdfOf([
        catalogue,
        pages(1, '3 0 R'),
        blank('/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>'),
        streamOf('/F Do'),
        form('/F Do '.repeat(20), 5),
      ]),
      expected: /^shown/,
    },
    'HTML in the name of a PDF': {
      file: Buffer.from('<!doctype html><script>top.taken = 1</script>'),
      expected: /^failed download/,
    },
    nothing: { file: Buffer.alloc(0), expected: /^failed/ },
  };

  for (const [name, { file, expected }] of Object.entries(hostile)) {
    test(name, async () => {
      documents.set('/hostile.pdf', file);
      await show('<tt-document-viewer><a href="/hostile.pdf">PDF</a></tt-document-viewer>');
      assert.match(await outcome(), expected);
      assert.deepEqual(problems, []);
    });
  }

  test('scripts, programs and local files in a document start nothing', async () => {
    const matrix = '[0.001 0 0 0.001 0 (0\\); globalThis.taken = 1; //)]';
    documents.set(
      '/hostile.pdf',
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(globalThis.taken = 1)>>' +
          '/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(globalThis.taken = 1)>>]>>>>>>',
        pages(1, '3 0 R'),
        blank(
          '/AA<</O<</S/Launch/F(cmd.exe)>>>>/Annots[4 0 R 5 0 R 6 0 R 7 0 R 8 0 R]' +
            '/Contents 9 0 R/Resources<</Font<</F 10 0 R>>>>',
        ),
        action('/S/URI/URI(javascript:globalThis.taken = 1)', 0),
        action('/S/URI/URI(file:///etc/passwd)', 1),
        action('/S/Launch/F(cmd.exe)', 2),
        action('/S/GoToR/F(file:///x.pdf)/D[0/Fit]', 3),
        action('/S/URI/URI(https://example.org/)', 4),
        streamOf('BT /F 20 Tf 50 500 Td (Hello) Tj ET'),
        `<</Type/Font/Subtype/Type1/BaseFont/X/FontMatrix${matrix}/FontDescriptor 11 0 R>>`,
        '<</Type/FontDescriptor/FontName/X/Flags 4/FontFile 12 0 R>>',
        streamOf(`%!PS-AdobeFont-1.0: X\n/FontMatrix ${matrix} def`),
      ]),
    );
    await show('<tt-document-viewer><a href="/hostile.pdf">PDF</a></tt-document-viewer>');
    assert.equal(await outcome(), 'shown');
    // Links come once the page is drawn.
    await page.waitForSelector('tt-document-viewer .text a', { state: 'attached' });
    const links = await page.evaluate(() =>
      [
        ...document.querySelector('tt-document-viewer')!.shadowRoot!.querySelectorAll('.text a'),
      ].map((link) => (link as HTMLAnchorElement).href),
    );
    assert.deepEqual(links, ['https://example.org/']);
    assert.equal(await page.evaluate(() => 'taken' in globalThis), false);
    assert.deepEqual(problems, []);
  });

  test('damaged copies are shown or told, each within ten seconds, and can be saved', async () => {
    documents.set('/whole.pdf', (await exampleDocument('pl/declaration.pdf'))!);
    documents.set('/signed.pdf', (await exampleDocument('pl/signed-letter.pdf'))!);
    await show('');
    const results = await page.evaluate(async () => {
      const errors: string[] = [];
      addEventListener('error', (event) => errors.push(event.message));
      addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
      const sources = await Promise.all(
        ['/whole.pdf', '/signed.pdf'].map(
          async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
        ),
      );
      let seed = 20_261_123;
      const random = (below: number): number => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((seed / 2 ** 32) * below);
      };
      const damage = (at: number): Uint8Array<ArrayBuffer> => {
        const source = sources[at % 2]!;
        if (at % 4 === 0) return source.slice(0, 1 + random(source.length));
        const copy = source.slice();
        for (let flips = [0, 1, 20, 400][at % 4]!; flips > 0; flips -= 1) {
          copy[random(copy.length)]! ^= 1 << random(8);
        }
        return copy;
      };
      const copies = Array.from({ length: 60 }, (_, at) => damage(at));
      const bad: string[] = [];
      const drawn = (viewer: HTMLElement): boolean =>
        !!viewer.shadowRoot?.querySelector('[data-page="1"] :is(.text, .page-note)');
      const openAll = async (): Promise<void> => {
        const viewer = document.createElement('tt-document-viewer');
        document.body.append(viewer);
        for (let copy = copies.pop(); copy; copy = copies.pop()) {
          const start = performance.now();
          const over = (): boolean => performance.now() - start > 10_000;
          void viewer.open(new Blob([copy]));
          const ended = (): boolean =>
            viewer.state === 'failed' || (viewer.state === 'ready' && drawn(viewer));
          while (!ended() && !over()) await new Promise((resolve) => setTimeout(resolve, 5));
          await viewer.updateComplete;
          const inside = viewer.shadowRoot!;
          const told =
            inside.querySelector('.happened')?.textContent?.trim() &&
            inside.querySelector('.failure a[download][href^="blob:"]');
          if (over() || (viewer.state === 'failed' && !told)) {
            bad.push(`${copies.length} ${viewer.state}`);
          }
        }
        viewer.remove();
      };
      await Promise.all([openAll(), openAll(), openAll()]);
      return { bad, errors };
    });
    assert.deepEqual(results, { bad: [], errors: [] });
  });

  for (const source of [
    'javascript:alert(1)',
    'data:application/pdf,x',
    'file:///etc/passwd',
    'http://127.0.0.1:9/x.pdf',
    'http://[',
    '',
  ]) {
    test(`src="${source}" is told to lead nowhere`, async () => {
      await show(`<tt-document-viewer src="${source}"></tt-document-viewer>`);
      assert.match(await outcome(), /^failed/);
      assert.equal(problems.filter((problem) => !/connect|Refused|ERR_/i.test(problem)).length, 0);
    });
  }

  test('addresses that change fast end with the last one; leaving while loading is quiet', async () => {
    documents.set('/whole.pdf', (await exampleDocument('pl/declaration.pdf'))!);
    await show('<tt-document-viewer></tt-document-viewer>');
    const state = await page.evaluate(async () => {
      const viewer = document.querySelector('tt-document-viewer')!;
      for (const src of ['/slow.pdf', '/whole.pdf', '/404.pdf', '/slow.pdf', '/whole.pdf']) {
        viewer.src = src;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      const limit = performance.now() + 8000;
      while (viewer.state !== 'ready' && performance.now() < limit) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await new Promise((resolve) => setTimeout(resolve, 600));
      const ended = `${viewer.state} ${viewer.pageCount}`;
      viewer.src = '/slow.pdf';
      await new Promise((resolve) => setTimeout(resolve, 50));
      viewer.remove();
      await new Promise((resolve) => setTimeout(resolve, 600));
      return ended;
    });
    assert.equal(state, 'ready 3');
    assert.deepEqual(problems, []);
  });

  test('a language that is none does not take the toolbar away', async () => {
    documents.set('/whole.pdf', (await exampleDocument('pl/declaration.pdf'))!);
    for (const tag of ['zz-invalid-tag-@@', 'x', 'pt_PT']) {
      lang = tag;
      await show('<tt-document-viewer><a href="/whole.pdf">PDF</a></tt-document-viewer>');
      assert.equal(await outcome(), 'shown', tag);
      assert.ok(await page.locator('tt-document-viewer [role=toolbar]').isVisible(), tag);
    }
    assert.deepEqual(problems, []);
  });
});

describe('hostile markup around the elements', () => {
  const field = (attributes: string, id = 'f', label = 'Pole'): string =>
    `<tt-field><label for="${id}">${label}</label><p data-error hidden></p>` +
    `<input id="${id}" ${attributes}></tt-field>`;
  const frame = (inside: string): string =>
    `<tt-form><tt-error-summary hidden></tt-error-summary><form method="post">${inside}` +
    '<button>Dalej</button></form></tt-form>';

  /** Goes to the control by its place, types and leaves, then sends: everything that can break. */
  async function use(): Promise<void> {
    const inputs = page.locator('tt-field input');
    for (let at = 0; at < (await inputs.count()); at += 1) {
      if (!(await inputs.nth(at).isEditable())) continue;
      await inputs.nth(at).fill('x');
      await inputs.nth(at).fill('');
      if (at < (await inputs.count()) - 1) await inputs.nth(at).press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('tt-error-summary a').first().waitFor();
  }

  test('kinds of values that are names of prototypes are told and taken as text', async () => {
    const kinds = ['__proto__', 'constructor', 'toString', '../date', '<b>'];
    await show(
      frame(
        kinds
          .map((kind, at) => field(`name="n${at}" required data-value="${kind}"`, `f${at}`))
          .join(''),
      ),
    );
    await use();
    assert.equal(await page.locator('tt-error-summary a').count(), kinds.length);
    assert.deepEqual(problems, []);
    for (const kind of kinds) {
      const said = warnings.filter((text) => text.includes(`data-value="${kind}"`));
      assert.equal(said.length, 1, `${kind}: ${warnings.join('\n')}`);
    }
  });

  test('controls named like members of forms and nodes break nothing', async () => {
    const names = ['submit', 'action', 'elements', 'method', 'target', 'name', 'id', 'reset'];
    names.push('length', 'parentNode', 'requestSubmit', '__proto__', 'constructor');
    await show(
      frame(
        names.map((name, at) => field(`name="${name}" required`, `f${at}`)).join('') +
          '<label>In no question <input id="outside" name="parentNode"></label>',
      ),
    );
    await page.locator('#outside').fill('x');
    await use();
    assert.equal(await page.locator('tt-error-summary a').count(), names.length);
    assert.deepEqual(problems, []);
    assert.ok(warnings.some((text) => text.includes('"submit" hides')));
  });

  test('conditions that are no conditions hide nothing quietly and throw nothing', async () => {
    const conditions = ['"]', 'a[b="', '(.*)+=', '=', '', '__proto__=x', 'plain', "'=\\'"];
    await show(
      frame(
        field('name="a" required') +
          conditions
            .map((condition) => `<div data-reveal="${condition.replaceAll('"', '&quot;')}">?</div>`)
            .join(''),
      ),
    );
    await use();
    assert.deepEqual(problems, []);
    for (const condition of conditions) {
      const said = warnings.filter((text) => text.includes(`data-reveal="${condition}" names`));
      assert.equal(said.length, 1, `${condition}: ${warnings.join('\n')}`);
    }
  });

  test('ids with spaces and quotes still lead from the summary to the field', async () => {
    const ids = ['a b', '&quot;x', "it's", '100%', '#', 'ą', 'a%20b'];
    await show(frame(ids.map((id, at) => field(`name="n${at}" required`, id)).join('')));
    await use();
    const links = page.locator('tt-error-summary a');
    assert.equal(await links.count(), ids.length);
    for (let at = 0; at < ids.length; at += 1) {
      await links.nth(at).click();
      assert.equal(
        await page.evaluate(() => (document.activeElement as HTMLInputElement).name),
        `n${at}`,
      );
    }
    assert.deepEqual(problems, []);
  });

  test('a pattern that does not compile and limits that are none are ignored', async () => {
    await show(
      frame(
        field('name="a" required pattern="(" minlength="-1" maxlength="1e9"', 'a') +
          field('name="b" required data-value="integer" min="x" max="NaN" step="0"', 'b') +
          field('name="c" required data-value="date" min="2026-99-99"', 'c'),
      ),
    );
    await use();
    assert.deepEqual(
      // The browser tells the author of it, and of nothing else.
      problems.filter((problem) => !/^Pattern attribute value/i.test(problem)),
      [],
    );
  });

  test('sentences of authors and servers are text, whatever stands in them', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    await show(frame(field(`name="a" required data-error-required="${markup}"`)));
    await use();
    assert.equal(await page.locator('tt-error-summary a').innerText(), markup);
    await page.evaluate(async (text) => {
      await document
        .querySelector('tt-form')!
        .showIssues({ a: [{ code: 'x', severity: 'error', params: { text } }], __proto__x: [] });
    }, markup);
    await page.locator('[data-error]', { hasText: markup }).waitFor();
    assert.equal(await page.locator('tt-form img').count(), 0);
    assert.deepEqual(problems, []);
  });

  test('languages, themes and wrong values of signatures that are none do no harm', async () => {
    for (const tag of ['zz-invalid-tag-@@', 'x', '__proto__']) {
      lang = tag;
      await show(
        `<div data-tt-theme="&quot;];*{display:none}" data-tt-scheme="x" data-tt-contrast="__proto__">
         ${frame(
           field('name="a" required data-value="date"') +
             `<tt-signature-field name="s" method="x" value="M0 0q1e9 NaN" required>
              <label for="s-name">Podpis</label><input id="s-name" name="s-name"></tt-signature-field>`,
         )}</div>`,
      );
      await use();
      assert.match(await page.locator('tt-error-summary').innerText(), /\w{3}/);
      assert.deepEqual(problems, [], tag);
    }
  });
});
