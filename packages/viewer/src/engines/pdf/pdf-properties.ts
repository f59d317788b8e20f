import { type PDFDocumentProxy, PDFDateString } from 'pdfjs-dist';
import { signerOf } from '../containers/certificate.ts';
import type { DocumentProperty, SignatureClaim } from '../engine.ts';

/** Bytes of a file up to which a signature is read itself: pdf.js hands out all that it covers as well. */
const largestSigned = 16 * 1024 * 1024;

interface PdfSignature {
  id: string;
  byteRange: readonly number[];
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

/**
 * Who signed a document, as it states it, else as the certificate in the signature does; nothing is checked.
 * @param isWhole whether all of the file is there: nothing is fetched for the sake of a name
 */
export async function signaturesOf(
  pdf: PDFDocumentProxy,
  isWhole: boolean,
): Promise<SignatureClaim[]> {
  const found = ((await pdf.getSignatures()) ?? []) as PdfSignature[];
  const claims: SignatureClaim[] = [];
  for (const signature of found) {
    const name = signature.signerName || (isWhole && (await signerNamed(pdf, signature)));
    const time = PDFDateString.toDateObject(signature.signingTime ?? '');
    claims.push({
      ...(name ? { name } : {}),
      ...(time ? { time } : {}),
      coversWholeDocument: signature.coversWholeDocument === true,
    });
  }
  return claims;
}

async function signerNamed(
  pdf: PDFDocumentProxy,
  { id, byteRange }: PdfSignature,
): Promise<string | undefined> {
  const [, first = 0, , second = 0] = byteRange;
  if (first + second > largestSigned) return undefined;
  const signature = await pdf.getSignatureData(id).catch(() => null);
  return signature ? signerOf(signature.pkcs7) : undefined;
}
