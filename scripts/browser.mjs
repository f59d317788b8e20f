// One small way to drive a page in three engines. Chromium by Playwright, Firefox by WebDriver BiDi
// (Puppeteer), WebKitGTK by WebDriver. Tests that need more use the engine's own page: `page.native`.
// A driver is loaded when its engine is first asked for: most tests need one of the three.
import { existsSync, rmSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath, firefoxPath, firefoxPreferences } from './browsers.mjs';
import { startWebkitDriver } from './webkit.mjs';

export { installedEngines } from './browsers.mjs';

/**
 * A Playwright browser of the installed Chromium. The caller closes it.
 * @param {{keepsPages?: boolean}} [options] keepsPages: whether pages are kept for the way back, as
 *   people's browsers do and Playwright forbids. A build without a window keeps none in any case.
 */
export function launchChromium({ keepsPages = false } = {}) {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('No Chromium: set CHROME_PATH to its program file.');
  return chromium.launch({
    executablePath,
    args: chromiumArguments,
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  });
}

/**
 * @typedef {object} Page
 * @property {'chromium' | 'firefox' | 'webkit'} engine
 * @property {unknown} native the engine's own page or client
 * @property {(address: string) => Promise<void>} goto
 * @property {() => Promise<string>} address
 * @property {(selector: string) => Promise<void>} click a real pointer press
 * @property {(selector: string, text: string) => Promise<void>} fill replaces the text by real typing
 * @property {(selector: string, value: string) => Promise<void>} select chooses an option of a select
 * @property {(selector: string, path: string) => Promise<void>} upload
 * @property {(key: string) => Promise<void>} press one key, by its DOM name
 * @property {(selector: string) => Promise<string>} text visible text
 * @property {(selector: string) => Promise<boolean>} visible
 * @property {(selector: string) => Promise<string>} value
 * @property {(selector: string, milliseconds?: number) => Promise<void>} waitFor until it is visible
 * @property {(from: [number, number], to: [number, number]) => Promise<void>} drag with the main button, in viewport pixels
 * @property {(selector: string) => Promise<{x: number, y: number, width: number, height: number}>} box in viewport pixels, scrolled into view
 * @property {() => Promise<string[]>} problems console errors, uncaught errors and CSP violations so far
 * @property {() => Promise<void>} close
 */

/**
 * Whether `engine` can keep a page for the way back. Chromium without a window cannot: its pages give
 * `BackForwardCacheDisabledForDelegate` as the reason.
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 */
export function canKeepPages(engine) {
  return engine !== 'chromium' || !/headless[-_]shell/.test(chromiumPath() ?? '');
}

/**
 * Opens a fresh browser page.
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 * @param {{javaScript?: boolean, width?: number, height?: number, keepsPages?: boolean}} [options]
 *   width and height in CSS pixels; keepsPages: whether pages are kept for the way back, by which the
 *   engines' drivers differ where it is left out
 * @returns {Promise<Page>}
 */
export function openPage(
  engine,
  { javaScript = true, width = 1024, height = 900, keepsPages } = {},
) {
  const options = { javaScript, width, height, keepsPages };
  if (engine === 'chromium') return openChromium(options);
  if (engine === 'firefox') return openFirefox(options);
  return openWebkit(options);
}

/** Milliseconds that a browser stays without a page, for the next one. */
const idle = 500;

/** Browsers in which pages have profiles of their own, by how they were launched. */
const running = new Map();

/** A browser launched like this, and how to give it back. */
async function borrow(name, launch) {
  let lent = running.get(name);
  if (!lent || lent.gone) running.set(name, (lent = { browser: launch(), pages: 0 }));
  clearTimeout(lent.closing);
  lent.pages += 1;
  const giveBack = () => {
    lent.pages -= 1;
    if (lent.pages > 0) return;
    lent.closing = setTimeout(async () => {
      lent.gone = true;
      await (await lent.browser).close();
    }, idle);
  };
  try {
    const browser = await lent.browser;
    browser.once('disconnected', () => (lent.gone = true));
    return { browser, giveBack };
  } catch (error) {
    lent.gone = true;
    throw error;
  }
}

async function openChromium({ javaScript, width, height, keepsPages }) {
  const { browser, giveBack } = await borrow(`chromium ${keepsPages}`, () =>
    launchChromium({ keepsPages }),
  );
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height },
  });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  return {
    engine: 'chromium',
    native: page,
    goto: async (address) => void (await page.goto(address)),
    address: async () => page.url(),
    click: (selector) => page.click(selector),
    fill: async (selector, text) => {
      await page.focus(selector);
      await page.locator(selector).selectText();
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    select: async (selector, value) => void (await page.selectOption(selector, value)),
    upload: (selector, path) => page.setInputFiles(selector, path),
    press: (key) => page.keyboard.press(key),
    text: (selector) => page.locator(selector).first().innerText(),
    visible: (selector) => page.locator(selector).first().isVisible(),
    value: (selector) => page.inputValue(selector),
    waitFor: async (selector, milliseconds = 10_000) =>
      void (await page.locator(selector).first().waitFor({ timeout: milliseconds })),
    drag: async ([fromX, fromY], [toX, toY]) => {
      await page.mouse.move(fromX, fromY);
      await page.mouse.down();
      await page.mouse.move(toX, toY, { steps: 8 });
      await page.mouse.up();
    },
    box: async (selector) => {
      await page.locator(selector).first().scrollIntoViewIfNeeded();
      return page.locator(selector).first().boundingBox();
    },
    problems: async () => [...problems],
    close: async () => {
      await context.close();
      giveBack();
    },
  };
}

const cache = fileURLToPath(new URL('../node_modules/.cache/twintown', import.meta.url));

/**
 * A Firefox with a new profile. What the first one compiled of its own scripts to start, the next
 * ones find there: starting takes a quarter less (measured: decision 6).
 */
async function launchFirefox({ networkEnabled, preferences }) {
  const program = firefoxPath();
  const compiled = join(cache, `firefox-${Math.trunc(statSync(program).mtimeMs)}`);
  const profile = await mkdtemp(join(tmpdir(), 'twintown-firefox-'));
  const remove = () => {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A browser that is still ending writes into it; the system tidies its temporary folder.
    }
  };
  process.once('exit', remove);
  if (existsSync(compiled)) await cp(compiled, profile, { recursive: true });
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    networkEnabled,
    userDataDir: profile,
    extraPrefsFirefox: { ...firefoxPreferences, ...preferences },
  });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    if (!existsSync(compiled)) await keep(profile, compiled);
    process.off('exit', remove);
    remove();
  };
  return browser;
}

/** Nothing of the pages that were open: what is compiled, and of which version. */
async function keep(profile, compiled) {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(`${compiled}-`);
  try {
    for (const name of ['startupCache', 'compatibility.ini'])
      await cp(join(profile, name), join(folder, name), { recursive: true });
    await rename(folder, compiled);
  } catch {
    // Another program was first, or this browser ended before it kept anything.
    await rm(folder, { recursive: true, force: true });
  }
}

async function openFirefox({ javaScript, width, height, keepsPages }) {
  const { browser, giveBack } = await borrow(`firefox ${keepsPages} ${javaScript}`, () =>
    launchFirefox({
      // To be told of every request is a fifth of the work of a test (measured: decision 6).
      networkEnabled: !javaScript,
      preferences: keepsPages === false && { 'browser.sessionhistory.max_total_viewers': 0 },
    }),
  );
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (!javaScript) {
    // Firefox 153 cannot be driven with script switched off (its driver is script; BiDi's
    // emulation.setScriptingEnabled is unknown to it), so no script file reaches the page instead.
    await page.setRequestInterception(true);
    page.on('request', (request) =>
      /\.m?js(\?|$)/.test(request.url()) ? request.abort() : request.continue(),
    );
  }
  await page.setViewport({ width, height });
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  /** A press may lead to another page, or to none: what lies there for a while is the page. */
  const settle = async () => {
    for (let attempt = 0, still = 0; attempt < 300 && still < 2; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      // A page that is just coming cannot be asked.
      const state = await page.evaluate(() => document.readyState).catch(() => 'coming');
      still = state === 'complete' ? still + 1 : 0;
    }
  };
  return {
    engine: 'firefox',
    native: page,
    goto: async (address) => void (await page.goto(address)),
    address: async () => page.url(),
    click: async (selector) => {
      await page.locator(selector).click();
      await settle();
    },
    fill: async (selector, text) => {
      await page.focus(selector);
      await page.$eval(selector, (control) => control.select());
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    select: async (selector, value) => void (await page.select(selector, value)),
    upload: async (selector, path) => {
      const input = await page.$(selector);
      await input.uploadFile(path);
    },
    press: async (key) => {
      await page.keyboard.press(key);
      await settle();
    },
    text: (selector) => page.$eval(selector, (element) => element.innerText),
    visible: (selector) =>
      page.$eval(selector, (element) => element.checkVisibility()).catch(() => false),
    value: (selector) => page.$eval(selector, (control) => control.value),
    waitFor: async (selector, milliseconds = 10_000) =>
      void (await page.waitForSelector(selector, { visible: true, timeout: milliseconds })),
    drag: async ([fromX, fromY], [toX, toY]) => {
      await page.mouse.move(fromX, fromY);
      await page.mouse.down();
      await page.mouse.move(toX, toY, { steps: 8 });
      await page.mouse.up();
    },
    box: async (selector) => {
      const element = await page.$(selector);
      await element.scrollIntoView();
      return element.boundingBox();
    },
    problems: async () => [...problems],
    close: async () => {
      await context.close();
      giveBack();
    },
  };
}

// WebDriver names keys by code points of a private area (W3C WebDriver, 17.4.2).
const webdriverKeys = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Space: ' ',
  ArrowDown: '\uE015',
};

/** The driver presses where the element was when it was looked for. */
async function standsStill(client, element) {
  let before;
  for (let attempt = 0; attempt < 20; attempt++) {
    const top = await client.execute((node) => node.getBoundingClientRect().top, element);
    if (top === before) return;
    before = top;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * A page that moves between the driver's look and its press, as one may while its script arrives, takes
 * the press elsewhere, or takes the element away before it is let go. Only that is told: a press that
 * went down on an element that stayed counts as landed, whatever the page made of it; so does one that
 * left no trace, as on a page without script or on one that was left.
 */
async function watchPress(client, element) {
  await client.execute((node) => {
    const placeOf = () => node.getBoundingClientRect().top + scrollY;
    const isOn = ({ target }) => node.contains(target) || target.closest('label')?.control === node;
    const press = { from: placeOf(), placeOf };
    globalThis.watchedPress = press;
    const once = { capture: true, once: true };
    addEventListener('pointerdown', (event) => (press.isDown = isOn(event)), once);
    addEventListener('click', (event) => (press.isClicked = isOn(event)), once);
  }, element);
  return () =>
    client.execute(() => {
      const { from, placeOf, isDown, isClicked } = globalThis.watchedPress ?? {};
      if (isDown === undefined || isClicked) return true;
      return isDown && Math.abs(placeOf() - from) < 1;
    });
}

async function openWebkit({ javaScript, width, height, keepsPages }) {
  const { remote } = await import('webdriverio');
  const driver = await startWebkitDriver([
    ...(javaScript ? [] : ['--enable-javascript=false']),
    ...(keepsPages === false ? ['--enable-page-cache=false'] : []),
  ]);
  let client;
  try {
    // The driver may leave a question without an answer; two minutes, as is usual, held up a whole run.
    client = await remote({
      ...driver.connection,
      logLevel: 'error',
      connectionRetryCount: 1,
      connectionRetryTimeout: 60_000,
    });
    await client.setWindowSize(width, height).catch(() => undefined);
  } catch (error) {
    driver.stop();
    throw error;
  }
  const find = (selector) => client.$(selector);
  return {
    engine: 'webkit',
    native: client,
    goto: async (address) => void (await client.url(address)),
    address: () => client.getUrl(),
    click: async (selector) => {
      const element = await find(selector);
      for (let attempt = 0; attempt < 5; attempt++) {
        await element.scrollIntoView();
        await standsStill(client, element);
        const landed = await watchPress(client, element);
        await element.click();
        if (await landed()) return;
      }
      throw new Error(`Five presses of ${selector} landed elsewhere: it does not stand still.`);
    },
    fill: async (selector, text) => {
      const element = await find(selector);
      // The driver's own scrolling stops short of a control that has a scroll margin.
      await element.scrollIntoView({ block: 'center' });
      await element.clearValue();
      await element.addValue(text);
    },
    select: async (selector, value) => (await find(selector)).selectByAttribute('value', value),
    upload: async (selector, path) => (await find(selector)).addValue(path),
    press: (key) => client.keys(webdriverKeys[key] ?? key),
    text: async (selector) => (await find(selector)).getText(),
    visible: async (selector) => (await find(selector)).isDisplayed(),
    value: async (selector) => (await find(selector)).getValue(),
    waitFor: async (selector, milliseconds = 10_000) =>
      void (await (await find(selector)).waitForDisplayed({ timeout: milliseconds })),
    drag: ([fromX, fromY], [toX, toY]) =>
      client
        .action('pointer')
        .move(Math.round(fromX), Math.round(fromY))
        .down()
        .move(Math.round((fromX + toX) / 2), Math.round((fromY + toY) / 2))
        .move(Math.round(toX), Math.round(toY))
        .up()
        .perform(),
    box: async (selector) => {
      const element = await find(selector);
      await element.scrollIntoView();
      return client.execute((node) => {
        const { x, y, width: w, height: h } = node.getBoundingClientRect();
        return { x, y, width: w, height: h };
      }, element);
    },
    problems: async () => [],
    close: async () => {
      await client.deleteSession().catch(() => undefined);
      driver.stop();
    },
  };
}
