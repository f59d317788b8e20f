import { foldWords } from './fold.ts';
import type { ComboboxLoader } from './remote.ts';

const streets = [
  'Akacjowa',
  'Biernackiego',
  'Botaniczna',
  'Chopina',
  'Ćwiklińskiej',
  'Dworcowa',
  'Gajowa',
  'Jagiellończyka',
  'Kędziora',
  'Kościuszki',
  'Legionów',
  'Łąkowa',
  'Łojasiewicza',
  'Mickiewicza',
  'Niepodległości',
  'Ogrodowa',
  'Pisarka',
  'Sękowskiego',
  'Sienkiewicza',
  'Żeromskiego',
];

/** A register of 20,000 addresses, invented. */
export const register = (): string[] =>
  streets.flatMap((street) => Array.from({ length: 1000 }, (_, index) => `${street} ${index + 1}`));

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });

/**
 * A loader as a page would have one, with the register in place of a server: it takes half a second, gives
 * its answer in parts, and fails at the first try of a text with a question mark, so that this can be seen.
 */
export function registerLoader(): ComboboxLoader {
  const all = register();
  const failed = new Set<string>();
  return async ({ query, offset, limit, signal }) => {
    await pause(500, signal);
    if (query.includes('?') && !failed.has(query)) {
      failed.add(query);
      throw new Error('The register cannot be reached. (The example fails here on purpose.)');
    }
    const wanted = foldWords(query.replaceAll('?', ''));
    const found = all.filter((address) => {
      const words = foldWords(address);
      return wanted.every((word) => words.some((each) => each.startsWith(word)));
    });
    return { options: found.slice(offset, offset + limit), total: found.length };
  };
}
