import { md5, rc4 } from './old-ciphers.ts';
import { type PdfDictionary, PdfString, readDictionary } from './pdf-dictionary.ts';
import { latin1, type ByteSource } from './source.ts';

/*
 * Whether a PDF that is encrypted asks for a password. One that only limits printing or copying has a
 * password of its owner, and that of its reader is empty: every program opens it (ISO 32000-1, 7.6.3,
 * and ISO 32000-2, 7.6.4). Loaded where a PDF is encrypted at all.
 */

/** Bytes that make a password 32 bytes long; of the empty one they are all. */
const padding = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g)!,
  (pair) => Number.parseInt(pair, 16),
);

/** Longest description of an encryption; the file is searched for it in pieces. */
const longest = 16 * 1024;
const piece = 1024 * 1024;

/** What this needs of WebCrypto, which pages have where they are served securely. */
interface Subtle {
  digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer>;
  importKey(
    format: 'raw',
    key: Uint8Array,
    name: 'AES-CBC',
    extractable: false,
    usages: ['encrypt'],
  ): Promise<unknown>;
  encrypt(cipher: object, key: unknown, bytes: Uint8Array): Promise<ArrayBuffer>;
}

/**
 * Whether the PDF opens without a password. `trailer` is the text in which its dictionary with
 * `/Encrypt` stands. False where it asks for one, where the encryption is of another kind, and where
 * the machine cannot tell.
 */
export async function opensWithoutPassword(source: ByteSource, trailer: string): Promise<boolean> {
  const encryption = await encryptionOf(source, trailer);
  if (encryption?.get('Filter') !== '/Standard') return false;
  const revision = numberOf(encryption, 'R');
  const told = bytesOf(encryption, 'U');
  if (revision >= 5) return isEmptyNow(revision, told);
  return revision >= 2 && isEmptyThen(revision, encryption, idIn(trailer));
}

async function encryptionOf(
  source: ByteSource,
  trailer: string,
): Promise<PdfDictionary | undefined> {
  const found = /\/Encrypt\s*(?:(\d{1,10})\s+(\d{1,10})\s+R|<<)/.exec(trailer);
  if (!found) return undefined;
  if (!found[1]) return readDictionary(trailer, found.index + found[0].length - 2);
  const head = new RegExp(
    `(?<!\\d)0*${Number(found[1])}\\s+0*${Number(found[2])}\\s+obj\\s*(?=<<)`,
  );
  // It is the same in every revision of a file. Most programs write it last, those for the web first.
  const pieces = Array.from({ length: Math.ceil(source.size / piece) }, (_, n) => n * piece);
  for (const start of [...pieces.slice(-1), ...pieces.slice(0, -1)]) {
    const text = latin1(await source.read(start, Math.min(source.size, start + piece + longest)));
    const begins = head.exec(text);
    if (begins) return readDictionary(text, begins.index + begins[0].length);
  }
  return undefined;
}

function idIn(trailer: string): Uint8Array {
  const at = trailer.search(/\/ID\s*\[/);
  const list = at < 0 ? undefined : readDictionary(`<<${trailer.slice(at, at + longest)}>>`, 0);
  const [first] = (list?.get('ID') ?? []) as readonly unknown[];
  return first instanceof PdfString ? first.bytes : new Uint8Array();
}

function numberOf(dictionary: PdfDictionary, name: string): number {
  const value = dictionary.get(name);
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
}

function bytesOf(dictionary: PdfDictionary, name: string): Uint8Array {
  const value = dictionary.get(name);
  return value instanceof PdfString ? value.bytes : new Uint8Array();
}

/** Revisions 2 to 4 (algorithms 2, 4 and 5): the key of the empty password gives what the file tells. */
function isEmptyThen(revision: number, encryption: PdfDictionary, id: Uint8Array): boolean {
  const told = bytesOf(encryption, 'U');
  const owner = bytesOf(encryption, 'O').subarray(0, 32);
  if (told.length < 32 || owner.length < 32) return false;
  const permissions = new Uint8Array(4);
  new DataView(permissions.buffer).setInt32(0, numberOf(encryption, 'P') | 0, true);
  const hidesMetadata = revision < 4 || encryption.get('EncryptMetadata') !== 'false';
  const mark = hidesMetadata ? [] : [0xff, 0xff, 0xff, 0xff];
  let key = md5(Uint8Array.of(...padding, ...owner, ...permissions, ...id, ...mark));
  if (revision === 2) return same(rc4(key.subarray(0, 5), padding), told, 32);
  const bits = revision === 4 ? 128 : numberOf(encryption, 'Length') || 40;
  const length = Math.min(16, Math.max(5, bits >> 3));
  for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  let check = rc4(key, md5(Uint8Array.of(...padding, ...id)));
  for (let round = 1; round < 20; round += 1)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    );
  return same(check, told, 16);
}

/** Revisions 5 and 6 (algorithm 11): the digest of the empty password and its salt is told. */
async function isEmptyNow(revision: number, told: Uint8Array): Promise<boolean> {
  const { crypto } = globalThis as { crypto?: { subtle?: Subtle } };
  const subtle = crypto?.subtle;
  if (!subtle || told.length < 48 || revision > 6) return false;
  const salt = told.subarray(32, 40);
  let digest = new Uint8Array(await subtle.digest('SHA-256', salt));
  if (revision === 6) digest = await hardened(subtle, digest);
  return same(digest, told, 32);
}

/** Algorithm 2.B of the empty password: digests whose kind depends on what they are made of. */
async function hardened(subtle: Subtle, first: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  let digest = Uint8Array.from(first);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const repeated = new Uint8Array(digest.length * 64);
    for (let n = 0; n < 64; n += 1) repeated.set(digest, n * digest.length);
    const key = await subtle.importKey('raw', digest.subarray(0, 16), 'AES-CBC', false, [
      'encrypt',
    ]);
    const cipher = { name: 'AES-CBC', iv: digest.subarray(16, 32) };
    // WebCrypto adds a block of padding, which this cipher has none of.
    const mixed = new Uint8Array(await subtle.encrypt(cipher, key, repeated)).subarray(
      0,
      repeated.length,
    );
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    digest = new Uint8Array(await subtle.digest(`SHA-${[256, 384, 512][rest]!}`, mixed));
    last = mixed.at(-1)!;
  }
  return digest.subarray(0, 32);
}

const same = (some: Uint8Array, others: Uint8Array, count: number): boolean =>
  some.length >= count && some.subarray(0, count).every((byte, index) => byte === others[index]);
