import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startServer, type RunningServer } from '../src/server.ts';

/* Which form of a file a browser gets, and in which forms the town hall takes what is sent. */

let hall: RunningServer;
let script: string;

before(async () => {
  hall = await startServer({ dataDir: ':memory:' });
  const page = await (await fetch(hall.address)).text();
  script = /src="(\/assets\/declaration-[^"]+\.js)"/.exec(page)![1]!;
});
after(() => hall.close());

interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
}

/** Asks with these headers and no others: `fetch` adds its own. */
function ask(headers: Record<string, string>, path = script): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(hall.address + path, { headers }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers as Record<string, string | undefined>,
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

const codingOf = async (accepted: string): Promise<string | undefined> =>
  (await ask({ 'accept-encoding': accepted })).headers['content-encoding'];

test('a file comes in the coding that the browser weighs most, and in none that it refuses', async () => {
  for (const [accepted, coding] of [
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0', undefined],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000 ,gzip ; Q=0.5', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=1.0, gzip;q=0.8', 'br'],
    ['x-br', undefined],
    ['brotli, notgzip', undefined],
    ['', undefined],
    ['identity', undefined],
    ['identity, gzip;q=0.5', undefined],
    ['gzip, identity', 'gzip'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *;q=0.1', 'gzip'],
    ['br;q=high', undefined],
    ['br;q=2', undefined],
    [',, ;q=1, gzip', 'gzip'],
  ] as const)
    assert.equal(await codingOf(accepted), coding, accepted);
  assert.equal((await ask({})).headers['content-encoding'], undefined);
});

test('each coding of a file has a tag of its own, and is known by it', async () => {
  const tags = new Map<string, string>();
  for (const coding of ['br', 'gzip', 'identity']) {
    const { status, headers } = await ask({ 'accept-encoding': coding });
    assert.equal(status, 200);
    assert.match(headers['etag']!, /^"[\w-]+"$/);
    assert.match(headers['vary']!, /accept-encoding/i);
    tags.set(coding, headers['etag']!);
  }
  assert.equal(new Set(tags.values()).size, 3);
  const statusOf = async (coding: string, known: string): Promise<number> =>
    (await ask({ 'accept-encoding': coding, 'if-none-match': known })).status;
  for (const [coding, tag] of tags) {
    for (const known of [tag, `W/${tag}`, '*', ' * ', `"a,b", W/"c" ,${tag}`, `"x",W/${tag}`])
      assert.equal(await statusOf(coding, known), 304, `${coding}: ${known}`);
    const others = [...tags.values()].filter((other) => other !== tag).join(', ');
    for (const known of [others, '', `"*"`, tag.slice(1, -1), `"a${tag.slice(1)}`, `"${tag}"x`])
      assert.equal(await statusOf(coding, known), 200, `${coding}: ${known}`);
    const { status, headers } = await ask({ 'accept-encoding': coding, 'if-none-match': tag });
    assert.equal(status, 304);
    assert.equal(headers['etag'], tag);
    assert.match(headers['vary']!, /accept-encoding/i);
    assert.match(headers['cache-control']!, /immutable/);
    assert.equal(headers['content-length'], undefined, 'it would be that of the file');
  }
});

test('a form in a coding of its own is refused, and not read as broken text', async () => {
  const form = 'purpose=first';
  const send = (coding: string, body: BodyInit, type: string): Promise<Response> =>
    fetch(`${hall.address}/waste-fee/purpose`, {
      method: 'POST',
      headers: { 'content-encoding': coding, 'content-type': type },
      body,
      redirect: 'manual',
    });
  const urlencoded = 'application/x-www-form-urlencoded';
  for (const coding of ['gzip', 'GZIP', 'br', 'deflate', 'gzip, identity', 'x'])
    for (const type of [urlencoded, 'multipart/form-data; boundary=x']) {
      const answer = await send(coding, new Uint8Array(gzipSync(form)), type);
      assert.equal(answer.status, 415, `${coding} ${type}`);
      assert.equal(answer.headers.get('accept-encoding'), 'identity');
    }
  for (const coding of ['identity', ''])
    assert.equal((await send(coding, form, urlencoded)).status, 303, `"${coding}"`);
});
