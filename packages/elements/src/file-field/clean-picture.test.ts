import { bareExif } from '@twintown/core/files/exif.js';
import {
  lossyWebpPicture,
  notedPhoto,
  notedWebp,
  secretsIn,
  webpHead,
  webpOf,
} from '@twintown/core/files/testing/noted-pictures.js';
import { webpTurn } from '@twintown/core/files/webp-notes.js';
import { expect } from '@open-wc/testing';
import { cleanPicture } from './clean-picture.ts';

const webp = (bytes: BlobPart): File => new File([bytes], 'skan.webp', { type: 'image/webp' });
const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** Size, and the colours of the quarters from left to right and down. */
async function seen(picture: Blob): Promise<string> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const quarters = [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = [Math.floor(width * x), Math.floor(height * y), 1, 1] as const;
      const [red = 0, green = 0, blue = 0] = context.getImageData(...at).data;
      const named = { R: [255, 0, 0], B: [0, 0, 255], G: [0, 255, 0], W: [255, 255, 255] };
      const near = Object.entries(named).filter(([, [r, g, b]]) =>
        [red - r!, green - g!, blue - b!].every((distance) => Math.abs(distance) < 100),
      );
      return near.map(([name]) => name).join('') || '?';
    }),
  );
  return `${width}x${height} ${quarters.join('')}`;
}

/** Whether this browser can write WebP; the others leave the mark where it was. */
async function canWrite(): Promise<boolean> {
  const canvas = document.createElement('canvas');
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp'));
  return blob?.type === 'image/webp';
}

describe('a WebP that is cleaned', () => {
  // As Exif has it: which corner of the picture stands first in the file.
  for (const [orientation, upright] of [
    [2, '16x8 BRWG'],
    [3, '16x8 WGBR'],
    [4, '16x8 GWRB'],
    [5, '8x16 RGBW'],
    [6, '8x16 GRWB'],
    [7, '8x16 WBGR'],
    [8, '8x16 BWRG'],
  ] as const)
    it(`stands upright where it was held otherwise, number ${orientation}`, async () => {
      const clean = (await cleanPicture(webp(notedPhoto(orientation)), 'image/webp'))!;
      const bytes = await bytesOf(clean);
      expect(secretsIn(bytes)).to.deep.equal([]);
      expect([clean.name, clean.type]).to.deep.equal(['skan.webp', 'image/webp']);
      if (!(await canWrite())) {
        const mark = ['EXIF', bareExif(orientation)] as const;
        expect(bytes).to.deep.equal(webpOf(webpHead(0x08), lossyWebpPicture, mark));
        return;
      }
      expect(webpTurn(bytes)).to.equal(1);
      expect(await seen(clean)).to.equal(upright);
    });

  it('keeps every byte of the picture where it was held upright, or has no loss', async () => {
    const upright = await cleanPicture(webp(notedPhoto(1)), 'image/webp');
    expect(await bytesOf(upright!)).to.deep.equal(webpOf(webpHead(0), lossyWebpPicture));
    const scan = await cleanPicture(webp(notedWebp(6)), 'image/webp');
    expect(secretsIn(await bytesOf(scan!))).to.deep.equal([]);
    const bare = webp(webpOf(webpHead(0), lossyWebpPicture));
    expect(await cleanPicture(bare, 'image/webp'), 'no notes at all').to.equal(undefined);
  });
});
