// Element tests in real browsers. TWINTOWN_ENGINES picks engines, default: all that are installed.
//   npx wtr --config scripts/wtr.config.mjs --files 'packages/elements/src/field/*.test.ts'
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { countReporter } from './count-reporter.mjs';
import {
  chromiumTestArguments,
  chromiumPath,
  firefoxPath,
  firefoxPreferences,
  installedEngines,
} from './browsers.mjs';
import { freePort, startWebkitDriver } from './webkit.mjs';

const engines = process.env.TWINTOWN_ENGINES?.split(',') ?? ['chromium'];
const missing = engines.filter((engine) => !installedEngines().includes(engine));
if (missing.length > 0) throw new Error(`Not installed: ${missing.join(', ')}`);

/** How many pages of tests are open at a time in Chromium; the other two show one. */
const pages = Number(process.env.TWINTOWN_PAGES ?? 4);

const webkit = engines.includes('webkit') ? await startWebkitDriver() : undefined;
if (webkit) process.once('exit', () => webkit.stop());

/** One profile for all files, as in the other engines: a profile for each starts a process for each. */
let profile;

/** A driver is loaded for the engine that it drives. */
const launchers = {
  chromium: async () => {
    const { playwrightLauncher } = await import('@web/test-runner-playwright');
    return playwrightLauncher({
      concurrency: pages,
      createBrowserContext: async ({ browser }) => {
        profile ??= browser.newContext();
        const context = await profile;
        let page;
        return {
          newPage: async () => (page = await context.newPage()),
          close: () => page.close(),
        };
      },
      launchOptions: { executablePath: chromiumPath(), args: chromiumTestArguments },
    });
  },
  firefox: async () => {
    const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
    return puppeteerLauncher({
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: firefoxPath(),
        headless: true,
        // Every module of every test would be told over the wire, and nobody listens.
        networkEnabled: false,
        extraPrefsFirefox: firefoxPreferences,
      },
    });
  },
  webkit: async () => {
    const { webdriverLauncher } = await import('@web/test-runner-webdriver');
    return webdriverLauncher({ ...webkit.connection, logLevel: 'error' });
  },
};

/**
 * An element, a class or a function among what a test expected cannot be told to the runner: it would
 * wait in vain for the whole page. The message of the failure shows them already.
 */
const tellFailures = `mocha.suite.afterEach(function () {
  const { err } = this.currentTest;
  if (!err) return;
  try {
    structuredClone([err.actual, err.expected]);
  } catch {
    err.actual = err.expected = undefined;
  }
});`;

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: [
    'packages/*/src/**/*.test.ts',
    '!packages/{core,tokens}/**',
    '!packages/elements/src/styles/**',
  ],
  port: await freePort(),
  // WebKitGTK fails when two pages run at once, so that engine is given the whole machine.
  concurrency: webkit ? 1 : pages,
  nodeResolve: { exportConditions: ['twintown:source', 'browser', 'development'] },
  browsers: await Promise.all(engines.map((engine) => launchers[engine]())),
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    }),
  ],
  reporters: [
    defaultReporter({ reportTestProgress: !process.env.CI }),
    ...(process.env.TWINTOWN_COUNTS ? [countReporter(process.env.TWINTOWN_COUNTS)] : []),
  ],
  testFramework: { config: { timeout: 30_000 } },
  // A browser may take a minute to begin where six of them begin at once.
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  // A page holds the tests of several files.
  testsFinishTimeout: 600_000,
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><link rel="stylesheet" href="/packages/tokens/dist/themes/neutral.css"></head>
  <body>
    <script type="module" src="${testFramework}"></script>
    <script type="module">${tellFailures}</script>
  </body>
</html>`,
};
