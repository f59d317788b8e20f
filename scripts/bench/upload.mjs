// Sends one large file with <tt-file-field> from Chromium to the demo's tus server over a slow link,
// kills the server on the way, starts it again, and counts what was sent.
//   node --conditions=twintown:source scripts/bench/upload.mjs 200MB
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

/** The slow link: forwards everything and counts the bytes of files that reach the server's socket. */
function startLink(target, bytesPerSecond) {
  const counted = { sent: 0, requests: 0 };
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
    counted.requests += 1;
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
 * @param {{size?: number, bytesPerSecond?: number}} [options] bytes of the file, speed of the link
 * @returns {Promise<{size: number, sent: number, again: number, atKill: number, requests: number, seconds: number, whole: boolean}>}
 *   `sent`: bytes of the file that were sent to the server; `again`: how many of them more than once;
 *   `atKill`: bytes the server had when it was killed; `whole`: the server's file has the same digest
 */
export async function measureUpload({ size = 24 * megabyte, bytesPerSecond = 12 * megabyte } = {}) {
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
    const limit = performance.now() + 300_000;
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
    await field.evaluate((element) => element.setAttribute('data-max-size', '1GB'));
    const start = performance.now();
    await page.setInputFiles('input[type=file]', file);
    await until('the middle of the file', () => counted.sent > size / 2 && received() > 0);
    target.hall.kill('SIGKILL');
    await once(target.hall, 'exit');
    const atKill = received();
    const restarted = await startHall(dataDir, target.port);
    target.hall = restarted.hall;
    await until('the end', () =>
      field.evaluate((element) => element.files[0]?.state === 'uploaded'),
    );
    const seconds = (performance.now() - start) / 1000;
    const [name] = readdirSync(uploads).filter((each) => /^[0-9a-f]{32}$/.test(each));
    const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
    return {
      size,
      sent: counted.sent,
      again: counted.sent - size,
      atKill,
      requests: counted.requests,
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
  const [, number = '24'] = /^(\d+)MB$/.exec(process.argv[2] ?? '') ?? [];
  const result = await measureUpload({ size: Number(number) * megabyte });
  console.log(JSON.stringify(result, null, 2));
}
