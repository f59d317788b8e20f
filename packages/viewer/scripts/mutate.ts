// Opens damaged PDFs in the viewer, one after another, and says which of them broke it.
//   node --conditions=twintown:source packages/viewer/scripts/mutate.ts            2,000 files
//   node --conditions=twintown:source packages/viewer/scripts/mutate.ts 1 1234     number 1234 alone
// Fails when the page crashes, an error escapes, a file keeps people waiting for more than 10 s, or
// the renderer takes more than 512 MiB. The same number is the same file in every run.
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage } from '../tests/town-page.ts';

const patience = 10_000;
const mostMemory = 512 * 1024 * 1024;
const fixtures = fileURLToPath(new URL('../src/generated/fixtures/', import.meta.url));

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The file of that number: bytes flipped, a piece cut out, or a piece doubled. */
function mutated(originals: Uint8Array[], number: number): Uint8Array {
  const random = seeded(number);
  const below = (limit: number): number => Math.floor(random() * limit);
  const original = originals[below(originals.length)] ?? new Uint8Array();
  const start = below(original.length);
  const end = Math.min(original.length, start + 1 + below(original.length / 4));
  switch (below(4)) {
    case 0:
      return Buffer.concat([original.subarray(0, start), original.subarray(end)]);
    case 1:
      return Buffer.concat([original.subarray(0, end), original.subarray(start)]);
    default: {
      const bytes = Uint8Array.from(original);
      for (let left = 1 + below(40); left > 0; left--) bytes[below(bytes.length)] = below(256);
      return bytes;
    }
  }
}

/** Bytes of the process' share of resident memory, or 0 where the system does not tell. */
function memoryOf(process: number): number {
  try {
    const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Opens the file and waits until it has failed, or its first page is drawn or given up. */
async function openThere(page: Page, address: string): Promise<string> {
  return page.evaluate(async (source) => {
    const viewer = document.querySelector('tt-document-viewer');
    if (!viewer) return 'no viewer';
    await viewer.open(source);
    const begun = performance.now();
    while (viewer.state === 'ready' && performance.now() - begun < 25_000) {
      const first = viewer.shadowRoot?.querySelector('.page[data-page="1"]');
      if (!first || first.querySelector('canvas, .page-note:not(.visually-hidden)')) break;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return viewer.state;
  }, address);
}

const count = Number(process.argv[2] ?? 2000);
const from = Number(process.argv[3] ?? 1);
const names = (await readdir(fixtures)).filter((name) => name.endsWith('.pdf')).sort();
const originals = await Promise.all(names.map((name) => readFile(join(fixtures, name))));
const town = await startTownPage();
const browser = await launchChromium();
const faults: string[] = [];
const states = new Map<string, number>();
let most = { memory: 0, number: 0 };
let slowest = { time: 0, number: 0 };
let number = from;

async function freshPage(): Promise<{ page: Page; renderers: number[] }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  page.setDefaultTimeout(30_000);
  page.on('crash', () => faults.push(`${number}: the page crashed`));
  page.on('pageerror', (error) => faults.push(`${number}: ${error.message}`));
  await page.goto(`${town.origin}/`);
  await page.waitForFunction(() => customElements.get('tt-document-viewer'));
  return { page, renderers: await renderersOf(browser) };
}

let { page, renderers } = await freshPage();
const watch = setInterval(() => {
  const memory = Math.max(...renderers.map(memoryOf));
  if (memory > most.memory) most = { memory, number };
}, 250);
for (; number < from + count; number++) {
  const address = `/documents/mutated-${number}.pdf`;
  town.documents.set(
    address,
    mutated(
      originals.filter(({ length }) => length > 0),
      number,
    ),
  );
  const start = performance.now();
  const state = await Promise.race([
    openThere(page, address),
    new Promise<string>((resolve) => setTimeout(() => resolve('hangs'), 40_000)),
  ]).catch((error: unknown) => `lost: ${String(error)}`);
  const time = performance.now() - start;
  if (time > slowest.time) slowest = { time, number };
  if (time > patience) faults.push(`${number}: ${state} after ${(time / 1000).toFixed(1)} s`);
  states.set(state, (states.get(state) ?? 0) + 1);
  town.documents.delete(address);
  if (state !== 'ready' && state !== 'failed') {
    if (time <= patience) faults.push(`${number}: ${state}`);
    await page.close().catch(() => undefined);
    ({ page, renderers } = await freshPage());
  }
  if (number % 100 === 0) console.log(`${number}: ${JSON.stringify(Object.fromEntries(states))}`);
}
clearInterval(watch);
await browser.close();
await town.close();
if (most.memory > mostMemory) faults.push(`${most.number}: took too much memory`);
console.log(
  `${count} files: ${JSON.stringify(Object.fromEntries(states))}; slowest ${(slowest.time / 1000).toFixed(1)} s` +
    ` (${slowest.number}); most memory ${(most.memory / 1024 / 1024).toFixed(0)} MiB (${most.number})`,
);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
