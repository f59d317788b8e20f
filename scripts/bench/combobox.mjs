// Twenty thousand streets in a combobox: what opening the list and each filter key cost.
import { createServer } from 'node:http';
import { bundleScript, bundleStyle } from './bundle.mjs';

const count = 20_000;
const typed = 'Avenid';

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench combobox</title>
<link rel="stylesheet" href="/combobox.css"><link rel="icon" href="data:,">
<script type="module" src="/combobox.js"></script></head><body><main><form>
<tt-field><label for="street">Street</label><p id="street-error" data-error hidden></p>
<tt-combobox><input id="street" name="street" aria-describedby="street-error"></tt-combobox></tt-field>
</form></main></body></html>`;

/** Makes names as a town's register has them; they belong to the page, not to the combobox. */
function invent(length) {
  const kinds = ['Rua', 'Avenida', 'Travessa', 'Largo', 'Praça'];
  const names = ['da Liberdade', 'São João', 'Doutor Daniel de Matos', 'das Oliveiras', 'Łąkowa'];
  window.streets = Array.from({ length }, (_, index) => ({
    value: String(index),
    label: `${kinds[index % 5]} ${names[Math.floor(index / 5) % 5]} ${index}`,
  }));
}

async function serve() {
  const { files } = await bundleScript(
    `import '@twintown/elements/define/field.js';import '@twintown/elements/define/combobox.js';`,
    'combobox',
  );
  const style = await bundleStyle([
    'packages/tokens/dist/themes/neutral.css',
    'packages/elements/src/twintown.css',
  ]);
  const server = createServer((request, response) => {
    const path = request.url.slice(1);
    const [type, body] =
      path === ''
        ? ['text/html; charset=utf-8', html]
        : path === 'combobox.css'
          ? ['text/css', style.bytes]
          : ['text/javascript', files.get(path)];
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body && Buffer.from(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/**
 * Gives a combobox 20,000 options, opens the list by key and types into it, in a fresh context.
 *
 * @returns {Promise<{ ready: number, open: number, key: number, heap: number, options: number }>}
 *   main-thread CPU in ms of making the options ready to be searched, once, in idle portions; of
 *   opening; and on average of a filter key. MB that the JavaScript heap grew by over the options
 *   themselves. The largest number of option elements on the page.
 */
export async function measureCombobox(browser) {
  const server = await serve();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const cpu = async () => {
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    };
    const heap = async () => {
      await client.send('HeapProfiler.collectGarbage');
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
    };
    const shown = () => page.locator('[role=option]').count();
    await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'networkidle' });
    // The code that loads on demand is there, as when the second question of a page is entered.
    await page.focus('#street');
    await page.waitForSelector('#street[aria-controls]');
    await page.evaluate(invent, count);
    await page.waitForTimeout(500);
    const closed = await heap();
    const empty = await cpu();
    await page.evaluate(() => {
      document.querySelector('tt-combobox').options = window.streets;
    });
    await page.waitForTimeout(1000);
    const ready = (await cpu()) - empty;

    const before = await cpu();
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(500);
    const open = (await cpu()) - before;
    let options = await shown();

    const keys = [];
    for (const letter of typed) {
      const start = await cpu();
      await page.keyboard.press(letter);
      await page.waitForTimeout(300);
      // Nothing else is asked of the page here: it would be counted.
      keys.push((await cpu()) - start);
    }
    options = Math.max(options, await shown());
    const result = await page.locator('[role=option]').first().getAttribute('aria-setsize');
    if (result !== String(count / 5)) throw new Error(`the filter found ${result} options`);
    return {
      ready,
      open,
      key: keys.reduce((sum, each) => sum + each, 0) / keys.length,
      heap: (await heap()) - closed,
      options,
    };
  } finally {
    await context.close();
    server.close();
  }
}
