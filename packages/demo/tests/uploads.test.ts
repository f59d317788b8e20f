import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../src/server.ts';
import { fillIn, signature, signingOf } from './answers.ts';
import { pdfOf } from './sample-files.ts';
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

const pdf = pdfOf();
const attachments = '/waste-fee/attachments';
const protocol = { 'tus-resumable': '1.0.0' };

async function resident(address = hall.address): Promise<Visitor> {
  const visitor = new Visitor(address);
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
  assert.match(textOf(page), /plan działki\.pdf Dokument PDF/);
  assert.match(textOf(page), /mapa\.pdf Dokument PDF/);
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
  assert.equal(errorOf(again, 'other-files'), '', 'what was handed over is not lost');
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

test('what was sent before a reload is on the page after it, once, and can be removed', async () => {
  const visitor = await resident();
  const field = Buffer.from('other-files').toString('base64');
  const named = (name: string) => ({
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')},field ${field}`,
  });
  const begin = async (name: string, bytes: Uint8Array): Promise<string> =>
    (await create(visitor, name, bytes.length, named(name))).headers.get('location')!;
  const address = await begin('plan.pdf', pdf);
  await append(visitor, address, pdf);
  const unfinished = await begin('half.pdf', pdf);
  await append(visitor, unfinished, pdf.subarray(0, 7));
  const removed = await begin('removed.pdf', pdf);
  await append(visitor, removed, pdf);
  await visitor.request(removed, { method: 'DELETE', headers: protocol });

  const page = await visitor.open(attachments);
  assert.deepEqual(
    [...page.html.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, name]) => name),
    ['plan.pdf'],
  );
  const again = await visitor.send(attachments, {
    proxy: 'no',
    task: 'upload',
    'other-files-upload': idOf(address),
  });
  assert.equal([...again.html.matchAll(/<bdi>plan/g)].length, 1);
  assert.equal(errorOf(again, 'other-files'), '');
  const id = /name="remove-file"\s+value="([\w-]+)"/.exec(again.html)![1]!;
  const without = await visitor.send(attachments, { proxy: 'no', 'remove-file': id });
  assert.ok(!without.html.includes('<bdi>plan'));
  assert.ok(!(await visitor.open(attachments)).html.includes('<bdi>plan'));
  assert.ok(!(await (await resident()).open(attachments)).html.includes('plan.pdf'));
});

test('an upload is resumed where it stopped, and an unfinished one is not handed over', async () => {
  const visitor = await resident();
  const address = (await create(visitor, 'plan.pdf', pdf.length)).headers.get('location')!;
  await append(visitor, address, pdf.subarray(0, 7));
  const head = await visitor.request(address, { method: 'HEAD', headers: protocol });
  assert.equal(head.headers.get('upload-offset'), '7');
  const fields = { proxy: 'no', task: 'upload', 'other-files-upload': idOf(address) };
  const early = await visitor.send(attachments, fields);
  assert.ok(!early.html.includes('data-files'));
  assert.match(errorOf(early, 'other-files'), /^Plik „plan\.pdf” do nas nie dotarł/);
  assert.equal((await append(visitor, address, pdf.subarray(3), 3)).status, 409);
  assert.equal((await append(visitor, address, pdf.subarray(7), 7)).status, 204);
  const late = await visitor.send(attachments, fields);
  assert.ok(late.html.includes('data-files'));
  assert.equal(errorOf(late, 'other-files'), '');
});

/** A town hall in a process of its own, which can be killed. */
async function startProcess(dataDir: string, port = '0'): Promise<[ChildProcess, string]> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=twintown:source',
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('../src/server.ts', import.meta.url)),
    ],
    {
      env: { ...process.env, PORT: port, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return [child, /:(\d+)/.exec(line.toString())![1]!];
}

for (const page of [attachments, '/examples/tt-file-field/file-field-upload'])
  test(`an upload goes on after the server was killed in the middle of it, of ${page}`, async () => {
    const data = mkdtempSync(join(folder, 'killed-'));
    let [child, port] = await startProcess(data);
    try {
      const hallAddress = `http://localhost:${port}`;
      const visitor = new Visitor(hallAddress);
      await visitor.open(page);
      const created = await create(visitor, 'killed.pdf', pdf.length);
      const address = created.headers.get('location')!;
      const half = Math.ceil(pdf.length / 2);
      await append(visitor, address, pdf.subarray(0, half));
      child.kill('SIGKILL');
      await once(child, 'exit');
      [child] = await startProcess(data, port);
      const where = await visitor.request(address, { method: 'HEAD', headers: protocol });
      assert.equal(where.status, 200);
      assert.equal(where.headers.get('upload-offset'), String(half));
      assert.equal((await append(visitor, address, pdf.subarray(half), half)).status, 204);
      assert.equal((await create(visitor, 'next.pdf', pdf.length)).status, 201);
      const stranger = new Visitor(hallAddress);
      const cookie = `tt-session=${'x'.repeat(32)}`;
      const refused = await create(stranger, 'strange.pdf', pdf.length, { cookie });
      assert.equal(refused.status, 409, 'of a session that was never begun nothing is taken');
      const foreign = await stranger.request(address, {
        method: 'HEAD',
        headers: { ...protocol, cookie },
      });
      assert.equal(foreign.status, 409);
    } finally {
      child.kill('SIGKILL');
    }
  });

test('of parts that come at once for one upload a single one is taken, whole', async () => {
  const visitor = await resident();
  const of = (digit: number): Buffer =>
    Buffer.concat([pdf, Buffer.from(String(digit).repeat(100_000))]);
  const created = await create(visitor, 'plan.pdf', of(0).length);
  const address = created.headers.get('location')!;
  const answers = await Promise.all(
    [1, 2, 3, 4].map(async (digit) => (await append(visitor, address, of(digit))).status),
  );
  assert.deepEqual(answers.toSorted(), [204, 409, 409, 409]);
  const [kept] = readdirSync(join(folder, 'uploads')).filter((name) => name === idOf(address));
  const bytes = readFileSync(join(folder, 'uploads', kept!));
  assert.ok([1, 2, 3, 4].some((digit) => bytes.equals(of(digit))));
});

test('lengths and places that are no numbers begin nothing and change nothing', async () => {
  const visitor = await resident();
  for (const length of ['-1', 'abc', '1e3', '0x10', '5.5', '5, 6', '99999999999999999999'])
    assert.equal(
      (await create(visitor, 'plan.pdf', 0, { 'upload-length': length })).status,
      400,
      length,
    );
  const created = await create(visitor, 'plan.pdf', pdf.length);
  const address = created.headers.get('location')!;
  const longer = Buffer.concat([pdf, pdf]);
  assert.equal((await append(visitor, address, longer)).status, 413);
  for (const [offset, status] of [
    [-1, 400],
    [NaN, 400],
    [5, 409],
    [pdf.length, 409],
  ] as const)
    assert.equal((await append(visitor, address, pdf, offset)).status, status, String(offset));
  assert.equal((await append(visitor, address, pdf)).status, 204);
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
  assert.match(errorOf(page, 'other-files'), /^Nie mamy już jednego z przesłanych/);
  assert.equal((await owner.request(address, { method: 'GET' })).status, 405, 'never served');
});

test('two forms that are sent at once are both kept', async () => {
  const visitor = await resident();
  const large = (n: number): Buffer => Buffer.concat([pdf, Buffer.alloc(2_000_000, n)]);
  const form: Record<string, string> = { proxy: 'no', task: 'upload' };
  form['other-files-upload'] = idOf(await upload(visitor, 'plan.pdf', large(1)));
  for (const pause of [1, 5, 10, 20]) {
    const files = visitor.send(attachments, form);
    await delay(pause);
    const persons = String(pause);
    await visitor.send('/waste-fee/household', { persons, composting: 'no', task: 'keep' });
    await files;
    const page = await visitor.open('/waste-fee/household');
    assert.match(
      page.html,
      new RegExp(`id="persons"[^>]*value="${persons}"|value="${persons}"[^>]*id="persons"`),
      `${pause} ms later`,
    );
    form['other-files-upload'] = idOf(await upload(visitor, `map ${pause}.pdf`, large(pause + 1)));
  }
});

test('an address that names two uploads reaches neither', async () => {
  const owner = await resident();
  const theirs = await upload(owner, 'plan.pdf', pdf);
  const other = await resident();
  const own = await upload(other, 'own.pdf', pdf);
  for (const method of ['HEAD', 'DELETE']) {
    for (const path of [`${own}?/${idOf(theirs)}`, `${own}?x`]) {
      const { status } = await other.request(path, { method, headers: protocol });
      assert.equal(status, 404, `${method} ${path}`);
    }
  }
  for (const [visitor, address] of [
    [owner, theirs],
    [other, own],
  ] as const) {
    const head = await visitor.request(address, { method: 'HEAD', headers: protocol });
    assert.equal(head.status, 200);
  }
});

test('without a session or from another site nothing is taken', async () => {
  assert.equal((await create(new Visitor(hall.address), 'a.pdf', 5)).status, 403);
  const madeUp = { cookie: `tt-session=${'a'.repeat(32)}` };
  assert.equal((await create(new Visitor(hall.address), 'a.pdf', 5, madeUp)).status, 409);
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
});

test('a session has a share of its own, and what is only announced takes no room of others', async () => {
  const small = await startServer({ dataDir: ':memory:', uploadLimit: 1000, uploadRoom: 2500 });
  try {
    const greedy = await resident(small.address);
    for (let n = 0; n < 12; n += 1)
      assert.equal((await create(greedy, 'a.pdf', 1000)).status, 201, 'a whole declaration');
    assert.equal((await create(greedy, 'a.pdf', 1000)).status, 507, 'and no more');
    const many = await resident(small.address);
    for (let n = 0; n < 20; n += 1) assert.equal((await create(many, 'a.pdf', 5)).status, 201);
    assert.equal((await create(many, 'a.pdf', 5)).status, 507, 'too many unfinished');

    const other = await resident(small.address);
    const whole = Buffer.concat([pdf, Buffer.alloc(1000 - pdf.length)]);
    for (let n = 0; n < 2; n += 1) {
      const address = (await create(other, 'a.pdf', 1000)).headers.get('location')!;
      assert.equal((await append(other, address, whole)).status, 204);
    }
    const address = (await create(other, 'a.pdf', 1000)).headers.get('location')!;
    const full = await append(other, address, whole);
    assert.equal(full.status, 507, 'the disk of all is bounded by bytes that came');
    assert.equal(await full.text(), 'no room\n');
    const head = await other.request(address, { method: 'HEAD', headers: protocol });
    assert.ok(Number(head.headers.get('upload-offset')) <= 500);
  } finally {
    await small.close();
  }
});

const hour = 60 * 60 * 1000;
const isThere = async (visitor: Visitor, address: string): Promise<boolean> =>
  (await visitor.request(address, { method: 'HEAD', headers: protocol })).status === 200;
const onDisk = (address: string): string[] =>
  readdirSync(join(folder, 'uploads')).filter((name) => name.startsWith(idOf(address)));

test('an upload that does not grow goes after an hour, a finished one with its draft', async () => {
  const visitor = await resident();
  const finished = await upload(visitor, 'plan.pdf', pdf);
  const stalled = (await create(visitor, 'plan.pdf', pdf.length)).headers.get('location')!;
  await append(visitor, stalled, pdf.subarray(0, 7));
  await hall.forgetOld(Date.now() + hour / 2);
  assert.ok(await isThere(visitor, stalled));
  await hall.forgetOld(Date.now() + 2 * hour);
  assert.equal(await isThere(visitor, stalled), false);
  assert.deepEqual(onDisk(stalled), []);
  assert.ok(await isThere(visitor, finished), 'the draft is there');
  await hall.forgetOld(Date.now() + 25 * hour);
  assert.deepEqual(onDisk(finished), []);
});

test('an upload waits for as long as its draft is worked on', async (t) => {
  const visitor = await resident();
  const address = await upload(visitor, 'plan.pdf', pdf);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 20 * hour });
  await visitor.send(attachments, { proxy: 'no', task: 'keep' });
  await hall.forgetOld(Date.now() + 20 * hour);
  assert.ok(await isThere(visitor, address), 'though it began 40 hours ago');
});

test('starting again and sending the declaration take waiting uploads from the disk', async () => {
  const visitor = await resident();
  const first = await upload(visitor, 'plan.pdf', pdf);
  assert.ok(onDisk(first).length > 0);
  await visitor.send('/waste-fee/start-again', {});
  assert.deepEqual(onDisk(first), []);
  await fillIn(visitor);
  const second = await upload(visitor, 'plan.pdf', pdf);
  const signing = signingOf(await visitor.open('/waste-fee/sign'));
  const receipt = await visitor.send('/waste-fee/sign', { ...signature, ...signing });
  assert.equal(receipt.path, '/waste-fee/receipt');
  assert.deepEqual(onDisk(second), []);
});

test('a file that is gone is asked for again by its name, in the language of the page', async () => {
  const visitor = await resident();
  for (const [language, named, unnamed] of [
    ['pl', 'Plik „plan.pdf” do nas nie dotarł.', 'Nie mamy już jednego'],
    ['en', 'The file “plan.pdf” has not been received.', 'A file that was uploaded earlier'],
    ['pt-PT', 'O ficheiro «plan.pdf» não foi recebido.', 'Um ficheiro enviado anteriormente'],
    ['lv', 'Fails “plan.pdf” nav saņemts.', 'Viens no iepriekš nosūtītajiem'],
  ] as const) {
    await visitor.open(`${attachments}?lang=${language}`);
    const address = await upload(visitor, 'plan.pdf', pdf);
    rmSync(join(folder, 'uploads', idOf(address)));
    const ask = (id: string) =>
      visitor.send(attachments, { proxy: 'no', truth: 'yes', 'other-files-upload': id });
    const known = await ask(idOf(address));
    assert.equal(known.path, attachments, 'the person stays where it can be mended');
    assert.ok(errorOf(known, 'other-files').startsWith(named), errorOf(known, 'other-files'));
    for (const id of ['f'.repeat(32), '../town-hall.db', '<b>']) {
      const unknown = errorOf(await ask(id), 'other-files');
      assert.ok(unknown.startsWith(unnamed), unknown);
    }
  }
  const page = await visitor.send(attachments, { proxy: 'no', truth: 'yes' });
  assert.equal(page.path, '/waste-fee/check', 'told once, then it is the choice of the person');
});

test('a failure tells nothing of the machine', async (t) => {
  t.mock.method(console, 'error', () => undefined);
  const visitor = await resident();
  const address = (await create(visitor, 'plan.pdf', pdf.length)).headers.get('location')!;
  t.mock.method(hall.store.uploads, 'nameOf', () => {
    throw new Error(`cannot open ${folder}`);
  });
  const answer = await append(visitor, address, pdf);
  assert.equal(answer.status, 500);
  assert.equal(await answer.text(), 'the upload failed\n');
});

test('names of every kind are taken as names and nothing else', async () => {
  const visitor = await resident();
  const metadata = (value: string) =>
    create(visitor, '', pdf.length, { 'upload-metadata': value }).then(({ status }) => status);
  const encoded = (name: string): string => Buffer.from(name).toString('base64');
  for (const value of [
    'filename',
    'filename ',
    'constructor eA==,filename eA==',
    '__proto__ eA==',
    'filename not-base64!',
    `filename ${encoded('a.pdf')},filename ${encoded('b.exe')}`,
  ]) {
    assert.ok([201, 400].includes(await metadata(value)), value);
  }
  for (const name of [
    '../../x.pdf',
    'a\0.pdf',
    'a\r\nSet-Cookie: x=1.pdf',
    `${'ł'.repeat(3000)}.pdf`,
  ]) {
    const address = await upload(visitor, name, Buffer.concat([pdf, Buffer.from(name)]));
    const head = await visitor.request(address, { method: 'HEAD', headers: protocol });
    assert.equal(head.headers.get('set-cookie'), null);
    const page = await visitor.send(attachments, {
      proxy: 'no',
      task: 'upload',
      'other-files-upload': idOf(address),
    });
    assert.equal(errorOf(page, 'other-files'), '', name.slice(0, 20));
    assert.doesNotMatch(page.html, /\.\.\/|ł{200}|(?![\n\r\t])\p{Cc}/u);
  }
  assert.deepEqual(
    readdirSync(join(folder, 'uploads')).filter((name) => !/^[0-9a-f]{32}(\.json)?$/.test(name)),
    [],
  );
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

test('a name that may deceive is still told of when the page comes from the server', async () => {
  const visitor = await resident();
  await visitor.open('/?lang=en');
  const upload = { proxy: 'no', task: 'upload' };
  const said = async (name: string): Promise<string> =>
    textOf(await visitor.sendFiles(attachments, upload, [['other-files', name, pdfOf(name)]]));
  assert.doesNotMatch(await said('plan.pdf'), /different alphabets|hidden characters/);
  assert.match(await said('раsspоrt.pdf'), /PDF .*The name mixes letters of different alphabets/);
  assert.match(await said('a\u202Eb.pdf'), /PDF .*The name has hidden characters/);
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
