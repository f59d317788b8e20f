import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { splitWorker } from './split-worker.ts';

const program = `
let depth = 1;
const unit = 2;
const names = new Map([['a', 'b']]);
class Base { constructor() { this.unit = unit; } }
function deeper() { depth += 1; return depth; }
class Rare extends Base { give() { depth = depth + 10; return [helper(3), depth, this.unit]; } static made() { return new Rare(); } }
function helper(value) { return value * unit; }
const rareTable = [1, 2, 3];
function useTable() { return rareTable.length + helper(1); }
globalThis.program = {
  often: () => [deeper(), names.get('a')],
  rarely: () => new Rare().give(),
  made: () => Rare.made() instanceof Rare,
  table: () => useTable(),
  here: () => new URL('x.wasm', import.meta.url).href,
};
export { Rare };
`;

/** A worker's two files, as a browser would run them. */
function worker(parts: { first: string; rest: string }) {
  const asked: string[] = [];
  const later: (() => void)[] = [];
  const told: unknown[] = [];
  const context: Record<string, unknown> = {
    postMessage: (data: unknown) => told.push(data),
    URL,
    location: { href: 'https://town.example/assets/first.js' },
    setTimeout: (act: () => void) => later.push(act),
    fetch: async () => ({ arrayBuffer: async () => new ArrayBuffer(0) }),
  };
  context['globalThis'] = context;
  createContext(context);
  context['importScripts'] = (address: string) => {
    asked.push(address);
    runInContext(parts.rest, context);
  };
  runInContext(parts.first, context);
  return {
    asked,
    told,
    later,
    run: (code: string): unknown => runInContext(`JSON.stringify(${code})`, context),
  };
}

test('the rest of a worker is taken in when something of it is first used, and once', () => {
  const { asked, run } = worker(splitWorker(program, ['Rare', 'useTable'], 'rest.js'));
  assert.equal(run('program.often()'), '[2,"b"]');
  assert.deepEqual(asked, []);
  // What changes is one thing for both parts.
  assert.equal(run('program.rarely()'), '[6,12,2]');
  assert.equal(run('program.often()'), '[13,"b"]');
  assert.equal(run('program.made()'), 'true');
  assert.equal(run('program.table()'), '5');
  assert.equal(asked.length, 1);
  assert.match(asked[0]!, /^https:\/\/town\.example\/assets\/rest\.js\?[\da-f]{12}$/);
  assert.equal(run('program.here()'), '"https://town.example/assets/x.wasm"');
});

test('the rest is there after a while, also where nobody needed it', async () => {
  const { asked, later } = worker(splitWorker(program, ['Rare'], 'rest.js'));
  later[0]!();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(asked.length, 1);
});

test('only what the rest alone needs goes with it', () => {
  const { first, rest } = splitWorker(program, ['Rare', 'useTable'], 'rest.js');
  assert.ok(rest.includes('const rareTable'));
  assert.ok(!first.includes('const rareTable'));
  assert.ok(first.includes('function deeper'));
});

test('two files of two versions are not run together', () => {
  const { first } = splitWorker(program, ['Rare'], 'rest.js');
  const { rest } = splitWorker(program.replace('* unit', '+ unit'), ['Rare'], 'rest.js');
  const { run, told } = worker({ first, rest });
  assert.throws(() => run('program.rarely()'), /two versions/);
  assert.equal(told.length, 1);
});

test('says what to do where a program cannot be split', () => {
  const fail = (code: string, later: string[]): void =>
    assert.throws(() => splitWorker(code, later, 'rest.js'), /Mend scripts\/write-pdfjs\.ts/);
  fail(program, ['Missing']);
  // Another thing of the same name, and a property that is named so.
  fail(program.replace('function deeper() {', 'function deeper(Rare) {'), ['Rare']);
  fail(program.replace("names.get('a')", '({ Rare }).Rare.name'), ['Rare']);
});
