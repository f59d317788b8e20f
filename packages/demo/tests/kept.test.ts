import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Kept } from '../src/kept.ts';

let folder: string;
let sources: string;
let made: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  sources = join(folder, 'sources');
  mkdirSync(join(sources, 'deep'), { recursive: true });
  writeFileSync(join(sources, 'deep/a.ts'), 'a');
  made = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What another program that starts now is given. */
async function take(name = 'bundle', parent = join(folder, 'kept')): Promise<string> {
  const bytes = await new Kept(parent, [sources]).take(name, () => {
    made += 1;
    return Promise.resolve(Buffer.from(`${name} ${made}`));
  });
  return bytes.toString();
}

test('the next program is given what was made, by its name', async () => {
  assert.equal(await take(), 'bundle 1');
  assert.equal(await take(), 'bundle 1');
  assert.equal(await take('page.br'), 'page.br 2');
  assert.equal(await take(), 'bundle 1');
});

for (const [what, change] of [
  ['changes', () => writeFileSync(join(sources, 'deep/a.ts'), 'other')],
  ['comes', () => writeFileSync(join(sources, 'deep/b.ts'), '')],
  ['goes', () => rmSync(join(sources, 'deep/a.ts'))],
] as const) {
  test(`everything is made anew when a file ${what}, and nothing old stays`, async () => {
    await take();
    change();
    assert.equal(await take(), 'bundle 2');
    assert.equal(readdirSync(join(folder, 'kept')).length, 1);
  });
}

test('where nothing can be kept it is made each time', async () => {
  const file = join(sources, 'deep/a.ts');
  assert.equal(await take('bundle', file), 'bundle 1');
  assert.equal(await take('bundle', file), 'bundle 2');
});

test('a source that is not there counts like any other state', async () => {
  const missing = join(folder, 'lock.json');
  const look = (): Promise<Buffer> =>
    new Kept(join(folder, 'kept'), [missing]).take('bundle', () => {
      made += 1;
      return Promise.resolve(Buffer.from(`${made}`));
    });
  assert.equal((await look()).toString(), '1');
  assert.equal((await look()).toString(), '1');
  writeFileSync(missing, '{}');
  assert.equal((await look()).toString(), '2');
});
