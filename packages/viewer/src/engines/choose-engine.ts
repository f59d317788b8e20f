import { extensionOf } from '@twintown/core/file-name.js';
import { readContent, type Content } from '@twintown/core/files/content.js';
import { promisedFormat } from '@twintown/core/files/formats.js';
import { bytesSource, latin1 } from '@twintown/core/files/source.js';
import { isCutOff } from './cut-off.ts';
import {
  type DocumentEngine,
  DocumentFailure,
  type OpenDocument,
  type OpenOptions,
} from './engine.ts';
import { type DocumentRequest, program } from './open-document.ts';
import { fetchWhole } from './whole-source.ts';

/** What decides over the engine: the bytes first, then the name, then the type. */
export interface DocumentHint {
  /** File name; '' where none is known. */
  name: string;
  /** Media type as stated; '' where none is. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Fetches where there is only an address, and opens with the engine for the bytes. */
export async function openByContent(
  { source, name, type }: DocumentRequest,
  options: OpenOptions,
): Promise<OpenDocument> {
  const { signal } = options;
  // The engine that the name promises travels beside the document; usually it is the right one.
  const promised = promisedFormat(extensionOf(name), type)?.contents[0];
  if (promised) void engines[promised]?.().catch(() => undefined);
  const whole =
    source instanceof URL ? await fetchWhole(source, signal) : { bytes: source, type: '' };
  const hint = {
    bytes: whole.bytes,
    name: name || (source instanceof URL ? lastPart(source) : ''),
    type: type || whole.type,
  };
  const { bytes } = whole;
  try {
    const engine = await engineFor(hint).catch((error: unknown) => {
      if (error instanceof DocumentFailure) error.size = bytes.length;
      throw error;
    });
    signal.throwIfAborted();
    const opened = await engine.open(bytes, options);
    // An engine that gave the bytes away, as to a worker, has them at hand itself.
    opened.wholeFile ??= async () => (bytes.length > 0 ? bytes : undefined);
    opened.isCutOff ||= await isCutOff(bytes);
    return opened;
  } catch (error) {
    signal.throwIfAborted();
    const isBroken = !(error instanceof DocumentFailure) || error.code === 'broken';
    if (!isBroken || !(await isCutOff(bytes))) throw error;
    throw new DocumentFailure('cut-off', { cause: error });
  }
}

function lastPart(address: URL): string {
  const part = address.pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The engine for a document's bytes.
 * @throws {DocumentFailure} `unsupported` for formats that no engine shows, such as DOC and DWFx;
 * `encrypted` for office files under a password; `broken` where the name promises a format and the bytes are damaged; `viewer`
 */
export async function engineFor(hint: DocumentHint): Promise<DocumentEngine> {
  const { bytes } = hint;
  const { content } = await readContent(bytesSource(bytes));
  const kind = kindOf(content, hint);
  if (kind === 'p7m') return (await program(import('./mail/p7m-engine.ts'))).p7mEngine(hint.name);
  const load = engines[kind];
  if (load) return load();
  if (content === 'ole' && holdsEncryptedPackage(bytes)) throw new DocumentFailure('encrypted');
  const promised = promisedFormat(extensionOf(hint.name), hint.type)?.contents[0];
  // A PDF whose beginning is lost may still be put together from the rest.
  if (content === 'unknown' && promised === 'pdf') return engines.pdf!();
  const isShown = promised !== undefined && promised in engines;
  // Bytes that say nothing else are what is left of what the name promises.
  const isDamaged = content === 'unknown' || content === 'zip';
  throw new DocumentFailure(isDamaged && isShown ? 'broken' : 'unsupported');
}

// What Office puts under a password lies in one stream of an old compound file ([MS-OFFCRYPTO] 1.3.1);
// names of streams are UTF-16.
const packageName = new TextEncoder().encode([...'EncryptedPackage'].join('\0'));

function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  for (
    let at = bytes.indexOf(packageName[0]!);
    at >= 0;
    at = bytes.indexOf(packageName[0]!, at + 1)
  ) {
    if (packageName.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

/** A part in BER, with a name of the families of PKCS #7 and S/MIME. */
const beginsAsCms = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x30 && latin1(bytes.subarray(0, 24)).includes('\x2a\x86\x48\x86\xf7\x0d\x01');

/** Name of the element that holds all others. */
const rootOf = (bytes: Uint8Array): string | undefined =>
  /<(?!\?|!)(?:[\w.-]+:)?([\w.-]+)/
    .exec(latin1(bytes.subarray(0, 4096)).replace(/<!--[^]*?(?:-->|$)/g, ''))?.[1]
    ?.toLowerCase();

type Kind = Content | 'csv' | 'svg' | 'bmp' | 'p7m' | 'calendar' | 'tnef';

const text = async (): Promise<DocumentEngine> =>
  (await program(import('./text/text-engine.ts'))).textEngine;
const image = async (): Promise<DocumentEngine> =>
  (await program(import('./images/image-engine.ts'))).imageEngine;
const container = async (): Promise<DocumentEngine> =>
  (await program(import('./containers/container-engine.ts'))).containerEngine;
const word = async (): Promise<DocumentEngine> =>
  (await program(import('./office/docx-engine.ts'))).docxEngine;
const workbook = async (): Promise<DocumentEngine> =>
  (await program(import('./office/xlsx-engine.ts'))).xlsxEngine;
const slides = async (): Promise<DocumentEngine> =>
  (await program(import('./office/pptx-engine.ts'))).pptxEngine;

const engines: Partial<Record<Kind, () => Promise<DocumentEngine>>> = {
  pdf: async () => (await program(import('./pdf/pdf-engine.ts'))).pdfEngine,
  jpeg: image,
  png: image,
  gif: image,
  webp: image,
  heic: image,
  svg: image,
  bmp: image,
  tiff: async () => (await program(import('./images/tiff-engine.ts'))).tiffEngine,
  docx: word,
  xlsx: workbook,
  pptx: slides,
  odt: async () => (await program(import('./office/odt-engine.ts'))).odtEngine,
  ods: async () => (await program(import('./office/ods-engine.ts'))).odsEngine,
  odp: async () => (await program(import('./office/odp-engine.ts'))).odpEngine,
  asice: container,
  asics: container,
  zip: container,
  xml: async () => (await program(import('./xml/xml-engine.ts'))).xmlEngine,
  email: async () => (await program(import('./mail/mail-engine.ts'))).mailEngine,
  calendar: async () => (await program(import('./mail/calendar-engine.ts'))).calendarEngine,
  tnef: async () => (await program(import('./mail/tnef-engine.ts'))).tnefEngine,
  text,
  csv: async () => (await program(import('./text/csv-engine.ts'))).csvEngine,
};

function kindOf(content: Content, { name, type, bytes }: DocumentHint): Kind {
  const ending = extensionOf(name);
  const declared = type.split(';', 1)[0]!.trim().toLowerCase();
  const promises = (endings: RegExp, types: RegExp): boolean =>
    ending ? endings.test(ending) : types.test(declared);
  // A document that is signed within another file may show its own beginning soon.
  if ((content === 'unknown' || content === 'pdf') && beginsAsCms(bytes)) return 'p7m';
  switch (content) {
    case 'text':
    case 'email':
      if (promises(/^p7m$/, /^application\/(?:x-)?pkcs7-mime$/)) return 'p7m';
      if (/^(?:\xef\xbb\xbf)?begin:vcalendar\s/i.test(latin1(bytes.subarray(0, 20))))
        return promises(/^(?:txt|log|md)$/, /^text\/plain$/) ? 'text' : 'calendar';
      // A drawing that begins with a remark or with its document type looks like text.
      if (promises(/^svg$/, /^image\/svg\+xml$/) && rootOf(bytes) === 'svg') return 'svg';
      if (promises(/^(?:csv|tsv)$/, /^text\/(?:csv|tab-separated-values)$/)) return 'csv';
      if (promises(/^eml$/, /^message\/rfc822$/)) return 'email';
      // A text that begins like a message stays a text where its name says so.
      return content === 'email' && !promises(/^(?:txt|log|md)$/, /^text\/plain$/)
        ? 'email'
        : 'text';
    case 'xml':
    case 'html': {
      if (rootOf(bytes) === 'svg') return 'svg';
      if (content === 'xml') return 'xml';
      // A page in place of a document, such as one to sign in: its source tells a reader nothing.
      const promised = promisedFormat(ending, declared)?.contents ?? ['html'];
      if (!promised.some((each) => /^(?:html|xml|text)$/.test(each))) return 'unknown';
      // Pages of the web are programs: their text is shown, nothing of them is run.
      return 'text';
    }
    case 'zip':
      // Drawings (DWFx), maps and books are ZIP files too, whose parts say nothing to a reader.
      return !ending || promises(/^(?:zip|asic[es]|sc[es]|[abe]doc)$/, /$/) ? 'zip' : 'unknown';
    case 'macros':
      // The macros are parts of the file that nothing here reads.
      return ({ docm: 'docx', xlsm: 'xlsx', pptm: 'pptx' } as const)[ending] ?? 'unknown';
    case 'unknown':
      if ([0x78, 0x9f, 0x3e, 0x22].every((byte, at) => bytes[at] === byte)) return 'tnef';
      return bytes[0] === 0x42 && bytes[1] === 0x4d && promises(/^(?:bmp|dib)$/, /bmp$/)
        ? 'bmp'
        : 'unknown';
    default:
      return content;
  }
}
