// Runs the tests of elements in each engine.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

/** WebKitGTK's window loses the focus for good when something is drawn with the mouse. */
const losesFocus = /\/signature-field\.test\.ts$/;

/** Runs a command and keeps what it prints, so that two that run at once can be read apart. */
export function run(args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (errors += data));
    child.on('close', (status) => resolve({ status, output, errors }));
  });
}

/** What one browser is given at a time: each one more costs its start. */
function deal(files) {
  const alone = files.filter((file) => losesFocus.test(file));
  const others = files.filter((file) => !losesFocus.test(file));
  return [others, ...alone.map((file) => [file])].filter((hand) => hand.length > 0);
}

let browsers = 0;

async function inOneBrowser(engine, files, cache) {
  const counts = `${cache}/counts-${engine}-${++browsers}.json`;
  rmSync(counts, { force: true });
  const { status, output, errors } = await run(
    ['node_modules/.bin/wtr', '--config', 'scripts/wtr.config.mjs', '--files', ...files],
    { TWINTOWN_ENGINES: engine, TWINTOWN_COUNTS: counts },
  );
  process.stdout.write(`\n— ${engine}, ${files.length} files\n${output}${errors}`);
  const results = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : [];
  const told = results.some(({ failed }) => failed > 0);
  // A browser that broke off tells nothing of the files that it did not come to.
  const unheard = files.filter((file) => !results.some((result) => result.file === file));
  if (unheard.length === 0 && status !== 0 && !told) unheard.push(files[0]);
  return [...results, ...unheard.map((file) => ({ file, passed: 0, failed: 1, skipped: 0 }))];
}

/** Every file in one Chromium, which keeps the whole machine busy with several pages at once. */
export async function inChromium(files, cache) {
  const start = performance.now();
  const results = await inOneBrowser('chromium', files, cache);
  return { results, again: [], seconds: (performance.now() - start) / 1000 };
}

/**
 * Firefox and WebKitGTK wait for their drivers more than they work, so several run at a time.
 * @param {string[]} engines 'firefox', 'webkit'
 * @param {string[]} files paths of tests
 * @param {{cache: string, atOnce: number}} options
 * @returns {Promise<Map<string, {results: {file: string, passed: number, failed: number,
 *   skipped: number}[], again: string[], seconds: number}>>} by engine; `again` names the files
 *   that failed and had a second turn: the drivers lose keys and focus now and then
 */
export async function inOtherEngines(engines, files, { cache, atOnce }) {
  const found = new Map(
    engines.map((engine) => [engine, { results: [], again: [], seconds: 0, start: 0 }]),
  );
  const work = deal(files).flatMap((hand) => engines.map((engine) => ({ engine, hand })));
  async function browser() {
    for (let next = work.shift(); next; next = work.shift()) {
      const { engine, hand } = next;
      const told = found.get(engine);
      told.start ||= performance.now();
      let results = await inOneBrowser(engine, hand, cache);
      const failed = results.filter((result) => result.failed > 0).map(({ file }) => file);
      if (failed.length > 0) {
        results = [
          ...results.filter(({ file }) => !failed.includes(file)),
          ...(await inOneBrowser(engine, failed, cache)),
        ];
        told.again.push(...failed);
      }
      told.results.push(...results);
      told.seconds = (performance.now() - told.start) / 1000;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, browser));
  return found;
}
