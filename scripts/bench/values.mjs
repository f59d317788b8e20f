// The slowest single reading of a text, per kind of value. Run with --conditions=twintown:source.
import { hugeTexts, textsLike } from '../../packages/core/scripts/mutations.ts';
import { parseValue, valueKinds } from '../../packages/core/src/values.ts';

/** No text may keep a form waiting longer than this, in ms. */
export const valuesBudget = 5;

const texts = (kind) => [...textsLike(kind, 3_000, 20261125), ...hugeTexts()];

/**
 * Reads some thousands of right, wrong and very long texts as each kind. Each text counts with the
 * fastest of its five readings, so that a pause of the machine is not taken for a slow expression.
 * @returns {{ kind: string, slowest: number, text: string }[]} `slowest` in ms, and the beginning
 *   of the text that took it
 */
export function measureValues() {
  return valueKinds.map((kind) => {
    let slowest = { kind, slowest: 0, text: '' };
    for (const text of texts(kind)) {
      let best = Infinity;
      for (let reading = 0; reading < 5; reading += 1) {
        const start = performance.now();
        parseValue(kind, text, 'pl');
        best = Math.min(best, performance.now() - start);
      }
      if (best > slowest.slowest) slowest = { kind, slowest: best, text: text.slice(0, 40) };
    }
    return slowest;
  });
}
