import { latin1 } from '@twintown/core/files/source.js';
import { guessEncoding } from '../text/encoding.ts';

/** Bytes of headers that are looked through. */
const mostHeaders = 1024 * 1024;

/**
 * The message with its headers in UTF-8, and its text too where nothing says in which letters it is: old programs
 * wrote both in the code page of their country, which no reader could tell from damage.
 */
export function legibleMail(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const end = endOfHeaders(bytes);
  const headers = latin1(bytes.subarray(0, Math.min(end, mostHeaders)));
  const saysLetters = /^content-type:(?!\s*text\/plain\s*$)/im.test(headers);
  const isCoded = /^content-transfer-encoding:\s*(?:base64|quoted-printable)/im.test(headers);
  const part = saysLetters || isCoded ? bytes.subarray(0, end) : bytes;
  const encoding = guessEncoding(part);
  if (!/^(?:windows|iso)-/.test(encoding)) return bytes;
  const written = new TextEncoder().encode(new TextDecoder(encoding).decode(part));
  const whole = new Uint8Array(written.length + bytes.length - part.length);
  whole.set(written);
  whole.set(bytes.subarray(part.length), written.length);
  return whole;
}

/** Where the first empty line begins. */
function endOfHeaders(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    const next = bytes[at + 1] === 13 ? bytes[at + 2] : bytes[at + 1];
    if (next === 10) return at + 1;
  }
  return bytes.length;
}
