// Speed and size against plain native HTML of the same fields, as ratios within one run.
//   npm run bench            7 repetitions
//   npm run bench -- 3       fewer
//   npm run bench -- viewer 3   the document viewer alone, against the stock pdf.js viewer
// Writes docs/performance.md, all but its notes, and fails when a budget is broken.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const page = 'docs/performance.md';
const viewerBegins = '## Document viewer\n';
const notesBegin = '## Notes\n';

function writePage(text) {
  writeFileSync(page, text);
  const prettier = ['node_modules/.bin/prettier', '--write', '--log-level', 'warn', page];
  spawnSync(process.execPath, prettier);
  console.log(text);
}

/** Ends the run: every figure beyond its budget and every fault is named. */
function judge(rows, faults = []) {
  const missed = rows.filter(([, value, must]) => !(value <= must));
  for (const [name, value, must] of missed)
    console.error(`Over budget: ${name}: ${value.toFixed(2)}, must be ${must}`);
  for (const fault of faults) console.error(`Wrong: ${fault}`);
  process.exit(missed.length + faults.length > 0 ? 1 : 0);
}

if (process.argv[2] === 'viewer') {
  const [before] = readFileSync(page, 'utf8').split(viewerBegins);
  const { measureViewer } = await import('./bench/viewer.mjs');
  const { rows, text } = await measureViewer(Number(process.argv[3] ?? 5));
  writePage(`${before.trimEnd()}\n\n${text}`);
  judge(rows);
}

const { launchChromium } = await import('./browser.mjs');
const { bundleScript, bundleStyle } = await import('./bench/bundle.mjs');
const { contestants, measureFields, measureTyping, measureStart } =
  await import('./bench/measure.mjs');
const { twintown } = await import('./bench/contestants.mjs');
const { servePages } = await import('./bench/pages.mjs');
const { measureControls } = await import('./bench/controls.mjs');

const repetitions = Number(process.argv[2] ?? 7);
const fieldCount = 500;
/** The same fields take a third more or less CPU from one page to the next: many pages are asked. */
const pagesOfFields = 6;

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const kilo = (bytes) => bytes / 1000;

async function sizes() {
  const result = {};
  for (const kind of ['form', 'field']) {
    const script = await bundleScript(twintown.scripts[kind], kind);
    const style = await bundleStyle(twintown.styles[kind]);
    result[kind] = { script: script.atOnce, style: style.size, onDemand: script.onDemand };
  }
  return result;
}

const size = await sizes();
const { server, address } = await servePages();
const browser = await launchChromium();
const samples = [];
const typing = [];
const starts = [];
for (let repetition = 0; repetition < repetitions; repetition += 1) {
  // The order turns round, so that neither always runs on the warmer machine.
  const order = repetition % 2 ? contestants.toReversed() : contestants;
  for (let page = 0; page < pagesOfFields; page += 1)
    for (const contestant of order)
      samples.push(await measureFields(browser, address, contestant, fieldCount));
  for (let page = 0; page < pagesOfFields; page += 1)
    typing.push(
      ...(await measureTyping(
        browser,
        address,
        page % 2 ? contestants.toReversed() : contestants,
        fieldCount,
      )),
    );
  for (const contestant of order) {
    for (const inline of [false, true]) {
      starts.push(await measureStart(browser, address, contestant, inline));
    }
  }
  console.log(`repetition ${repetition + 1} of ${repetitions}`);
}
const controls = await measureControls(browser, repetitions);
const version = browser.version();
await browser.close();
server.close();

const of = (id, key) =>
  median(samples.filter((sample) => sample.id === id).map((sample) => sample[key]));
const startOf = (id, inline, key) =>
  median(
    starts.filter((start) => start.id === id && start.inline === inline).map((start) => start[key]),
  );
const ratio = (key) => of('twintown', key) / of('native', key);
/** Of each pair of pages that took turns: the middle one of their ratios. */
const typingRatio = () => {
  const typed = (id) => typing.filter((sample) => sample.id === id).map((sample) => sample.typed);
  const ours = typed('twintown');
  return median(typed('native').map((value, pair) => ours[pair] / value));
};

const rows = [
  [
    'form page, JS + CSS, brotli',
    kilo(size.form.script.brotli + size.form.style.brotli),
    12,
    7.7,
    'kB',
  ],
  [
    'one field and a button, brotli',
    kilo(size.field.script.brotli + size.field.style.brotli),
    6,
    4,
    'kB',
  ],
  [`create ${fieldCount} fields, CPU`, ratio('created'), 1.5, 1.2, '× native'],
  ['memory per field', ratio('memory'), 1.4, 1.2, '× native'],
  [`CPU per keystroke in ${fieldCount} fields`, typingRatio(), 1.1, 1.05, '× native'],
  [`own error text on all ${fieldCount} fields, CPU`, ratio('errorCpu'), 2, 1.5, '× native'],
];
const usable = (inline) =>
  startOf('twintown', inline, 'usable') - startOf('native', inline, 'usable');
const table = rows.map(
  ([name, value, must, aim, unit]) =>
    `| ${name} | **${value.toFixed(2)}** ${unit} | ${must} | ${aim} | ${value <= aim ? 'aim' : value <= must ? 'must' : 'MISSED'} |`,
);
// Words come once per language under one name: the largest language stands for all.
const onDemand = [
  ...Object.entries(size.form.onDemand)
    .map(([file, { brotli }]) => [file.replace(/^form-|-[A-Z0-9]{8}\.js$/g, ''), brotli])
    .reduce(
      (largest, [name, brotli]) => largest.set(name, Math.max(brotli, largest.get(name) ?? 0)),
      new Map(),
    ),
].toSorted(([, a], [, b]) => b - a);

const text = `# Performance

Measured by \`npm run bench -- ${repetitions}\` on ${new Date().toISOString().slice(0, 10)}: Chromium ${version}, medians of
${repetitions} repetitions, order turned round each time, each of ${pagesOfFields} pages of fields. Ratios are against plain native HTML of the same fields
in the same run; CPU is main-thread task time. Letters are typed in both pages by turns, one each. Absolute times depend on the machine and are left out.

| what | measured | must | aim | reached |
| --- | --- | --- | --- | --- |
${table.join('\n')}

Sizes count the entry with everything it imports at once, the theme of one town and the stylesheet:
form page ${kilo(size.form.script.brotli).toFixed(2)} kB script and ${kilo(size.form.style.brotli).toFixed(2)} kB styles; one field
${kilo(size.field.script.brotli).toFixed(2)} kB and ${kilo(size.field.style.brotli).toFixed(2)} kB (critical stylesheet), brotli level 11, 1 kB = 1000 bytes. In gzip the form page is
${kilo(size.form.script.gzip + size.form.style.gzip).toFixed(2)} kB.

## Start: 20 printed fields, Slow 4G, CPU slowed four times

| | usable, against native | layout shift |
| --- | --- | --- |
| linked stylesheet | ${usable(false) >= 0 ? '+' : '−'}${Math.abs(usable(false)).toFixed(0)} ms | ${startOf('twintown', false, 'shift').toFixed(3)} |
| critical stylesheet inlined, the whole one last | ${usable(true) >= 0 ? '+' : '−'}${Math.abs(usable(true)).toFixed(0)} ms | ${startOf('twintown', true, 'shift').toFixed(3)} |

The printed fields are native controls, so they can be used before the script arrives; what remains is
the larger stylesheet. Inlined against linked, native: ${(startOf('native', false, 'usable') - startOf('native', true, 'usable')).toFixed(0)} ms sooner.

${controls.text}
## What loads on demand

What checks and explains answers arrives when a person first enters a field; a kind of value and its
sentences when a field of that kind is entered; words in the page's language only (the largest is shown).

| part | brotli, kB |
| --- | --- |
${onDemand.map(([name, brotli]) => `| ${name} | ${kilo(brotli).toFixed(2)} |`).join('\n')}

## Per field

| | native | Twintown |
| --- | --- | --- |
| memory, kB | ${of('native', 'memory').toFixed(1)} | ${of('twintown', 'memory').toFixed(1)} |
| DOM nodes | ${of('native', 'nodes').toFixed(1)} | ${of('twintown', 'nodes').toFixed(1)} |
| listeners | ${of('native', 'listeners').toFixed(1)} | ${of('twintown', 'listeners').toFixed(1)} |
`;
// Notes are written by hand, and the viewer's figures take long and are taken by themselves: what is there stays.
const present = readFileSync(page, 'utf8');
const kept = [notesBegin, viewerBegins]
  .map((begin) => present.indexOf(begin))
  .find((at) => at >= 0);
writePage(kept === undefined ? text : `${text}\n${present.slice(kept)}`);
judge([...rows, ...controls.rows], controls.broken);
