import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';

/** How a page of examples is asked for: see `src/examples.ts`. */
export interface View {
  lang?: string;
  town?: string;
  scheme?: string;
  contrast?: string;
  script?: 'on' | 'off' | 'late';
}

export interface OpenExamples {
  page: Page;
  /** Errors of the console and the page so far. */
  problems: string[];
  /** Lets a late script come, which waits for this. */
  letScriptCome(): void;
  close(): Promise<void>;
}

/** What pages of examples are shown in: they keep nothing, and share what a browser has compiled. */
export const examplesWindow = { viewport: { width: 1024, height: 900 } };

/** Opens a page of examples beside the others of a context. */
export async function openExamples(
  context: BrowserContext,
  origin: string,
  path: string,
  view: View,
): Promise<OpenExamples> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  let letScriptCome = (): void => {};
  const mayCome = new Promise<void>((resolve) => (letScriptCome = resolve));
  const isLate = view.script === 'late';
  if (isLate)
    await page.route('**/assets/late.js*', async (route) => {
      await mayCome;
      await route.continue();
    });
  const asked = new URLSearchParams({ ...view, ...(isLate && { ms: '0' }) });
  await page.goto(`${origin}/examples/${path}?${asked}`, {
    // A late script holds the load event back.
    waitUntil: isLate ? 'domcontentloaded' : 'load',
  });
  return { page, problems, letScriptCome, close: () => page.close() };
}

/** axe passes a tag that was never defined, because there is nothing in it to complain of. */
export async function undefinedTags(page: Page): Promise<string[]> {
  const read = () => [
    ...new Set(
      [...document.querySelectorAll('*')]
        .filter((element) => element.localName.startsWith('tt-') && !element.matches(':defined'))
        .map(({ localName }) => localName),
    ),
  ];
  // Documents of the viewer open after their element is defined; their state says when they have.
  await page
    .waitForFunction(
      () =>
        ![...document.querySelectorAll('*')].some(
          (element) => element.localName.startsWith('tt-') && !element.matches(':defined'),
        ) && !document.querySelector('tt-document-viewer:state(loading)'),
      undefined,
      { timeout: 15_000 },
    )
    .catch(() => undefined);
  return page.evaluate(read);
}

/**
 * Puts a page that is open into the colours of a town, whose style sheet it may lack.
 * @param page of any browser that evaluates
 */
export async function dress(
  page: Pick<Page, 'evaluate'>,
  origin: string,
  { town, scheme, contrast = 'auto' }: { town: string; scheme: string; contrast?: string },
): Promise<void> {
  const source = await (await fetch(`${origin}/examples?town=${town}`)).text();
  const theme = source.match(/href="([^"]*\/theme-[^"]+\.css)"/)![1]!;
  await page.evaluate(async (href) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
    document.querySelector('link[rel=stylesheet]')!.before(link);
    await loaded;
  }, `${origin}${theme}`);
  await page.evaluate(
    async (wanted) => {
      const { dataset } = document.documentElement;
      [dataset['ttTheme'], dataset['ttScheme'], dataset['ttContrast']] = wanted;
      await new Promise(requestAnimationFrame);
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
    },
    [town, scheme, contrast],
  );
  const worn = await page.evaluate(() => {
    const { colorScheme } = getComputedStyle(document.documentElement);
    return [colorScheme, getComputedStyle(document.body).getPropertyValue('--tt-surface-page')];
  });
  assert.equal(worn[0], scheme);
  assert.ok(worn[1], `${town} has no colours`);
}
