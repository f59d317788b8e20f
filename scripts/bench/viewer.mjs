// The document viewer against the components of the stock pdf.js viewer of the same version.
//   node --conditions=twintown:source scripts/bench/viewer.mjs 1        from the sources
//   node --conditions=twintown:source scripts/bench/viewer.mjs 3 jump   one kind of measurement only
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../browser.mjs';
import { sizeOfFile } from './bundle.mjs';
import { makeDocuments, ofDocument } from './viewer/documents.mjs';
import { canMeasureMemory } from './viewer/memory.mjs';
import {
  measureFirstPage,
  measureJumps,
  measureReading,
  measureSearch,
} from './viewer/measure.mjs';
import { servePages } from './viewer/pages.mjs';

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const kilo = (bytes) => bytes / 1000;

const kinds = {
  short: (address, id) => measureFirstPage(address, id, 'short'),
  long: (address, id) => measureFirstPage(address, id, 'long'),
  jump: measureJumps,
  search: measureSearch,
  read: (address, id) => measureReading(address, id, 'long', 1000),
  scans: (address, id) => measureReading(address, id, 'scans', 200),
};

// Memory hardly differs from run to run, and going through all pages takes minutes.
const onceOnly = ['read', 'scans'];

// Also the bundle for script tags, and what pdf.js itself takes, of which a viewer can save nothing.
const firstPages = ['short', 'long'];

/**
 * @param {{repetitions: number, only?: string, conditions?: string[]}} options
 * @returns per kind and contestant the samples, and the sizes of the programs
 */
export async function sampleViewers({ repetitions, only, conditions }) {
  if (!existsSync('packages/viewer/dist/cdn/twintown-viewer.js'))
    throw new Error('The bundle for script tags is missing: run `npm run build` first.');
  const browser = await launchChromium();
  await makeDocuments(browser);
  await browser.close();
  const { server, address, size } = await servePages(conditions);
  const samples = {};
  try {
    // The server compresses each program when it is first asked for: that must not be counted.
    for (const id of ['stock', 'twintown', 'script', 'bare'])
      await measureFirstPage(address, id, 'short');
    for (const [kind, measure] of Object.entries(kinds)) {
      if (only && kind !== only) continue;
      if (onceOnly.includes(kind) && !canMeasureMemory) continue;
      const contestants = [
        'stock',
        'twintown',
        ...(firstPages.includes(kind) ? ['script', 'bare'] : []),
      ];
      samples[kind] = Object.fromEntries(contestants.map((id) => [id, []]));
      const times = onceOnly.includes(kind) ? 1 : repetitions;
      for (let repetition = 0; repetition < times; repetition += 1) {
        // The order turns round, so that neither always runs on the warmer machine.
        const order = repetition % 2 ? contestants.toReversed() : contestants;
        for (const id of order) samples[kind][id].push(await measure(address, id));
      }
      console.log(`${kind}: ${JSON.stringify(samples[kind])}`);
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return { samples, size };
}

/** What loads before any document is named, and what opening a PDF adds, in bytes of brotli. */
function sizesOf({ atOnce, onDemand }) {
  const [ofWorker, ofRest] = ['', '.rest'].map(
    (part) => sizeOfFile(`packages/viewer/dist/assets/pdf.worker${part}.min.js`).brotli,
  );
  const parts = Object.entries(onDemand).map(([file, { brotli }]) => ({
    name: file.replace(/^twintown-|-[A-Z0-9]{8}\.js$/g, ''),
    brotli,
  }));
  return {
    before: atOnce.brotli,
    ofWorker,
    ofRest,
    parts: parts.toSorted((a, b) => b.brotli - a.brotli),
  };
}

function rowsOf(samples, before) {
  const of = (kind, id, pick) => median(samples[kind][id].flatMap(pick));
  const ratio = (kind, pick, id = 'twintown') => of(kind, id, pick) / of(kind, 'stock', pick);
  const time = (milliseconds) => milliseconds;
  const rows = [
    ['page with the viewer, nothing opened, brotli', kilo(before), 10, 6, 'kB'],
    ['first page of 2 pages', ratio('short', time), 0.6, undefined, '× stock'],
    [
      'the same, by the bundle for script tags',
      ratio('short', time, 'script'),
      0.6,
      undefined,
      '× stock',
    ],
    ['first page of 1,000 pages', ratio('long', time), 1, 0.7, '× stock'],
    ['page shown after a jump in 1,000 pages', ratio('jump', time), 0.8, undefined, '× stock'],
    [
      'word in 1,000 pages: first match',
      ratio('search', ({ first }) => first),
      1,
      undefined,
      '× stock',
    ],
    [
      'word in 1,000 pages: all matches',
      ratio('search', ({ all }) => all),
      1,
      undefined,
      '× stock',
    ],
    ['longest task meanwhile', of('search', 'twintown', ({ longest }) => longest), 200, 50, 'ms'],
  ];
  if (samples.read) {
    const growth = ({ before: start, after }) => after - start;
    rows.push(
      ['memory gained by reading 1,000 pages', of('read', 'twintown', growth), 60, 40, 'MB'],
      [
        'memory after 200 scanned pages',
        of('scans', 'twintown', ({ after }) => after),
        500,
        387,
        'MB',
      ],
    );
  }
  return rows;
}

const reached = (value, must, aim = must) =>
  value <= aim ? 'aim' : value <= must ? 'must' : 'MISSED';

function textOf(samples, rows, { before, ofWorker, ofRest, parts }, repetitions) {
  const gained = (id, when) => (samples.read[id][0][when] - samples.read[id][0].before).toFixed(0);
  const memory = samples.read
    ? `The stock components gain ${gained('stock', 'after')} MB by reading 1,000 pages and hold ${samples.scans.stock[0].after.toFixed(0)} MB after
200 scanned ones (${ofDocument('scans')} MB). Memory is the renderer's proportional share (PSS) after its garbage was
collected, measured once. Ten seconds later, when the engine has given back what it took while pages came,
the gain is ${gained('twintown', 'rested')} MB, and ${gained('stock', 'rested')} MB with the stock components.`
    : 'Memory is measured on Linux only.';
  const bare = (kind) => (median(samples[kind].bare) / median(samples[kind].stock)).toFixed(2);
  const opened = parts.filter(({ name }) => /^(pdf-engine|document-session|chunk)$/.test(name));
  return `## Document viewer

Measured by \`npm run bench -- viewer ${repetitions}\`: against the components of the stock pdf.js viewer of the same version
(\`PDFViewer\` with its find controller, as shipped), both driven by the same script in the same run, order
turned round each time, each sample in a fresh browser. First page: from the start of the navigation to
the picture of page 1.

| what | measured | must | aim | reached |
| --- | --- | --- | --- | --- |
${rows.map(([name, value, must, aim, unit]) => `| ${name} | **${value.toFixed(2)}** ${unit} | ${must} | ${aim ?? ''} | ${reached(value, must, aim)} |`).join('\n')}

pdf.js alone, with its worker and the file begun by the page itself and nothing but one picture drawn, takes
${bare('short')} × stock for the first page of 2 pages and ${bare('long')} × for that of 1,000: below that no viewer that uses it can come.

${memory}

A page that has the viewer loads ${kilo(before).toFixed(2)} kB. Naming a PDF adds the session and pdf.js
(${kilo(opened.reduce((sum, { brotli }) => sum + brotli, 0)).toFixed(0)} kB) and its worker (${kilo(ofWorker).toFixed(0)} kB, and ${kilo(ofRest).toFixed(0)} kB once the first page is drawn or needs them); other formats and panels come when they are asked for.
`;
}

/**
 * Measures the viewer for the page of figures.
 * @param {number} repetitions
 * @returns `rows` of `[what, value, must, aim, unit]`, and the section's `text`
 */
export async function measureViewer(repetitions) {
  const { samples, size } = await sampleViewers({ repetitions });
  const sizes = sizesOf(size);
  const rows = rowsOf(samples, sizes.before);
  return { rows, text: textOf(samples, rows, sizes, repetitions) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await sampleViewers({
    repetitions: Number(process.argv[2] ?? 1),
    only: process.argv[3],
    conditions: ['twintown:source'],
  });
}
