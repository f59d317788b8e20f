import { latin1 } from '@twintown/core/files/source.js';
import { isCutOff } from '../cut-off.ts';
import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenOptions,
  type PagedDocument,
  type RenderOptions,
} from '../engine.ts';
import { element, fragment, page, Pictures } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { imageSize, type PixelSize } from './image-size.ts';
import { svgSize } from './svg-size.ts';

/** Pixels of a picture; decoded it takes four bytes each. */
export const largestPicture = 100_000_000;

/** Of a picture that may move: the browser keeps a whole frame beside the one it shows. */
const largestMoving = 25_000_000;

// Larger canvases stay blank in some browsers (16,777,216 px on iOS); then fewer pixels are drawn.
const largestCanvas = 16_777_216;

/**
 * Shows JPEG, PNG, GIF, WebP, BMP and SVG, and AVIF and HEIC where the browser can. The browser's
 * own decoder does it, through `img` alone: so a drawing's scripts and outside files stay dead.
 */
export const imageEngine: DocumentEngine = { name: 'image', open };

async function open(source: DocumentSource, options: OpenOptions): Promise<PagedDocument> {
  const { signal } = options;
  const bytes = await wholeSource(source, signal);
  const type = typeOf(bytes);
  const isDrawing = type === 'image/svg+xml';
  const stated = isDrawing ? svgSize(bytes) : imageSize(bytes);
  if (!stated) throw new DocumentFailure('broken');
  const largest = type === 'image/gif' ? largestMoving : largestPicture;
  if (!isDrawing && stated.width * stated.height > largest) {
    const facts = { pixels: { ...stated, limit: largest } };
    throw Object.assign(new DocumentFailure('too-large'), { facts });
  }
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const image = new Image();
  image.decoding = 'async';
  image.src = url;
  try {
    await (type === 'image/gif' ? loaded(image) : image.decode());
    signal.throwIfAborted();
  } catch (cause) {
    URL.revokeObjectURL(url);
    signal.throwIfAborted();
    // Not every browser knows these; others know what they say they know.
    const isOptional = /hei|avif/.test(type) && !(await isCutOff(bytes));
    throw new DocumentFailure(isOptional ? 'unsupported' : 'broken', { cause });
  }
  // The browser has turned the picture upright, so width and height may have changed places.
  const size = isDrawing ? stated : { width: image.naturalWidth, height: image.naturalHeight };
  const reading = readingDocument({
    read(_, { words }) {
      const pictures = new Pictures();
      const shown = pictures.add(bytes, type, words.picture());
      return page(fragment(element('p', shown)), 'none', pictures);
    },
  });
  return {
    ...reading,
    parts: 'pages',
    pageSize: async () => ({ ...size }),
    renderPage: async (_, canvas, rendering) => draw(image, size, canvas, rendering),
    layText: async () => ({ parts: new Map(), hasText: false }),
    structure: async () => undefined,
    links: async () => [],
    releasePage: async () => undefined,
    async close() {
      URL.revokeObjectURL(url);
      image.removeAttribute('src');
      await reading.close();
    },
  };
}

/** WebKit never says of some damaged moving pictures whether they are decoded (measured, 2.50). */
function loaded(image: HTMLImageElement): Promise<void> {
  return new Promise((resolve, reject) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => reject(new Error('not a picture')), { once: true });
  });
}

function draw(
  image: HTMLImageElement,
  { width, height }: PixelSize,
  canvas: HTMLCanvasElement,
  { scale, signal }: RenderOptions,
): void {
  signal.throwIfAborted();
  const shrink = Math.min(1, Math.sqrt(largestCanvas / (width * height * scale * scale)));
  canvas.width = Math.max(1, Math.floor(width * scale * shrink));
  canvas.height = Math.max(1, Math.floor(height * scale * shrink));
  const context = canvas.getContext('2d');
  if (!context) throw new DocumentFailure('too-large');
  // Where a picture lets something through, paper is under it.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
}

const types: readonly [beginning: RegExp, type: string][] = [
  [/^\xff\xd8/, 'image/jpeg'],
  [/^\x89PNG/, 'image/png'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF/, 'image/webp'],
  [/^BM/, 'image/bmp'],
  [/^[\s\S]{4}ftypavi[fs]/, 'image/avif'],
  [/^[\s\S]{4}ftyp/, 'image/heic'],
];

function typeOf(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(0, 32));
  return types.find(([beginning]) => beginning.test(head))?.[1] ?? 'image/svg+xml';
}
