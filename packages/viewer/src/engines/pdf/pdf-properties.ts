import { type PDFDocumentProxy, PDFDateString } from 'pdfjs-dist';
import type { DocumentProperty, SignatureClaim } from '../engine.ts';

interface PdfSignature {
  signerName?: string | null;
  signingTime?: string | null;
  coversWholeDocument?: boolean;
}

/** What a document says of itself: its title, its author, its dates. */
export async function propertiesOf(pdf: PDFDocumentProxy): Promise<DocumentProperty[]> {
  const { info } = await pdf.getMetadata();
  const stated = info as Record<string, unknown>;
  const text = (key: string): string => {
    const value = stated[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const date = (key: string): Date | null => PDFDateString.toDateObject(text(key));
  const found: [DocumentProperty['name'], string | Date | null][] = [
    ['title', text('Title')],
    ['author', text('Author')],
    ['subject', text('Subject')],
    ['keywords', text('Keywords')],
    ['program', [text('Creator'), text('Producer')].filter(Boolean).join(', ')],
    ['created', date('CreationDate')],
    ['changed', date('ModDate')],
    ['version', text('PDFFormatVersion') && `PDF ${text('PDFFormatVersion')}`],
  ];
  return found.flatMap(([name, value]) => (value ? { name, value } : []));
}

/** Who signed a document, as it states it; nothing is checked. */
export async function signaturesOf(pdf: PDFDocumentProxy): Promise<SignatureClaim[]> {
  const found = (await pdf.getSignatures()) as PdfSignature[] | null;
  return Array.from(found ?? [], (signature) => {
    const name = signature.signerName;
    const time = PDFDateString.toDateObject(signature.signingTime ?? '');
    return {
      ...(name ? { name } : {}),
      ...(time ? { time } : {}),
      coversWholeDocument: signature.coversWholeDocument === true,
    };
  });
}
