/*
 * MD5 (RFC 1321) and RC4, which WebCrypto does not have, for files of before 2008. They keep nothing
 * secret any more; here they only tell whether a file is open.
 */

const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const sines = Int32Array.from({ length: 64 }, (_, n) =>
  Math.floor(Math.abs(Math.sin(n + 1)) * 2 ** 32),
);

/** The 16 bytes of the digest. */
export function md5(bytes: Uint8Array): Uint8Array {
  const blocks = (bytes.length + 72) >> 6;
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length << 3, true);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < padded.length; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let n = 0; n < 64; n += 1) {
      const kind = n >> 4;
      const [mixed, word] = mix(kind, n, [b, c, d]);
      const sum = (a + mixed + sines[n]! + view.getInt32(block + word * 4, true)) | 0;
      const shift = shifts[kind]![n & 3]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    for (const [n, word] of [a, b, c, d].entries()) state[n] = (state[n]! + word) | 0;
  }
  const digest = new Uint8Array(16);
  const out = new DataView(digest.buffer);
  state.forEach((word, n) => out.setInt32(n * 4, word, true));
  return digest;
}

/** What a step adds, and which word of the block. */
function mix(kind: number, n: number, [b, c, d]: [number, number, number]): [number, number] {
  if (kind === 0) return [(b & c) | (~b & d), n];
  if (kind === 1) return [(d & b) | (~d & c), (5 * n + 1) & 15];
  if (kind === 2) return [b ^ c ^ d, (3 * n + 5) & 15];
  return [c ^ (b | ~d), (7 * n) & 15];
}

/** Locks or unlocks `bytes`, which is the same. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, n) => n);
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [state[other]!, state[one]!];
  };
  for (let n = 0, m = 0; n < 256; n += 1) {
    m = (m + state[n]! + key[n % key.length]!) & 0xff;
    swap(n, m);
  }
  let [i, j] = [0, 0];
  return bytes.map((byte) => {
    i = (i + 1) & 0xff;
    j = (j + state[i]!) & 0xff;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 0xff]!;
  });
}
