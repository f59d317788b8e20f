// Installs the browsers that the tests drive, where the system's package manager may be used.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

async function browsers() {
  return import('./browsers.mjs');
}

function run(program, args) {
  return spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}

function may(program) {
  return spawnSync('which', [program], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs Debian packages, by their names. Returns undefined, or one sentence that says what to do by hand.
 * @param {string[]} names
 */
function apt(names) {
  const byHand = `install ${names.join(', ')} yourself, then run the command again.`;
  if (!may('apt-get')) return `This system has no apt-get: ${byHand}`;
  const root = process.getuid?.() === 0;
  if (!root && run('sudo', ['-n', 'true']) !== 0)
    return `Not allowed to install system packages: ${byHand}`;
  const aptGet = (...args) =>
    root ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]);
  console.log(`Set-up: installing ${names.join(', ')} …`);
  aptGet('update', '-qq');
  const packages = names.map((name) => (name === 'chromium' ? chromiumPackage() : name));
  return aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages) === 0
    ? undefined
    : `apt-get could not install ${names.join(', ')}: ${byHand}`;
}

/** Debian's Chromium without a window where there is one, which is smaller and quicker to test with. */
function chromiumPackage() {
  const shell = 'chromium-headless-shell';
  const known = spawnSync('apt-cache', ['policy', shell], { encoding: 'utf8' }).stdout ?? '';
  return /^ +Candidate: \d/m.test(known) ? shell : 'chromium';
}

/** Makes sure that a Chromium is there. Returns undefined, or one sentence that says what to do. */
export async function ensureChromium() {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named))
    return `there is no file ${named}. Set CHROME_PATH to the program file of Chromium or Chrome, or leave it out.`;
  const { chromiumPath } = await browsers();
  if (chromiumPath()) return undefined;
  if (process.platform === 'darwin') {
    return 'no Chromium found. Install Google Chrome or Chromium, or set CHROME_PATH to its program file.';
  }
  return (
    apt(['chromium']) &&
    'no Chromium found. Install Chromium or Chrome, or set CHROME_PATH to its program file.'
  );
}

/** Installs all three engines and the programs that some tests read documents with. */
export async function ensureEverything() {
  const { installedEngines } = await browsers();
  const wanted = [
    ...(installedEngines().includes('chromium') ? [] : ['chromium']),
    ...(installedEngines().includes('firefox') ? [] : ['firefox-esr']),
    ...(installedEngines().includes('webkit') ? [] : ['webkit2gtk-driver', 'xvfb']),
    ...(may('pdfinfo') ? [] : ['poppler-utils']),
    ...(may('qpdf') ? [] : ['qpdf']),
  ];
  const problem = wanted.length > 0 ? apt(wanted) : undefined;
  if (problem) return problem;
  const missing = ['chromium', 'firefox', 'webkit'].filter(
    (name) => !installedEngines().includes(name),
  );
  return missing.length > 0 ? `these engines are still missing: ${missing.join(', ')}.` : undefined;
}
