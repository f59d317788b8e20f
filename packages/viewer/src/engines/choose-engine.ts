import { extensionOf } from '@twintown/core/file-name.js';
import { readContent, type Content } from '@twintown/core/files/content.js';
import { endingOf, promisedFormat } from '@twintown/core/files/formats.js';
import { bytesSource, latin1 } from '@twintown/core/files/source.js';
import { isCutOff } from './cut-off.ts';
import {
  type DocumentEngine,
  DocumentFailure,
  type DocumentNotice,
  type FailureFacts,
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
  /** Media type that a server stated with the bytes. */
  sentAs?: string;
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
    sentAs: whole.type,
  };
  const { bytes } = whole;
  try {
    const { engine, notice } = await choose(hint).catch((error: unknown) => {
      if (error instanceof DocumentFailure) error.size = bytes.length;
      throw error;
    });
    signal.throwIfAborted();
    const opened = await engine.open(bytes, options).catch((error: unknown) => {
      if (notice?.what !== 'named' || !isRefused(error)) throw error;
      throw misnamed({ promised: notice.promised, actual: notice.actual }, bytes);
    });
    // An engine that gave the bytes away, as to a worker, has them at hand itself.
    opened.wholeFile ??= async () => (bytes.length > 0 ? bytes : undefined);
    opened.isCutOff ||= await isCutOff(bytes);
    if (notice) opened.notices = [notice, ...(opened.notices ?? [])];
    return opened;
  } catch (error) {
    signal.throwIfAborted();
    const isBroken = !(error instanceof DocumentFailure) || error.code === 'broken';
    if (!isBroken || !(await isCutOff(bytes))) throw error;
    throw new DocumentFailure('cut-off', { cause: error });
  }
}

/** Whether nothing more is known than that a format is not shown here. */
const isRefused = (error: unknown): boolean =>
  error instanceof DocumentFailure && error.code === 'unsupported' && !error.facts;

const misnamed = (facts: FailureFacts, { length: size }: Uint8Array): DocumentFailure =>
  Object.assign(new DocumentFailure('misnamed'), { facts, size });

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
 * `misnamed` where they have the name of another; `web-page`; `encrypted` for office files under a password; `broken` where the name promises a format and the bytes are damaged; `viewer`
 */
export const engineFor = async (hint: DocumentHint): Promise<DocumentEngine> =>
  (await choose(hint)).engine;

interface Choice {
  engine: DocumentEngine;
  /** That the name promises another format. */
  notice?: DocumentNotice | undefined;
}

async function choose(hint: DocumentHint): Promise<Choice> {
  const { bytes } = hint;
  const { content, damaged } = await readContent(bytesSource(bytes));
  if (isWebPage(content, hint)) throw new DocumentFailure('web-page');
  const kind = kindOf(content, hint);
  const notice = misnaming(content, kind, hint);
  if (kind === 'p7m') {
    const { p7mEngine } = await program(import('./mail/p7m-engine.ts'));
    return { engine: p7mEngine(hint.name), notice };
  }
  const load = engines[kind];
  if (load) return { engine: await load(), notice };
  if (content === 'ole' && holdsStream(bytes, 'EncryptedPackage'))
    throw new DocumentFailure('encrypted');
  const ending = extensionOf(hint.name);
  const promised = promisedFormat(ending, hint.type)?.contents[0];
  const actual = nameOf(content, bytes);
  const isUnclear = content === 'unknown' && !actual;
  // A PDF whose beginning is lost may still be put together from the rest.
  if (isUnclear && promised === 'pdf') return { engine: await engines.pdf!() };
  const isShown = promised !== undefined && promised in engines;
  // Bytes that say nothing else are what is left of what the name promises.
  const isPart = content === 'zip' && (damaged || packages.has(promised));
  const isDamaged = isUnclear || isPart;
  if (isDamaged && isShown) throw new DocumentFailure('broken');
  if (!ending || !promised || isUnclear || promised === content)
    throw Object.assign(new DocumentFailure('unsupported'), actual && { facts: { actual } });
  const isProgram = content === 'program';
  throw misnamed({ promised: ending.toUpperCase(), actual, isProgram }, bytes);
}

const texts = /^(?:text|xml|html|email)$/;
const pictures = /^(?:jpeg|png|gif|webp|heic|tiff)$/;

/**
 * That a file which is shown is not what its name promises. Text may be of any kind, a package is a ZIP file,
 * and programs for pictures take each other's.
 */
function misnaming(
  content: Content,
  kind: Kind,
  { name, bytes }: DocumentHint,
): DocumentNotice | undefined {
  const ending = extensionOf(name);
  const promised = (ending && promisedFormat(ending, '')?.contents) || [];
  const isAkin = (each: Content): boolean =>
    each === content ||
    (texts.test(each) && texts.test(content)) ||
    (pictures.test(each) && pictures.test(content)) ||
    (each === 'zip' && packages.has(content)) ||
    (packages.has(each) && content === 'zip') ||
    each === 'macros';
  const actual = kindNames[kind] ?? nameOf(content, bytes);
  if (promised.length === 0 || promised.some(isAkin) || !actual) return undefined;
  return { what: 'named', promised: ending.toUpperCase(), actual };
}

const kindNames: Partial<Record<Kind, string>> = { calendar: 'ICS', p7m: 'P7M', svg: 'SVG' };

/** Formats that are ZIP files with names of their own in them. */
const packages = new Set<Content | undefined>([
  'docx',
  'xlsx',
  'pptx',
  'macros',
  'odt',
  'ods',
  'odp',
  'asice',
  'asics',
]);

/** What people call a format that no engine shows; '' where the bytes leave it open. */
function nameOf(content: Content, bytes: Uint8Array): string {
  if (content === 'ole') {
    const found = oldFormats.filter(([stream]) => holdsStream(bytes, stream));
    // A workbook may lie inside a letter, and either of them inside a message.
    return found.length === 1 || found[0]?.[1] === 'MSG' ? found[0]![1] : '';
  }
  if (content === 'archive') return archives.get(bytes[0]!) ?? '';
  if (content === 'media') {
    const head = latin1(bytes.subarray(0, 64));
    return media.find(([pattern]) => pattern.test(head))?.[1] ?? '';
  }
  if (content === 'unknown' || content === 'heic') {
    const head = latin1(bytes.subarray(0, 16));
    const found = others.find(([pattern]) => pattern.test(head))?.[1];
    if (found) return found;
  }
  return content === 'macros' ? '' : endingOf(content).toUpperCase();
}

/** By streams that no other old format has ([MS-OXMSG], [MS-DOC], [MS-XLS], [MS-PPT]). */
const oldFormats = [
  ['__substg1.0_', 'MSG'],
  ['WordDocument', 'DOC'],
  ['Workbook', 'XLS'],
  ['PowerPoint Document', 'PPT'],
] as const;

/** By the first byte of those that `readContent` takes for archives. */
const archives: ReadonlyMap<number, string> = new Map([
  [0x52, 'RAR'],
  [0x37, '7Z'],
  [0x1f, 'GZ'],
  [0x42, 'BZ2'],
  [0xfd, 'XZ'],
]);

/** By the beginnings that `readContent` takes for sound and film. */
const media: readonly [pattern: RegExp, name: string][] = [
  [/^.{4}ftypqt/s, 'MOV'],
  [/^.{4}ftypM4A/s, 'M4A'],
  [/^.{4}ftyp3g/s, '3GP'],
  [/^.{4}ftyp/s, 'MP4'],
  [/^RIFF.{4}AVI/s, 'AVI'],
  [/^RIFF/, 'WAV'],
  [/^OggS/, 'OGG'],
  [/^fLaC/, 'FLAC'],
  [/^ID3|^\xff/, 'MP3'],
  [/^0/, 'WMV'],
  [/webm/, 'WEBM'],
  [/^/, 'MKV'],
];

/* oxlint-disable no-control-regex -- the marks that formats begin with are control characters */

/** By beginnings that `readContent` does not know: no office takes such files, but senders name them as it takes. */
const others: readonly [pattern: RegExp, name: string][] = [
  [/^.{4}ftypavi[fs]/s, 'AVIF'],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, 'JXL'],
  [/^8BPS\0/, 'PSD'],
  [/^BM.{4}\0{4}/s, 'BMP'],
  [/^\0\0\x01[\xb3\xba]/, 'MPG'],
  [/^\xff[\xf0\xf1\xf8\xf9]/, 'AAC'],
  [/^AC10\d\d\0/, 'DWG'],
  [/^SQLite format 3\0/, 'SQLITE'],
  [/^AT&TFORM.{4}DJV/s, 'DJVU'],
];

/* oxlint-enable no-control-regex */

// What Office puts under a password lies in one stream of an old compound file ([MS-OFFCRYPTO] 1.3.1);
// names of streams are UTF-16.
function holdsStream(bytes: Uint8Array, stream: string): boolean {
  const name = new TextEncoder().encode([...stream].join('\0'));
  for (let at = bytes.indexOf(name[0]!); at >= 0; at = bytes.indexOf(name[0]!, at + 1)) {
    if (name.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

/** Whether a server sent a page of the web where the name promises none: so it does once a session has ended. */
function isWebPage(content: Content, { name, bytes, sentAs = '' }: DocumentHint): boolean {
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(sentAs)) return false;
  if (/^x?html?$/.test(extensionOf(name))) return false;
  const root = rootOf(bytes);
  return content === 'html' ? root !== 'svg' : /^(?:xml|text)$/.test(content) && root === 'html';
}

/** A part in BER, with a name of the families of PKCS #7 and S/MIME. */
const beginsAsCms = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x30 && latin1(bytes.subarray(0, 24)).includes('\x2a\x86\x48\x86\xf7\x0d\x01');

/** The same in letters: between two lines, or by itself (RFC 7468, 8). */
function isCmsInLetters(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 200)).replace(/^-----BEGIN [^-]*-----/, '');
  const letters = /^[A-Za-z\d+/]{32}/.exec(head.replace(/\s+/g, ''))?.[0];
  return (
    letters !== undefined &&
    beginsAsCms(Uint8Array.from(atob(letters), (sign) => sign.charCodeAt(0)))
  );
}

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
      if (promises(/^p7[ms]$/, /^application\/(?:x-)?pkcs7-(?:mime|signature)$/)) return 'p7m';
      if (!ending && isCmsInLetters(bytes)) return 'p7m';
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
      // Whoever packs an ODF file anew may press what says so at its beginning, or put it elsewhere.
      if (ending === 'odt' || ending === 'ods' || ending === 'odp') return ending;
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
