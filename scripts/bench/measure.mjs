// One fresh browser context per sample; CPU is main-thread task time in thread ticks.
import { contestants } from './contestants.mjs';

async function open(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { context, page, client, address, errors };
}

async function cpu(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function memory(client) {
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = await client.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
  return { bytes: usedSize + embedderHeapUsedSize, nodes, listeners: jsEventListeners };
}

/** Creates `count` fields, types 50 letters in the middle one, shows the error text of all. */
export async function measureFields(browser, address, { id, field, host, showError }, count) {
  const { context, page, client, errors } = await open(browser, address);
  try {
    await page.goto(`${address}/${id}`, { waitUntil: 'networkidle' });
    const insert = (html) =>
      page.evaluate(async (text) => {
        const root = document.getElementById('root');
        const button = root.querySelector('button');
        button.insertAdjacentHTML('beforebegin', text);
        await bench.painted();
      }, html);
    const clear = () =>
      page.evaluate(async (selector) => {
        document.querySelectorAll(selector).forEach((element) => element.remove());
        await bench.painted();
      }, host);
    await insert(field(0));
    // What loads on demand is loaded before the clock starts, as it is for the second field of a page.
    await page.focus('#f0');
    await page.keyboard.press('a');
    await page.evaluate(`(${showError})(document.querySelector(${JSON.stringify(host)}))`);
    await page.waitForTimeout(400);
    await clear();

    const html = Array.from({ length: count }, (_, i) => field(i + 1)).join('\n');
    await page.evaluate((text) => (window.fieldsHtml = text), html);
    const before = await memory(client);
    const start = await cpu(client);
    await page.evaluate(async () => {
      await bench.painted();
      document.querySelector('#root button').insertAdjacentHTML('beforebegin', window.fieldsHtml);
      await bench.painted();
    });
    const created = (await cpu(client)) - start;
    await page.waitForTimeout(200);
    const after = await memory(client);

    await page.evaluate((selector) => {
      const input = document.querySelectorAll(`${selector} input`)[249];
      input.scrollIntoView({ block: 'center' });
      input.focus();
    }, host);
    await page.waitForTimeout(100);
    const text = 'Rua Doutor Daniel de Matos, Vila Nova de Poiares ab'.slice(0, 50);
    const beforeTyping = await cpu(client);
    for (const letter of text) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(12);
    }
    const typed = ((await cpu(client)) - beforeTyping) / 50;
    await page.evaluate(() => document.activeElement.blur());
    await page.waitForTimeout(100);

    const beforeErrors = await cpu(client);
    const shown = await page.evaluate(
      `(async () => {
        const show = ${showError};
        document.querySelectorAll(${JSON.stringify(host)}).forEach(show);
        await bench.painted();
        await bench.painted();
        return document.querySelectorAll('#root [aria-invalid=true]').length;
      })()`,
    );
    await page.waitForTimeout(300);
    const errorCpu = (await cpu(client)) - beforeErrors;
    if (shown !== count) throw new Error(`${id}: ${shown} of ${count} errors are shown`);
    if (errors.length > 0) throw new Error(`${id}: ${errors[0]}`);
    return {
      id,
      created,
      memory: (after.bytes - before.bytes) / count / 1000,
      nodes: (after.nodes - before.nodes) / count,
      listeners: (after.listeners - before.listeners) / count,
      typed,
      errorCpu,
    };
  } finally {
    await context.close();
  }
}

/** Twenty printed fields on Slow 4G and a CPU four times slower: when can one type, does it jump? */
export async function measureStart(browser, address, { id }, inline) {
  const { context, page, client } = await open(browser, address);
  try {
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 562.5,
      downloadThroughput: 180_000,
      uploadThroughput: 84_375,
    });
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let bytes = 0;
    client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(`${address}/${id}?fields=20${inline ? '&inline=1' : ''}`, {
      waitUntil: 'load',
    });
    await page.waitForFunction(() => bench.usable !== undefined);
    await page.waitForTimeout(2500);
    const { usable, shift } = await page.evaluate(() => bench);
    return { id, inline, usable, shift, bytes };
  } finally {
    await context.close();
  }
}

export { contestants };
