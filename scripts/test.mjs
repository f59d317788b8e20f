// Runs every test and sums them: the last line is 'N passed, N failed' (', N skipped').
//   npm test                       everything, in every engine that is installed
//   npm test -- field              only tests whose path contains 'field', in Chromium
// TWINTOWN_REQUIRE_ENGINES=chromium,firefox,webkit turns a missing engine into a failure.
import { globSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { installedEngines } from './browsers.mjs';
import { inChromium, inOtherEngines, run } from './element-tests.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const cache = 'node_modules/.cache/twintown';
mkdirSync(cache, { recursive: true });
// Every file of tests is a program of its own: what one has compiled the next need not.
process.env.NODE_COMPILE_CACHE ??= `${root}${cache}/compiled`;

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
  const start = performance.now();
  const { output, errors, ...counts } = await work();
  console.log(`\n— ${name}\n${output}${errors}`);
  add(name, counts, (performance.now() - start) / 1000);
}

/** A script of ours that ends with 'N passed, N failed'. */
async function script(path) {
  const { status, output, errors } = await run([path]);
  const [, passed, failed] = output.match(/(\d+) passed, (\d+) failed\s*$/) ?? [0, 0, 1];
  return {
    output,
    errors,
    passed: Number(passed),
    failed: status === 0 ? Number(failed) : Math.max(1, Number(failed)),
  };
}

const wanted = (paths) => paths.filter((path) => !only || path.includes(only));

async function nodeTests(files, concurrency) {
  const { status, output, errors } = await run([
    ...nodeOptions,
    '--test',
    '--test-reporter=spec',
    `--test-concurrency=${concurrency}`,
    ...files,
  ]);
  return { output, errors, ...nodeCounts(output, status) };
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

function addEngine(engine, { results, again, seconds }) {
  add(`elements in ${engine}`, sum(results), seconds);
  secondTries.push(...again.map((file) => `${file} (${engine})`));
}

async function inOthers() {
  const found = await inOtherEngines(others, elements, { cache, atOnce: 2 });
  for (const [engine, counts] of found) addEngine(engine, counts);
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

await Promise.all([
  ...(only
    ? []
    : [
        step('checks', () => script('scripts/check.mjs')),
        step('packages', () => script('scripts/check-packages.mjs')),
      ]),
  ...(plain.length > 0 ? [step('rooms without a page', () => nodeTests(plain, 1))] : []),
]);
const wantedEngines = only ? engines.slice(0, 1) : engines;
const others = wantedEngines.filter((engine) => engine !== 'chromium');
if (elements.length > 0 && wantedEngines.includes('chromium'))
  addEngine('chromium', await inChromium(elements, cache));
// Four of these at a time keep two cores busy; more of them make each other late.
await Promise.all([
  ...(elements.length > 0 ? [inOthers()] : []),
  ...(pages.length > 0 ? [step('pages', () => nodeTests(pages, only ? 1 : 2))] : []),
]);

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
