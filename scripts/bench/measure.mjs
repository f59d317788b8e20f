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

/** Puts `html` in front of the button, and waits until it is on the screen. */
const insert = (page, html) =>
  page.evaluate(async (text) => {
    await bench.painted();
    document.querySelector('#root button').insertAdjacentHTML('beforebegin', text);
    await bench.painted();
  }, html);

/** A page whose first field has been used: what loads on demand is there, as for the second field. */
async function openUsed(browser, address, { id, field, host, showError }) {
  const opened = await open(browser, address);
  const { page } = opened;
  await page.goto(`${address}/${id}`, { waitUntil: 'networkidle' });
  await insert(page, field(0));
  await page.focus('#f0');
  await page.keyboard.press('a');
  await page.evaluate(`(${showError})(document.querySelector(${JSON.stringify(host)}))`);
  await page.waitForTimeout(400);
  await page.evaluate(async (selector) => {
    document.querySelectorAll(selector).forEach((element) => element.remove());
    await bench.painted();
  }, host);
  return opened;
}

const manyFields = ({ field }, count) =>
  Array.from({ length: count }, (_, i) => field(i + 1)).join('\n');

const focusMiddle = (page, host) =>
  page.evaluate((selector) => {
    const input = document.querySelectorAll(`${selector} input`)[249];
    input.scrollIntoView({ block: 'center' });
    input.focus();
  }, host);

/** Creates `count` fields, and shows the error text of all. */
export async function measureFields(browser, address, contestant, count) {
  const { id, host, showError } = contestant;
  const { context, page, client, errors } = await openUsed(browser, address, contestant);
  try {
    const html = manyFields(contestant, count);
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

    await focusMiddle(page, host);
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
      errorCpu,
    };
  } finally {
    await context.close();
  }
}

const letters = 'Rua Doutor Daniel de Matos, Vila Nova de Poiares ab'.slice(0, 50);

/**
 * Types 50 letters into the middle one of `count` fields of every contestant, who take turns letter by
 * letter: a machine that is slower for a second is so for all of them. Two pages of the same plain HTML
 * differed by 0.006 in the mean of ten when they were measured so.
 */
export async function measureTyping(browser, address, all, count) {
  const opened = [];
  try {
    for (const contestant of all) {
      const { context, page, client, errors } = await openUsed(browser, address, contestant);
      opened.push({ id: contestant.id, context, page, client, errors });
      await insert(page, manyFields(contestant, count));
      await focusMiddle(page, contestant.host);
      // What was left behind by creating the fields is not cleared away while letters are counted.
      await memory(client);
    }
    await opened[0].page.waitForTimeout(300);
    for (const each of opened) each.start = await cpu(each.client);
    for (const [turn, letter] of [...letters].entries()) {
      for (const { page } of turn % 2 ? opened.toReversed() : opened) {
        await page.keyboard.press(letter === ' ' ? 'Space' : letter);
        await page.waitForTimeout(12);
      }
    }
    const samples = [];
    for (const { id, page, client, errors, start } of opened) {
      const typed = ((await cpu(client)) - start) / letters.length;
      const text = await page.evaluate(() => document.activeElement.value);
      if (text !== letters) throw new Error(`${id}: ${text} was typed`);
      if (errors.length > 0) throw new Error(`${id}: ${errors[0]}`);
      samples.push({ id, typed });
    }
    return samples;
  } finally {
    for (const { context } of opened) await context.close();
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
