import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureCode } from '../engine.ts';
import { joinBytes, makeZip, numbers, packed } from '../testing/make-zip.ts';
import { archiveLimits, openArchive } from './archive.ts';

const fails = (code: FailureCode) => (error: unknown) =>
  assert.equal((error as { code?: string }).code, code) ?? true;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('entries are read, stored and packed', async () => {
  const archive = openArchive(
    await makeZip([
      { name: 'mimetype', content: 'application/zip', stored: true },
      { name: 'dokumenti/', content: '', stored: true },
      { name: 'dokumenti/vēstule.txt', content: 'Labdien!'.repeat(100) },
    ]),
  );
  assert.deepEqual(
    archive.entries.map(({ name, size, isFolder }) => ({ name, size, isFolder })),
    [
      { name: 'mimetype', size: 15, isFolder: false },
      { name: 'dokumenti/', size: 0, isFolder: true },
      { name: 'dokumenti/vēstule.txt', size: 800, isFolder: false },
    ],
  );
  assert.equal(text(await archive.read(archive.entries[2]!)), 'Labdien!'.repeat(100));
  assert.equal(text(await archive.read(archive.find('mimetype')!)), 'application/zip');
});

test('names of the time before UTF-8 are read in the letters of the three towns', async () => {
  const names: [bytes: string, name: string][] = [
    // Code pages of DOS: 852, 850, 775; of Windows: 1250, 1257, 1252.
    ['5a 61 88 a5 63 7a 6e 69 6b 20 be a2 88 86', 'Załącznik żółć'],
    ['44 65 63 6c 61 72 61 87 c6 6f 20 63 83 6d 61 72 61', 'Declaração câmara'],
    ['4c 69 65 70 83 6a 61 20 eb 65 9b 6e d5', 'Liepāja'],
    ['5a 61 b3 b9 63 7a 6e 69 6b 20 bf f3 b3 e6', 'Załącznik żółć'],
    ['4c 69 65 70 e2 6a 61 20 ed 65 f0', 'Liepāja ķeš'],
    ['64 65 63 6c 61 72 61 e7 e3 6f', 'declaração'],
  ];
  for (const [hex, name] of names) {
    const raw = Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));
    const bytes = await makeZip([{ name: 'x'.repeat(raw.length), content: '', stored: true }]);
    const mark = Buffer.from('x'.repeat(raw.length));
    for (let at = Buffer.from(bytes).indexOf(mark); at >= 0; at = Buffer.from(bytes).indexOf(mark))
      bytes.set(raw, at);
    const [entry] = openArchive(bytes).entries;
    assert.ok(entry?.name.startsWith(name), `${name}: ${entry?.name}`);
  }
});

test('an entry that grows too much is given up while it grows, whatever size it states', async () => {
  const blank = new Uint8Array(40 * 1024 * 1024);
  for (const statedSize of [blank.length, 10]) {
    const archive = openArchive(await makeZip([{ name: 'a.xml', content: blank, statedSize }]));
    await assert.rejects(archive.read(archive.entries[0]!), fails('too-large'));
  }
});

test('all entries together may not go beyond the limit', async () => {
  const part = new Uint8Array(archiveLimits.ratioFrom);
  const count = Math.floor(archiveLimits.total / part.length) + 2;
  const archive = openArchive(await makeZip([{ name: 'blank', content: part }]));
  const read = async (): Promise<void> => {
    for (let n = 0; n < count; n += 1) await archive.read(archive.entries[0]!);
  };
  await assert.rejects(read(), fails('too-large'));
});

test('a directory of too many entries is refused', async () => {
  const entries = Array.from({ length: 10_001 }, (_, n) => ({
    name: `${n}`,
    content: '',
    stored: true,
  }));
  const bytes = await makeZip(entries);
  assert.throws(() => openArchive(bytes), fails('too-large'));
});

test('entries that share bytes are refused', async () => {
  const data = await packed(new Uint8Array(1000));
  const header = (mark: string, ...more: Uint8Array[]): Uint8Array =>
    joinBytes(
      mark,
      numbers([2, 20], [2, 0], [2, 8], [4, 0], [4, 0], [4, data.length], [4, 1000], [2, 1], [2, 0]),
      ...more,
    );
  const local = joinBytes(header('PK\u0003\u0004'), 'a', data);
  const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, 0]);
  const entry = (name: string): Uint8Array =>
    joinBytes('PK\u0001\u0002', numbers([2, 20]), header('').subarray(0), rest, name);
  const list = joinBytes(entry('a'), entry('b'));
  const end = numbers([2, 0], [2, 0], [2, 2], [2, 2], [4, list.length], [4, local.length], [2, 0]);
  assert.throws(() => openArchive(joinBytes(local, list, 'PK\u0005\u0006', end)), fails('broken'));
});

test('names are labels: nothing is made of a path', async () => {
  const names = [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\Windows\\a.dll',
    '__proto__',
    'a\u202efdp.exe',
  ];
  const archive = openArchive(
    await makeZip(names.map((name) => ({ name, content: name, stored: true }))),
  );
  assert.deepEqual(
    archive.entries.map(({ name }) => name),
    names,
  );
  assert.equal(archive.find('constructor'), undefined);
  assert.equal(text(await archive.read(archive.find('__proto__')!)), '__proto__');
});

test('locked entries and unknown packings are told apart from damaged ones', async () => {
  const locked = openArchive(await makeZip([{ name: 'a', content: 'x', encrypted: true }]));
  await assert.rejects(locked.read(locked.entries[0]!), fails('encrypted'));
  const bytes = await makeZip([{ name: 'a', content: 'x'.repeat(500) }]);
  bytes.fill(0x55, 31, 36);
  const damaged = openArchive(bytes);
  await assert.rejects(damaged.read(damaged.entries[0]!), fails('broken'));
  assert.throws(() => openArchive(bytes.slice(0, -10)), fails('broken'));
});
