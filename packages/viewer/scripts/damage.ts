// Opens many damaged copies of a good file of each format in Chromium and says what became of them.
// Fails where one fails in a way that the viewer has no words for, or the renderer takes over 512 MiB.
//   node --conditions=twintown:source packages/viewer/scripts/damage.ts [count] [seed] [name …]
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { launchChromium } from '../../../scripts/browser.mjs';
import type { Damage } from '../src/engines/testing/damage.ts';
import { startBundle } from './bundle-server.ts';

/** MiB that no file may take. */
const mostMemory = 512;

const [count = 2000, seed = 1, ...only] = process.argv
  .slice(2)
  .map((word) => (/^\d+$/.test(word) ? Number(word) : word));

const served = await startBundle(
  "import { damage, goodFiles } from './src/engines/testing/damage.ts';\n" +
    "import { setPdfAssets } from './src/engines/pdf/pdf-worker.ts';\n" +
    "setPdfAssets('/assets/');\nObject.assign(globalThis, { damage, names: Object.keys(goodFiles) });",
);
const browser = await launchChromium();
let faults = 0;
try {
  const page = await browser.newPage();
  await page.goto(served.origin);
  await page.waitForFunction('globalThis.names');
  const names = (await page.evaluate('names')) as string[];
  const session = await browser.newBrowserCDPSession();
  for (const name of names) {
    if (only.length > 0 && !only.includes(name)) continue;
    // A worker is started for each TIFF file, so they take longest.
    const result = (await page.evaluate(`damage('${name}', ${count}, ${seed})`)) as Damage;
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = await Promise.all(
      processInfo.map(async ({ id, type }) => {
        if (type !== 'renderer') return 0;
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      }),
    );
    // Of the whole run so far: name one format to know its own.
    const peak = Math.max(...peaks);
    faults += result.faults.length + (peak > mostMemory ? 1 : 0);
    console.log(
      `${name.padEnd(8)} ${result.opened} opened, ${result.refused} refused, ${result.faults.length} faults, ` +
        `slowest ${result.slowest.toFixed(0)} ms, renderer's peak ${peak.toFixed(0)} MiB`,
    );
    for (const fault of result.faults.slice(0, 3)) console.log(fault);
  }
} finally {
  await browser.close();
  await served.close();
}
process.exitCode = faults === 0 ? 0 : 1;
