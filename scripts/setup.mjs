// Makes a fresh clone usable. Runs before every npm script, on whatever Node (>= 20) is installed,
// with nothing but Node's own modules, and does nothing when nothing changed.
//   --browser   also makes sure that a Chromium is there to test with
//   --engines   also installs Chromium, Firefox ESR, WebKitGTK and the PDF tools that tests read with
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import process from 'node:process';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.cache', 'twintown', 'installed');

function stop(sentence) {
  console.error(`\nSet-up stopped: ${sentence}`);
  process.exit(1);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20)
  stop(
    `Node ${process.versions.node} is too old. Install Node 20 or newer, then run the command again.`,
  );

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json'])
    hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

function npm(args) {
  const program = process.env.npm_execpath;
  return program?.endsWith('.js')
    ? spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

function installPackages() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Set-up: installing packages (about a minute the first time) …');
  const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0)
    stop(
      '`npm ci` failed. Check the network and read the lines above, then run the command again.',
    );
  const node = join(
    root,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? 'node.cmd' : 'node',
  );
  if (!existsSync(node)) {
    stop(
      'Node 24 was not installed. Run `npm ci` with install scripts allowed for the package "node" (no --ignore-scripts).',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function generate() {
  const node = join(
    root,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? 'node.cmd' : 'node',
  );
  const { status } = spawnSync(
    node,
    [
      '--conditions=twintown:source',
      '--disable-warning=ExperimentalWarning',
      join(root, 'scripts', 'generate.mjs'),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0)
    stop(
      'the words, themes or icons could not be made; the lines above name the file and the key.',
    );
}

installPackages();
generate();

const engines = process.argv.includes('--engines');
if (engines || process.argv.includes('--browser')) {
  const { ensureChromium, ensureEverything } = await import('./system-packages.mjs');
  const problem = await (engines ? ensureEverything() : ensureChromium());
  if (problem) stop(problem);
}
