import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import { attachments, fillIn, household, purpose, signature, signingOf } from './answers.ts';
import { pdfOf } from './sample-files.ts';
import { headingOf, textOf, valuesOf, Visitor, type Page } from './visitor.ts';

/* A page that was opened before its declaration was sent, in another tab. */

let hall: RunningServer;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
});
after(() => hall.close());

async function send(visitor: Visitor): Promise<string> {
  await fillIn(visitor);
  const signing = signingOf(await visitor.open('/waste-fee/sign'));
  const receipt = await visitor.send('/waste-fee/sign', { ...signature, ...signing });
  return /GK\.6232\.\d+\.\d{4}/.exec(textOf(receipt))![0];
}

const hasDraft = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.open('/')).html.includes('action="/waste-fee/start-again"');

const isTold = (page: Page, reference: string): void => {
  assert.equal(page.status, 409);
  assert.match(textOf(page), new RegExp(`już wysłana, znak sprawy ${reference}`));
  assert.match(
    page.html,
    /<div[^>]*data-notice="warning"[^>]*autofocus[\s\S]*?href="\/waste-fee\/receipt"/,
  );
};

test('says that its declaration was sent, and begins no other one unasked', async () => {
  const visitor = new Visitor(hall.address);
  // Opened before anything was kept, and after.
  const early = await visitor.open('/waste-fee/household');
  await visitor.send('/waste-fee/purpose', purpose);
  const late = await visitor.open('/waste-fee/household');
  const reference = await send(visitor);
  for (const old of [early, late]) {
    for (const more of [{}, { task: 'back' }, { task: 'calculate' }]) {
      const typed = { ...valuesOf(old), persons: '9', composting: 'no', ...more };
      const told = await visitor.send('/waste-fee/household', typed);
      isTold(told, reference);
      assert.equal(headingOf(told), 'Osoby i opłata');
      assert.equal(valuesOf(told)['persons'], '9');
      assert.equal(await hasDraft(visitor), false);
    }
  }
});

test('is taken for another declaration when it is sent once more', async () => {
  const visitor = new Visitor(hall.address);
  await visitor.send('/waste-fee/purpose', purpose);
  const old = await visitor.open('/waste-fee/household');
  const reference = await send(visitor);
  const told = await visitor.send('/waste-fee/household', { ...valuesOf(old), ...household });
  isTold(told, reference);
  const next = await visitor.send('/waste-fee/household', valuesOf(told));
  assert.equal(next.path, '/waste-fee/attachments');
  assert.equal(await hasDraft(visitor), true);
});

test('changes nothing of another declaration that was begun since', async () => {
  const visitor = new Visitor(hall.address);
  await visitor.send('/waste-fee/purpose', purpose);
  const old = await visitor.open('/waste-fee/household');
  const reference = await send(visitor);
  const receipt = await visitor.open('/waste-fee/receipt');
  assert.match(receipt.html, /start-again/);
  await visitor.send('/waste-fee/start-again', {});
  await visitor.send('/waste-fee/household', { persons: '2', composting: 'no' });
  isTold(await visitor.send('/waste-fee/household', { ...valuesOf(old), ...household }), reference);
  assert.equal(valuesOf(await visitor.open('/waste-fee/household'))['persons'], '2');
});

test('is told in the language that was asked for', async () => {
  const visitor = new Visitor(hall.address);
  const old = await visitor.open('/waste-fee/household');
  const reference = await send(visitor);
  const told = await visitor.send('/waste-fee/household', { ...valuesOf(old), language: 'en' });
  assert.equal(told.status, 409);
  assert.match(told.html, /<html lang="en"/);
  assert.match(textOf(told), new RegExp(`already been sent, case number ${reference}`));
});

test('keeps its files for the next try', async () => {
  const visitor = new Visitor(hall.address);
  const old = await visitor.open('/waste-fee/attachments');
  const reference = await send(visitor);
  const told = await visitor.sendFiles(
    '/waste-fee/attachments',
    { ...valuesOf(old), ...attachments },
    [['other-files', 'plan.pdf', pdfOf('1')]],
  );
  isTold(told, reference);
  assert.match(told.html, /plan\.pdf/);
  assert.equal(await hasDraft(visitor), false);
  await visitor.send('/waste-fee/attachments', valuesOf(told));
  assert.match((await visitor.open('/waste-fee/attachments')).html, /plan\.pdf/);
});

test('what is kept on the way says it to the page', async () => {
  const visitor = new Visitor(hall.address);
  await fillIn(visitor);
  const old = {
    household: await visitor.open('/waste-fee/household'),
    sign: await visitor.open('/waste-fee/sign'),
  };
  const reference = await send(visitor);
  for (const [step, page] of Object.entries(old)) {
    const body = new URLSearchParams({ ...valuesOf(page), task: 'keep', persons: '9' });
    const answer = await visitor.request(`/waste-fee/${step}`, { method: 'POST', body });
    assert.equal(answer.status, 409);
    const { notice } = (await answer.json()) as { notice: Record<string, unknown> };
    assert.match(String(notice['text']), new RegExp(reference));
    assert.deepEqual(notice['link'], { text: 'Zobacz potwierdzenie', href: '/waste-fee/receipt' });
    assert.equal(await hasDraft(visitor), false);
  }
});

test('declarations that were started again are told apart', async () => {
  const visitor = new Visitor(hall.address);
  const keyOf = async (step: string): Promise<string | undefined> =>
    valuesOf(await visitor.open(`/waste-fee/${step}`))['tt-submission'];
  const first = await keyOf('purpose');
  assert.match(first!, /^[\w-]{20,}$/);
  assert.equal(await keyOf('household'), first, 'also before anything is kept');
  await visitor.send('/waste-fee/purpose', purpose);
  assert.equal(await keyOf('household'), first);
  await visitor.send('/waste-fee/start-again', {});
  assert.notEqual(await keyOf('purpose'), first);
  const other = await new Visitor(hall.address).open('/waste-fee/purpose');
  assert.notEqual(valuesOf(other)['tt-submission'], first);
});
