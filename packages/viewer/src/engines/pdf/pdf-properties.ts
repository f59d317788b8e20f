import { latin1 } from '@twintown/core/files/source.js';
import { type PDFDocumentProxy, PDFDateString } from '../../generated/pdfjs.js';
import { signerOf } from '../containers/certificate.ts';
import type { DocumentProperty, SignatureClaim } from '../engine.ts';

/** Bytes of a file up to which a signature is read itself: pdf.js hands out all that it covers as well. */
const largestSigned = 16 * 1024 * 1024;

/** Bytes of a signature as it is written; long ones hold the chain of certificates and time stamps. */
const longestSignature = 512 * 1024;

/** Signatures that are read for a name. */
const mostNamed = 50;

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

/** What is used of the file that a document came in. */
export interface SignedFile {
  /** Whether all of it is there. */
  readonly isWhole: boolean;
  /** Bytes of it, by a request of their own; undefined where they cannot be had. */
  part(begin: number, end: number): Promise<Uint8Array | undefined>;
}

/** Who signed a document, as it states it, else as the certificate in the signature does; nothing is checked. */
export async function signaturesOf(
  pdf: PDFDocumentProxy,
  file: SignedFile,
): Promise<SignatureClaim[]> {
  const found = ((await pdf.getSignatures()) ?? []) as PdfSignature[];
  const claims: SignatureClaim[] = [];
  // One after the other: with each signature pdf.js hands out all the bytes that it covers.
  for (const [at, signature] of found.entries()) {
    const isNamed = signature.signerName || at >= mostNamed;
    const name = isNamed ? signature.signerName : await signerNamed(pdf, file, signature);
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
  file: SignedFile,
  { id, byteRange }: PdfSignature,
): Promise<string | undefined> {
  const [begin = 0, first = 0, second = 0, rest = 0] = byteRange;
  if (file.isWhole && first + rest <= largestSigned) {
    const signature = await pdf.getSignatureData(id).catch(() => null);
    return signature ? signerOf(signature.pkcs7) : undefined;
  }
  // The signature is written in hexadecimal between the two parts that it covers (ISO 32000-1, 12.8.1).
  if (second - begin - first > longestSignature) return undefined;
  const written = await file.part(begin + first, second);
  const digits = /^\s*<([\da-f\s]*)>\s*$/i.exec(written ? latin1(written) : '')?.[1];
  return digits ? signerOf(fromHex(digits.replace(/\s+/g, ''))) : undefined;
}

const fromHex = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length >> 1 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
