import { translate } from '@twintown/core/messages.js';
import type { PagedDocument } from '../engines/engine.ts';
import { printAlone, printHolder, type PrintOptions } from './print.ts';

/** Pages printed as pictures at most; a longer document would fill the memory. */
export const mostPrinted = 120;

/** Dots to the inch on paper: text is sharp, and a page takes about 2 MB. */
const resolution = 150;

// On every sheet `vh` and `vw` are those of the first one, which may be held the other way. The first one
// is held by the rule for all: Firefox does not turn it for a name.
const styles = (isFirstWide: boolean): string => `
  @media print {
    @page { size: ${isFirstWide ? 'landscape' : 'auto'}; margin: 0 }
    @page tt-wide { size: landscape; margin: 0 }
    @page tt-upright { size: portrait; margin: 0 }
    .tt-print { all: initial; display: block }
    .tt-print img { all: initial; display: block; inline-size: 100%; object-fit: contain;
      max-block-size: max(100vw, 100vh); break-after: page; break-inside: avoid;
      ${isFirstWide ? 'page: tt-upright' : ''} }
    .tt-print img:last-child { break-after: auto }
    .tt-print .tt-wide { page: ${isFirstWide ? 'auto' : 'tt-wide'}; max-block-size: min(100vw, 100vh) }
  }
`;

/**
 * Prints all pages with what was filled in. They are drawn as pictures into the page itself: a frame
 * of its own would need another rule in the page's policy, and no browser lets a script print a
 * PDF in a frame alike.
 */
export async function printPages(source: PagedDocument, options: PrintOptions): Promise<void> {
  const { language, signal, say } = options;
  const total = source.pageCount;
  const holder = printHolder();
  const addresses: string[] = [];
  try {
    for (let page = 1; page <= total; page++) {
      say(translate(language, 'document.printing', { page, total }));
      const picture = await pictureOf(source, page, signal);
      const address = URL.createObjectURL(picture);
      addresses.push(address);
      const image = new Image();
      image.alt = '';
      image.src = address;
      holder.append(image);
      await image.decode();
      // Turned as the page is; a sheet held upright would show it at half its size.
      image.classList.toggle('tt-wide', image.naturalWidth > image.naturalHeight);
    }
    const isFirstWide = holder.firstElementChild?.classList.contains('tt-wide') === true;
    await printAlone(holder, styles(isFirstWide), options);
  } finally {
    for (const address of addresses) URL.revokeObjectURL(address);
  }
}

async function pictureOf(source: PagedDocument, page: number, signal: AbortSignal): Promise<Blob> {
  const canvas = document.createElement('canvas');
  try {
    await source.renderPage(page, canvas, { scale: resolution / 96, signal, withAnswers: true });
    await source.releasePage(page);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))),
        'image/png',
      );
    });
  } finally {
    canvas.width = 0;
    canvas.height = 0;
  }
}
