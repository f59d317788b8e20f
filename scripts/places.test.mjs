import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doAll, idleShare } from './places.mjs';

/** Jobs that end when they are told to, and what has begun of them. */
function jobs(count) {
  const begun = [];
  const all = Array.from({ length: count }, (_, at) => () => {
    const { promise, resolve } = Promise.withResolvers();
    begun.push({ at, end: resolve });
    return promise;
  });
  return { all, begun };
}

const turn = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));
const order = (begun) => begun.map(({ at }) => at);

test('as many jobs as there are places are done at a time, in their order', async () => {
  const { all, begun } = jobs(4);
  const done = doAll(all, { places: 2, most: 4, idle: () => 0, every: 1 });
  await turn(20);
  assert.deepEqual(order(begun), [0, 1]);
  begun[1].end();
  await turn(20);
  assert.deepEqual(order(begun), [0, 1, 2]);
  begun[0].end();
  begun[2].end();
  await turn();
  begun[3].end();
  assert.equal(await done, 2);
});

test('an idle machine is given more, and no more than the most', async () => {
  const { all, begun } = jobs(6);
  const done = doAll(all, { places: 2, most: 4, idle: () => 0.9, every: 1 });
  await turn(30);
  assert.deepEqual(order(begun), [0, 1, 2, 3]);
  for (const { end } of begun) end();
  await turn(30);
  for (const { end } of begun) end();
  assert.equal(await done, 4);
});

test('what was begun on an idle machine is not replaced on a busy one', async () => {
  const { all, begun } = jobs(5);
  let idle = 0.9;
  const done = doAll(all, { places: 1, most: 3, idle: () => idle, every: 1 });
  await turn(30);
  assert.equal(begun.length, 3);
  idle = 0;
  begun[0].end();
  begun[1].end();
  await turn(20);
  assert.equal(begun.length, 3);
  begun[2].end();
  await turn(20);
  assert.equal(begun.length, 4);
  begun[3].end();
  await turn();
  begun[4].end();
  await done;
});

test('without jobs it is over at once, and a job that breaks ends all', async () => {
  assert.equal(await doAll([], { places: 2, most: 4 }), 0);
  await assert.rejects(
    doAll([() => Promise.reject(new Error('broken'))], { places: 2, most: 4 }),
    /broken/,
  );
});

test('the machine is idle for a part of the time', async () => {
  const idle = idleShare();
  await turn(300);
  const share = idle();
  assert.ok(share >= 0 && share <= 1, String(share));
});
