import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { afterEach, beforeEach, test } from 'node:test';

let clone;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'twintown clone-'));
  mkdirSync(join(clone, 'scripts'));
  cpSync(fileURLToPath(new URL('setup.mjs', import.meta.url)), join(clone, 'scripts/setup.mjs'));
  writeFileSync(join(clone, 'scripts/generate.mjs'), '');
  for (const name of ['package.json', 'package-lock.json']) writeFileSync(join(clone, name), '{}');
});
afterEach(() => {
  chmodSync(clone, 0o755);
  rmSync(clone, { recursive: true });
});

/** Starts the set-up with a program in the place of npm. */
function setUp(npm) {
  writeFileSync(join(clone, 'npm.js'), npm);
  const child = spawn(process.execPath, ['scripts/setup.mjs'], {
    cwd: clone,
    env: { ...process.env, npm_execpath: join(clone, 'npm.js') },
  });
  const told = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (told.text += data));
  const ended = once(child, 'close').then(([code]) => code);
  return { child, told, ended };
}

async function there(path) {
  while (!existsSync(path)) await pause(20);
}

const installs = `
  const { mkdirSync, symlinkSync, appendFileSync, existsSync } = require('node:fs');
  appendFileSync('log', 'begin ');
  setTimeout(() => {
    mkdirSync('node_modules/.bin', { recursive: true });
    if (!existsSync('node_modules/.bin/node')) symlinkSync(process.execPath, 'node_modules/.bin/node');
    appendFileSync('log', 'end ');
  }, 500);
`;

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`${signal} ends npm too, which would go on in the way of the next start`, async () => {
    // As npm does: it hears the signal and finishes what it has begun.
    const { child, told, ended } = setUp(`
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
      const { writeFileSync } = require('node:fs');
      writeFileSync('npm.pid', String(process.pid));
      setTimeout(() => process.exit(), 20_000);
    `);
    await there(join(clone, 'npm.pid'));
    await pause(100);
    const npm = Number(readFileSync(join(clone, 'npm.pid'), 'utf8'));
    child.kill(signal);
    assert.notEqual(await ended, 0);
    assert.throws(() => process.kill(npm, 0), /ESRCH/);
    assert.match(told.text, /Set-up stopped: it was interrupted. Run the command again/);
  });
}

test('two set-ups of one clone wait for each other, and the second has nothing left to install', async () => {
  const both = [setUp(installs), setUp(installs)];
  assert.deepEqual(await Promise.all(both.map(({ ended }) => ended)), [0, 0]);
  assert.equal(readFileSync(join(clone, 'log'), 'utf8'), 'begin end ');
});

test('a set-up that was killed does not keep the next one waiting', async () => {
  const first = setUp(installs);
  await there(join(clone, 'log'));
  first.child.kill('SIGKILL');
  await first.ended;
  await pause(700);
  assert.equal(await setUp(installs).ended, 0);
});

test('every command of the project makes a fresh clone usable by itself', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const bare = Object.keys(scripts).filter(
    (name) =>
      !(name.startsWith('pre') && name.slice(3) in scripts) &&
      ![scripts[name], scripts[`pre${name}`]].some((line) => line?.includes('scripts/setup.mjs')),
  );
  assert.deepEqual(bare, []);
});

// Nothing is closed to root.
if (process.getuid?.() !== 0)
  test('a folder that cannot be written to is named', async () => {
    writeFileSync(join(clone, 'npm.js'), '');
    chmodSync(clone, 0o555);
    const child = spawn(process.execPath, ['scripts/setup.mjs'], { cwd: clone });
    let text = '';
    child.stderr.on('data', (data) => (text += data));
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.match(text, /Set-up stopped: .*cannot be written to/);
    assert.ok(text.includes(clone));
  });
