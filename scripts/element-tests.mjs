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

/** WebKitGTK waits for its driver more than it works; Firefox works all the time. */
const side = { firefox: 1, webkit: 3 };

/** What each browser is given. One more costs its start, and gains where browsers wait. */
function deal(engine, files) {
  const alone = files.filter((file) => losesFocus.test(file));
  const others = files.filter((file) => !losesFocus.test(file));
  const hands = Array.from({ length: side[engine] }, (_, hand) =>
    others.filter((_, at) => at % side[engine] === hand),
  );
  return [...hands, ...alone.map((file) => [file])].filter((hand) => hand.length > 0);
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
  const failures = ['the browser broke off'];
  const lost = unheard.map((file) => ({ file, passed: 0, failed: 1, skipped: 0, failures }));
  return [...results, ...lost];
}

/**
 * What is to be done for `files` in `engine`, each piece in a browser of its own. A file that failed
 * in Firefox or WebKitGTK has a second turn: their drivers lose keys and focus now and then.
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 * @param {string[]} files paths of tests
 * @param {string} cache folder for what the runners count
 * @returns {(() => Promise<{results: {file: string, passed: number, failed: number,
 *   skipped: number, failures: string[]}[], again: string[]}>)[]} `failures` has a line for each
 *   failure; `again` names the files that had a second turn
 */
export function elementJobs(engine, files, cache) {
  if (engine === 'chromium')
    return [async () => ({ results: await inOneBrowser(engine, files, cache), again: [] })];
  return deal(engine, files).map((hand) => async () => {
    const results = await inOneBrowser(engine, hand, cache);
    const again = results.filter((result) => result.failed > 0).map(({ file }) => file);
    if (again.length === 0) return { results, again };
    const kept = results.filter(({ file }) => !again.includes(file));
    return { results: [...kept, ...(await inOneBrowser(engine, again, cache))], again };
  });
}
