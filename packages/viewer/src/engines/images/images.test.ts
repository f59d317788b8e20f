import { expect } from '@open-wc/testing';
import { loadMessages } from '@twintown/core/messages.js';
import { failureWords } from '../../document-viewer/words.ts';
import { type DocumentFailure, isPaged, type PagedDocument } from '../engine.ts';
import { setPdfAssets } from '../pdf/pdf-worker.ts';
import { joinBytes } from '../testing/make-zip.ts';
import { never, openBytes, readIn } from '../testing/open.ts';
import { drawn, gif, greyPage, tiff, type TiffPage, turned } from '../testing/picture-samples.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));

type Color = [red: number, green: number, blue: number];

async function render(
  opened: object,
  page = 1,
  scale = 1,
): Promise<(x: number, y: number) => Color> {
  const canvas = document.createElement('canvas');
  await (opened as PagedDocument).renderPage(page, canvas, { scale, signal: never });
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return (x, y) => {
    const at = (Math.floor(y * canvas.height) * canvas.width + Math.floor(x * canvas.width)) * 4;
    return Array.from(data.slice(at, at + 3), (value) => Math.round(value / 64) * 64) as Color;
  };
}

const red: Color = [256, 0, 0];
const blue: Color = [0, 0, 256];
const black: Color = [0, 0, 0];
const white: Color = [256, 256, 256];

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => expect.fail('it opened'),
    (error: DocumentFailure) => error.code,
  );
}

describe('pictures', () => {
  for (const type of ['image/jpeg', 'image/png', 'image/webp']) {
    it(`are drawn and read: ${type}`, async () => {
      const bytes = await drawn(type);
      // Some browsers write PNG where they cannot write what is asked for.
      const opened = await openBytes(bytes, '');
      expect(opened.engine).to.equal('image');
      expect(isPaged(opened)).to.equal(true);
      expect(await (opened as unknown as PagedDocument).pageSize(1)).to.deep.equal({
        width: 40,
        height: 20,
      });
      const color = await render(opened);
      expect(color(0.1, 0.5)).to.deep.equal(red);
      expect(color(0.9, 0.5)).to.deep.equal(blue);
      const { read, root } = await readIn(opened);
      expect(read.structure).to.equal('none');
      expect(root.querySelector('img')?.alt).to.equal('Picture without a description');
      read.release?.();
      await opened.close();
    });
  }

  it('stand upright, however the camera was held', async () => {
    const opened = await openBytes(turned(await drawn('image/jpeg'), 6), 'IMG_1.jpg');
    expect(await (opened as unknown as PagedDocument).pageSize(1)).to.deep.equal({
      width: 20,
      height: 40,
    });
    const color = await render(opened);
    expect(color(0.5, 0.1)).to.deep.equal(red);
    expect(color(0.5, 0.9)).to.deep.equal(blue);
  });

  it('that state gigantic sizes are refused before they are decoded', async () => {
    const png = await drawn('image/png');
    new DataView(png.buffer).setUint32(16, 60_000);
    new DataView(png.buffer).setUint32(20, 60_000);
    expect(await failure(openBytes(png, 'a.png'))).to.equal('too-large');
    // A picture that moves is kept several times over.
    const moving = gif();
    new DataView(moving.buffer).setUint16(6, 6000, true);
    new DataView(moving.buffer).setUint16(8, 6000, true);
    expect(await failure(openBytes(moving, 'a.gif'))).to.equal('too-large');
  });

  it('that are damaged say so', async () => {
    const png = await drawn('image/png');
    expect(await failure(openBytes(png.slice(0, 40), 'a.png'))).to.equal('broken');
    const heic = joinBytes('\0\0\0\u0018ftypheic....ispe\0\0\0\0\0\0\0\u0010\0\0\0\u0010');
    expect(await failure(openBytes(heic, 'a.heic'))).to.equal('unsupported');
  });

  it('drawings of older programs, with remarks and a document type, are drawings', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';
    const type =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    for (const before of [`<?xml version="1.0"?><!-- <b> -->${type}`, '<!-- <b> -->', type]) {
      const opened = await openBytes(joinBytes(before + drawing), 'herb.svg');
      expect(opened.engine, before).to.equal('image');
      await opened.close();
    }
  });

  it('drawings run nothing and fetch nothing', async () => {
    (globalThis as { ran?: boolean }).ran = false;
    const address = new URL('never-fetched.png', location.href).href;
    const svg = joinBytes(
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" onload="parent.ran = true">` +
        `<script>parent.ran = true; fetch('${address}')</script><image href="${address}" width="9" height="9"/>` +
        `<rect width="20" height="20" fill="red"/><rect x="20" width="20" height="20" fill="blue"/></svg>`,
    );
    const opened = await openBytes(svg, 'a.svg');
    expect(await (opened as unknown as PagedDocument).pageSize(1)).to.deep.equal({
      width: 40,
      height: 20,
    });
    const color = await render(opened);
    expect(color(0.9, 0.5)).to.deep.equal(blue);
    const { read, root } = await readIn(opened);
    expect(root.querySelector('svg, script')).to.equal(null);
    document.body.append(root);
    await root.querySelector('img')!.decode();
    root.remove();
    read.release?.();
    expect((globalThis as { ran?: boolean }).ran).to.equal(false);
    expect(performance.getEntriesByName(address)).to.have.length(0);
  });
});

describe('TIFF', () => {
  it('shows each picture as a page', async () => {
    const second = greyPage(32, 8);
    const opened = await openBytes(tiff([greyPage(), second]), 'skan.tif');
    expect(opened.engine).to.equal('tiff');
    expect(opened.pageCount).to.equal(2);
    const paged = opened as unknown as PagedDocument;
    expect(await paged.pageSize(2)).to.deep.equal({ width: 32, height: 8 });
    const color = await render(opened, 1, 4);
    expect(color(0.5, 0.1)).to.deep.equal(black);
    expect(color(0.5, 0.9)).to.deep.equal(white);
    await opened.close();
  });

  it('decodes strips, run lengths, palettes, fax and JPEG', async () => {
    const jpeg = await drawn('image/jpeg');
    const half = (value: number): Uint8Array => Uint8Array.from({ length: 16 * 8 }, () => value);
    const pages: TiffPage[] = [
      // Two strips, ink stated as 0 is white.
      {
        width: 16,
        height: 16,
        rows: 8,
        tags: { 258: [8], 262: [0] },
        strips: [half(255), half(0)],
      },
      // Run lengths: 8 rows of 16 black, then white; 128 in between means nothing.
      {
        width: 16,
        height: 16,
        tags: { 258: [8], 259: [32773], 262: [1] },
        strips: [joinBytes(Uint8Array.of(129, 0, 128, 129, 255))],
      },
      // Colours of a table: 0 is red, 1 is blue.
      {
        width: 8,
        height: 2,
        tags: { 258: [1], 262: [3], 320: [65535, 0, 0, 0, 0, 65535] },
        strips: [Uint8Array.of(0, 255)],
      },
      {
        width: 40,
        height: 20,
        tags: { 258: [8, 8, 8], 259: [7], 262: [6], 277: [3] },
        strips: [jpeg],
      },
      // Red, green, blue, and how much shines through.
      {
        width: 2,
        height: 1,
        tags: { 258: [8, 8, 8, 8], 262: [2], 277: [4], 338: [2] },
        strips: [Uint8Array.of(255, 0, 0, 255, 0, 0, 255, 255)],
      },
    ];
    // Fax group 4 (ITU-T T.6): eight black rows, eight white ones, the end.
    const black16 = '001001101010000010111';
    const white16 = '0011010100000110111';
    const coded = `${black16}${'11'.repeat(7)}${white16}${'1'.repeat(7)}${'000000000001'.repeat(2)}`;
    const fax = coded.match(/.{1,8}/g)!.map((bits) => Number.parseInt(bits.padEnd(8, '0'), 2));
    const tags = { 258: [1], 259: [4], 262: [0] };
    pages.push({ width: 16, height: 16, tags, strips: [Uint8Array.from(fax)] });
    const opened = await openBytes(tiff(pages), 'a.tiff');
    expect(opened.pageCount).to.equal(6);
    for (const page of [1, 2, 6]) {
      const color = await render(opened, page, 4);
      expect(color(0.5, 0.1), `page ${page}`).to.deep.equal(black);
      expect(color(0.5, 0.9), `page ${page}`).to.deep.equal(white);
    }
    const colors = await render(opened, 3, 8);
    expect(colors(0.5, 0.2)).to.deep.equal(red);
    expect(colors(0.5, 0.8)).to.deep.equal(blue);
    for (const page of [4, 5]) {
      const color = await render(opened, page, 8);
      expect(color(0.1, 0.5), `page ${page}`).to.deep.equal(red);
      expect(color(0.9, 0.5), `page ${page}`).to.deep.equal(blue);
    }
    await opened.close();
  });

  /** Numbers of two bytes, those of Intel, that follow in a row of `samples` each by its difference. */
  const deep = (values: readonly number[], samples = 0): Uint8Array => {
    const stored = values.map((value, at) => {
      const before = samples > 0 && at % (samples * 8) >= samples ? values[at - samples]! : 0;
      return (value - before) & 0xffff;
    });
    return new Uint8Array(Uint16Array.from(stored).buffer);
  };
  const deflated = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  /** LZW with codes of 9 bits, each a byte of its own. */
  const lzw = (bytes: Uint8Array): Uint8Array => {
    const codes = [...bytes].flatMap((byte, at) => (at % 200 === 0 ? [256, byte] : [byte]));
    const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
    return Uint8Array.from(bits.match(/.{1,8}/g)!, (each) =>
      Number.parseInt(each.padEnd(8, '0'), 2),
    );
  };
  // Eight pixels in a row: four red, four blue, with halves that carry into each other.
  const row = Array.from({ length: 8 }, (_, at) =>
    at < 4 ? [0xff80 + at * 0x1f, 0x0100 - at * 0x40, 0x00ff] : [0x0010, 0x00f0 + at, 0xfff0],
  ).flat();
  const rgb16 = (more: Record<number, readonly number[]>, strips: Uint8Array[]): TiffPage => ({
    width: 8,
    height: 2,
    tags: { 258: [16, 16, 16], 262: [2], 277: [3], ...more },
    strips,
  });

  it('shows numbers of two bytes in the order of Intel', async () => {
    const values = [...row, ...row];
    const pages = [
      rgb16({}, [deep(values)]),
      rgb16({ 259: [8] }, [await deflated(deep(values))]),
      rgb16({ 259: [8], 317: [2] }, [await deflated(deep(values, 3))]),
      rgb16({ 259: [5], 317: [2] }, [lzw(deep(values, 3))]),
      rgb16({ 259: [32773] }, [joinBytes(Uint8Array.of(95), deep(values))]),
    ];
    const opened = await openBytes(tiff(pages), 'a.tif');
    for (const page of pages.keys()) {
      const color = await render(opened, page + 1, 8);
      expect(color(0.1, 0.5), `page ${page + 1}`).to.deep.equal(red);
      expect(color(0.9, 0.5), `page ${page + 1}`).to.deep.equal(blue);
    }
    await opened.close();
  });

  it('shows brightness and colour apart, without and with JPEG', async () => {
    // Two blocks of 2 × 2 pixels of one colour: red, blue (ITU-R BT.601).
    const blocks = Uint8Array.of(76, 76, 76, 76, 85, 255, 29, 29, 29, 29, 255, 107);
    const tags = { 258: [8, 8, 8], 262: [6], 277: [3] };
    const jpeg = await drawn('image/jpeg');
    const old = tiff([
      {
        width: 40,
        height: 20,
        tags: { ...tags, 259: [6], 513: [8], 514: [jpeg.length] },
        strips: [jpeg],
      },
    ]);
    const opened = await openBytes(
      tiff([
        { width: 4, height: 2, tags, strips: [blocks] },
        { width: 4, height: 2, tags: { ...tags, 259: [5] }, strips: [lzw(blocks)] },
        {
          width: 4,
          height: 1,
          tags: { ...tags, 530: [1, 1], 259: [8] },
          strips: [
            await deflated(Uint8Array.of(76, 85, 255, 76, 85, 255, 29, 255, 107, 29, 255, 107)),
          ],
        },
      ]),
      'a.tif',
    );
    for (const [document, page] of [
      [opened, 1],
      [opened, 2],
      [opened, 3],
      [await openBytes(old, 'alt.tif'), 1],
    ] as const) {
      const color = await render(document, page, 8);
      expect(color(0.1, 0.5), `page ${page}`).to.deep.equal(red);
      expect(color(0.9, 0.5), `page ${page}`).to.deep.equal(blue);
    }
    await opened.close();
  });

  it('in a way that is not shown says so, and not that its format is none', async () => {
    const page = { ...greyPage(), tags: { ...greyPage().tags, 259: [34712] } };
    const error = await openBytes(tiff([page]), 'a.tif').catch((reason: DocumentFailure) => reason);
    expect(error).to.include({ code: 'unsupported' });
    expect((error as DocumentFailure).facts).to.deep.equal({ isPictureKind: true });
    await loadMessages('en', 'document');
    expect(failureWords('en', 'unsupported', { isPictureKind: true })).to.deep.equal([
      'This picture is stored in a way that cannot be shown here',
      'Download it and open it in a picture program, or ask the sender for it as PDF, PNG or JPEG.',
    ]);
  });

  it('stands upright by what it states of itself', async () => {
    const page = { ...greyPage(16, 8), tags: { ...greyPage().tags, 274: [6] } };
    const opened = await openBytes(tiff([page]), 'a.tif');
    expect(await (opened as unknown as PagedDocument).pageSize(1)).to.deep.equal({
      width: 8,
      height: 16,
    });
    const color = await render(opened, 1, 4);
    // The first row, black, stands on the right.
    expect(color(0.9, 0.5)).to.deep.equal(black);
    expect(color(0.1, 0.5)).to.deep.equal(white);
    await opened.close();
  });
});
