import { expect } from '@open-wc/testing';
import { chunkSize, fetchPdf, type PdfSource, RangeTransport } from './pdf-source.ts';

const total = chunkSize * 40;
const head = new Uint8Array(chunkSize * 4).fill(255);

interface Arrived {
  begin: number;
  chunk: Uint8Array;
}

/** Asks for parts of a file whose bytes say in which part they lie; gives what was fetched and what came. */
async function ask(
  parts: number[],
  breaksOff = 0,
): Promise<{ ranges: string[]; arrived: Arrived[] }> {
  const real = globalThis.fetch;
  const ranges: string[] = [];
  const arrived: Arrived[] = [];
  globalThis.fetch = async (_, init) => {
    const range = new Headers(init?.headers).get('Range') ?? '';
    ranges.push(range);
    const [begin = 0, end = 0] = (/\d+-\d+/.exec(range)?.[0] ?? '').split('-').map(Number);
    const bytes = Uint8Array.from({ length: end - begin + 1 }, (_byte, at) =>
      Math.floor((begin + at) / chunkSize),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    const headers = { 'Content-Range': `bytes ${begin}-${end}/${total}` };
    const came = ranges.length <= breaksOff ? bytes.slice(0, 1000) : bytes;
    return new Response(came, { status: 206, headers });
  };
  try {
    await new Promise<void>((done) => {
      const transport = new RangeTransport(
        new URL('https://town.example/a.pdf'),
        head,
        total,
        new AbortController().signal,
        (failure) => expect.fail(failure.code),
      );
      transport.transportReady((event: Arrived) => {
        arrived.push(event);
        if (arrived.length === parts.length) done();
      });
      for (const part of parts)
        transport.requestDataRange(part * chunkSize, (part + 1) * chunkSize);
    });
  } finally {
    globalThis.fetch = real;
  }
  return { ranges, arrived };
}

const range = (from: number, to: number): string =>
  `bytes=${from * chunkSize}-${(to + 1) * chunkSize - 1}`;

describe('the parts of a PDF', () => {
  it('that are asked for together come together, each as it was asked for', async () => {
    const parts = [4, 5, 6, 7, 8, 20, 21];
    const { ranges, arrived } = await ask(parts);
    expect(ranges).to.deep.equal([range(4, 4), range(5, 5), range(6, 8), range(20, 21)]);
    expect(arrived.map(({ begin }) => begin / chunkSize).toSorted((a, b) => a - b)).to.deep.equal(
      parts,
    );
    for (const { begin, chunk } of arrived) {
      expect(chunk.length).to.equal(chunkSize);
      expect(new Set(chunk)).to.deep.equal(new Set([begin / chunkSize]));
    }
  });

  it('are asked for again where the connection broke before their end', async () => {
    const { ranges, arrived } = await ask([10], 1);
    expect(ranges).to.deep.equal([range(10, 10), range(10, 10)]);
    expect(arrived.map(({ chunk }) => chunk.length)).to.deep.equal([chunkSize]);
  });

  it('come by requests of half a megabyte at most', async () => {
    const { ranges } = await ask(Array.from({ length: 20 }, (_, at) => at + 10));
    expect(ranges).to.deep.equal([
      range(10, 10),
      range(11, 11),
      range(12, 19),
      range(20, 27),
      range(28, 29),
    ]);
  });

  it('that came with its beginning are not fetched again', async () => {
    const { ranges, arrived } = await ask([0, 3]);
    expect(ranges).to.deep.equal([]);
    expect(arrived.map(({ chunk }) => chunk[0])).to.deep.equal([255, 255]);
  });
});

/** Opens a file of `size` bytes whose rest comes at once or, on a slow connection, never. */
async function open(size: number, isSlow: boolean): Promise<PdfSource> {
  const file = new Uint8Array(size);
  file.set(new TextEncoder().encode('%PDF-1.7'));
  const real = globalThis.fetch;
  globalThis.fetch = (_, init) => {
    const [begin = 0, end = 0] = (
      /\d+-\d+/.exec(new Headers(init?.headers).get('Range') ?? '')?.[0] ?? ''
    )
      .split('-')
      .map(Number);
    const bytes = file.slice(begin, end + 1);
    const headers = { 'Content-Range': `bytes ${begin}-${begin + bytes.length - 1}/${size}` };
    const response = new Response(bytes, { status: 206, headers });
    if (begin === 0 || !isSlow) return Promise.resolve(response);
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
  };
  try {
    const { signal } = new AbortController();
    return await fetchPdf(new URL('https://town.example/a.pdf'), signal, () => undefined);
  } finally {
    globalThis.fetch = real;
  }
}

describe('a PDF of some megabytes', () => {
  it('comes as a whole on a quick connection', async () => {
    const source = await open(2_000_000, false);
    expect('data' in source && source.data.length).to.equal(2_000_000);
  });

  it('comes in parts on a slow one', async () => {
    expect('range' in (await open(2_000_000, true))).to.equal(true);
  });

  it('comes in parts on any where it is large', async () => {
    expect('range' in (await open(5_000_000, false))).to.equal(true);
  });
});
