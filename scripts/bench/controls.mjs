// What each control costs by itself, and the budgets of single controls.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { bundleScript } from './bundle.mjs';
import { measureCombobox } from './combobox.mjs';
import { measureUpload } from './upload.mjs';

/** Takes two minutes, so it is measured by itself: `scripts/bench/upload.mjs 200MB 2MB`. */
const largeUpload = `200 MB over a link of 2 MB a second (2026-11-26, in 107 s): the server was killed when it had
104,906,752 bytes, and after it was started again the page went on from byte 104,906,752: **nothing that the
server had was sent again**. 131,072 bytes were on their way and were lost with it; together with what went
to the dead server 245,760 bytes left twice, 0.12 % of the file. The digest at the server was right.`;

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

/** Measures all of it. `rows` are `[what, value, must, unit]`; `text` is the section of the page. */
export async function measureControls(browser) {
  const sizes = await sizesOfElements();
  const readings = slowestReadings();
  const box = await measureCombobox(browser);
  const upload = await measureUpload();
  const phone = sizes.find(({ name }) => name === 'phone');
  const phoneData = Math.max(...phone.later.map(({ brotli }) => brotli));
  const rows = [
    ['slowest reading of a text as a value', readings[0].slowest, 5, 'ms'],
    ['combobox, 20,000 options: open, CPU', box.open, 22, 'ms'],
    ['combobox, 20,000 options: filter key, CPU', box.key, 13, 'ms'],
    ['combobox, 20,000 options: heap', box.heap, 1.6, 'MB'],
    ['combobox, 20,000 options: option elements', box.options, 50, ''],
    ['upload, server killed and started again: had and sent again', upload.hadAgain, 0, 'bytes'],
    ['the same: left for the server twice', (upload.again / upload.size) * 100, 5, '% of the file'],
  ];
  const text = `## Single controls

| what | measured | must |
| --- | --- | --- |
${rows.map(([what, value, must, unit]) => `| ${what} | **${value.toFixed(2)}** ${unit} | ${must} |`).join('\n')}

The slowest reading is of kind \`${readings[0].kind}\`. The upload of ${kilo(upload.size / 1000)} MB arrived ${upload.whole ? 'whole' : 'BROKEN'};
what left twice is what was on its way when the server died, and what the browser sent to it before it
noticed. That depends on the speed of the link and the buffers on it, not on the size of the file, nor on
\`data-chunk-size\`: with pieces of 1 MB as much is sent twice as with pieces of 8 MB.

${largeUpload}

Each element by itself, brotli. The number data of all countries (${kilo(phoneData)} kB) belongs to the phone alone.

| element | at once, kB |
| --- | --- |
${sizes.map(({ name, atOnce }) => `| ${name} | ${kilo(atOnce)} |`).join('\n')}
`;
  return { rows, text, broken: upload.whole ? [] : ['the upload arrived broken'] };
}
