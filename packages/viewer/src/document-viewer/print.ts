import { translate } from '@twintown/core/messages.js';
import type { PagedDocument } from '../engines/engine.ts';

/** Pages printed as pictures at most; a longer document would fill the memory. */
export const mostPrinted = 120;

/** Dots to the inch on paper: text is sharp, and a page takes about 2 MB. */
const resolution = 150;

// What stands in a page cannot be printed alone by any element inside it, so the sheets are put
// beside everything and everything else is hidden while they are printed.
const styles = `
  @media screen { .tt-print { display: none } }
  @media print {
    @page { margin: 0 }
    @page tt-wide { margin: 0; size: landscape }
    html, body { margin: 0; padding: 0; block-size: auto; min-block-size: 0; background: none }
    body > :not(.tt-print) { display: none !important }
    .tt-print img { display: block; inline-size: 100%; max-block-size: 100vh; object-fit: contain;
      break-after: page; break-inside: avoid }
    .tt-print img:last-child { break-after: auto }
    .tt-print .tt-wide { page: tt-wide; max-block-size: min(100vw, 100vh) }
  }
`;

export interface PrintOptions {
  language: string;
  signal: AbortSignal;
  say(text: string): void;
}

/**
 * Prints all pages with what was filled in. They are drawn as pictures into the page itself: a frame
 * of its own would need another rule in the page's policy, and no browser lets a script print a
 * PDF in a frame alike.
 */
export async function printPages(source: PagedDocument, options: PrintOptions): Promise<void> {
  const { language, signal, say } = options;
  const total = source.pageCount;
  const holder = document.createElement('div');
  holder.className = 'tt-print';
  holder.ariaHidden = 'true';
  const addresses: string[] = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  const clear = (): void => {
    holder.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
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
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.append(holder);
    // Returns when the dialog is closed where the browser waits for it; elsewhere `afterprint` tells.
    const printed = new Promise((resolve) =>
      addEventListener('afterprint', resolve, { once: true, signal }),
    );
    print();
    await Promise.race([printed, new Promise((resolve) => setTimeout(resolve, 60_000))]);
  } finally {
    clear();
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
