// Sends one large file with <tt-file-field> from Chromium to the demo's tus server over a slow link,
// kills the server on the way, starts it again, and counts what was sent.
//   node --conditions=twintown:source scripts/bench/upload.mjs 200MB 4MB 1MB
// The file, what the link carries in a second, and the most bytes of one request.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { Transform } from 'node:stream';
import { parseSize } from '@twintown/core/file-size.js';
import { launchChromium } from '../browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const megabyte = 1024 * 1024;

/** A PDF of exactly `size` bytes that is whole at both ends. */
function writePdf(path, size) {
  const head = Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n');
  const tail = (offset) =>
    Buffer.from(
      `\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n${offset}\n%%EOF\n`,
    );
  const end = tail(size - tail(size).length + 1);
  const file = openSync(path, 'w');
  const filler = Buffer.alloc(megabyte, '% filler\n');
  writeSync(file, head);
  for (let left = size - head.length - end.length; left > 0; left -= filler.length)
    writeSync(file, filler, 0, Math.min(left, filler.length));
  writeSync(file, end);
  closeSync(file);
}

async function startHall(dataDir, port) {
  const hall = spawn(
    process.execPath,
    [
      '--conditions=twintown:source',
      '--disable-warning=ExperimentalWarning',
      join(root, 'packages/demo/src/server.ts'),
    ],
    {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, UPLOAD_LIMIT: '1GB' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(hall.stdout, 'data');
  return { hall, port: Number(/:(\d+)\s*$/.exec(String(line))[1]) };
}

/** The slow link: forwards everything, counts the bytes of files, and notes where each part begins. */
function startLink(target, bytesPerSecond) {
  const counted = { sent: 0, parts: [] };
  const link = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const upstream = ask({ port: target.port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    const breakOff = () => {
      outgoing.destroy();
      upstream.destroy();
    };
    upstream.on('error', breakOff);
    incoming.on('error', breakOff);
    if (method !== 'PATCH') return void incoming.pipe(upstream);
    const part = { offset: Number(headers['upload-offset']), isAnswered: false };
    counted.parts.push(part);
    upstream.on('response', () => (part.isAnswered = true));
    const slow = new Transform({
      transform(chunk, _encoding, done) {
        counted.sent += chunk.length;
        setTimeout(() => done(null, chunk), (chunk.length / bytesPerSecond) * 1000);
      },
    });
    incoming.pipe(slow).pipe(upstream);
  });
  return new Promise((resolve) => link.listen(0, () => resolve({ link, counted })));
}

/**
 * @param {{size?: number, bytesPerSecond?: number, chunkSize?: string}} [options] bytes of the file,
 *   speed of the link, most bytes of one request as an author writes it
 * @returns {Promise<{size: number, sent: number, again: number, atKill: number, resumedAt: number, hadAgain: number, inFlight: number, requests: number, seconds: number, whole: boolean}>}
 *   `sent`: bytes of the file that left for the server; `again`: how many of them more than once,
 *   which are those on their way when it died; `atKill`: bytes it had then; `resumedAt`: where the
 *   page went on; `hadAgain`: bytes it had and was sent once more; `inFlight`: bytes
 *   on their way then; `whole`: its file has the digest
 */
export async function measureUpload({
  size = 24 * megabyte,
  bytesPerSecond = 12 * megabyte,
  chunkSize,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'upload-bench-'));
  const file = join(folder, 'large.pdf');
  writePdf(file, size);
  const dataDir = join(folder, 'data');
  const target = await startHall(dataDir, 0);
  const { link, counted } = await startLink(target, bytesPerSecond);
  const browser = await launchChromium();
  const uploads = join(dataDir, 'uploads');
  const received = () => {
    const name = readdirSync(uploads).find((each) => /^[0-9a-f]{32}$/.test(each));
    return name ? statSync(join(uploads, name)).size : 0;
  };
  const until = async (what, holds) => {
    const limit = performance.now() + 60_000 + (size / bytesPerSecond) * 2000;
    while (!(await holds())) {
      if (performance.now() > limit) throw new Error(`waited too long for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    const page = await browser.newPage();
    const address = `http://localhost:${link.address().port}`;
    await page.goto(`${address}/waste-fee/attachments?lang=en`);
    await page.goto(`${address}/examples/tt-file-field/file-field-upload?lang=en`);
    const field = page.locator('tt-file-field');
    await field.evaluate((element, chunk) => {
      element.setAttribute('data-max-size', '1GB');
      if (chunk) element.setAttribute('data-chunk-size', chunk);
    }, chunkSize);
    const start = performance.now();
    await page.setInputFiles('input[type=file]', file);
    await until('the middle of the file', () => counted.sent > size / 2 && received() > 0);
    target.hall.kill('SIGKILL');
    await once(target.hall, 'exit');
    const atKill = received();
    const partsAtKill = counted.parts.length;
    const sentAtKill = counted.sent;
    const restarted = await startHall(dataDir, target.port);
    target.hall = restarted.hall;
    await until('the end', () =>
      field.evaluate((element) => element.files[0]?.state === 'uploaded'),
    );
    // Chromium tries a request anew by itself where a connection breaks; nobody was there to hear it.
    const heard = counted.parts.slice(partsAtKill).filter(({ isAnswered }) => isAnswered);
    const resumedAt = heard[0].offset;
    const seconds = (performance.now() - start) / 1000;
    const [name] = readdirSync(uploads).filter((each) => /^[0-9a-f]{32}$/.test(each));
    const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
    return {
      size,
      sent: counted.sent,
      again: counted.sent - size,
      atKill,
      resumedAt,
      hadAgain: Math.max(0, atKill - resumedAt),
      inFlight: sentAtKill - atKill,
      requests: counted.parts.length,
      seconds,
      whole: digest(join(uploads, name)) === digest(file),
    };
  } finally {
    await browser.close();
    target.hall.kill();
    link.close();
    link.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [size = '24MB', speed = '12MB', chunkSize] = process.argv.slice(2);
  const result = await measureUpload({
    size: parseSize(size),
    bytesPerSecond: parseSize(speed),
    chunkSize,
  });
  console.log(JSON.stringify(result, null, 2));
}
