/* Just enough DER (X.690) to read whom a certificate or a signature names. Nothing is verified. */

interface Part {
  tag: number;
  /** Where it begins with its tag; `start` is where its content does. */
  head: number;
  start: number;
  end: number;
}

function partAt(bytes: Uint8Array, at: number): Part | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) return undefined;
    length = 0;
    for (let n = 0; n < count; n += 1) length = length * 256 + (bytes[start + n] ?? 0);
    start += count;
  }
  const end = start + length;
  return end <= bytes.length ? { tag, head: at, start, end } : undefined;
}

function partsOf(bytes: Uint8Array, parent: Part | undefined): Part[] {
  const parts: Part[] = [];
  const end = parent?.end ?? 0;
  for (let at = parent?.start ?? 0; at < end;) {
    const part = partAt(bytes, at);
    if (!part || part.end > end) break;
    parts.push(part);
    at = part.end;
  }
  return parts;
}

/** The common name of the subject of a certificate (RFC 5280, 4.1), or undefined. */
export function subjectOf(certificate: Uint8Array): string | undefined {
  const [body] = partsOf(certificate, partAt(certificate, 0));
  const fields = partsOf(certificate, body);
  // Version stands first, in a part marked [0], except in certificates of version 1.
  const subject = fields[fields[0]?.tag === 0xa0 ? 5 : 4];
  for (const set of partsOf(certificate, subject)) {
    for (const attribute of partsOf(certificate, set)) {
      const [type, value] = partsOf(certificate, attribute);
      // 2.5.4.3, id-at-commonName
      const isName =
        type && value && certificate.subarray(type.start, type.end).join() === '85,4,3';
      if (isName) return textOf(certificate.subarray(value.start, value.end), value.tag);
    }
  }
  return undefined;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/**
 * The common name of who signed first, by the certificate that a signature (CMS, RFC 5652, 5) brings along
 * and points to by issuer and number; undefined where it does neither, or is damaged.
 */
export function signerOf(signature: Uint8Array): string | undefined {
  const whole = partsOf(signature, partAt(signature, 0));
  const [signed] = partsOf(signature, whole[1]);
  const fields = partsOf(signature, signed);
  const certificates = partsOf(
    signature,
    fields.find(({ tag }) => tag === 0xa0),
  );
  // Those who signed stand last, the kinds of digests in a set of their own before.
  const [signer] = partsOf(signature, fields.length > 3 ? fields.at(-1) : undefined);
  const pointer = partsOf(signature, signer)[1];
  if (pointer?.tag !== 0x30) return undefined;
  const [issuer, number] = partsOf(signature, pointer);
  if (!issuer || !number) return undefined;
  for (const certificate of certificates) {
    const [body] = partsOf(signature, certificate);
    const parts = partsOf(signature, body);
    const first = parts[0]?.tag === 0xa0 ? 1 : 0;
    const [own, by] = [parts[first], parts[first + 2]];
    const bytes = ({ start, end }: Part): Uint8Array => signature.subarray(start, end);
    if (own && by && isSame(bytes(own), bytes(number)) && isSame(bytes(by), bytes(issuer)))
      return subjectOf(signature.subarray(certificate.head, certificate.end));
  }
  return undefined;
}

function textOf(bytes: Uint8Array, tag: number): string {
  if (tag === 0x1e) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(tag === 0x14 ? 'windows-1252' : 'utf-8').decode(bytes);
}
