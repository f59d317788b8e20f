/** Damages files the same way every time. */

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes with some of them flipped, a part cut out or doubled, or their end gone. */
export function mutated(
  bytes: Uint8Array<ArrayBuffer>,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  const at = (limit: number): number => Math.floor(random() * limit);
  const copy = bytes.slice();
  for (let n = at(8); n >= 0; n -= 1) {
    const place = at(copy.length);
    copy[place] = random() < 0.5 ? copy[place]! ^ (1 << at(8)) : at(256);
  }
  const from = at(copy.length);
  const to = Math.min(copy.length, from + at(1 + copy.length / 8));
  const kind = at(5);
  if (kind === 0) return copy.slice(0, from);
  if (kind === 1) return joined(copy.subarray(0, from), copy.subarray(to));
  if (kind === 2) return joined(copy.subarray(0, to), copy.subarray(from));
  return copy;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
