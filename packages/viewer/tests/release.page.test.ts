import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { startTownPage, type TownPage } from './town-page.ts';

interface Counted {
  workers: Set<Worker>;
  addresses: Set<string>;
}

let town: TownPage;
let browser: Browser;
before(async () => {
  [town, browser] = await Promise.all([startTownPage(), launchChromium()]);
});
after(async () => {
  await browser.close();
  await town.close();
});

/** Counts workers and object URLs that are alive, by what makes and ends them. */
function count(): void {
  const counted: Counted = { workers: new Set(), addresses: new Set() };
  const { Worker: RealWorker } = globalThis;
  const { createObjectURL, revokeObjectURL } = URL;
  globalThis.Worker = class extends RealWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      counted.workers.add(this);
    }
    override terminate(): void {
      counted.workers.delete(this);
      super.terminate();
    }
  };
  URL.createObjectURL = (source) => {
    const address = createObjectURL.call(URL, source);
    counted.addresses.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    counted.addresses.delete(address);
    revokeObjectURL.call(URL, address);
  };
  Object.assign(globalThis, { counted });
}

void describe('a hundred documents, opened and closed', () => {
  void it('leave neither a worker nor an object URL behind', async () => {
    const page = await browser.newPage();
    await page.addInitScript(count);
    await page.goto(`${town.origin}/?src=`);
    const most = await page.evaluate(async () => {
      const { counted } = globalThis as unknown as { counted: Counted };
      const files = await Promise.all(
        ['signed.pdf', 'scan.pdf', 'attached.pdf', 'broken.pdf'].map(async (name) => {
          const response = await fetch(`/documents/${name}`);
          return new File([await response.blob()], name);
        }),
      );
      let viewer = document.querySelector('tt-document-viewer')!;
      let largest = 0;
      for (let turn = 0; turn < 100; turn++) {
        if (turn % 10 === 0) {
          viewer.remove();
          viewer = document.createElement('tt-document-viewer');
          viewer.view = turn % 20 === 0 ? 'pages' : 'reading';
          document.body.append(viewer);
        }
        const file = files[turn % files.length]!;
        await viewer.open(file);
        const wanted = file.name === 'broken.pdf' ? 'failed' : 'ready';
        if (viewer.state !== wanted) throw new Error(`${file.name} is ${viewer.state}`);
        await viewer.updateComplete;
        if (file.name === 'attached.pdf') await viewer.openAttachment(0);
        largest = Math.max(largest, counted.workers.size, counted.addresses.size);
      }
      viewer.remove();
      return largest;
    });
    assert.ok(most > 0, 'the test sees what it counts');
    assert.ok(most < 8, `${most} at once`);
    await page.waitForFunction(() => {
      const { counted } = globalThis as unknown as { counted: Counted };
      return counted.workers.size === 0 && counted.addresses.size === 0;
    });
    // The driver hears of the end of a worker later. To print one would be to print all of the driver.
    await Promise.all(page.workers().map((worker) => worker.waitForEvent('close')));
    assert.equal(page.workers().length, 0);
    await page.close();
  });
});
