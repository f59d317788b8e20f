import { expect } from '@open-wc/testing';
import type { DocumentFailure } from './engine.ts';
import { openDocument } from './open-document.ts';
import { setPdfAssets } from './pdf/pdf-worker.ts';
import { goodFiles } from './testing/damage.ts';
import { joinBytes } from './testing/make-zip.ts';
import { makePdf, stream } from './testing/make-pdf.ts';
import { drawn, greyPage, tiff } from './testing/picture-samples.ts';

setPdfAssets(new URL('../../dist/assets/', import.meta.url));

type Bytes = Uint8Array<ArrayBuffer>;

/** `whole` or `cut` for what opens, else `cut` or the code of the failure. */
async function told(bytes: Bytes, name: string): Promise<string> {
  const options = { signal: new AbortController().signal, lost: () => undefined };
  try {
    const opened = await openDocument({ source: bytes.slice(), name, type: '' }, options);
    await opened.close();
    return opened.isCutOff ? 'cut' : 'whole';
  } catch (error) {
    const { code } = error as DocumentFailure;
    return code === 'cut-off' ? 'cut' : code;
  }
}

const part = (bytes: Bytes, share: number): Bytes =>
  bytes.slice(0, Math.floor(bytes.length * share));

const page = (font = ''): Bytes =>
  makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${font}>>`,
    stream('BT /F 24 Tf 50 700 Td (a) Tj ET '.repeat(200)),
  ]);

describe('a file whose end is missing', () => {
  const names = Object.keys(goodFiles).filter((name) => !/\.(?:txt|csv|eml|bmp)$/.test(name));
  for (const name of names) {
    it(`says so, and a whole one does not: ${name}`, async () => {
      const whole = await goodFiles[name]!();
      expect(await told(whole, name)).to.equal('whole');
      for (const share of [0.4, 0.75, 0.97])
        expect(await told(part(whole, share), name), String(share)).to.equal('cut');
    });
  }

  it('says so: a PDF', async () => {
    expect(await told(page(), 'a.pdf')).to.equal('whole');
    for (const share of [0.4, 0.9, 0.97])
      expect(await told(part(page(), share), 'a.pdf'), String(share)).to.equal('cut');
  });

  it('says so: a long picture', async () => {
    const picture = await drawn('image/jpeg', 1600, 1200);
    for (const share of [0.3, 0.6, 0.99])
      expect(await told(part(picture, share), 'a.jpg'), String(share)).to.equal('cut');
  });

  it('says so: a picture in TIFF with fewer bytes than its rows need', async () => {
    const grey = greyPage();
    expect(await told(tiff([grey]), 'a.tif')).to.equal('whole');
    const half = { ...grey, strips: [grey.strips[0]!.subarray(0, 128)] };
    expect(await told(tiff([grey, half]), 'a.tif')).to.equal('cut');
  });

  it('says so: a picture that not every browser can show', async () => {
    const box = (type: string, content: string): string =>
      `\0\0${String.fromCharCode((8 + content.length) >> 8, (8 + content.length) & 0xff)}${type}${content}`;
    const size = box('ispe', '\0\0\0\0\0\0\0\u0010\0\0\0\u0010');
    for (const [brand, name] of [
      ['heic', 'a.heic'],
      ['avif', 'a.avif'],
    ] as const) {
      const whole = joinBytes(
        box('ftyp', `${brand}\0\0\0\0mif1`) +
          box('meta', `\0\0\0\0${size}`) +
          box('mdat', 'x'.repeat(600)),
      );
      expect(await told(whole, name)).to.equal('unsupported');
      for (const share of [0.05, 0.4, 0.97])
        expect(await told(part(whole, share), name), `${name} ${share}`).to.equal('cut');
    }
  });

  it('says so whatever its name is', async () => {
    for (const [format, name] of [
      ['a.docx', ''],
      ['a.zip', ''],
      ['a.png', 'a.jpg'],
      ['a.odt', 'a.pdf'],
    ] as const)
      expect(await told(part(await goodFiles[format]!(), 0.7), name), format).to.equal('cut');
  });
});

describe('a file with all of its end', () => {
  it('is whole with other bytes after it', async () => {
    const rest = new Uint8Array(2000).fill(120);
    expect(await told(joinBytes(page(), rest), 'a.pdf')).to.equal('whole');
    expect(await told(joinBytes(await drawn('image/jpeg'), rest), 'a.jpg')).to.equal('whole');
    expect(await told(joinBytes(await drawn('image/png'), rest), 'a.png')).to.equal('whole');
  });

  it('is damaged where something else is wrong with it', async () => {
    const without = (bytes: Bytes, from: number, to: number): Bytes => {
      const copy = bytes.slice();
      copy.fill(0x55, Math.floor(bytes.length * from), Math.floor(bytes.length * to));
      return copy;
    };
    expect(await told(without(await goodFiles['a.docx']!(), 0, 0.6), 'a.docx')).to.equal('broken');
    const text = new TextEncoder().encode('%PDF-1.7\nthis is not the rest of a document');
    expect(await told(text, 'a.pdf')).to.equal('broken');
    const picture = await drawn('image/jpeg');
    // The sizes are lost, the end is there.
    expect(await told(without(picture, 0.02, 0.9), 'a.jpg')).to.not.equal('cut');
    const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>');
    expect(await told(drawing, 'a.svg')).to.not.equal('cut');
  });

  it('is text that only looks like XML', async () => {
    const note = new TextEncoder().encode('<jan@example.org> napisał:\n\n> dzień dobry');
    expect(await told(note, 'a.txt')).to.equal('whole');
    const commented = '<?xml version="1.0"?><!-- <old> --><a><b/></a><!-- end -->';
    expect(await told(new TextEncoder().encode(commented), 'a.xml')).to.equal('whole');
  });

  it('is a TIFF, whose file is the one that was received', async () => {
    const bytes = await goodFiles['a.tiff']!();
    const options = { signal: new AbortController().signal, lost: () => undefined };
    const opened = await openDocument({ source: bytes.slice(), name: 'a.tiff', type: '' }, options);
    expect(await opened.wholeFile!()).to.deep.equal(bytes);
    await opened.close();
  });
});
