import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { HeldFiles } from '../src/held-files.ts';
import type { UploadedFile } from '../src/http/body.ts';

let folder: string;

beforeEach(() => {
  mock.method(console, 'error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'held-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mock.restoreAll();
});

function fileOf(content: string): UploadedFile {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { field: 'other-files', name: 'plan.pdf', bytes, sha256, tooLarge: false };
}

test('one session cannot take the room of all others, also by many requests at once', async () => {
  const held = new HeldFiles(folder, { room: 100, share: 30 });
  const files = ['1', '2', '3', '4', '5'].map((mark) => fileOf(mark.repeat(10)));
  const ids = await Promise.all(files.map((file) => held.hold('greedy', file)));
  assert.equal(ids.filter(Boolean).length, 3);
  assert.ok(await held.hold('another', files[0]!));
});

test('the room of all sessions together is kept by requests at once', async () => {
  const held = new HeldFiles(folder, { room: 25, share: 25 });
  const ids = await Promise.all(
    ['a', 'b', 'c', 'd'].map((session) => held.hold(session, fileOf(session.repeat(10)))),
  );
  assert.equal(ids.filter(Boolean).length, 2);
});

test('the same file once more takes no room anew, and stays whole', async () => {
  const held = new HeldFiles(folder, { room: 10, share: 10 });
  const file = fileOf('0123456789');
  const ids = await Promise.all([held.hold('one', file), held.hold('one', file)]);
  assert.equal(ids[0], ids[1]);
  assert.deepEqual(await held.read('one', file.field, ids[0]!), file.bytes);
});

test('what others forget meanwhile does not keep a file from being held', async () => {
  const held = new HeldFiles(folder, { room: 10_000, share: 10_000 });
  for (let round = 0; round < 50; round += 1) {
    await held.hold('going', fileOf(`a${round}`));
    const [id] = await Promise.all([
      held.hold('staying', fileOf(`b${round}`)),
      held.forget('going'),
      held.forgetOld(0),
    ]);
    assert.ok(id, `round ${round}`);
  }
});
