// The slowest single reading of a text, per kind of value. Run with --conditions=twintown:source.
import { hugeTexts, mixedTexts, textsLike } from '../../packages/core/scripts/mutations.ts';
import { languages } from '../../packages/core/src/language.ts';
import { parseValue, valueKinds } from '../../packages/core/src/values.ts';

/** No text may keep a form waiting longer than this, in ms. */
export const valuesBudget = 5;

/** In ms. */
function timed(kind, text, locale) {
  const start = performance.now();
  parseValue(kind, text, locale);
  return performance.now() - start;
}

/**
 * Reads 100,000 random and mutated texts and the very long ones as each kind, the languages by turns, as
 * the tests do. A text that seems the slowest so far counts with the fastest of five more readings, so
 * that a pause of the machine is not taken for a slow expression.
 * @returns {{ kind: string, slowest: number, text: string }[]} `slowest` in ms, and the beginning
 *   of the text that took it
 */
export function measureValues() {
  const shared = [...mixedTexts(50_000, 20261125), ...hugeTexts()];
  return valueKinds.map((kind, at) => {
    let slowest = { kind, slowest: 0, text: '' };
    for (const [n, text] of [...shared, ...textsLike(kind, 50_000, 7 + at)].entries()) {
      const locale = languages[n % languages.length];
      if (timed(kind, text, locale) <= slowest.slowest) continue;
      const again = Array.from({ length: 5 }, () => timed(kind, text, locale));
      const best = Math.min(...again);
      if (best > slowest.slowest) slowest = { kind, slowest: best, text: text.slice(0, 40) };
    }
    return slowest;
  });
}
