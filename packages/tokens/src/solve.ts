import { linearToHex, oklchToHex, oklchToLinear, type Oklch } from './color.ts';
import { luminance, luminanceOfLinear } from './contrast.ts';
import type { Rung } from './ladder.ts';

/** For the last digits of floating-point sums only: white has a luminance of 0.9999999999999999. */
const tolerance = 1e-12;
const nudge = 0.0006;

/**
 * The colour of a seed's hue on one rung of the ladder, as `#rrggbb`. The finished, rounded colour
 * is on the rung's side of its target: it is checked as a browser and a checker will see it.
 */
export function solveRung(seed: Oklch, { luminance: target, side, chroma, chromaLimit }: Rung) {
  const color = { hue: seed.hue, chroma: Math.min(seed.chroma * chroma, chromaLimit) };
  let dark = 0;
  let light = 1;
  for (let round = 0; round < 18; round++) {
    const lightness = (dark + light) / 2;
    if (luminanceOfLinear(oklchToLinear({ ...color, lightness })) < target) dark = lightness;
    else light = lightness;
  }
  let lightness = side === 'floor' ? light : dark;
  let hex = linearToHex(oklchToLinear({ ...color, lightness }));
  const direction = side === 'floor' ? 1 : -1;
  while ((luminance(hex) - target) * direction < -tolerance && lightness > 0 && lightness < 1) {
    lightness = Math.min(1, Math.max(0, lightness + nudge * direction));
    hex = oklchToHex({ ...color, lightness });
  }
  return hex;
}
