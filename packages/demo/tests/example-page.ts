import type { Browser, Page } from 'playwright-core';

/** How a page of examples is asked for: see `src/examples.ts`. */
export interface View {
  lang?: string;
  town?: string;
  scheme?: string;
  contrast?: string;
  script?: 'on' | 'off' | 'late';
  ms?: string;
}

export interface OpenExamples {
  page: Page;
  /** Errors of the console and the page so far. */
  problems: string[];
  close(): Promise<void>;
}

/** Opens a page of examples in a context of its own. */
export async function openExamples(
  browser: Browser,
  origin: string,
  path: string,
  view: View,
): Promise<OpenExamples> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${origin}/examples/${path}?${new URLSearchParams({ ...view })}`, {
    // A late script holds the load event back.
    waitUntil: view.script === 'late' ? 'domcontentloaded' : 'load',
  });
  return { page, problems, close: () => context.close() };
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
