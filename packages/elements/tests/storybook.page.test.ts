// Opens every story of the built Storybook in every language, each language in another town and
// scheme, looks at a quarter of the stories of each language with axe, so at each story once, and
// opens every page of guidance. One page stays open and is told by Storybook's channel what to
// show: a navigation costs three times as much.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../../../scripts/browser.mjs';

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
}

interface Shown {
  text: string;
  language: string;
  undefinedTags: string[];
  empty: boolean;
}

const root = resolve(import.meta.dirname, '../../..');
const built = join(root, 'node_modules/.cache/twintown/storybook');
const settings = [
  { language: 'pl', town: 'mielec', scheme: 'dark', contrast: 'auto' },
  { language: 'lv', town: 'liepaja', scheme: 'light', contrast: 'auto' },
  { language: 'pt-PT', town: 'poiares', scheme: 'dark', contrast: 'more' },
  { language: 'en', town: 'neutral', scheme: 'light', contrast: 'auto' },
];
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

function isFresh(): boolean {
  const index = join(built, 'index.json');
  if (!existsSync(index)) return false;
  const made = statSync(index).mtimeMs;
  return globSync(
    ['.storybook/**/*', 'packages/*/src/**/*', 'packages/*/dist/themes/*.css', 'package-lock.json'],
    { cwd: root },
  ).every((path) => statSync(join(root, path)).mtimeMs < made);
}

function build(): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/.bin/storybook', 'build', '-o', built, '--disable-telemetry', '--quiet'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  assert.equal(status, 0, `Storybook was not built:\n${`${stdout}${stderr}`.slice(-4000)}`);
}

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(
      built,
      decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname),
    );
    if (!path.startsWith(built) || !existsSync(path)) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
      .end(readFileSync(path));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

let server: Server;
let browser: Browser;
let page: Page;
let origin: string;
let stories: Entry[];
let guidance: Entry[];
let showing = '';
const problems: string[] = [];
const foreign = new Set<string>();

/** Notes what is asked for elsewhere. */
function look(request: { url(): string }): void {
  const { protocol, hostname } = new URL(request.url());
  if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') foreign.add(request.url());
}

before(
  async () => {
    if (!isFresh()) build();
    const index = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as {
      entries: Record<string, Entry>;
    };
    const entries = Object.values(index.entries);
    stories = entries.filter(({ type }) => type === 'story');
    guidance = entries.filter(({ type }) => type === 'docs');
    server = await serve();
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 800 } });
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`${showing}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`${showing}: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 400)
        problems.push(`${showing}: ${response.status()} ${response.url()}`);
    });
    page.on('request', look);
    // The addon's own axe would collide with the one below.
    const first = stories[0]!.id;
    await page.goto(`${origin}/iframe.html?id=${first}&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in globalThis);
    await page.addScriptTag({ path: join(root, 'node_modules/axe-core/axe.min.js') });
  },
  { timeout: 300_000 },
);

after(async () => {
  await browser?.close();
  server?.close();
});

/** Shows one story and waits until its elements have drawn themselves. */
async function show(story: Entry, globals: Record<string, string>): Promise<Shown> {
  showing = `${story.id} in ${globals['language']}`;
  return page.evaluate(
    async ({ id, globals }) => {
      const channel = (
        globalThis as unknown as {
          __STORYBOOK_ADDONS_CHANNEL__: {
            emit(name: string, data: unknown): void;
            on(name: string, listener: (data: unknown) => void): void;
            off(name: string, listener: (data: unknown) => void): void;
          };
        }
      ).__STORYBOOK_ADDONS_CHANNEL__;
      const present = () => document.querySelector<HTMLElement>('#storybook-root > [data-story]');
      // A change of globals draws the story before once more; only the wanted one counts.
      const asked = () => {
        const { lang, dataset } = present() ?? { dataset: {} as DOMStringMap };
        return (
          lang === globals['language'] &&
          dataset['ttTheme'] === globals['town'] &&
          dataset['ttScheme'] === globals['scheme'] &&
          dataset['ttContrast'] === globals['contrast']
        );
      };
      const failures = ['storyErrored', 'storyThrewException', 'storyMissing'];
      const failure = await new Promise<string>((done) => {
        const drawn = (data: unknown) => data === id && asked() && end('');
        const failed = (data: unknown) => end(`failed: ${JSON.stringify(data)}`);
        const patience = setTimeout(() => end('nothing was drawn in ten seconds'), 10_000);
        function end(outcome: string) {
          clearTimeout(patience);
          channel.off('storyRendered', drawn);
          for (const name of failures) channel.off(name, failed);
          done(outcome);
        }
        channel.on('storyRendered', drawn);
        for (const name of failures) channel.on(name, failed);
        if (!asked()) channel.emit('updateGlobals', { globals });
        channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
      });
      if (failure) throw new Error(failure);
      const all: Element[] = [];
      const collect = (from: ParentNode) => {
        for (const element of from.querySelectorAll('*')) {
          all.push(element);
          if (element.shadowRoot) collect(element.shadowRoot);
        }
      };
      const story = present()!;
      collect(story);
      await Promise.all(
        all.map((element) => (element as { updateComplete?: unknown }).updateComplete),
      );
      all.length = 0;
      collect(story);
      const words = all.flatMap((element) => [
        element.getAttribute('aria-label') ?? '',
        ...[...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent!.trim()),
      ]);
      return {
        text: words.filter(Boolean).join('\n'),
        language: document.documentElement.lang,
        undefinedTags: [...new Set(all.map(({ localName }) => localName))].filter(
          (name) => name.includes('-') && !customElements.get(name),
        ),
        empty: story.getBoundingClientRect().height < 8,
      };
    },
    { id: story.id, globals },
  );
}

function violations(): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run('#storybook-root', {
      resultTypes: ['violations'],
      // A story is a part of a page: landmarks and a first heading are the page's to have.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${node.target.join(' ')}`),
    );
  });
}

const texts = new Map<string, Map<string, string>>();

for (const [turn, globals] of settings.entries()) {
  const { language } = globals;
  test(`every story draws itself in ${language}: no error, its elements defined, axe content`, async () => {
    const found: string[] = [];
    problems.length = 0;
    for (const [index, story] of stories.entries()) {
      const shown = await show(story, globals).catch((error: Error) => error.message);
      if (typeof shown === 'string') {
        found.push(`${story.id}: ${shown}`);
        continue;
      }
      if (shown.undefinedTags.length > 0)
        found.push(`${story.id}: never defined: ${shown.undefinedTags.join(', ')}`);
      if (shown.empty) found.push(`${story.id}: nothing to see`);
      if (shown.language !== language)
        found.push(`${story.id}: the page says ${shown.language} instead of ${language}`);
      const known = texts.get(story.id) ?? new Map<string, string>();
      texts.set(story.id, known.set(language, shown.text));
      if (index % settings.length === turn) {
        found.push(...(await violations()).map((violation) => `${story.id}: ${violation}`));
      }
    }
    assert.deepEqual([...found, ...problems], []);
    assert.ok(stories.length > 30, `only ${stories.length} stories were found`);
  });
}

test('the words of every story differ between the languages', () => {
  const same = [...texts].flatMap(([id, byLanguage]) => {
    const distinct = new Set(byLanguage.values()).size;
    return distinct === settings.length ? [] : [`${id}: ${distinct} of ${settings.length}`];
  });
  assert.deepEqual(same, []);
});

test('every example of an element has its story', async () => {
  const shown = new Set(
    await page.evaluate(async () => {
      const preview = (
        globalThis as unknown as {
          __STORYBOOK_PREVIEW__: {
            extract(): Promise<Record<string, { parameters: { example?: string } }>>;
          };
        }
      ).__STORYBOOK_PREVIEW__;
      return Object.values(await preview.extract()).map(({ parameters }) => parameters.example);
    }),
  );
  const missing: string[] = [];
  for (const path of globSync('packages/*/src/**/*.examples.ts', { cwd: root })) {
    const module = (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
    for (const { id } of Object.values(module).filter(Array.isArray).flat() as { id: string }[]) {
      if (!shown.has(id)) missing.push(`${path}: ${id}`);
    }
  }
  assert.deepEqual(missing, []);
});

/** Names under which choosing in one example would take back the choice in another. */
function sharedRadios(): Promise<string[]> {
  return page.evaluate(() => {
    const groups = new Map<unknown, Map<string, Element>>();
    const shared = new Set<string>();
    for (const radio of document.querySelectorAll<HTMLInputElement>('[data-story] [type=radio]')) {
      const examples = groups.get(radio.form) ?? new Map<string, Element>();
      groups.set(radio.form, examples);
      const example = radio.closest('[data-story]')!;
      if ((examples.get(radio.name) ?? example) !== example) shared.add(radio.name);
      examples.set(radio.name, example);
    }
    return [...shared];
  });
}

/** What does not fit: the page itself, or a table whose sentences must be read by going sideways. */
function cutOff(): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const tables = [...document.querySelectorAll('.sbdocs-content > table, .docblock-argstable')];
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []),
      ...tables
        .filter((table) => table.scrollWidth > table.clientWidth)
        .map(
          (table) => `a table is ${table.scrollWidth} px wide: ${table.textContent.slice(0, 40)}`,
        ),
    ];
  });
}

test('every page of guidance opens without an error and shows its stories', async () => {
  problems.length = 0;
  const empty: string[] = [];
  for (const { id } of guidance) {
    showing = id;
    await page.evaluate((storyId) => {
      const channel = (
        globalThis as unknown as {
          __STORYBOOK_ADDONS_CHANNEL__: { emit(name: string, data: unknown): void };
        }
      ).__STORYBOOK_ADDONS_CHANNEL__;
      channel.emit('setCurrentStory', { storyId, viewMode: 'docs' });
    }, id);
    const [place] = id.split('--', 1);
    // A page that compares elements has no stories of its own.
    const content = stories.some((story) => story.id.startsWith(`${place}--`))
      ? `[id^="story--${place}--"] [data-story]`
      : '#storybook-docs h1 ~ table';
    await page.waitForSelector(content, { timeout: 15_000 }).catch(() => empty.push(id));
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('#storybook-docs .sb-story')].every((each) =>
          each.querySelector('[data-story]'),
        ),
      undefined,
      { timeout: 15_000 },
    );
    const bare = await page.$$eval('#storybook-docs .sbdocs-content > *', (all) => {
      const parts = all.filter((part) => part.checkVisibility());
      return parts.filter(
        (part, at) =>
          part.matches('h2') &&
          (!part.textContent || !parts[at + 1] || parts[at + 1]!.matches('h2')),
      ).length;
    });
    if (bare > 0) empty.push(`${id}: a heading with nothing in it or below it`);
    // A label names the first control with its id: in an example that stands there twice, the wrong one.
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll('#storybook-docs [id]')].map((part) => part.id),
    );
    const twice = new Set(ids.filter((each, at) => ids.indexOf(each) < at));
    if (twice.size > 0) empty.push(`${id}: twice ${[...twice].join(', ')}`);
    for (const story of stories) {
      if (!place!.startsWith('elements-') || !story.id.startsWith(`${place}--`)) continue;
      if (!ids.includes(`story--${story.id}`)) empty.push(`${id}: ${story.name} is not shown`);
    }
    empty.push(
      ...(await sharedRadios()).map((name) => `${id}: radios of two examples share ${name}`),
    );
    await page.setViewportSize({ width: 320, height: 700 });
    empty.push(...(await cutOff()).map((part) => `${id}: at 320 px ${part}`));
    await page.setViewportSize({ width: 1024, height: 800 });
    const links = await page.$$eval('#storybook-docs a[href*="?path="]', (all) =>
      all.map((link) => link.getAttribute('href')!),
    );
    const known = [...guidance, ...stories].map((entry) => `./?path=/${entry.type}/${entry.id}`);
    for (const link of links) if (!known.includes(link)) empty.push(`${id}: ${link} leads nowhere`);
  }
  assert.deepEqual([...empty, ...problems], []);
  assert.ok(guidance.length > 0);
});

test('what needs a script of the page can be tried: a fee is computed, an address is found', async () => {
  const tried = await browser.newPage();
  const story = (id: string): Promise<unknown> =>
    tried.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=language:pl;town:mielec`);
  await story('elements-output--not-known-yet');
  await tried.locator('#output-money-persons').pressSequentially('4');
  await tried.locator('output', { hasText: /^108,00\s€$/ }).waitFor();
  await story('elements-address--in-poland');
  await tried.locator('#address-pl-PL-locality').pressSequentially('Mielec');
  await tried.getByRole('button', { name: 'Znajdź adres' }).click();
  await tried.getByRole('button', { name: /gmina wiejska Mielec/ }).click();
  assert.equal(await tried.locator('#address-pl-PL-postal-code').inputValue(), '39-331');
  await tried.close();
});

test('the whole Storybook opens, and its four switches change the story', async () => {
  const whole = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  whole.on('request', look);
  await whole.goto(`${origin}/?path=/story/${stories[0]!.id}`);
  const story = whole.frameLocator('#storybook-preview-iframe').locator('[data-story]');
  await story.waitFor();
  for (const [present, chosen, attribute, value] of [
    ['No town', 'Mielec', 'data-tt-theme', 'mielec'],
    ['English', 'Latviešu', 'lang', 'lv'],
    ['System scheme', 'Dark', 'data-tt-scheme', 'dark'],
    ['System contrast', 'More contrast', 'data-tt-contrast', 'more'],
  ] as const) {
    await whole.locator('button', { hasText: present }).click();
    await whole.getByRole('option', { name: chosen, exact: true }).click();
    await whole.waitForFunction(
      ([name, wanted]) =>
        document
          .querySelector<HTMLIFrameElement>('#storybook-preview-iframe')
          ?.contentDocument?.querySelector('[data-story]')
          ?.getAttribute(name!) === wanted,
      [attribute, value],
    );
  }
  // Time enough to ask for news of Storybook itself, which is switched off.
  await whole.waitForTimeout(1000);
  await whole.close();
});

test('no request leaves this machine', () => {
  assert.deepEqual([...foreign], []);
});
