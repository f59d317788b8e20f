import { latin1, readHead, type ByteSource } from './source.ts';
import { readZip } from './zip.ts';

/** What the bytes of a file are, whatever its name says. */
export type Content =
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'tiff'
  | 'gif'
  | 'webp'
  | 'heic'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'macros'
  | 'odt'
  | 'ods'
  | 'odp'
  | 'asice'
  | 'asics'
  | 'zip'
  | 'ole'
  | 'archive'
  | 'media'
  | 'program'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'email'
  | 'text'
  | 'unknown';

export interface ContentFacts {
  content: Content;
  /** Opening it takes a password. */
  encrypted?: boolean;
  /** Its end is missing. */
  damaged?: boolean;
}

/* oxlint-disable no-control-regex -- the marks that formats begin with are control characters */

/** Beginnings that are one format and no other. The order matters: a PDF may follow other bytes. */
const beginnings: readonly [pattern: RegExp, content: Content][] = [
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^\x89PNG\r\n\x1a\n/, 'png'],
  [/^(?:II[*+]\0|MM\0[*+])/, 'tiff'],
  [/^GIF8[79]a/, 'gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'webp'],
  [/^[\s\S]{4}ftyp(?:hei[cfsxm]|hev[cx]|mif1|msf1|avi[fs])/, 'heic'],
  [/^[\s\S]{4}ftyp(?:iso[m\d]|mp4[12]|avc1|dash|M4[ABV] |f4v |MSNV|qt {2}|3g[2p])/, 'media'],
  [/^(?:ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]|OggS\0|fLaC\0|\x1a\x45\xdf\xa3)/, 'media'],
  [/^(?:RIFF[\s\S]{4}(?:AVI |WAVE)|\x30\x26\xb2\x75\x8e\x66\xcf\x11)/, 'media'],
  [/^PK(?:\x03\x04|\x05\x06|\x07\x08)/, 'zip'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'ole'],
  [/^(?:Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ)/, 'archive'],
  [/^(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/, 'program'],
  [/^\{\\rtf/, 'rtf'],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|script|body|head|svg|iframe)\b/i, 'html'],
  [/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|[\w:]+[\s>/])/, 'xml'],
  [/^(?:\xff\xfe<\0\?\0|\xfe\xff\0<\0\?)/, 'xml'],
];

/* oxlint-enable no-control-regex */

const containers: Readonly<Record<string, Content>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.etsi.asic-e+zip': 'asice',
  'application/vnd.etsi.asic-s+zip': 'asics',
};

/** Tells what a file is by its bytes. Only the parts that this takes are read. */
export async function readContent(source: ByteSource): Promise<ContentFacts> {
  const bytes = await readHead(source, 4096);
  const head = latin1(bytes);
  const begins = beginnings.find(([pattern]) => pattern.test(head))?.[1];
  if (begins === 'zip') return readContainer(source);
  if (begins) return { content: begins };
  // Readers accept the header anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (head.slice(0, 1024).includes('%PDF-')) return { content: 'pdf' };
  if (!isText(bytes)) return { content: 'unknown' };
  const isEmail =
    /^(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*(?:from|received|mime-version|message-id):/i;
  return { content: isEmail.test(head) ? 'email' : 'text' };
}

async function readContainer(source: ByteSource): Promise<ContentFacts> {
  const zip = await readZip(source);
  if (!zip) return { content: 'zip', damaged: true };
  const facts = zip.encrypted ? { encrypted: true } : {};
  return { content: containers[zip.mimetype] ?? byNames(zip.names), ...facts };
}

function byNames(names: readonly string[]): Content {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (names.includes('[Content_Types].xml')) {
    if (has(/(?:^|\/)vbaProject\.bin$/i)) return 'macros';
    if (has(/^word\//)) return 'docx';
    if (has(/^xl\//)) return 'xlsx';
    if (has(/^ppt\//)) return 'pptx';
  }
  // Older containers of signatures carry no word of what they are.
  return names.some(isSignatureList) ? 'asice' : 'zip';
}

/** Word by word: a pattern would search a name that was made for it again and again. */
function isSignatureList(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    lower.startsWith('meta-inf/') && lower.endsWith('.xml') && lower.slice(9).includes('signatures')
  );
}

/** Text in UTF-8, UTF-16 with its mark, or an older code page: no controls but white space. */
function isText(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  return bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 27);
}
