import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import { errorOf, textOf, Visitor } from './visitor.ts';

let hall: RunningServer;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-test-'));
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n');
const attachments = '/waste-fee/attachments';
const protocol = { 'tus-resumable': '1.0.0' };

async function resident(): Promise<Visitor> {
  const visitor = new Visitor(hall.address);
  await visitor.open(attachments);
  return visitor;
}

function create(
  visitor: Visitor,
  name: string,
  size: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  return visitor.request('/uploads', {
    method: 'POST',
    headers: {
      ...protocol,
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')},session eA==`,
      ...headers,
    },
  });
}

function append(visitor: Visitor, address: string, bytes: Uint8Array, offset = 0) {
  return visitor.request(address, {
    method: 'PATCH',
    headers: {
      ...protocol,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body: bytes as BodyInit,
  });
}

async function upload(visitor: Visitor, name: string, bytes: Uint8Array): Promise<string> {
  const created = await create(visitor, name, bytes.length);
  assert.equal(created.status, 201);
  const address = created.headers.get('location')!;
  assert.equal((await append(visitor, address, bytes)).status, 204);
  return address;
}

const idOf = (address: string): string => address.split('/').at(-1)!;

test('a file sent at once ends where a file in the form ends', async () => {
  const visitor = await resident();
  const address = await upload(visitor, 'plan działki.pdf', pdf);
  assert.match(address, /^\/uploads\/[0-9a-f]{32}$/, 'nothing of a person stands in the address');
  const page = await visitor.sendFiles(
    attachments,
    { proxy: 'no', task: 'upload', 'other-files-upload': idOf(address) },
    [['other-files', 'mapa.pdf', Buffer.concat([pdf, Buffer.from('2')])]],
  );
  assert.match(textOf(page), /plan działki\.pdf PDF/);
  assert.match(textOf(page), /mapa\.pdf PDF/);
  const id = /\/waste-fee\/files\/([\w-]+)/.exec(page.html)![1]!;
  const file = await visitor.request(`/waste-fee/files/${id}`);
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), pdf);
  assert.equal(readdirSync(join(folder, 'uploads')).length, 0, 'nothing stays behind');
  // The same form again: the upload is gone, the file is there once.
  const again = await visitor.send(attachments, {
    proxy: 'no',
    task: 'upload',
    'other-files-upload': idOf(address),
  });
  assert.equal([...again.html.matchAll(/<bdi>plan/g)].length, 1);
});

test('a draft that is kept on the way leaves uploads for the form', async () => {
  const visitor = await resident();
  const id = idOf(await upload(visitor, 'plan.pdf', pdf));
  await visitor.send(attachments, { proxy: 'no', task: 'keep', 'other-files-upload': id });
  assert.ok(!(await visitor.open(attachments)).html.includes('plan.pdf'));
  const page = await visitor.send(attachments, {
    proxy: 'no',
    task: 'upload',
    'other-files-upload': id,
  });
  assert.ok(page.html.includes('plan.pdf'));
});

test('an upload is resumed where it stopped, and an unfinished one is not handed over', async () => {
  const visitor = await resident();
  const address = (await create(visitor, 'plan.pdf', pdf.length)).headers.get('location')!;
  await append(visitor, address, pdf.subarray(0, 7));
  const head = await visitor.request(address, { method: 'HEAD', headers: protocol });
  assert.equal(head.headers.get('upload-offset'), '7');
  const fields = { proxy: 'no', task: 'upload', 'other-files-upload': idOf(address) };
  assert.ok(!(await visitor.send(attachments, fields)).html.includes('plan.pdf'));
  assert.equal((await append(visitor, address, pdf.subarray(3), 3)).status, 409);
  assert.equal((await append(visitor, address, pdf.subarray(7), 7)).status, 204);
  assert.ok((await visitor.send(attachments, fields)).html.includes('plan.pdf'));
});

test('nobody reaches the uploads of another session', async () => {
  const owner = await resident();
  const address = await upload(owner, 'plan.pdf', pdf);
  const other = await resident();
  for (const method of ['HEAD', 'DELETE']) {
    assert.equal((await other.request(address, { method, headers: protocol })).status, 404);
  }
  assert.equal((await append(other, address, pdf, pdf.length)).status, 404);
  const page = await other.send(attachments, {
    proxy: 'no',
    task: 'upload',
    'other-files-upload': idOf(address),
  });
  assert.ok(!page.html.includes('plan.pdf'));
  assert.equal((await owner.request(address, { method: 'GET' })).status, 405, 'never served');
});

test('without a session or from another site nothing is taken', async () => {
  assert.equal((await create(new Visitor(hall.address), 'a.pdf', 5)).status, 403);
  const visitor = await resident();
  assert.equal((await create(visitor, 'a.pdf', 5, { origin: 'https://evil.example' })).status, 403);
  const foreign = await create(visitor, 'a.pdf', 5, { 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
});

test('size, number and type have the limits of the form', async () => {
  const visitor = await resident();
  assert.equal((await create(visitor, 'big.pdf', 10 * 1024 * 1024 + 1)).status, 413);
  const unknown = await visitor.request('/uploads', {
    method: 'POST',
    headers: { ...protocol, 'upload-defer-length': '1' },
  });
  assert.equal(unknown.status, 411);
  const address = (await create(visitor, 'program.pdf', 4)).headers.get('location')!;
  assert.equal((await append(visitor, address, Buffer.from('MZ\x90\0', 'latin1'))).status, 415);
  assert.equal((await visitor.request(address, { method: 'HEAD', headers: protocol })).status, 404);
  const small = (await create(visitor, 'a.pdf', 5)).headers.get('location')!;
  assert.ok((await append(visitor, small, pdf)).status >= 400, 'more than was announced');
  let last = 201;
  for (let n = 0; n < 60 && last === 201; n += 1) last = (await create(visitor, 'a.pdf', 5)).status;
  assert.equal(last, 429);
});

test('strict headers stand on every answer, and hostile ids lead nowhere', async () => {
  const visitor = await resident();
  const created = await create(visitor, 'a.pdf', 5);
  assert.match(created.headers.get('content-security-policy')!, /default-src 'self'/);
  assert.equal(created.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(created.headers.get('access-control-allow-origin'), null);
  for (const id of ['..%2ftown-hall.db', '%2e%2e/town-hall.db', 'a'.repeat(32), '']) {
    const answer = await visitor.request(`/uploads/${id}`, { method: 'HEAD', headers: protocol });
    assert.equal(answer.status, 404, id);
  }
});

test('a name made to deceive is shown as it is, and refused by its true ending', async () => {
  const visitor = await resident();
  const address = await upload(visitor, '<b>\u202Efdp.pdf', pdf);
  const page = await visitor.send(attachments, {
    proxy: 'no',
    task: 'upload',
    'other-files-upload': idOf(address),
  });
  assert.ok(page.html.includes('&lt;b&gt;[U+202E]fdp.pdf'));
  assert.equal(errorOf(page, 'other-files'), '');
});
