/* Just enough DER (X.690) to read whom a certificate names. Nothing is verified. */

interface Part {
  tag: number;
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
  return end <= bytes.length ? { tag, start, end } : undefined;
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

function textOf(bytes: Uint8Array, tag: number): string {
  if (tag === 0x1e) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(tag === 0x14 ? 'windows-1252' : 'utf-8').decode(bytes);
}
