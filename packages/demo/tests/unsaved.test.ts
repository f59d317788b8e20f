import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import { applicant, fillIn, purpose, signature, signingOf } from './answers.ts';
import { pdfOf } from './sample-files.ts';
import { errorOf, pairsOf, summaryOf, textOf, valuesOf, Visitor, type Page } from './visitor.ts';

const attachments = '/waste-fee/attachments';
const pdf = pdfOf;

let hall: RunningServer;
let folder: string;
/** Another program that uses the same database. */
let other: DatabaseSync;

beforeEach(async () => {
  mock.method(console, 'error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'unsaved-'));
  hall = await startServer({ dataDir: folder });
  other = new DatabaseSync(join(folder, 'town-hall.db'));
});
afterEach(async () => {
  other.close();
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
  mock.restoreAll();
});

const lock = (): void => other.exec('BEGIN IMMEDIATE');
const unlock = (): void => other.exec('ROLLBACK');
const takeAway = (): void =>
  other.exec('ALTER TABLE drafts RENAME TO drafts_away; ALTER TABLE files RENAME TO files_away');
const bringBack = (): void =>
  other.exec('ALTER TABLE drafts_away RENAME TO drafts; ALTER TABLE files_away RENAME TO files');

/** Names of the files that the page lists. */
const listed = (page: Page): string[] =>
  [...page.html.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, name]) => name!);

/** Where nothing was chosen anew, as the form stands. */
const press = (visitor: Visitor, page: Page, fields: Record<string, string> = {}): Promise<Page> =>
  visitor.sendFiles(attachments, [...pairsOf(page), ...Object.entries(fields)], []);

async function resident(): Promise<Visitor> {
  const visitor = new Visitor(hall.address);
  await fillIn(visitor);
  return visitor;
}

const answers = { proxy: 'yes', truth: 'yes' };

test('files of a form that could not be saved are named and go with the next try', async () => {
  const visitor = await resident();
  lock();
  const failed = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'pełnomocnictwo <1>.pdf', pdf('1')],
    ['other-files', 'mapa.pdf', pdf('2')],
  ]);
  assert.equal(failed.status, 500);
  assert.deepEqual(listed(failed), ['pełnomocnictwo &lt;1&gt;.pdf', 'mapa.pdf']);
  assert.match(textOf(failed), /nie trzeba ich wybierać ponownie/);
  assert.doesNotMatch(textOf(failed), /Wybierz go/);
  // It fails once more, with one more file.
  const twice = await visitor.sendFiles(attachments, pairsOf(failed), [
    ['other-files', 'plan.pdf', pdf('3')],
  ]);
  unlock();
  assert.deepEqual(listed(twice), ['pełnomocnictwo &lt;1&gt;.pdf', 'mapa.pdf', 'plan.pdf']);
  const next = await press(visitor, twice);
  assert.equal(next.path, '/waste-fee/check');
  for (const name of ['pełnomocnictwo <1>.pdf', 'mapa.pdf', 'plan.pdf'])
    assert.ok(textOf(next).includes(name), name);
  const saved = await visitor.open(attachments);
  const id = /\/waste-fee\/files\/([\w-]+)/.exec(saved.html)![1]!;
  const file = await visitor.request(`/waste-fee/files/${id}`);
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), pdf('1'));
  // The same form again, as a second press of the button sends it.
  const again = await press(visitor, twice, { task: 'upload' });
  assert.equal(listed(again).length, 3);
  assert.equal(summaryOf(again).size, 0);
});

test('nothing of a kept file stays once the form was saved, and nothing names it on the disk', async () => {
  const visitor = await resident();
  lock();
  const failed = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'Żaneta.pdf', pdf('1')],
  ]);
  const kept = readdirSync(join(folder, 'held'), { recursive: true }) as string[];
  unlock();
  assert.equal(kept.length, 2);
  assert.doesNotMatch(kept.join(), /aneta|pdf/);
  await press(visitor, failed);
  const files = readdirSync(join(folder, 'held'), { recursive: true, withFileTypes: true });
  assert.equal(files.filter((entry) => entry.isFile()).length, 0);
});

test('half a character in a name costs nobody what else was sent', async () => {
  const visitor = await resident();
  const mark = 'half';
  const body = [
    `--${mark}\r\nContent-Disposition: form-data; name="proxy"\r\n\r\nyes`,
    // "\ud800.pdf": UTF-16 in a header can say what UTF-8 cannot (RFC 5987, 3.2).
    `--${mark}\r\nContent-Disposition: form-data; name="proxy-file"; filename*=utf-16le''%00%D8.%00p%00d%00f%00\r\n\r\n${pdf('1').toString()}`,
    `--${mark}--\r\n`,
  ].join('\r\n');
  lock();
  const response = await visitor.request(attachments, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    body,
  });
  unlock();
  const failed = {
    path: attachments,
    status: 500,
    headers: response.headers,
    html: await response.text(),
  };
  assert.equal(valuesOf(failed)['proxy'], 'yes');
  assert.deepEqual(listed(failed), ['\ufffd.pdf']);
  const next = await press(visitor, failed, { truth: 'yes' });
  assert.equal(next.path, '/waste-fee/check');
});

test('a file that was kept belongs to its session, and is forgotten after a day', async () => {
  const visitor = await resident();
  const thief = await resident();
  lock();
  const failed = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'plan.pdf', pdf('1')],
  ]);
  unlock();
  const stolen = await press(thief, failed);
  assert.deepEqual(listed(stolen), []);
  assert.match(errorOf(stolen, 'proxy-file'), /Plik „plan\.pdf” do nas nie dotarł/);
  const hour = 60 * 60 * 1000;
  await hall.forgetOld(Date.now() + 23 * hour);
  assert.equal((await press(visitor, failed)).path, '/waste-fee/check');

  lock();
  const late = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'other.pdf', pdf('2')],
  ]);
  unlock();
  await hall.forgetOld(Date.now() + 25 * hour);
  const gone = await press(visitor, late);
  assert.match(errorOf(gone, 'proxy-file'), /Plik „other\.pdf” do nas nie dotarł/);
});

test('a kept file can be removed, and another one takes the place of a single one', async () => {
  const visitor = await resident();
  lock();
  const failed = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'first.pdf', pdf('1')],
    ['other-files', 'mapa.pdf', pdf('2')],
  ]);
  const values = [...failed.html.matchAll(/name="remove-file"\s+value="([^"]+)"/g)];
  const without = await press(visitor, failed, { 'remove-file': values[1]![1]! });
  assert.deepEqual(listed(without), ['first.pdf']);
  const replaced = await visitor.sendFiles(attachments, pairsOf(without), [
    ['proxy-file', 'second.pdf', pdf('3')],
  ]);
  assert.deepEqual(listed(replaced), ['second.pdf']);
  unlock();
  const page = await press(visitor, replaced, { task: 'upload' });
  assert.deepEqual(listed(page), ['second.pdf']);
});

test('where the disk fails too, the page names the files to choose again', async () => {
  const visitor = await resident();
  writeFileSync(join(folder, 'held'), 'no folder');
  lock();
  const failed = await visitor.sendFiles(attachments, { ...answers, truth: '' }, [
    ['proxy-file', 'plan.pdf', pdf('1')],
    ['other-files', 'mapa.pdf', pdf('2')],
  ]);
  unlock();
  assert.equal(failed.status, 500);
  assert.deepEqual(listed(failed), []);
  assert.deepEqual(
    [...summaryOf(failed).keys()],
    ['#proxy-file', '#other-files'],
    'files alone: nobody said yet that the rest is right',
  );
  assert.match(errorOf(failed, 'proxy-file'), /Plik „plan\.pdf” do nas nie dotarł\. Wybierz go/);
  assert.match(errorOf(failed, 'other-files'), /„mapa\.pdf”/);
  assert.doesNotMatch(textOf(failed), /nie trzeba ich wybierać ponownie/);
  assert.equal(valuesOf(failed)['proxy'], 'yes');
});

test('a file that is not taken anyway is refused at once, also when nothing could be saved', async () => {
  const visitor = await resident();
  lock();
  const failed = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'plan.exe', pdf('1')],
    ['other-files', 'large.pdf', Buffer.concat([pdf('2'), Buffer.alloc(10 * 1024 * 1024)])],
    ['other-files', 'empty.pdf', Buffer.alloc(0)],
    ['other-files', 'good.pdf', pdf('3')],
  ]);
  unlock();
  assert.match(
    errorOf(failed, 'proxy-file'),
    /„plan\.exe” nie można dodać, bo ten typ nie jest przyjmowany/,
  );
  assert.match(errorOf(failed, 'other-files'), /„large\.pdf” ma więcej niż 10 MB.*„empty\.pdf”/);
  assert.deepEqual(listed(failed), ['good.pdf']);
});

test('files sent at once stay with a form that could not be saved', async () => {
  const visitor = await resident();
  const begun = await visitor.request('/uploads', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(pdf('1').length),
      'upload-metadata': `filename ${Buffer.from('plan.pdf').toString('base64')}`,
    },
  });
  const address = begun.headers.get('location')!;
  await visitor.request(address, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
    },
    body: pdf('1'),
  });
  const fields = { ...answers, 'proxy-file-upload': address.split('/').at(-1)! };
  lock();
  const failed = await visitor.sendFiles(attachments, fields, []);
  unlock();
  assert.deepEqual(listed(failed), ['plan.pdf']);
  takeAway();
  const unread = await press(visitor, failed);
  bringBack();
  assert.equal(unread.status, 500);
  const page = await press(visitor, unread);
  assert.equal(page.path, '/waste-fee/check');
  assert.match(textOf(page), /plan\.pdf/);
});

test('where nothing can be read either, the page still holds all that was sent', async () => {
  const visitor = await resident();
  takeAway();
  const form = await visitor.send('/waste-fee/applicant', { ...applicant, 'given-name': 'Zofia' });
  assert.equal(form.status, 500);
  assert.match(textOf(form), /nie zostały zapisane/);
  const { 'given-name': name, pesel, applicant: kind } = valuesOf(form);
  assert.deepEqual([name, pesel, kind], ['Zofia', '44051401359', 'natural']);
  const files = await visitor.sendFiles(attachments, answers, [
    ['proxy-file', 'plan.pdf', pdf('1')],
  ]);
  assert.deepEqual(listed(files), ['plan.pdf']);
  assert.equal(valuesOf(files)['proxy'], 'yes');
  bringBack();
  assert.equal((await press(visitor, files)).path, '/waste-fee/check');

  const signing = signingOf(await visitor.open('/waste-fee/sign'));
  takeAway();
  const unsigned = await visitor.send('/waste-fee/sign', { ...signature, ...signing });
  bringBack();
  assert.equal(unsigned.status, 500);
  const signed = valuesOf(unsigned);
  assert.equal(signed['signature-name'], signature['signature-name']);
  assert.equal(signed['tt-submission'], signing['tt-submission']);
  const receipt = await visitor.send('/waste-fee/sign', signed);
  assert.equal(receipt.path, '/waste-fee/receipt');
});

test('somebody who has only just come loses nothing either', async () => {
  const visitor = new Visitor(hall.address);
  takeAway();
  const failed = await visitor.send('/waste-fee/purpose', purpose);
  assert.equal(failed.status, 500);
  assert.equal(valuesOf(failed)['purpose-date-day'], '5');
  // The page's script keeps all of it on the way, not only what is changed from here on.
  assert.match(failed.html, /<form[^>]* data-keep="all"/);
  bringBack();
  const next = await visitor.send('/waste-fee/purpose', valuesOf(failed));
  assert.equal(next.path, '/waste-fee/applicant');
  assert.match(next.html, /<form[^>]* data-keep[\s>]/);
});
