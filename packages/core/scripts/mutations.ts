import { valueSamples } from './value-samples.ts';

const noise = [
  ...'0123456789.,-+/() \n\t@:_€złŁAaIVXOQºŅķ',
  '\u00a0',
  '\u202f',
  '\u200b',
  '\u2013',
  '\u2212',
  '\ufeff',
  '\u0301',
  '\ud800',
  '٣',
  '３',
  '__proto__',
  'maja',
  'PT50',
  '0000',
  '-----',
];

/** Numbers from 0 up to 1, the same for the same seed (xorshift). */
export function seeded(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** `text` with up to four pieces put in, taken out, doubled or swapped. */
export function mutate(text: string, random: () => number): string {
  let now = text;
  for (let edits = Math.floor(random() * 5); edits > 0; edits -= 1) {
    const at = Math.floor(random() * (now.length + 1));
    const piece = noise[Math.floor(random() * noise.length)]!;
    const kind = Math.floor(random() * 4);
    const next = now.slice(at, at + 1);
    if (kind === 0) now = now.slice(0, at) + piece + now.slice(at);
    else if (kind === 1) now = now.slice(0, at) + piece + now.slice(at + 1);
    else if (kind === 2) now = now.slice(0, at) + next + now.slice(at);
    else now = now.slice(0, at) + now.slice(at + 1, at + 2) + next + now.slice(at + 2);
  }
  return now;
}

/** Text of up to 40 code units of any kind, most of them from the lower ranges. */
export function rubbish(random: () => number): string {
  const top = [0x80, 0x250, 0x3000, 0x10000][Math.floor(random() * 4)]!;
  const units = Array.from({ length: Math.floor(random() * 40) }, () => random() * top);
  return String.fromCharCode(...units);
}

/** Samples of all kinds, changed, and rubbish: `count` texts, the same for the same seed. */
export function mixedTexts(count: number, seed: number): string[] {
  const random = seeded(seed);
  const all = Object.values(valueSamples).flat();
  return Array.from({ length: count }, (_, at) =>
    at % 4 ? mutate(all[Math.floor(random() * all.length)]!, random) : rubbish(random),
  );
}

/** Samples of one kind, changed: `count` texts, the same for the same seed. */
export function textsLike(kind: string, count: number, seed: number): string[] {
  const random = seeded(seed);
  const own = valueSamples[kind] ?? [''];
  return Array.from({ length: count }, (_, at) => mutate(own[at % own.length]!, random));
}

/** Long texts that cost a careless expression much time. */
export function hugeTexts(): string[] {
  const units = ['1', ' ', '.', '-', 'A', 'I', 'a.', '1 ', '1.', ' 1', '@', '0', '\n', 'NR', 'é'];
  const long = units.map((unit) => unit.repeat(Math.ceil(10_000 / unit.length)));
  return long.flatMap((text) => [
    text,
    `1${text}1`,
    `PL${text}x`,
    `${text.slice(0, 5_000)}@${text}`,
  ]);
}
