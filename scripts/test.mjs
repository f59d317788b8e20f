// Runs every test and sums them: the last line is 'N passed, N failed' (', N skipped').
//   npm test                       everything, in every engine that is installed
//   npm test -- field              only tests whose path contains 'field', in Chromium
// TWINTOWN_REQUIRE_ENGINES=chromium,firefox,webkit turns a missing engine into a failure.
import { globSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { installedEngines } from './browsers.mjs';
import { elementJobs, run } from './element-tests.mjs';
import { doAll, idleShare } from './places.mjs';

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

/** What failed, told once more at the end: what is printed before it fills thousands of lines. */
const failures = [];

/** What a runner says of its failures at its own end, as far as it can be read at a glance. */
function failed(output) {
  const told = output.split(/^✖ failing tests:$/m)[1] ?? output.slice(-3000);
  // A promise refused when its test had ended fails the file, and Node names it apart.
  const late = output.match(/^ℹ .*generated asynchronous activity.*$/gm) ?? [];
  return [...late, told.trim()].join('\n').slice(0, 3000);
}

async function step(name, work) {
  const start = performance.now();
  const { output, errors, ...counts } = await work();
  if (counts.failed > 0) failures.push(`${name}\n${failed(output)}`);
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

async function nodeTests(files) {
  const { status, output, errors } = await run([
    ...nodeOptions,
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=1',
    // What never ends is a failure with a name, and not a run without an end.
    '--test-timeout=600000',
    ...files,
  ]);
  return { output, errors, ...nodeCounts(output, status) };
}

const ranApart = [];
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

/** Counts of several pieces of work under one name, from the first that begins to the last that ends. */
function gather(name) {
  const all = { passed: 0, failed: 0, skipped: 0 };
  let [begin, end, pieces] = [Infinity, 0, 0];
  const work = (piece) => {
    pieces += 1;
    return async () => {
      begin = Math.min(begin, performance.now());
      for (const counts of await piece())
        for (const key of Object.keys(all)) all[key] += counts[key] ?? 0;
      end = performance.now();
    };
  };
  return { work, add: () => pieces > 0 && add(name, all, (end - begin) / 1000) };
}

const inBrowser = (path) =>
  /packages\/(elements|viewer)\/src\//.test(path) && !/\.node\.test\.ts$|\/styles\//.test(path);
const all = globSync('packages/*/{src,scripts,tests}/**/*.test.ts').filter(
  (path) => !path.includes('/dist/'),
);
/** Begun first: one of these that begins late runs on alone when all else has ended. */
const long = ['journey', 'storybook', 'example-forms', 'examples', 'back', 'uploads'];
const isLong = (path) => long.some((name) => path.endsWith(`/${name}.page.test.ts`));
const pages = wanted(all.filter((path) => path.endsWith('.page.test.ts'))).toSorted(
  (a, b) => Number(isLong(b)) - Number(isLong(a)),
);
const elements = wanted(all.filter(inBrowser));
const plain = wanted([
  ...all.filter((path) => !inBrowser(path) && !path.endsWith('.page.test.ts')),
  ...globSync('scripts/*.test.mjs'),
]);

const wantedEngines = only ? engines.slice(0, 1) : engines;
const gathered = [];
const jobs = [];
if (elements.length > 0) {
  for (const engine of wantedEngines) {
    const group = gather(`elements in ${engine}`);
    gathered.push(group);
    const pieces = elementJobs(engine, elements, cache).map((piece) =>
      group.work(async () => {
        const { results, apart, again } = await piece();
        ranApart.push(...apart.map((file) => `${file} (${engine})`));
        secondTries.push(...again.map((file) => `${file} (${engine})`));
        for (const result of results.filter(({ failed }) => failed > 0))
          failures.push([`${result.file} (${engine})`, ...result.failures].join('\n'));
        return results;
      }),
    );
    jobs.push(...pieces);
  }
}
if (!only) {
  jobs.push(
    () => step('checks', () => script('scripts/check.mjs')),
    () => step('packages', () => script('scripts/check-packages.mjs')),
  );
}
if (plain.length > 0) jobs.push(() => step('rooms without a page', () => nodeTests(plain)));
const onPages = gather('pages');
gathered.push(onPages);
for (const path of pages) {
  jobs.push(
    onPages.work(async () => {
      const { output, errors, ...counts } = await nodeTests([path]);
      console.log(`\n— ${path}\n${output}${errors}`);
      if (counts.failed > 0) failures.push(`${path}\n${failed(output)}`);
      return [counts];
    }),
  );
}

// Four at a time keep two cores busy mostly; more of them make each other late where they are.
if (!only) process.env.TWINTOWN_PAGES ??= '2';
const idle = idleShare();
const peak = await doAll(jobs, { places: 4, most: 7 });
for (const group of gathered) group.add();

if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
console.log(`\n${summary.join('\n')}`);
// A record of a run may keep its last lines only.
for (const text of failures) {
  const [where, ...lines] = text.split('\n');
  const isTest = (line) => line.startsWith('✖ ');
  const told = lines.some(isTest)
    ? lines.flatMap((line, index) => (isTest(line) ? [`${line} ${lines[index + 1]?.trim()}`] : []))
    : lines.slice(0, 5);
  for (const line of told) console.log(`failed: ${where}: ${line.slice(0, 400)}`);
}
if (ranApart.length > 0) console.log(`failed together with others: ${ranApart.join(', ')}`);
if (secondTries.length > 0) console.log(`ran twice: ${secondTries.join(', ')}`);
const minutes = ((performance.now() - start) / 60_000).toFixed(1);
console.log(
  `${minutes} minutes, up to ${peak} at a time, the processor idle ${(idle() * 100).toFixed(0)} % of them\n`,
);
if (totals.passed + totals.failed === 0) {
  console.log(`No test has '${only}' in its path.`);
  totals.failed = 1;
}
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exitCode = totals.failed === 0 ? 0 : 1;
