import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { HeldBytes, readBody, withBody } from '../src/http/body.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import { refusalOf } from '../src/services/waste-fee/take.ts';
import { pdfOf } from './sample-files.ts';
import { errorOf, Visitor } from './visitor.ts';

let hall: RunningServer;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-uploads-'));
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const attachments = '/waste-fee/attachments';
const protocol = { 'tus-resumable': '1.0.0' };

async function resident(): Promise<Visitor> {
  const visitor = new Visitor(hall.address);
  await visitor.open(attachments);
  return visitor;
}

async function begin(visitor: Visitor, size: number): Promise<string> {
  const created = await visitor.request('/uploads', {
    method: 'POST',
    headers: {
      ...protocol,
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from('plan.pdf').toString('base64')}`,
    },
  });
  return created.headers.get('location')!;
}

/** Begins to send a part of an upload, and leaves it at that. */
async function hang(visitor: Visitor, address: string, size: number): Promise<Socket> {
  const { port, host } = new URL(hall.address);
  const socket = connect(Number(port), 'localhost');
  await once(socket, 'connect');
  socket.write(
    `PATCH ${address} HTTP/1.1\r\nHost: ${host}\r\nTus-Resumable: 1.0.0\r\n` +
      `Cookie: tt-session=${visitor.cookie('tt-session')}\r\nUpload-Offset: 0\r\n` +
      `Content-Type: application/offset+octet-stream\r\nContent-Length: ${size}\r\n` +
      'Expect: 100-continue\r\n\r\n',
  );
  // The server says so when it has begun to answer.
  await once(socket, 'data');
  socket.write('%PDF-');
  await delay(100);
  return socket;
}

test('who waits for an upload costs nothing meanwhile, and of many the rest is told at once', async (t) => {
  const visitor = await resident();
  const address = await begin(visitor, 1000);
  const socket = await hang(visitor, address, 1000);
  const { mock } = t.mock.method(globalThis, 'setImmediate');
  const statuses: number[] = [];
  const waiting = Array.from({ length: 30 }, async () => {
    const head = await visitor.request(address, { method: 'HEAD', headers: protocol });
    statuses.push(head.status);
  });
  // All are asked in one moment; those that wait are answered only when the upload is free.
  for (let turn = 0; statuses.length < 20 && turn < 200; turn += 1) await delay(50);
  assert.ok(mock.callCount() < 1000, `${mock.callCount()} turns of waiting`);
  assert.ok(statuses.length >= 20, `${statuses.length} were told at once`);
  assert.deepEqual([...new Set(statuses)], [423]);
  socket.destroy();
  await Promise.all(waiting);
  assert.ok(statuses.includes(200), 'whoever waited gets its turn');
  const head = await visitor.request(address, { method: 'HEAD', headers: protocol });
  assert.equal(head.headers.get('upload-offset'), '5', 'what came is there');
});

test('an upload whose declaration is begun anew meanwhile is gone, and that is no failure', async (t) => {
  const { mock } = t.mock.method(console, 'error', () => undefined);
  const visitor = await resident();
  const address = await begin(visitor, 1000);
  const socket = await hang(visitor, address, 1000);
  await visitor.send('/waste-fee/start-again', {});
  const answered = once(socket, 'data');
  socket.write('x'.repeat(995));
  const [answer] = (await answered) as [Buffer];
  assert.match(answer.toString(), /^HTTP\/1\.1 410 /);
  assert.deepEqual(mock.calls, []);
  socket.destroy();
});

const end = '\r\n--b--\r\n';

function form(type: string, ...parts: string[]): IncomingMessage {
  const stream = Object.assign(new PassThrough(), { headers: { 'content-type': type } });
  for (const part of parts) stream.write(part);
  return stream as unknown as IncomingMessage;
}
const multipart = (...parts: string[]): IncomingMessage =>
  form('multipart/form-data; boundary=b', ...parts);
const finish = (request: IncomingMessage, last: string): void =>
  void (request as unknown as PassThrough).end(last);
const textPart = (name: string, size: number): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${'x'.repeat(size)}\r\n`;

test('what forms say counts as what files hold does, in either way of sending them', async () => {
  const texts = new HeldBytes(100_000);
  const first = multipart(textPart('a', 60_000), '--b\r\n');
  const reading = readBody(first, { texts });
  await new Promise((resolve) => setImmediate(resolve));
  const second = multipart(textPart('a', 60_000));
  finish(second, '--b--\r\n');
  await assert.rejects(readBody(second, { texts }), { status: 503 });
  const third = form('application/x-www-form-urlencoded', `a=${'x'.repeat(60_000)}`);
  finish(third, '');
  await assert.rejects(readBody(third, { texts }), { status: 503 });
  finish(first, 'Content-Disposition: form-data; name="b"\r\n\r\nx\r\n--b--\r\n');
  assert.equal((await reading).fields.size, 2);
  const fourth = form('application/x-www-form-urlencoded', `a=${'x'.repeat(60_000)}`);
  finish(fourth, '');
  assert.equal((await readBody(fourth, { texts })).fields.size, 1, 'the room is there again');
});

test('a file that belongs to no question is no answer, and is not kept', async () => {
  const visitor = await resident();
  for (const named of ['filename="a.pdf"', 'name; filename=a.pdf']) {
    const body = `--b\r\nContent-Disposition: form-data; ${named}\r\n\r\n${pdfOf().toString()}${end}`;
    const { status } = await visitor.request(attachments, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body,
    });
    assert.equal(status, 303);
  }
  assert.ok(!(await visitor.open(attachments)).html.includes('a.pdf'));
});

test('markup in wide characters is no PDF either', async () => {
  for (const [mark, order] of [
    ['\xff\xfe', '<\0h\0t\0m\0l\0>\0'],
    ['\xfe\xff', '\0<\0h\0t\0m\0l\0>'],
  ] as const) {
    const page = await (
      await resident()
    ).sendFiles(attachments, { proxy: 'no', task: 'upload' }, [
      ['other-files', 'strona.pdf', Buffer.concat([Buffer.from(mark + order, 'latin1'), pdfOf()])],
    ]);
    assert.match(
      errorOf(page, 'other-files'),
      /„strona\.pdf” ma rozszerzenie PDF, ale jego zawartość jest inna/,
    );
  }
});

test('a file comes back under a name that still says what it is', async () => {
  const visitor = await resident();
  const page = await visitor.sendFiles(attachments, { proxy: 'no', task: 'upload' }, [
    ['other-files', 'plan.pdf\u200E', pdfOf()],
  ]);
  const id = /\/waste-fee\/files\/([\w-]+)/.exec(page.html)![1]!;
  const file = await visitor.request(`/waste-fee/files/${id}`);
  assert.equal(
    file.headers.get('content-disposition'),
    `attachment; filename="plan.pdf_U_200E_.pdf"; filename*=UTF-8''plan.pdf%5BU%2B200E%5D.pdf`,
  );
});

test('who asks for a file and does not read it takes little memory', async (t) => {
  const visitor = await resident();
  const large = pdfOf('x'.repeat(10_000_000));
  const page = await visitor.sendFiles(attachments, { proxy: 'no', task: 'upload' }, [
    ['other-files', 'plan.pdf', large],
  ]);
  const address = /\/waste-fee\/files\/[\w-]+/.exec(page.html)![0];
  const { port, host } = new URL(hall.address);
  const { mock } = t.mock.method(hall.store, 'fileBytes');
  const sockets = Array.from({ length: 20 }, () => connect(Number(port), 'localhost').pause());
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  const cookie = `tt-session=${visitor.cookie('tt-session')}`;
  for (const socket of sockets)
    socket.write(`GET ${address} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`);
  for (let turn = 0; mock.callCount() < 20 && turn < 200; turn += 1) await delay(50);
  await delay(300);
  const read = mock.calls.map(({ result }) => result?.byteLength ?? 0);
  const all = read.reduce((sum, bytes) => sum + bytes, 0);
  // The system itself takes some megabytes for a connection.
  assert.ok(read.length >= 20 && all < 20 * 8_000_000, `${all} bytes`);
  assert.ok(Math.max(...read) <= 1024 ** 2, 'one piece is held for each');
  const file = await visitor.request(address);
  assert.equal(file.headers.get('content-length'), String(large.length));
  assert.ok(Buffer.from(await file.arrayBuffer()).equals(large));
  const head = await visitor.request(address, { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), String(large.length));
});

test('a file that is removed while it is fetched breaks off, and nothing else does', async (t) => {
  const { mock } = t.mock.method(console, 'error', () => undefined);
  const visitor = await resident();
  const page = await visitor.sendFiles(attachments, { proxy: 'no', task: 'upload' }, [
    ['other-files', 'plan.pdf', pdfOf('x'.repeat(9_000_000))],
  ]);
  const file = await visitor.request(/\/waste-fee\/files\/[\w-]+/.exec(page.html)![0]);
  await visitor.send('/waste-fee/start-again', {});
  await assert.rejects(file.arrayBuffer());
  assert.equal((await visitor.open(attachments)).status, 200);
  assert.deepEqual(mock.calls, []);
});

test('a form may say as much in parts as in one piece', async () => {
  const visitor = await resident();
  const body = new FormData();
  for (let n = 0; n < 10; n += 1) body.append(`field-${n}`, 'x'.repeat(60_000));
  const { status } = await visitor.request('/waste-fee/purpose', { method: 'POST', body });
  assert.equal(status, 413);
});

test('what a form holds is counted until it was answered', async () => {
  const held = new HeldBytes(100_000);
  const sent = (): IncomingMessage => {
    const request = multipart(
      '--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n',
      'x'.repeat(60_000),
    );
    finish(request, end);
    return request;
  };
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  let isRead = (): void => undefined;
  const read = new Promise<void>((resolve) => (isRead = resolve));
  const first = withBody(sent(), { held }, async ({ files }) => {
    isRead();
    await slow;
    return files.length;
  });
  await read;
  await assert.rejects(readBody(sent(), { held }), { status: 503 });
  answer();
  assert.equal(await first, 1);
  await assert.rejects(
    withBody(sent(), { held }, () => Promise.reject(new Error('not stored'))),
    /not stored/,
  );
  assert.equal((await readBody(sent(), { held })).files.length, 1);
});

test('others are answered while files are looked at', async () => {
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const locked = Buffer.concat([
    pdfOf('x'.repeat(3 * 1024 * 1024)).subarray(0, -30),
    Buffer.from('\nendobj\ntrailer << /Encrypt 5 0 R >>\nstartxref\n0\n%%EOF\n'),
  ]);
  for (const bytes of [pdfOf(), locked])
    await refusalOf({ field: 'f', name: 'a.pdf', bytes, sha256: '', tooLarge: false });
  clearImmediate(next);
  assert.ok(turns >= 3, String(turns));
});
