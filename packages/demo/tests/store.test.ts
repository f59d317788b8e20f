import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { newSession } from '../src/session.ts';
import { newDraft, Store, type NewSubmission } from '../src/store.ts';

const declaration = (key: string, year = 2026): NewSubmission => ({
  key,
  answers: new Map([['persons', '3']]),
  language: 'pl',
  privacyNotice: 'test',
  submittedAt: `${year}-11-23T10:00:00.000Z`,
  year,
  fileFields: new Set(),
  // Slow, so that a second press comes while the first is under way.
  pdf: async (reference) => {
    await new Promise((resolve) => setImmediate(resolve));
    return Buffer.from(reference);
  },
});

test('a key registers once, also while the first time is still under way', async () => {
  const store = new Store(':memory:');
  const session = newSession();
  const references = await Promise.all([
    store.submit(session, declaration('a')),
    store.submit(session, declaration('a')),
  ]);
  references.push(await store.submit(session, declaration('a')));
  assert.equal(new Set(references).size, 1);
  assert.equal(store.countSubmissions(), 1);
  assert.equal(store.submission(session)?.pdf.toString(), references[0]);
  store.close();
});

test('numbers follow each other without gaps and start again with the year', async () => {
  const store = new Store(':memory:');
  const numbers: string[] = [];
  for (const [key, year] of [
    ['a', 2026],
    ['b', 2026],
    ['c', 2027],
  ] as const) {
    numbers.push(await store.submit(newSession(), declaration(key, year)));
  }
  assert.deepEqual(numbers, ['GK.6232.1.2026', 'GK.6232.2.2026', 'GK.6232.1.2027']);
  store.close();
});

test('an old draft is forgotten with its files, a fresh one is kept', () => {
  const store = new Store(':memory:');
  const session = newSession();
  const draft = store.draft(session);
  draft.answers.set('__proto__', 'typed');
  store.saveDraft(session, draft);
  const file = { field: 'other-files', name: 'a.pdf', sha256: '', tooLarge: false };
  store.addFile(session, { ...file, bytes: Buffer.from('%PDF-') }, 'application/pdf');
  store.forgetOldDrafts(Date.now());
  assert.equal(store.draft(session).answers.get('__proto__'), 'typed');
  assert.equal(store.files(session).length, 1);
  store.forgetOldDrafts(Date.now() + 25 * 60 * 60 * 1000);
  assert.equal(store.hasDraft(session), false);
  assert.equal(store.files(session).length, 0);
  store.close();
});

test('what was deleted stands in no file any more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'town-hall-'));
  const store = new Store(folder);
  const holds = (text: string): string[] =>
    readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(text));
  try {
    const draft = newDraft();
    draft.answers.set('family-name', 'Brzęczyszczykiewicz');
    const sessions = [newSession(), newSession()];
    for (const session of sessions) store.saveDraft(session, draft);
    assert.notDeepEqual(holds('Brzęczyszczykiewicz'), [], 'it can be found where it is');
    store.dropDraft(sessions[0]!);
    store.forgetOldDrafts(Date.now() + 25 * 60 * 60 * 1000);
    assert.deepEqual(holds('Brzęczyszczykiewicz'), []);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
});

test('a town hall that kept files before they could be put back goes on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'town-hall-'));
  const before = new DatabaseSync(join(folder, 'town-hall.db'));
  before.exec(`CREATE TABLE files (
    id TEXT PRIMARY KEY, session TEXT NOT NULL, reference TEXT, field TEXT NOT NULL,
    name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL, added INTEGER NOT NULL)`);
  before.close();
  const store = new Store(folder);
  const session = newSession();
  const file = { field: 'other-files', name: 'a.pdf', sha256: '', tooLarge: false };
  store.addFile(session, { ...file, bytes: Buffer.from('%PDF-') }, 'application/pdf');
  const [{ id } = { id: '' }] = store.files(session);
  store.setAside(session, id);
  assert.equal(store.files(session).length, 0);
  assert.equal(store.asideFile(newSession()), undefined);
  store.putBack(newSession(), id);
  assert.equal(store.files(session).length, 0, 'put back by another session');
  store.putBack(session, id);
  assert.equal(store.files(session)[0]?.name, 'a.pdf');
  store.close();
  rmSync(folder, { recursive: true });
});

test('of the uploads that forms took the newest are remembered, of each session', () => {
  const store = new Store(':memory:');
  const [session, other] = [newSession(), newSession()];
  const { uploads } = store;
  const add = (owner: string, id: string): void =>
    uploads.add(owner, { id, field: 'other-files', name: 'a.pdf', size: 1 });
  add(other, 'of-another');
  uploads.take('of-another');
  // Begun before all others, and handed in after them.
  add(session, 'early');
  add(session, 'waits');
  for (let n = 0; n < 2000; n += 1) {
    add(session, `upload-${n}`);
    uploads.take(`upload-${n}`);
  }
  uploads.take('early');
  assert.ok(uploads.ofSession(session).length <= 1000, String(uploads.ofSession(session).length));
  // One form names at most 40 for each of three questions.
  for (let n = 2000 - 120; n < 2000; n += 1)
    assert.equal(uploads.find(session, `upload-${n}`)?.taken, 1);
  assert.equal(uploads.find(session, 'early')?.taken, 1);
  assert.equal(uploads.find(session, 'waits')?.taken, 0);
  assert.equal(uploads.find(other, 'of-another')?.taken, 1);
  assert.equal(uploads.find(session, 'upload-0'), undefined);
  store.close();
});
