// Runs every test and sums them: the last line is 'N passed, N failed' (', N skipped').
//   npm test                       everything, in every engine that is installed
//   npm test -- field              only tests whose path contains 'field', in Chromium
// TWINTOWN_REQUIRE_ENGINES=chromium,firefox,webkit turns a missing engine into a failure.
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { installedEngines } from './browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const cache = 'node_modules/.cache/twintown';
mkdirSync(cache, { recursive: true });

const only = process.argv.slice(2).find((word) => !word.startsWith('-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
const nodeOptions = ['--conditions=twintown:source', '--disable-warning=ExperimentalWarning'];

function add(name, { passed, failed, skipped = 0 }, seconds) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  summary.push(
    `${failed === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(0)} s)`,
  );
}

function run(args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** Reads the last 'ℹ pass N' lines of Node's own runner. */
function nodeCounts(output, status) {
  const read = (word) => Number(output.match(new RegExp(`^ℹ ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const counts = {
    passed: read('pass'),
    failed: read('fail') + read('cancelled'),
    skipped: read('skipped') + read('todo'),
  };
  if (counts.passed + counts.failed + counts.skipped === 0 || (status !== 0 && counts.failed === 0))
    counts.failed += 1;
  return counts;
}

async function step(name, work) {
  console.log(`\n— ${name}`);
  const start = performance.now();
  const counts = await work();
  add(name, counts, (performance.now() - start) / 1000);
}

const wanted = (paths) => paths.filter((path) => !only || path.includes(only));

async function nodeTests(files, concurrency) {
  const { status, output } = await run([
    ...nodeOptions,
    '--test',
    '--test-reporter=spec',
    `--test-concurrency=${concurrency}`,
    ...files,
  ]);
  return nodeCounts(output, status);
}

const sum = (parts) =>
  parts.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

let runs = 0;

/** Runs files in one browser; gives the counts of each. */
async function inOneBrowser(engine, files) {
  const counts = `${cache}/counts-${engine}-${++runs}.json`;
  rmSync(counts, { force: true });
  const { status } = await run(
    ['node_modules/.bin/wtr', '--config', 'scripts/wtr.config.mjs', '--files', ...files],
    { TWINTOWN_ENGINES: engine, TWINTOWN_COUNTS: counts },
  );
  const results = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : [];
  if (results.length === 0 || (status !== 0 && sum(results).failed === 0))
    results.push({ file: files[0], passed: 0, failed: 1, skipped: 0 });
  return results;
}

/**
 * The drivers of Firefox and WebKitGTK lose keys and focus now and then, and more so when another
 * browser runs beside them: theirs run alone, and files with a failure once more, by name.
 */
async function elementTests(engine, files) {
  const results = await inOneBrowser(engine, files);
  const failed = results.filter((result) => result.failed > 0).map(({ file }) => file);
  if (engine === 'chromium' || failed.length === 0 || only) return sum(results);
  console.log(`\nOnce more in ${engine}: ${failed.join(', ')}`);
  const again = await inOneBrowser(engine, failed);
  secondTries.push(...failed.map((file) => `${file} (${engine})`));
  return sum([...results.filter(({ file }) => !failed.includes(file)), ...again]);
}

const secondTries = [];
const start = performance.now();
const engines = installedEngines();
const required = process.env.TWINTOWN_REQUIRE_ENGINES?.split(',').filter(Boolean) ?? [];
for (const engine of ['chromium', 'firefox', 'webkit']) {
  if (engines.includes(engine)) continue;
  if (required.includes(engine))
    add(`engine ${engine}, required but not installed`, { passed: 0, failed: 1 }, 0);
  else if (!only) add(`engine ${engine}, not installed`, { passed: 0, failed: 0, skipped: 1 }, 0);
}

const inBrowser = (path) =>
  /packages\/(elements|viewer)\/src\//.test(path) && !/\.node\.test\.ts$|\/styles\//.test(path);
const all = globSync('packages/*/{src,scripts,tests}/**/*.test.ts').filter(
  (path) => !path.includes('/dist/'),
);
const pages = wanted(all.filter((path) => path.endsWith('.page.test.ts')));
const elements = wanted(all.filter(inBrowser));
const plain = wanted([
  ...all.filter((path) => !inBrowser(path) && !path.endsWith('.page.test.ts')),
  ...globSync('scripts/*.test.mjs'),
]);

if (!only) {
  await step('checks', async () => {
    const { output, status } = await run(['scripts/check.mjs']);
    const [, passed, failed] = output.match(/(\d+) passed, (\d+) failed\s*$/) ?? [0, 0, 1];
    return {
      passed: Number(passed),
      failed: status === 0 ? Number(failed) : Math.max(1, Number(failed)),
    };
  });
  await step('packages', async () => {
    const { output, status } = await run(['scripts/check-packages.mjs']);
    const [, passed, failed] = output.match(/(\d+) passed, (\d+) failed\s*$/) ?? [0, 0, 1];
    return {
      passed: Number(passed),
      failed: status === 0 ? Number(failed) : Math.max(1, Number(failed)),
    };
  });
}
if (plain.length > 0)
  await step('rooms without a page', () => nodeTests(plain, availableParallelism()));
if (elements.length > 0) {
  for (const engine of only ? engines.slice(0, 1) : engines)
    await step(`elements in ${engine}`, () => elementTests(engine, elements));
}
if (pages.length > 0) await step('pages', () => nodeTests(pages, only ? 1 : 2));

console.log(`\n${summary.join('\n')}`);
if (secondTries.length > 0) console.log(`ran twice: ${secondTries.join(', ')}`);
console.log(`${((performance.now() - start) / 60_000).toFixed(1)} minutes\n`);
if (totals.passed + totals.failed === 0) {
  console.log(`No test has '${only}' in its path.`);
  totals.failed = 1;
}
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exitCode = totals.failed === 0 ? 0 : 1;
