import { oklchToHex, oklchToLinear, type Oklch } from './color.ts';
import { luminance, luminanceOfLinear } from './contrast.ts';
import type { Rung } from './ladder.ts';

/** For the last digits of floating-point sums only: white has a luminance of 0.9999999999999999. */
const tolerance = 1e-12;
const nudge = 0.0006;

const close = 2e-5;

/**
 * The lightness at which a hue has a luminance, by false position with the Illinois correction. The
 * cube root of luminance is almost a straight line over OKLCH lightness, so few rounds are needed.
 */
function findLightness(color: { hue: number; chroma: number }, target: number): number {
  const wanted = Math.cbrt(target);
  const missing = (lightness: number) =>
    Math.cbrt(luminanceOfLinear(oklchToLinear({ ...color, lightness }))) - wanted;
  let [dark, light] = [0, 1];
  let [tooDark, tooLight] = [-wanted, 1 - wanted];
  let lightness = wanted;
  let before = 0;
  for (let round = 0; round < 40 && tooLight > 0; round++) {
    const error = missing(lightness);
    if (Math.abs(error) < close) break;
    if (error < 0) {
      [dark, tooDark] = [lightness, error];
      if (before < 0) tooLight /= 2;
    } else {
      [light, tooLight] = [lightness, error];
      if (before > 0) tooDark /= 2;
    }
    before = error;
    lightness = (dark * tooLight - light * tooDark) / (tooLight - tooDark);
  }
  return lightness;
}

/**
 * The colour of a seed's hue on one rung of the ladder, as `#rrggbb`. The finished, rounded colour
 * is on the rung's side of its target: it is checked as a browser and a checker will see it.
 */
export function solveRung(seed: Oklch, { luminance: target, side, chroma, chromaLimit }: Rung) {
  const color = { hue: seed.hue, chroma: Math.min(seed.chroma * chroma, chromaLimit) };
  let lightness = findLightness(color, target);
  let hex = oklchToHex({ ...color, lightness });
  const direction = side === 'floor' ? 1 : -1;
  while ((luminance(hex) - target) * direction < -tolerance && lightness > 0 && lightness < 1) {
    lightness = Math.min(1, Math.max(0, lightness + nudge * direction));
    hex = oklchToHex({ ...color, lightness });
  }
  return hex;
}
