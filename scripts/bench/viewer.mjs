// The document viewer against the components of the stock pdf.js viewer of the same version.
//   node --conditions=twintown:source scripts/bench/viewer.mjs 1        from the sources
//   node --conditions=twintown:source scripts/bench/viewer.mjs 3 jump   one kind of measurement only
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../browser.mjs';
import { makeDocuments } from './viewer/documents.mjs';
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

/**
 * @param {{repetitions: number, only?: string, conditions?: string[]}} options
 * @returns per kind and contestant the samples, and the sizes of the programs
 */
export async function sampleViewers({ repetitions, only, conditions }) {
  const browser = await launchChromium();
  await makeDocuments(browser);
  await browser.close();
  const { server, address, size } = await servePages(conditions);
  const samples = {};
  try {
    for (const [kind, measure] of Object.entries(kinds)) {
      if (only && kind !== only) continue;
      if (onceOnly.includes(kind) && !canMeasureMemory) continue;
      samples[kind] = { stock: [], twintown: [] };
      const times = onceOnly.includes(kind) ? 1 : repetitions;
      for (let repetition = 0; repetition < times; repetition += 1) {
        // The order turns round, so that neither always runs on the warmer machine.
        const order = repetition % 2 ? ['twintown', 'stock'] : ['stock', 'twintown'];
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await sampleViewers({
    repetitions: Number(process.argv[2] ?? 1),
    only: process.argv[3],
    conditions: ['twintown:source'],
  });
}
