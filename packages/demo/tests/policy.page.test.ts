import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page as PlaywrightPage } from 'playwright-core';
import type { Page as PuppeteerPage } from 'puppeteer-core';
import { installedEngines, openPage } from '../../../scripts/browser.mjs';
import { startServer, type RunningServer } from '../src/server.ts';
import { fillIn } from './answers.ts';
import { Visitor } from './visitor.ts';

let hall: RunningServer;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
});
after(() => hall.close());

/** Runs in the page before anything else does. */
function collect(): void {
  const broken: string[] = [];
  Object.assign(globalThis, { broken });
  addEventListener('securitypolicyviolation', (event) => {
    broken.push(
      `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`,
    );
  });
}

/** A resident who has answered everything, so that only the signature is missing. */
async function readySession(): Promise<string> {
  const resident = new Visitor(hall.address);
  await fillIn(resident);
  return resident.cookie('tt-session')!;
}

for (const engine of ['chromium', 'firefox'] as const) {
  const skip = !installedEngines().includes(engine) && `${engine} is not installed`;
  test(`${engine}: no page breaks the policy`, { skip }, async () => {
    const page = await openPage(engine);
    const native = page.native as PlaywrightPage & PuppeteerPage;
    const read = <T>(work: () => T): Promise<T> => native.evaluate(work) as Promise<T>;
    const quiet = async (where: string): Promise<void> => {
      const broken = await read(() => (globalThis as unknown as { broken?: string[] }).broken);
      assert.deepEqual(broken, [], `${engine} ${where}`);
    };
    try {
      const session = await readySession();
      const cookie = { name: 'tt-session', value: session, domain: 'localhost', path: '/' };
      if (engine === 'chromium') {
        await native.addInitScript(collect);
        await native.context().addCookies([{ ...cookie, httpOnly: true }]);
      } else {
        await native.evaluateOnNewDocument(collect);
        await native.browserContext().setCookie({ ...cookie, httpOnly: true });
      }

      await page.goto(`${hall.address}/waste-fee/household`);
      await page.fill('#persons', '4');
      await quiet('fee');

      // A late script finds everything printed and drawn, as one in time does.
      const late = '/examples/all?script=late&ms=300&town=mielec';
      await page.goto(hall.address + late);
      await native.waitForFunction(() =>
        document.querySelector('tt-document-viewer:state(ready), tt-document-viewer:state(failed)'),
      );
      await quiet(late);

      await page.goto(`${hall.address}/waste-fee/sign`);
      await native.waitForFunction(
        () =>
          document.querySelector('tt-document-viewer')?.shadowRoot?.querySelector('.text') &&
          document.querySelector('tt-signature-field')?.shadowRoot?.querySelector('#pad'),
      );
      await read(() =>
        document.querySelector('tt-signature-field')!.setAttribute('method', 'drawn'),
      );
      const pad = await read(async () => {
        const field = document.querySelector('tt-signature-field')!;
        await field.updateComplete;
        const box = field.shadowRoot!.querySelector('#pad')!;
        box.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = box.getBoundingClientRect();
        return { left, top, width, height };
      });
      await page.drag(
        [pad.left + pad.width * 0.2, pad.top + pad.height * 0.5],
        [pad.left + pad.width * 0.7, pad.top + pad.height * 0.6],
      );
      assert.match(
        await read(() => document.querySelector('tt-signature-field')!.value),
        /^M\d+ \d+q/,
      );
      await quiet('signing');

      await page.goto(`${hall.address}/waste-fee/applicant`);
      await page.fill('#family-name', '');
      await page.click('main form button[data-variant=primary]');
      await page.waitFor('tt-error-summary a');
      await quiet('error summary');

      // Told also where something is broken, or silence would prove nothing.
      const told = await read(async () => {
        document.body.setAttribute('style', 'color: red');
        await new Promise((resolve) => setTimeout(resolve, 100));
        return (globalThis as unknown as { broken: string[] }).broken.length;
      });
      assert.ok(told > 0);
    } finally {
      await page.close();
    }
  });
}
