// What each control costs by itself, and the budgets of single controls.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { bundleScript } from './bundle.mjs';
import { measureCombobox } from './combobox.mjs';
import { measureUpload } from './upload.mjs';

/** Takes about a minute, of which the processor has little to do. */
const largeUpload = { size: 200 * 2 ** 20, bytesPerSecond: 4 * 2 ** 20 };

/** Of three turns the ratio moved by a third from one run to the next. */
const leastTurns = 9;

/** The combobox that ours is measured against: it shows no more than fifty of what it found. */
const cutOff = 'one cut off at 50';

const kilo = (bytes) => (bytes / 1000).toFixed(2);

/** Brotli sizes of each element: what its tag loads at once, and what may follow on demand. */
async function sizesOfElements() {
  const { exports } = JSON.parse(readFileSync('packages/elements/package.json', 'utf8'));
  const names = Object.keys(exports)
    .filter((path) => path.startsWith('./define/'))
    .map((path) => path.slice('./define/'.length, -'.js'.length));
  const sizes = [];
  for (const name of names) {
    const { atOnce, onDemand } = await bundleScript(
      `import '@twintown/elements/define/${name}.js';`,
      name,
    );
    const later = Object.entries(onDemand).map(([file, { brotli }]) => ({ file, brotli }));
    sizes.push({ name, atOnce: atOnce.brotli, later });
  }
  return sizes;
}

/** The parsers run from source, which needs a condition that this process was not started with. */
function slowestReadings() {
  const program = `import { measureValues } from './scripts/bench/values.mjs';
    process.stdout.write(JSON.stringify(measureValues()));`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--conditions=twintown:source',
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '--eval',
      program,
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(`the parsers could not be measured: ${stderr}`);
  return JSON.parse(stdout).toSorted((a, b) => b.slowest - a.slowest);
}

const uploadRows = (upload) => [
  ['upload, server killed and started again: had and sent again', upload.hadAgain, 0, 'bytes'],
  ['the same: left for the server twice', (upload.again / upload.size) * 100, 1, '% of the file'],
];

const mega = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const inBytes = (count) => `${count.toLocaleString('en')} bytes`;

const inMs = (milliseconds) => `${milliseconds.toFixed(1)} ms`;

/** What became of the large upload, as the page tells it. */
export function uploadInWords(upload) {
  return `${mega(upload.size)} over a link of ${mega(largeUpload.bytesPerSecond)} a second arrived ${upload.whole ? 'whole' : 'BROKEN'} after ${upload.seconds.toFixed(0)} s, in ${upload.requests} requests
(1 MB = 1024² bytes). The server was killed when it had ${inBytes(upload.atKill)}, and after it was started
again the page went on from byte ${upload.resumedAt.toLocaleString('en')}: **${inBytes(upload.hadAgain)}** that the server had were sent again.
${inBytes(upload.inFlight)} were on their way and were lost with it; together with what went to the dead
server before the browser noticed, ${inBytes(upload.again)} left twice.`;
}

/** Measures all of it. `rows` are `[what, value, must, unit]`; `text` is the section of the page. */
export async function measureControls(browser, repetitions) {
  const sizes = await sizesOfElements();
  const readings = slowestReadings();
  const turns = Math.max(repetitions, leastTurns);
  const { own, peer } = await measureCombobox(browser, turns);
  const upload = await measureUpload(largeUpload);
  const phone = sizes.find(({ name }) => name === 'phone');
  const phoneData = Math.max(...phone.later.map(({ brotli }) => brotli));
  const rows = [
    ['slowest reading of a text as a value', readings[0].slowest, 5, 'ms'],
    ['combobox, 20,000 options: open, CPU', own.open / peer.open, 1, `× ${cutOff}`],
    ['combobox, 20,000 options: filter key, CPU', own.key / peer.key, 1, `× ${cutOff}`],
    ['combobox, 20,000 options: heap', own.heap, 1.6, 'MB'],
    ['combobox, 20,000 options: option elements', own.options, 50, ''],
    ...uploadRows(upload),
  ];
  const text = `## Single controls

| what | measured | must |
| --- | --- | --- |
${rows.map(([what, value, must, unit]) => `| ${what} | **${value.toFixed(2)}** ${unit} | ${must} |`).join('\n')}

The slowest reading is of kind \`${readings[0].kind}\`.

The combobox took ${inMs(own.open)} to open and ${inMs(own.key)} for a filter key, the one that is cut off at 50
(\`accessible-autocomplete\`, medians of ${turns}, by turns) ${inMs(peer.open)} and ${inMs(peer.key)}; where the limits of 22 and 13 ms
were set, that one took 22 to 28 and 13.

${uploadInWords(upload)}

Each element by itself, brotli. The number data of all countries (${kilo(phoneData)} kB) belongs to the phone alone.

| element | at once, kB |
| --- | --- |
${sizes.map(({ name, atOnce }) => `| ${name} | ${kilo(atOnce)} |`).join('\n')}
`;
  return { rows, text, broken: upload.whole ? [] : ['the upload arrived broken'] };
}
