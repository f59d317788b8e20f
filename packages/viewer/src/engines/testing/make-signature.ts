/** Certificates and signatures that name people and prove nothing. */

/** A part in DER (X.690), of parts or of bytes. */
function der(tag: number, ...content: (Uint8Array | number[])[]): Uint8Array {
  const bytes = content.flatMap((part) => [...part]);
  const { length } = bytes;
  const head = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...head, ...bytes]);
}
const sequence = (...parts: (Uint8Array | number[])[]): Uint8Array => der(0x30, ...parts);
const set = (...parts: Uint8Array[]): Uint8Array => der(0x31, ...parts);
const oid = (...bytes: number[]): Uint8Array => der(0x06, bytes);
const named = (name: string): Uint8Array =>
  sequence(set(sequence(oid(0x55, 4, 3), der(0x0c, [...new TextEncoder().encode(name)]))));

export const certificate = (issuer: string, serial: number, subject: string): Uint8Array =>
  sequence(
    sequence(
      der(0xa0, der(0x02, [2])),
      der(0x02, [serial]),
      sequence(oid(1)),
      named(issuer),
      sequence(),
      named(subject),
    ),
  );

/** SignedData (RFC 5652, 5.1) of certificates and of those who signed. */
export const signedData = (certificates: Uint8Array[], ...signers: Uint8Array[]): Uint8Array =>
  sequence(
    oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2),
    der(
      0xa0,
      sequence(
        der(0x02, [1]),
        set(),
        sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1)),
        ...(certificates.length > 0 ? [der(0xa0, ...certificates)] : []),
        set(...signers),
      ),
    ),
  );

const smime = (kind: number): Uint8Array => oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, kind);

/** SignedData that holds what was signed, in pieces without a length as mailing programs write it. */
export function opaque(
  content: Uint8Array,
  certificates: Uint8Array[],
  signers: Uint8Array[],
  inPieces = false,
): Uint8Array {
  const open = (tag: number, ...parts: Uint8Array[]): Uint8Array =>
    Uint8Array.from([tag, 0x80, ...parts.flatMap((each) => [...each]), 0, 0]);
  const half = Math.floor(content.length / 2);
  const inside = inPieces
    ? open(
        0xa0,
        open(0x24, der(0x04, content.subarray(0, half)), der(0x04, content.subarray(half))),
      )
    : der(0xa0, der(0x04, content));
  const wrap = inPieces ? open : der;
  const data = wrap(
    0x30,
    der(0x02, [1]),
    set(),
    wrap(0x30, smime(1), inside),
    ...(certificates.length > 0 ? [der(0xa0, ...certificates)] : []),
    set(...signers),
  );
  return wrap(0x30, smime(2), wrap(0xa0, data));
}

/** EnvelopedData, of which nothing can be read. */
export const enveloped = (): Uint8Array =>
  sequence(smime(3), der(0xa0, sequence(der(0x02, [0]), set())));

/** One who signed, as the signature points to their certificate. */
export const signer = (issuer: string, serial: number): Uint8Array =>
  sequence(der(0x02, [1]), sequence(named(issuer), der(0x02, [serial])), sequence());
