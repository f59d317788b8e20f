// Twenty thousand streets in a combobox: what opening the list and each filter key cost, beside a
// combobox that shows the first fifty of them.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { bundleScript, bundleStyle } from './bundle.mjs';

const count = 20_000;
const typed = 'Avenid';

const page = (id, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench combobox</title>
<link rel="stylesheet" href="/${id}.css"><link rel="icon" href="data:,">
<script type="module" src="/${id}.js"></script></head><body><main>${body}</main></body></html>`;

/**
 * @typedef {object} Combobox
 * @property {string} id
 * @property {string} body its HTML; the text field has the id `street`
 * @property {string} wait selector of what is there when all of its code is
 * @property {string} fill source of a function in the page: gives it `window.streets`
 * @property {string} found source of a function in the page: how many options the filter found
 * @property {number} finds what that must be for `typed`
 */

/** @type {Combobox} */
const twintown = {
  id: 'twintown',
  body: `<form><tt-field><label for="street">Street</label><p id="street-error" data-error hidden></p>
<tt-combobox><input id="street" name="street" aria-describedby="street-error"></tt-combobox></tt-field></form>`,
  wait: '#street[aria-controls]',
  fill: `() => { document.querySelector('tt-combobox').options = window.streets; }`,
  found: `() => Number(document.querySelector('[role=option]').getAttribute('aria-setsize'))`,
  finds: count / 5,
};

/**
 * The quickest that was found among the comboboxes of other design systems, by no longer list than fifty:
 * it is the one that the limits of 22 and 13 ms were measured of.
 *
 * @type {Combobox}
 */
const cutOff = {
  id: 'cut-off',
  body: `<label for="street">Street</label><div id="list"></div>`,
  wait: '#list:empty',
  fill: `() => accessibleAutocomplete({
    element: document.querySelector('#list'), id: 'street', showAllValues: true,
    source(query, populate) {
      const wanted = query.toLowerCase();
      const matches = (label) => label.toLowerCase().includes(wanted);
      populate(window.streets.map(({ label }) => label).filter(matches).slice(0, 50));
    },
  })`,
  found: `() => document.querySelectorAll('[role=option]').length`,
  finds: 50,
};

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
    twintown.id,
  );
  const style = await bundleStyle([
    'packages/tokens/dist/themes/neutral.css',
    'packages/elements/src/twintown.css',
  ]);
  const peer = 'node_modules/accessible-autocomplete/dist/accessible-autocomplete.min';
  const answers = new Map([
    ...[...files].map(([name, bytes]) => [name, ['text/javascript', bytes]]),
    [`${twintown.id}.css`, ['text/css', style.bytes]],
    [`${cutOff.id}.css`, ['text/css', readFileSync(`${peer}.css`)]],
    [`${cutOff.id}.js`, ['text/javascript', readFileSync(`${peer}.js`)]],
    ...[twintown, cutOff].map(({ id, body }) => [id, ['text/html; charset=utf-8', page(id, body)]]),
  ]);
  const server = createServer((request, response) => {
    const [type, body] = answers.get(request.url.slice(1)) ?? ['text/plain', undefined];
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body && Buffer.from(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** One opening of the list by key and what is typed into it, in a fresh context. */
async function measureOnce(browser, address, { id, wait, fill, found, finds }) {
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
    await page.goto(`${address}/${id}`, { waitUntil: 'networkidle' });
    if (id === twintown.id) await page.focus('#street');
    // The code that loads on demand is there, as when the second question of a page is entered.
    await page.waitForSelector(wait, { state: 'attached' });
    await page.evaluate(invent, count);
    await page.waitForTimeout(500);
    const closed = await heap();
    await page.evaluate(`(${fill})()`);
    // Until then it is made ready to be searched, in idle portions.
    await page.waitForTimeout(1000);
    await page.focus('#street');

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
    const result = await page.evaluate(`(${found})()`);
    if (result !== finds) throw new Error(`${id}: the filter found ${result} options`);
    const key = keys.reduce((sum, each) => sum + each, 0) / keys.length;
    return { open, key, heap: (await heap()) - closed, options };
  } finally {
    await context.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Gives comboboxes 20,000 options, opens the list by key and types into it, by turns.
 *
 * @returns {Promise<Record<'own' | 'peer', { open: number, key: number, heap: number, options: number }>>}
 *   medians: main-thread CPU in ms of opening, and on average of a filter key; MB that the JavaScript heap
 *   grew by over the options themselves. `options` is the largest number of option elements on the page.
 */
export async function measureCombobox(browser, repetitions) {
  const server = await serve();
  const address = `http://127.0.0.1:${server.address().port}`;
  const samples = new Map([twintown, cutOff].map((each) => [each, []]));
  try {
    for (let turn = 0; turn < repetitions; turn++) {
      const order = turn % 2 ? [cutOff, twintown] : [twintown, cutOff];
      for (const each of order) samples.get(each).push(await measureOnce(browser, address, each));
    }
  } finally {
    server.close();
  }
  const summary = (each) => {
    const of = (name) => samples.get(each).map((sample) => sample[name]);
    return {
      open: median(of('open')),
      key: median(of('key')),
      heap: median(of('heap')),
      options: Math.max(...of('options')),
    };
  };
  return { own: summary(twintown), peer: summary(cutOff) };
}
