// Makes a fresh clone usable. Runs before every npm script, on whatever Node (>= 20) is installed,
// with nothing but Node's own modules, and does nothing when nothing changed.
//   --browser   also makes sure that a Chromium is there to test with
//   --engines   also installs Chromium, Firefox ESR, WebKitGTK and the PDF tools that tests read with
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import process from 'node:process';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lock = join(root, '.setup.pid');
const windows = process.platform === 'win32';
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

let running;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    if (!running) stop('it was interrupted. Run the command again.');
    // Left to itself npm finishes what it has begun, in the way of the next start.
    if (windows) running.kill();
    else process.kill(-running.pid, 'SIGKILL');
  });
}

/** Runs a program, in a group of its own so that it ends with all that it started. Gives its exit code. */
async function run(program, args, shell = false) {
  running = spawn(program, args, { cwd: root, stdio: 'inherit', shell, detached: !windows });
  const status = await new Promise((resolve) => {
    running.on('error', () => resolve(1));
    running.on('exit', resolve);
  });
  running = undefined;
  if (interrupted) stop('it was interrupted. Run the command again.');
  return status;
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** `npm start` and `npm test` may be begun side by side; one of them sets up and the other waits. */
async function waitForOthers() {
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch ({ code }) {
      if (code !== 'EEXIST')
        stop(
          `the folder ${root} cannot be written to (${code}). Clone the project into a folder of your own, or take over its files, then run the command again.`,
        );
    }
    const other = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (!lives(other)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told)
      console.log(
        `Set-up: waiting for another one (process ${other}; if there is none, delete ${lock}) …`,
      );
    told = true;
    await pause(500);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
}

function npm(args) {
  const program = process.env.npm_execpath;
  return program?.endsWith('.js')
    ? run(process.execPath, [program, ...args])
    : run('npm', args, windows);
}

const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');

async function installPackages() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Set-up: installing packages (about a minute the first time) …');
  const status = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0)
    stop(
      '`npm ci` failed. Check the network and read the lines above, then run the command again.',
    );
  if (!existsSync(node)) {
    stop(
      'Node 24 was not installed. Run `npm ci` with install scripts allowed for the package "node" (no --ignore-scripts).',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function generate() {
  const status = await run(
    node,
    [
      '--conditions=twintown:source',
      '--disable-warning=ExperimentalWarning',
      join(root, 'scripts', 'generate.mjs'),
    ],
    windows,
  );
  if (status !== 0)
    stop(
      'the words, themes or icons could not be made; the lines above name the file and the key.',
    );
}

await waitForOthers();
await installPackages();
await generate();

const engines = process.argv.includes('--engines');
if (engines || process.argv.includes('--browser')) {
  const { ensureChromium, ensureEverything } = await import('./system-packages.mjs');
  const problem = await (engines ? ensureEverything() : ensureChromium());
  if (problem) stop(problem);
}
