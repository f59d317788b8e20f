// The memory of the process that shows the page: its proportional share of what is resident (PSS).
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Whether this system can be asked: only Linux tells a process' share of shared memory. */
export const canMeasureMemory = process.platform === 'linux';

function share(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return (Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)[1]) * 1024) / 1_000_000;
}

/**
 * Collects garbage in the page and its workers, then measures. The browser must have been started
 * with `--js-flags=--expose-gc` and show one page only.
 *
 * @returns {Promise<number>} MB of the largest renderer
 */
export async function rendererMemory(browser, page) {
  const collect = () => {
    for (let round = 0; round < 3; round += 1) globalThis.gc();
  };
  for (const context of [page, ...page.workers()]) await context.evaluate(collect);
  // What was let go is given back to the system some moments later.
  await page.waitForTimeout(2500);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return Math.max(
    ...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => share(id)),
  );
}
