// Where the three browser engines are on this machine. Nothing is downloaded here.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';

function onPath(names) {
  for (const name of names) {
    try {
      return execFileSync('which', [name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .trim()
        .split('\n')[0];
    } catch {
      continue;
    }
  }
  return undefined;
}

function first(paths) {
  return paths.find((path) => path && existsSync(path));
}

const mac = '/Applications';

/**
 * Path of a Chromium or Chrome, or undefined. `CHROME_PATH` wins; then Debian's build without a
 * window: the same engine at two thirds of the work (measured: decision 6).
 */
export function chromiumPath() {
  return first([
    process.env.CHROME_PATH,
    onPath([
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
    ]),
    `${mac}/Chromium.app/Contents/MacOS/Chromium`,
    `${mac}/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ]);
}

/** Path of a Firefox, or undefined. `FIREFOX_PATH` wins. */
export function firefoxPath() {
  return first([
    process.env.FIREFOX_PATH,
    onPath(['firefox-esr', 'firefox']),
    `${mac}/Firefox.app/Contents/MacOS/firefox`,
  ]);
}

// Debian keeps it in the library folder of the machine's architecture.
function miniBrowser() {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  const folders = readdirSync(libraries, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .flatMap(({ name }) =>
      readdirSync(`${libraries}/${name}`)
        .filter((inner) => inner.startsWith('webkit2gtk-'))
        .map((inner) => `${libraries}/${name}/${inner}/MiniBrowser`),
    );
  return first(folders);
}

/**
 * The three programs that WebKitGTK needs to be driven without a screen, or undefined.
 * @returns {{driver: string, browser: string, display: string} | undefined}
 */
export function webkitPaths() {
  const driver = first([process.env.WEBKIT_DRIVER_PATH, onPath(['WebKitWebDriver'])]);
  const display = onPath(['Xvfb']);
  const browser = miniBrowser();
  return driver && display && browser ? { driver, display, browser } : undefined;
}

/** Which of the three engines can be driven here: names in the order they are tested. */
export function installedEngines() {
  return [
    ...(chromiumPath() ? ['chromium'] : []),
    ...(firefoxPath() ? ['firefox'] : []),
    ...(webkitPaths() ? ['webkit'] : []),
  ];
}

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Tests of elements need no process for each file (measured: decision 6). */
export const chromiumTestArguments = [...chromiumArguments, '--renderer-process-limit=1'];

/** One site needs no process for each of its frames, nor one in store (measured: decision 6). */
export const firefoxPreferences = {
  'fission.autostart': false,
  'dom.ipc.processPrelaunch.enabled': false,
};
