import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { HeldBytes, readBody } from '../src/http/body.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import {
  applicant,
  fillIn,
  household,
  property,
  purpose,
  signature,
  signingOf,
} from './answers.ts';
import { pdfOf } from './sample-files.ts';
import { errorOf, headingOf, summaryOf, textOf, valuesOf, Visitor } from './visitor.ts';

let hall: RunningServer;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  hall = await startServer({ dataDir: folder });
});
after(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const visitor = (): Visitor => new Visitor(hall.address);
const pdf = pdfOf();

/** Sends bytes as they are, past every client that would tidy them up first. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(hall.address).port), 'localhost');
    let answer = '';
    socket.on('data', (data: Buffer) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(text);
  });
}
const ask = (target: string, method = 'GET'): Promise<string> =>
  raw(`${method} ${target} HTTP/1.1\r\nHost: town\r\nConnection: close\r\n\r\n`);
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

test('addresses that are none are refused, and the town hall stays open', async () => {
  for (const target of ['//', '///', 'http://[', 'http://town:99999/', '//[/', '*']) {
    const status = statusOf(await ask(target));
    assert.ok(status >= 400 && status < 500, `${target}: ${status}`);
  }
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
    assert.equal(statusOf(await ask('/waste-fee/purpose', method)), 405, method);
  }
  assert.equal((await ask('/waste-fee/purpose', 'HEAD')).split('\r\n\r\n')[1], '');
  assert.equal(statusOf(await ask('/')), 200);
});

test('no link of a page leads to a host that stood in its address', async () => {
  for (const target of [
    '//a//evil.example',
    '/.//evil.example',
    '//evil.example/',
    '/a/..//evil.example',
  ]) {
    assert.doesNotMatch(await ask(target), /(?:href|action)="[^"]*evil\.example/, target);
  }
});

test('no spelling of an address leads out of the folders that are served', async () => {
  for (const target of [
    '/assets/../../../package.json',
    '/assets/viewer/..%2f..%2f..%2fpackage.json',
    '/assets/viewer/..%5c..%5cpackage.json',
    '/assets/viewer/%00',
    '/assets/viewer/',
    '/assets/__proto__',
    '/assets/constructor',
    '/examples/documents/..%2f..%2fpackage.json',
    '/examples/documents/%2e%2e/x.pdf',
    '/waste-fee/files/..%2ftown-hall.db',
    '/town-hall.db',
  ]) {
    assert.equal(statusOf(await ask(target)), 404, target);
  }
});

test('a file of the viewer is kept in memory once, however its address is spelled', async () => {
  const { html } = await visitor().open('/');
  assert.ok(html);
  const spelled = await fetch(`${hall.address}/assets/viewer///pdf.worker.min.js`);
  assert.equal(spelled.status, 404);
  const plain = await fetch(`${hall.address}/assets/viewer/pdf.worker.min.js`);
  assert.equal(plain.status, 200);
});

test('a long name of wide characters can be downloaded again', async () => {
  const resident = visitor();
  const name = `${'a'.repeat(79)}${'\u{1F600}'.repeat(60)}.pdf`;
  const page = await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
    ['other-files', name, pdf],
  ]);
  const id = /\/waste-fee\/files\/([\w-]+)/.exec(page.html)![1]!;
  const file = await resident.request(`/waste-fee/files/${id}`);
  assert.equal(file.status, 200);
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  assert.match(file.headers.get('content-disposition')!, /^attachment; filename="[\w. -]+\.pdf"; /);
  assert.ok(!page.html.includes('\uFFFD'));
});

test('hostile file names neither break the page nor lie about what the file is', async () => {
  const resident = visitor();
  const names = [
    '../../etc/passwd.pdf',
    '..\\..\\boot.pdf',
    'a\u0000b.pdf',
    'a\r\nSet-Cookie: x=1.pdf',
    '"><script>alert(1)</script>.pdf',
    '\u202Efdp.exe',
    'umowa.pdf.exe',
    'umowa.exe.pdf',
    '.pdf',
    'z\u0301\u0301\u0301.pdf',
    '',
  ];
  for (const name of names) {
    const page = await resident.sendFiles(
      '/waste-fee/attachments',
      { proxy: 'no', task: 'upload' },
      [['other-files', name, Buffer.concat([pdf, Buffer.from(name)])]],
    );
    assert.equal(page.status, 200, JSON.stringify(name));
    assert.doesNotMatch(
      page.html,
      /<script>alert|\p{Cf}|\.\.\/|(?![\n\r\t])\p{Cc}/u,
      JSON.stringify(name),
    );
    for (const [, id] of page.html.matchAll(/href="\/waste-fee\/files\/([\w-]+)"/g)) {
      const file = await resident.request(`/waste-fee/files/${id}`);
      assert.equal(file.headers.get('content-type'), 'application/pdf');
      assert.match(file.headers.get('content-disposition')!, /^attachment; /);
      assert.equal(file.headers.get('set-cookie'), null);
      assert.doesNotMatch(file.headers.get('content-disposition')!, /\.exe"/);
    }
  }
});

test('what begins as another format is no PDF, wherever its header stands', async () => {
  const resident = visitor();
  for (const [name, start] of [
    ['strona.pdf', '<!doctype html><script>alert(1)</script>'],
    ['obraz.pdf', '\uFEFF \n<svg xmlns="http://www.w3.org/2000/svg">'],
    ['program.pdf', 'MZ\u0090'],
    ['archiwum.pdf', 'PK\u0003\u0004'],
    ['skrypt.pdf', '#!/bin/sh\n'],
  ] as const) {
    const page = await resident.sendFiles(
      '/waste-fee/attachments',
      { proxy: 'no', task: 'upload' },
      [['other-files', name, Buffer.concat([Buffer.from(start), pdf])]],
    );
    assert.match(
      errorOf(page, 'other-files'),
      new RegExp(`„${name}” ma rozszerzenie PDF, ale jego zawartość`),
      name,
    );
  }
  const junk = await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
    ['other-files', 'skan.pdf', Buffer.concat([Buffer.from('\r\nscanner 3000\r\n'), pdf])],
  ]);
  assert.equal(errorOf(junk, 'other-files'), '');
});

const cookieOf = (resident: Visitor): string => `tt-session=${resident.cookie('tt-session')}`;

test('broken uploads get a sentence, and what was there before is kept', async () => {
  const resident = visitor();
  await resident.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
    ['other-files', 'plan.pdf', pdf],
  ]);
  const part =
    '--b\r\nContent-Disposition: form-data; name="other-files"; filename="x.pdf"\r\n\r\n%PDF-';
  for (const [type, body] of [
    ['multipart/form-data; boundary=b', part],
    ['multipart/form-data; boundary=c', `${part}\r\n--b--\r\n`],
    ['multipart/form-data', part],
    ['multipart/form-data; boundary=', part],
    ['multipart/form-data; boundary=b', '--b\r\n' + 'X'.repeat(100_000)],
    ['multipart/form-data; boundary=b', ''],
  ] as const) {
    const response = await resident.request('/waste-fee/attachments', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    assert.equal(response.status, 400, `${type} ${body.slice(0, 20)}`);
    assert.match(await response.text(), /<h1>/);
  }
  const page = await resident.open('/waste-fee/attachments');
  assert.ok(page.html.includes('plan.pdf'));
  assert.ok(!page.html.includes('x.pdf'));
});

test('an answer of several lines is one line, and no answer to another question', async () => {
  const resident = visitor();
  const lines = 'Anna\r\nNumer PESEL: 02070803628\u2028Udział: 1/1';
  const answers = { ...applicant, 'given-name': lines, 'legal-title': 'co-owner' };
  await resident.send('/waste-fee/applicant', { ...answers, 'owners.0.given-name': lines });
  const { html } = await resident.open('/waste-fee/applicant');
  const kept = html.match(/value="Anna [^"]*"/g);
  assert.deepEqual(kept, Array(2).fill('value="Anna Numer PESEL: 02070803628 Udział: 1/1"'));
});

test('a form of very many fields is refused before it is read', async () => {
  const { status } = await visitor().request('/waste-fee/applicant', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a&'.repeat(30_000),
  });
  assert.equal(status, 413);
});

test('a part of a form that has no name is no answer', async () => {
  const resident = visitor();
  const response = await resident.request('/waste-fee/applicant', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n',
  });
  assert.ok(response.status < 500, String(response.status));
});

test('a connection that breaks off leaves answers and files as they were', async () => {
  const resident = visitor();
  await resident.sendFiles('/waste-fee/attachments', { proxy: 'yes', task: 'upload' }, [
    ['other-files', 'plan.pdf', pdf],
  ]);
  for (const type of ['multipart/form-data; boundary=b', 'application/x-www-form-urlencoded']) {
    const socket = connect(Number(new URL(hall.address).port), 'localhost');
    await once(socket, 'connect');
    socket.write(
      `POST /waste-fee/attachments HTTP/1.1\r\nHost: ${new URL(hall.address).host}\r\n` +
        `Cookie: ${cookieOf(resident)}\r\nContent-Type: ${type}\r\nContent-Length: 5000000\r\n\r\n` +
        '--b\r\nContent-Disposition: form-data; name="proxy"\r\n\r\nno\r\n',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const page = await resident.open('/waste-fee/attachments');
  assert.equal(valuesOf(page)['proxy'], 'yes');
  assert.ok(page.html.includes('plan.pdf'));
});

test('thousands of fields, twice the same field and names of prototypes do no harm', async () => {
  const resident = visitor();
  const body = new URLSearchParams([['purpose', 'end'], ...Object.entries(purpose)]);
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', '__proto__[a]']) {
    body.append(name, 'x');
  }
  for (let n = 0; n < 5000; n += 1) body.append(`field-${n}`, 'x');
  const sent = await resident.request('/waste-fee/purpose', { method: 'POST', body });
  assert.equal(sent.headers.get('location'), '/waste-fee/applicant');
  assert.equal(valuesOf(await resident.open('/waste-fee/purpose'))['purpose'], 'first');
  assert.equal(({} as Record<string, unknown>)['a'], undefined);
  const form = new FormData();
  for (let n = 0; n < 2000; n += 1) form.append(`__proto__${n}`, 'x');
  const many = await resident.request('/waste-fee/attachments', { method: 'POST', body: form });
  assert.equal(many.status, 303);
});

test('of files without end the rest is not even looked at, and people are told', async () => {
  const resident = visitor();
  const file =
    '--b\r\nContent-Disposition: form-data; name="other-files"; filename="a.pdf"\r\n\r\n%PDF-\r\n';
  for (const [parts, status] of [
    [file.repeat(1000), 303],
    [file.repeat(10_000), 400],
    ['--b\r\n\r\n\r\n'.repeat(10_000), 400],
  ] as const) {
    const response = await resident.request('/waste-fee/attachments', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: `${parts}--b--\r\n`,
    });
    assert.equal(response.status, status);
    if (status === 400) assert.match(await response.text(), /<h1>/);
  }
  const page = await resident.open('/waste-fee/attachments');
  assert.match(textOf(page), /a\.pdf/);
});

test('a stream without an announced length is cut off at the limit', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  let sent = 0;
  const stream = new ReadableStream({
    start: (controller) =>
      controller.enqueue(
        Buffer.from('--b\r\nContent-Disposition: form-data; name="x"; filename="x"\r\n\r\n'),
      ),
    // Far more than anybody takes: it has to be the server that ends it.
    pull: (controller) => {
      sent += 1;
      if (sent < 300) controller.enqueue(chunk);
      else controller.close();
    },
  });
  const answered = await fetch(`${hall.address}/waste-fee/attachments`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: stream,
    duplex: 'half',
  } as RequestInit).then(
    ({ status }) => status,
    () => 'cut off',
  );
  assert.ok(answered === 413 || answered === 'cut off', String(answered));
  assert.ok(sent < 300);
});

test('what all requests hold in memory together is bounded', async () => {
  const held = new HeldBytes(100_000);
  const request = (size: number): IncomingMessage => {
    const stream = Object.assign(new PassThrough(), {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    stream.write('--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n');
    stream.write(Buffer.alloc(size));
    return stream as unknown as IncomingMessage;
  };
  const end = '\r\n--b--\r\n';
  const first = request(60_000);
  const reading = readBody(first, { held });
  await new Promise((resolve) => setImmediate(resolve));
  const second = request(60_000) as unknown as PassThrough;
  second.end(end);
  await assert.rejects(readBody(second as unknown as IncomingMessage, { held }), { status: 503 });
  (first as unknown as PassThrough).end(end);
  assert.equal((await reading).files.length, 1);
  const third = request(60_000) as unknown as PassThrough;
  third.end(end);
  assert.equal((await readBody(third as unknown as IncomingMessage, { held })).files.length, 1);
});

test('steps without files take none', async () => {
  const resident = visitor();
  const page = await resident.sendFiles('/waste-fee/purpose', purpose, [
    ['purpose', 'a.pdf', pdf],
    ['other-files', 'b.pdf', pdf],
  ]);
  assert.equal(page.path, '/waste-fee/applicant');
  assert.ok(!(await resident.open('/waste-fee/attachments')).html.includes('b.pdf'));
});

const evil = '"><img src=x onerror=alert(1)>\'</script><script>alert(1)</script>';

test('markup in any answer, name or address stays text on every page', async () => {
  const resident = visitor();
  await resident.send('/waste-fee/purpose', purpose);
  await resident.send('/waste-fee/applicant', {
    ...applicant,
    'given-name': evil,
    'family-name': evil,
    'has-pesel': 'no',
    'identity-document': evil,
    'legal-title': 'other',
    'legal-title-other': evil,
  });
  await resident.send('/waste-fee/property', {
    ...property,
    'home-street': evil,
    'home-house': evil,
    'home-locality': evil,
    plot: evil,
    'land-register': evil,
  });
  await resident.send('/waste-fee/household', { ...household, persons: evil });
  const clean = (html: string, where: string): void =>
    assert.doesNotMatch(html, /<img|<script>|onerror=alert\(1\)>(?!')/, where);
  const pages = ['applicant', 'property', 'household', 'check', 'sign', 'receipt'];
  for (const page of pages) {
    const path = `/waste-fee/${page}?lang=${encodeURIComponent(evil)}&return=${encodeURIComponent(evil)}`;
    clean((await resident.open(path)).html, page);
  }
  // No such number of a land register exists, so the page is asked again without it.
  await resident.send('/waste-fee/property', { ...property, 'home-street': evil, plot: evil });
  await resident.send('/waste-fee/household', household);
  await resident.send('/waste-fee/attachments', { proxy: 'no', truth: 'yes' });
  const sign = await resident.open('/waste-fee/sign');
  clean(sign.html, 'sign');
  const hostile = { 'signature-method': evil, signature: evil, 'signature-name': evil };
  for (const signing of [
    { 'tt-submission': evil, 'declaration-digest': evil },
    { ...signingOf(sign), 'tt-submission': evil },
  ]) {
    const refused = await resident.send('/waste-fee/sign', { ...hostile, ...signing });
    assert.equal(refused.path, '/waste-fee/sign');
    clean(refused.html, 'sign refused');
  }
  const receipt = await resident.send('/waste-fee/sign', {
    ...signature,
    'signature-name': evil,
    ...signingOf(sign),
  });
  assert.equal(receipt.path, '/waste-fee/receipt');
  clean(receipt.html, 'receipt');
  for (const query of ['lang', 'town', 'scheme', 'contrast', 'script', 'ms']) {
    const path = `/examples?script=late&${query}=${encodeURIComponent(evil)}`;
    clean((await resident.open(path)).html, path);
  }
});

/** Text that printers, fonts and counters trip over. */
const strange = [
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(12),
  'Z\u0310\u0341\u0353'.repeat(50),
  '\u202E\u2066abc\u2069\u202C',
  'שלום مرحبا नमस्ते ไทย 漢字',
  'x'.repeat(200),
  '\u0000\u0001\u001B[31m\u007F\u0085',
  '\uFFFE\uFFFF\u{10FFFF}',
  '(\\)<<>>/Annots[]endobj',
];

test('the document is printed for every text that the form allows', async () => {
  const resident = visitor();
  await fillIn(resident);
  for (const text of strange) {
    const page = await resident.send('/waste-fee/applicant', {
      ...applicant,
      'given-name': text,
      'family-name': text,
      'has-pesel': 'no',
      'identity-document': text,
    });
    assert.equal(page.path, '/waste-fee/property', JSON.stringify(text));
    const response = await resident.request('/waste-fee/document.pdf');
    assert.equal(response.status, 200, JSON.stringify(text));
    assert.equal(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
  }
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const receipt = await resident.send('/waste-fee/sign', {
    ...signature,
    'signature-name': `${'a'.repeat(199)}\u{1F600}`,
    ...signing,
  });
  assert.equal(receipt.path, '/waste-fee/receipt');
});

test('an answer far too long is named, and costs no printing of it', async () => {
  const resident = visitor();
  await fillIn(resident);
  const page = await resident.send('/waste-fee/applicant', {
    ...applicant,
    'given-name': 'x'.repeat(400_000),
  });
  assert.deepEqual([...summaryOf(page).keys()], ['#given-name']);
  assert.equal((await resident.request('/waste-fee/document.pdf')).status, 404);
});

test('of an answer that nobody writes by hand only the beginning is kept', async () => {
  const resident = visitor();
  await resident.send('/waste-fee/applicant', {
    ...applicant,
    'given-name': 'x'.repeat(400_000),
    'owners.0.share': 'x'.repeat(50_000),
  });
  const { answers } = hall.store.draft(resident.cookie('tt-session')!);
  assert.equal(answers.get('given-name')!.length, 10_000);
  assert.equal(answers.get('owners.0.share')!.length, 10_000);
});

test('what drafts hold together is bounded, and people are told', async () => {
  const small = await startServer({ dataDir: ':memory:', draftRoom: 60_000 });
  try {
    const first = new Visitor(small.address);
    const big = Buffer.concat([pdf, Buffer.alloc(50_000)]);
    const send = (name: string, bytes: Buffer<ArrayBuffer>) =>
      first.sendFiles('/waste-fee/attachments', { proxy: 'no', task: 'upload' }, [
        ['other-files', name, bytes],
      ]);
    assert.equal(errorOf(await send('a.pdf', big), 'other-files'), '');
    const full = await send('b.pdf', Buffer.concat([big, Buffer.from('2')]));
    assert.match(errorOf(full, 'other-files'), /^Na plik „b\.pdf” nie ma teraz miejsca/);
    assert.ok(full.html.includes('a.pdf'), 'what was there before is kept');
    await first.send('/waste-fee/applicant', { ...applicant, 'given-name': 'x'.repeat(10_000) });
    const second = new Visitor(small.address);
    const page = await second.send('/waste-fee/purpose', purpose);
    assert.equal(page.status, 503);
    assert.match(headingOf(page), /\p{L}/u);
    assert.equal((await second.open('/waste-fee/attachments')).status, 503);
    const copy = { task: 'keep', signature: 'x'.repeat(1000) };
    assert.equal((await second.send('/waste-fee/sign', copy)).status, 503, 'nor by signing');
    assert.equal(
      (await first.send('/waste-fee/purpose', purpose)).path,
      '/waste-fee/applicant',
      'whoever began can go on',
    );
    await first.send('/waste-fee/start-again', {});
    assert.equal((await second.send('/waste-fee/purpose', purpose)).status, 200);
  } finally {
    await small.close();
  }
});

test('a log holds nothing of a draft that cannot be read', async (t) => {
  const said: unknown[][] = [];
  t.mock.method(console, 'error', (...words: unknown[]) => said.push(words));
  const resident = visitor();
  await resident.send('/waste-fee/applicant', applicant);
  const db = new DatabaseSync(join(folder, 'town-hall.db'));
  db.exec(`UPDATE drafts SET content = 'Żaneta 44051401359' WHERE content LIKE '%Żaneta%'`);
  db.close();
  assert.equal((await resident.open('/waste-fee/applicant')).status, 500);
  assert.equal(said.length, 1);
  assert.doesNotMatch(said[0]!.map((word) => inspect(word)).join(' '), /44051401359|Żaneta/);
});

test('no address takes a form of another site, nor lets one keep or read an answer', async () => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const count = hall.store.countSubmissions();
  for (const [path, fields] of [
    ['/waste-fee/sign', { ...signature, ...signing }],
    ['/waste-fee/start-again', {}],
    ['/waste-fee/household', { persons: '1', composting: 'no', task: 'keep' }],
    ['/examples/echo', { a: 'b' }],
    ['/', {}],
  ] as const) {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }]) {
      const body = new URLSearchParams(fields as Record<string, string>);
      const answer = await resident.request(path, { method: 'POST', headers, body });
      assert.equal(answer.status, 403, path);
    }
  }
  assert.equal(hall.store.countSubmissions(), count);
  assert.equal(valuesOf(await resident.open('/waste-fee/household'))['persons'], '6');
  for (const path of ['/waste-fee/check', '/waste-fee/document.pdf', '/', '/nothing']) {
    const { headers } = await resident.request(path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
    assert.equal(headers.get('cache-control'), 'no-store', path);
    assert.equal(headers.get('access-control-allow-origin'), null, path);
  }
});

test('hostile drawings are refused with a sentence', async () => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  for (const path of [
    'M0 0',
    'M0 0q1e3 0 0 0',
    'M0 0qNaN 0 0 0',
    'M0 0q0.5 0 0 0',
    'M0 0q-1 0 0 0',
    'M2001 0q0 0 0 0',
    'M0 0Q0 0 0 0',
    'M00 0q0 0 0 0',
    'M0 0q0 0 0 0Z',
    'M0 0q0 0 0 0 S Q BT',
    'M0 0q0 0 0 0'.repeat(6000),
    '\u0661\u0662',
    '__proto__',
  ]) {
    const page = await resident.send('/waste-fee/sign', {
      'signature-method': 'drawn',
      signature: path,
      'sign-intent': 'yes',
      ...signing,
    });
    assert.deepEqual([...summaryOf(page).keys()], ['#signature-name'], path.slice(0, 40));
  }
});

test('answers nobody was asked for and made-up fees change nothing', async () => {
  const resident = visitor();
  await fillIn(resident);
  const fields = { ...household, fee: '0.01', monthly: '0', persons: '6', composters: '-5' };
  await resident.send('/waste-fee/household', fields);
  await resident.send('/waste-fee/applicant', { ...applicant, nip: '1', regon: evil });
  const check = await resident.open('/waste-fee/check');
  assert.match(textOf(check), /150,00 zł miesięcznie/);
  assert.ok(!textOf(check).includes('alert'));
  for (const composting of ['YES', 'yes ', '1', 'true']) {
    const page = await resident.send('/waste-fee/household', { persons: '6', composting });
    assert.deepEqual([...summaryOf(page).keys()], ['#composting'], composting);
  }
  for (const persons of ['1e3', '१२', '0x1F', '1 000', '-0.5', '9'.repeat(400), 'Infinity']) {
    const page = await resident.send('/waste-fee/household', { ...household, persons });
    assert.deepEqual([...summaryOf(page).keys()], ['#persons'], persons);
  }
});

test('two tabs send one declaration, and the second is told of the first', async () => {
  const resident = visitor();
  await fillIn(resident);
  const signing = signingOf(await resident.open('/waste-fee/sign'));
  const count = hall.store.countSubmissions();
  const fields = { ...signature, ...signing };
  const [first, second] = await Promise.all([
    resident.send('/waste-fee/sign', fields),
    resident.send('/waste-fee/sign', { ...fields, 'signature-name': 'Ktoś inny' }),
  ]);
  assert.equal(headingOf(first), headingOf(second));
  const stale = await resident.send('/waste-fee/sign', { ...signature, 'tt-submission': 'stale' });
  assert.notEqual(stale.status, 500);
  assert.equal(hall.store.countSubmissions(), count + 1);
});

test('a session that nobody gave out is not taken over from a cookie on https', async () => {
  const planted = 'a'.repeat(32);
  const response = await fetch(`${hall.address}/waste-fee/purpose`, {
    headers: { cookie: `tt-session=${planted}`, 'x-forwarded-proto': 'https' },
  });
  const cookie = response.headers.getSetCookie().find((line) => line.includes('tt-session'))!;
  assert.match(cookie, /^__Host-tt-session=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  assert.ok(!cookie.includes(planted));
});

test('while the database is locked people read a sentence, and afterwards all goes on', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const data = mkdtempSync(join(tmpdir(), 'locked-'));
  const locked = await startServer({ dataDir: data });
  const other = new DatabaseSync(join(data, 'town-hall.db'));
  const said: unknown[][] = [];
  t.mock.method(console, 'error', (...words: unknown[]) => said.push(words));
  try {
    const resident = new Visitor(locked.address);
    await resident.send('/waste-fee/purpose', purpose);
    other.exec('BEGIN IMMEDIATE');
    const page = await resident.send('/waste-fee/applicant', applicant);
    assert.equal(page.status, 500);
    assert.match(page.html, /<title>Błąd: /);
    assert.match(page.html, /<div\s+data-notice="danger"[^>]*\sautofocus/);
    assert.match(textOf(page), /nie zostały zapisane/);
    // Not every browser brings a form back that it was told not to store.
    const { 'given-name': name, pesel, applicant: kind } = valuesOf(page);
    assert.deepEqual([name, pesel, kind], ['Żaneta', '44051401359', 'natural']);
    assert.equal(summaryOf(page).size, 0);
    const withFile = await resident.sendFiles('/waste-fee/attachments', { proxy: 'yes' }, [
      ['proxy-file', 'plan.pdf', pdf],
    ]);
    assert.equal(valuesOf(withFile)['proxy'], 'yes');
    t.mock.timers.tick(60 * 60 * 1000);
    other.exec('ROLLBACK');
    assert.ok(said.length >= 1);
    assert.doesNotMatch(
      JSON.stringify(said.map((words) => words.map(String))),
      /44051401359|Żaneta/,
    );
    const again = await resident.send('/waste-fee/applicant', applicant);
    assert.equal(again.path, '/waste-fee/property');

    await fillIn(resident);
    const signing = signingOf(await resident.open('/waste-fee/sign'));
    other.exec('BEGIN IMMEDIATE');
    const unsigned = await resident.send('/waste-fee/sign', {
      ...signature,
      ...signing,
    });
    other.exec('ROLLBACK');
    assert.equal(unsigned.status, 500);
    const signed = valuesOf(unsigned);
    assert.equal(signed['signature-name'], signature['signature-name']);
    assert.equal(signed['sign-intent'], 'yes');
    assert.equal(signed['tt-submission'], signing['tt-submission']);
  } finally {
    other.close();
    await locked.close();
    rmSync(data, { recursive: true, force: true });
  }
});

const program = fileURLToPath(new URL('../src/server.ts', import.meta.url));
const options = ['--conditions=twintown:source', '--disable-warning=ExperimentalWarning', program];

test('a taken port and a folder that cannot be written are told in one sentence', async () => {
  const taken = createServer();
  taken.listen(0);
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  try {
    const starts = [
      [{ PORT: String(port), DATA_DIR: join(folder, 'other') }, String(port)],
      [{ PORT: '0', DATA_DIR: join(file, 'data') }, 'a-file'],
      [{ PORT: 'x', DATA_DIR: join(folder, 'other') }, 'PORT'],
    ] as const;
    await Promise.all(
      starts.map(async ([environment, words]) => {
        const child = spawn(process.execPath, options, {
          env: { ...process.env, ...environment },
          stdio: ['ignore', 'ignore', 'pipe'],
          timeout: 30_000,
        });
        let said = '';
        child.stderr.on('data', (text: Buffer) => (said += text.toString()));
        const [status] = (await once(child, 'close')) as [number];
        assert.equal(status, 1, said);
        assert.equal(said.trim().split('\n').length, 1, said);
        assert.ok(said.includes(words), said);
      }),
    );
  } finally {
    taken.close();
  }
});

test('the town hall closes in good order in the middle of an upload', async () => {
  const data = join(folder, 'closing');
  const child: ChildProcess = spawn(process.execPath, options, {
    env: { ...process.env, PORT: '0', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr!.on('data', (text: Buffer) => (errors += text.toString()));
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const port = Number(/:(\d+)/.exec(line.toString())![1]);
  const socket = connect(port, 'localhost');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  socket.write(
    'POST /waste-fee/attachments HTTP/1.1\r\nHost: town\r\nContent-Length: 9000000\r\n' +
      'Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n' +
      'Content-Disposition: form-data; name="other-files"; filename="x.pdf"\r\n\r\n%PDF-',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGTERM');
  const [status] = (await once(child, 'exit')) as [number];
  socket.destroy();
  assert.equal(status, 0, errors);
  assert.doesNotMatch(errors, /Unhandled|Uncaught|not open/);
});
