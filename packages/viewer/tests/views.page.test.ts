import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { clippedText, contrasts, looseText, sideways, spaceText } from './look.ts';
import { startTownPage, type TownPage } from './town-page.ts';

const views = {
  reading:
    '<tt-document-viewer view="reading" src="/documents/continued.pdf"></tt-document-viewer>',
  table: '<tt-document-viewer view="reading" src="/documents/budget.xlsx"></tt-document-viewer>',
  letter: '<tt-document-viewer view="reading" src="/documents/letter.docx"></tt-document-viewer>',
  list: `<tt-document-list for="other"><ul>
<li><a href="/documents/declaration.pdf" data-size="21504" data-signatures="0">Declaration of the amount of the fee for managing municipal waste</a></li>
<li><a href="/documents/signed.pdf" data-size="1229" data-signatures="1">Letter</a></li></ul></tt-document-list>
<tt-document-viewer id="other" view="reading" src="/documents/declaration.pdf"></tt-document-viewer>`,
  compare: `<tt-document-compare>
<a href="/documents/bylaws-before.pdf" download>Before</a> <a href="/documents/bylaws-after.pdf" download>After</a>
</tt-document-compare>`,
  confirmation: `<tt-document-viewer id="bylaws" view="reading" src="/documents/declaration.pdf"></tt-document-viewer>
<form action="/sent"><tt-read-confirmation for="bylaws"><div><input id="read" name="read" type="checkbox" value="yes">
<label for="read">I have read the by-laws</label></div><input type="hidden" name="pages" data-pages></tt-read-confirmation>
<button>Send</button></form>`,
} as const;
type View = keyof typeof views;
const names = Object.keys(views) as View[];

let town: TownPage;
let browser: Browser;

before(async () => {
  const more = ['document-list', 'document-compare', 'read-confirmation'];
  [town, browser] = await Promise.all([startTownPage(more), launchChromium()]);
  for (const [name, html] of Object.entries(views)) {
    town.answers.set(`/${name}`, (request, response) => {
      const asked = new URL(request.url ?? '/', town.origin).searchParams;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="${asked.get('lang') ?? 'en'}"
data-tt-theme="${asked.get('theme') ?? 'neutral'}" data-tt-scheme="${asked.get('scheme') ?? 'light'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Town</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/themes/all.css"></head>
<body><main><h1>Town</h1>${html}</main><script type="module" src="/bundle/page.js"></script></body></html>`);
    });
  }
});
after(async () => {
  await browser.close();
  await town.close();
});

async function open(
  view: View,
  query: Record<string, string>,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${town.origin}/${view}?${new URLSearchParams(query).toString()}`);
  if (options.javaScriptEnabled !== false) await shown(page, view);
  return page;
}

/** Opens a page and leaves it when what was to be seen there was seen. */
async function visit(
  view: View,
  query: Record<string, string>,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await open(view, query, options);
  try {
    await look(page);
  } finally {
    await page.context().close();
  }
}

/** A page that the tests of one suite look at in turn, changed as its reader changes it. */
function openForAll(
  view: View,
  query: Record<string, string>,
  options: BrowserContextOptions,
): () => Page {
  let page: Page;
  before(async () => {
    page = await open(view, query, options);
  });
  after(() => page.context().close());
  return () => page;
}

/** What stands on the page when it can be looked at. */
const landmarks: Partial<Record<View, string>> = {
  table: '.reading-page[data-state=shown] td',
  compare: 'tt-document-compare ins',
};

async function shown(page: Page, view: View): Promise<void> {
  const landmark = landmarks[view] ?? '.reading-page[data-state=shown] p';
  await page.locator(landmark).first().waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const inside = document.querySelector('tt-document-compare')?.shadowRoot;
    for (const details of inside?.querySelectorAll('details') ?? []) details.open = true;
  });
}

for (const view of names) {
  describe(`reflow and text spacing: ${view}`, () => {
    const seen = openForAll(view, { lang: 'lv' }, { viewport: { width: 320, height: 900 } });

    // 1280 px wide at 400 % is 320 px (WCAG 1.4.10).
    it('needs no scrolling sideways at 320 px', async () => {
      assert.deepEqual(await seen().evaluate(sideways), []);
      assert.deepEqual(await seen().evaluate(clippedText), []);
    });

    for (const width of [320, 1000]) {
      it(`clips nothing and lets nothing overlap (WCAG 1.4.12): ${width} px`, async () => {
        await seen().evaluate(() => (document.documentElement.lang = 'pl'));
        await seen().setViewportSize({ width, height: 900 });
        await seen().waitForTimeout(200);
        await seen().evaluate(spaceText);
        assert.deepEqual(await seen().evaluate(looseText), [], 'spacing that was not taken up');
        assert.deepEqual(await seen().evaluate(clippedText), []);
      });
    }
  });
}

describe('reflow with large text', () => {
  it('needs none with the text at 400 % as well', async () => {
    for (const view of ['reading', 'table', 'letter'] as const) {
      await visit(view, {}, { viewport: { width: 320, height: 900 } }, async (page) => {
        await page.evaluate(() => (document.querySelector('tt-document-viewer')!.zoom = 400));
        await page.waitForFunction(() => {
          const { shadowRoot } = document.querySelector('tt-document-viewer')!;
          return getComputedStyle(shadowRoot!.querySelector('.reading')!).fontSize === '64px';
        });
        assert.deepEqual(await page.evaluate(sideways), [], view);
      });
    }
  });

  it('lets a wide table be scrolled in its own frame, by keyboard', async () => {
    await visit('table', {}, { viewport: { width: 320, height: 900 } }, async (page) => {
      await page.evaluate(() => (document.querySelector('tt-document-viewer')!.zoom = 400));
      const frame = page.locator('.wide').first();
      await page.waitForFunction(() => {
        const { shadowRoot } = document.querySelector('tt-document-viewer')!;
        const wide = shadowRoot!.querySelector('.wide')!;
        return wide.scrollWidth > wide.clientWidth;
      });
      await frame.focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => {
        const { shadowRoot } = document.querySelector('tt-document-viewer')!;
        return shadowRoot!.querySelector('.wide')!.scrollLeft > 0;
      });
    });
  });
});

/** Contrast of two colours as `rgb(…)` (WCAG 2.2). */
function contrastOf(...colours: [string, string]): number {
  const [light = 0, dark = 0] = colours
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Whether everything on the page can be read, and how well at least. */
async function readable(page: Page, place: string, least: number): Promise<void> {
  const found = await page.evaluate(contrasts);
  assert.ok(found.texts.length > 4, `${place}: ${found.texts.length} texts`);
  const weak = found.texts.filter(({ contrast }) => contrast < least);
  assert.deepEqual(weak, [], place);
  assert.deepEqual(found.surfaces, [], place);
}

// What else is there takes its colours from these.
for (const view of ['reading', 'list', 'compare'] as const) {
  describe(`the colours of every town and scheme: ${view}`, () => {
    const seen = openForAll(view, {}, {});
    /** Every town and scheme on one page, as a page that is open changes them. */
    const inEveryTown = async (least: number): Promise<void> => {
      for (const theme of ['neutral', 'mielec', 'poiares', 'liepaja']) {
        for (const scheme of ['light', 'dark']) {
          await seen().evaluate(
            async ([town, light]) => {
              const { dataset } = document.documentElement;
              [dataset['ttTheme'], dataset['ttScheme']] = [town, light];
              await new Promise(requestAnimationFrame);
              await Promise.all(document.getAnimations().map(({ finished }) => finished));
            },
            [theme, scheme],
          );
          await readable(seen(), `${view}: ${theme}, ${scheme}`, least);
        }
      }
    };

    it('are taken up and can be read', () => inEveryTown(4.5));

    it('have more contrast where that is asked for', async () => {
      await seen().emulateMedia({ contrast: 'more' });
      await inEveryTown(7);
    });
  });
}

for (const view of names) {
  describe(`the colours of the system: ${view}`, () => {
    const seen = openForAll(view, {}, { forcedColors: 'active' });

    it('take the place of the page’s', async () => {
      await readable(seen(), view, 4.5);
      const system = await seen().evaluate(() => {
        const probe = document.createElement('p');
        probe.style.color = 'CanvasText';
        probe.style.backgroundColor = 'Canvas';
        document.body.append(probe);
        const { color, backgroundColor } = getComputedStyle(probe);
        probe.remove();
        return { color, backgroundColor };
      });
      if (view === 'list' || view === 'compare') return;
      const own = await seen()
        .locator('.reading')
        .evaluate((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return { color, backgroundColor };
        });
      assert.deepEqual(own, system);
    });

    it('show where the keyboard is', async () => {
      for (let step = 0; step < 12; step++) {
        await seen().keyboard.press('Tab');
        const bare = await seen().evaluate(() => {
          let focused = document.activeElement;
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          // The ring of plain links, boxes and buttons of the page is the browser's own.
          if (!focused || focused.getRootNode() === document) return '';
          // A page of text shows its focus on its name.
          const isPage = focused.matches('.reading-page');
          const ring = (isPage && focused.querySelector('.page-name')) || focused;
          const { outlineStyle, outlineWidth } = getComputedStyle(ring);
          const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
          return isSeen ? '' : `${focused.localName}.${focused.className}`;
        });
        assert.equal(bare, '');
      }
    });
  });
}

/** The colour in the lower corner of an element as it is drawn: styles do not tell what the system makes of them. */
async function groundSeen(element: Locator): Promise<string> {
  const picture = (await element.screenshot()).toString('base64');
  const blank = await element.page().context().newPage();
  const colour = await blank.evaluate(async (data) => {
    const bitmap = await createImageBitmap(
      await (await fetch(`data:image/png;base64,${data}`)).blob(),
    );
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(bitmap.width - 6, bitmap.height - 6, 1, 1).data.join(' ');
  }, picture);
  await blank.close();
  return colour;
}

describe('the colours of the system', () => {
  it('still tell apart what was taken out and put in, and the present document', async () => {
    const forced = { forcedColors: 'active' } as const;
    await visit('compare', {}, forced, async (page) => {
      const line = (selector: string): Promise<string> =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => getComputedStyle(element).textDecorationLine);
      assert.equal(await line('tt-document-compare ins'), 'underline');
      assert.equal(await line('tt-document-compare del'), 'line-through');
    });
    await visit('list', {}, forced, async (page) => {
      await page.locator('tt-document-list a').first().click();
      const current = page.locator('tt-document-list a[aria-current=true]');
      await current.waitFor();
      const weight = (selector: string): Promise<number> =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => Number(getComputedStyle(element).fontWeight));
      const [chosen, other] = await Promise.all([
        weight('tt-document-list a[aria-current=true]'),
        weight('tt-document-list li a:not([aria-current]):not([data-save])'),
      ]);
      assert.ok(chosen > other, `${chosen} beside ${other}`);
    });
  });

  it('tell the present page and the chosen command from the others', async () => {
    await visit('reading', {}, { forcedColors: 'active' }, async (page) => {
      const ground = async (selector: string): Promise<string> =>
        groundSeen(page.locator(`tt-document-viewer ${selector} >> visible=true`).first());
      const differs = async (chosen: string, other: string): Promise<void> =>
        assert.notEqual(await ground(chosen), await ground(other), chosen);
      await page.evaluate(() => {
        document.querySelector('tt-document-viewer')!.panel = 'thumbnails';
      });
      await page.locator('tt-document-viewer .thumbnails [aria-current]').waitFor();
      await differs('.thumbnails [aria-current]', '.thumbnails button:not([aria-current])');
      await page.setViewportSize({ width: 400, height: 900 });
      await page.locator('tt-document-viewer .menu-button').click();
      await differs('.menu [aria-checked=true]', '.menu [aria-checked=false]');
    });
  });

  it('show what was found, on paper and in the text, and where one is', async () => {
    for (const way of ['pages', 'reading'] as const) {
      await visit('reading', {}, { forcedColors: 'active' }, async (page) => {
        await page.evaluate(async (view) => {
          const viewer = document.querySelector('tt-document-viewer')!;
          viewer.view = view;
          viewer.panel = 'search';
          await viewer.updateComplete;
          await viewer.find('ni');
        }, way);
        await page.locator('tt-document-viewer .results mark').first().waitFor();
        await page.waitForFunction(() => CSS.highlights.get('tt-found-current')?.size);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const found = await page.evaluate(() => {
            const root = document.querySelector('tt-document-viewer')!.shadowRoot!;
            const [range] = CSS.highlights.get('tt-found-current')!;
            const marked = (range as Range).startContainer.parentElement!;
            const colours = (element: Element, part?: string): string[] => {
              const { color, backgroundColor } = getComputedStyle(element, part);
              return [color, backgroundColor];
            };
            return {
              found: colours(marked, '::highlight(tt-found)'),
              current: colours(marked, '::highlight(tt-found-current)'),
              listed: colours(root.querySelector('.results mark')!),
            };
          });
          for (const [what, [text = '', ground = '']] of Object.entries(found)) {
            assert.match(
              ground,
              /^rgb\(/,
              `${way}, ${colorScheme}, ${what}: something shines through ${ground}`,
            );
            assert.ok(
              contrastOf(text, ground) >= 4.5,
              `${way}, ${colorScheme}, ${what}: ${text} on ${ground}`,
            );
          }
          assert.notEqual(found.current[1], found.found[1], `${way}, ${colorScheme}`);
        }
      });
    }
  });

  it('still tell which view is on', async () => {
    await visit('reading', {}, { forcedColors: 'active' }, async (page) => {
      const ground = (selector: string): Promise<string> =>
        page
          .locator(`tt-document-viewer button${selector}`)
          .first()
          .evaluate((element) => getComputedStyle(element).backgroundColor);
      const [on, off] = await Promise.all([
        ground('.text-view[aria-pressed=true]'),
        ground(':not([aria-pressed]):not([aria-disabled=true])'),
      ]);
      assert.notEqual(on, off);
    });
  });
});

describe('without script', () => {
  const off = { javaScriptEnabled: false } as const;

  it('the list is a list of links that lead to the documents', async () => {
    await visit('list', {}, off, async (page) => {
      const links = page.locator('tt-document-list li a');
      assert.equal(await links.count(), 2);
      for (const link of await links.all()) assert.ok(await link.isVisible());
      const address = await links.first().getAttribute('href');
      assert.equal((await page.request.get(`${town.origin}${address}`)).status(), 200);
      assert.deepEqual(await page.evaluate(clippedText), []);
    });
  });

  it('the comparison is two links, and they do not touch', async () => {
    await visit('compare', {}, off, async (page) => {
      const links = await page.locator('tt-document-compare a').all();
      assert.equal(links.length, 2);
      const [first, second] = await Promise.all(links.map((link) => link.boundingBox()));
      assert.ok(
        first && second && (second.x > first.x + first.width || second.y >= first.y + first.height),
      );
    });
  });

  it('the confirmation can be given and sent', async () => {
    await visit('confirmation', {}, off, async (page) => {
      await page.getByLabel('I have read the by-laws').check();
      const [request] = await Promise.all([
        page.waitForRequest(/\/sent/),
        page.getByRole('button', { name: 'Send' }).click(),
      ]);
      assert.equal(new URL(request.url()).searchParams.get('read'), 'yes');
    });
  });
});
