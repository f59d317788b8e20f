// Runs the tests of elements in each engine.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

/** WebKitGTK waits for its driver more than it works; the other two work most of the time. */
const side = { chromium: 1, firefox: 1, webkit: 3 };

/** The groups that each browser is given. One more costs its start, and gains where browsers wait. */
function deal(engine, groups) {
  const isAlone = ([file]) => engine === 'webkit' && losesFocus.test(file);
  const others = groups.filter((group) => !isAlone(group));
  const hands = Array.from({ length: side[engine] }, (_, hand) =>
    others.filter((_group, at) => at % side[engine] === hand),
  );
  return [...hands, ...groups.filter(isAlone).map((group) => [group])].filter(
    (hand) => hand.length > 0,
  );
}

/**
 * Files that want a page of their own: what they test happens when an element is defined, or they change
 * what the page has but once.
 */
export const wantsOwnPage =
  /\/(?:signature-field|field\/field|file-field\/file-field|date-range\/date-range|calendar\/calendar|combobox\/text|form\/summary-place|warn-of-\w+|pdf-worker-service|several-documents)\.test\.ts$/;

/** Files of tests in one page. Loading their modules anew for each file took a third of the time (decision 6). */
const together = 6;

/**
 * Groups of files of one folder, each a list.
 * @param {string[]} files
 * @returns {string[][]}
 */
export function groupsOf(files) {
  const folders = new Map();
  for (const file of files) {
    const folder = wantsOwnPage.test(file) ? file : dirname(file);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders.values()].flatMap((inFolder) => {
    const count = Math.ceil(inFolder.length / together);
    return Array.from({ length: count }, (_, group) =>
      inFolder.filter((_file, at) => at % count === group),
    );
  });
}

let pages = 0;

/** A page of tests that runs the files of a group. */
function pageOf(files, engine, cache) {
  if (files.length === 1) return files[0];
  const page = `${cache}/pages/${engine}-${++pages}.test.js`;
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, files.map((file) => `import '/${file}';\n`).join(''));
  return page;
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
 * Runs groups of files in one browser, and once more, each in a page of its own, the files of a group that
 * failed. A file that was alone already has a second turn where `mayFailOnce`.
 */
async function inGroups(engine, groups, cache, mayFailOnce) {
  const byPage = new Map(groups.map((files) => [pageOf(files, engine, cache), files]));
  const results = await inOneBrowser(engine, [...byPage.keys()], cache);
  const failed = results.filter((result) => result.failed > 0).map(({ file }) => file);
  const apart = failed.map((file) => byPage.get(file) ?? []).filter(({ length }) => length > 1);
  const again = failed.filter((file) => mayFailOnce && byPage.get(file)?.length === 1);
  const repeated = [...apart.flat(), ...again];
  if (repeated.length === 0) return { results, apart: [], again };
  const kept = results.filter(
    ({ file, failed: count }) =>
      count === 0 || (byPage.get(file)?.length === 1 && !again.includes(file)),
  );
  return {
    results: [...kept, ...(await inOneBrowser(engine, repeated, cache))],
    apart: apart.flat(),
    again,
  };
}

/**
 * What is to be done for `files` in `engine`, each piece in a browser of its own. Files of a folder share a
 * page; what failed there runs alone, and only that counts. In Firefox and WebKitGTK a file that was alone
 * has a second turn as well: their drivers lose keys and focus now and then.
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 * @param {string[]} files paths of tests
 * @param {string} cache folder for what the runners count
 * @returns {(() => Promise<{results: {file: string, passed: number, failed: number,
 *   skipped: number, failures: string[]}[], apart: string[], again: string[]}>)[]} `failures` has a line for
 *   each failure; `apart` names the files that failed together with others, `again` those that had one more turn
 */
export function elementJobs(engine, files, cache) {
  return deal(engine, groupsOf(files)).map(
    (hand) => () => inGroups(engine, hand, cache, engine !== 'chromium'),
  );
}
