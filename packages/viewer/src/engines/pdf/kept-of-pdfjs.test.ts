import { expect } from '@open-wc/testing';
import type { OpenDocument } from '../engine.ts';
import { PdfWriter } from '../images/pdf-writer.ts';
import { pdfEngine } from './pdf-engine.ts';
import { setPdfAssets } from './pdf-worker.ts';

setPdfAssets(new URL('../../../dist/assets/', import.meta.url));
const { signal } = new AbortController();

// Brotli of `BT /F1 60 Tf 10 20 Td (7) Tj ET`.
const packed = 'Cw+AQlQgL0YxIDYwIFRmIDEwIDIwIFRkICg3KSBUaiBFVAM=';

function page(filter: string, contents: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const writer = new PdfWriter();
  const stream = writer.stream(filter, contents);
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
  return writer.finish([
    writer.object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 80]/Contents ${stream} 0 R/Resources<</Font<</F1 ${font}>>>>>>`,
    ),
  ]);
}

/** How often a text stands in the document. */
async function found(document: OpenDocument, text: string): Promise<number> {
  if (!document.find) throw new Error('it cannot be searched');
  const places = [];
  for await (const place of document.find(text, { wholeWords: false, signal })) places.push(place);
  return places.length;
}

describe('what is kept of pdf.js', () => {
  it('reads a page that is packed by brotli', async () => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const document = await pdfEngine.open(page('/Filter/BrotliDecode', bytes), {
      signal,
      lost: () => undefined,
    });
    expect(await found(document, '7')).to.equal(1);
    await document.close();
  });

  it("leaves a page's own pdf.js under its name", async () => {
    const own = {};
    Object.assign(globalThis, { pdfjsLib: own });
    await pdfEngine
      .open(new Uint8Array([1, 2, 3]), { signal, lost: () => undefined })
      .catch(() => undefined);
    expect(Reflect.get(globalThis, 'pdfjsLib')).to.equal(own);
    Reflect.deleteProperty(globalThis, 'pdfjsLib');
  });
});
