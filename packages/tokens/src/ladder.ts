/**
 * The luminance ladder. Contrast depends on luminance alone, so a step of a palette is a target
 * luminance and the side on which rounding may fall. Every palette shares the ladder, so a ratio
 * that holds between two targets holds between any two colours on those steps, whatever their hues.
 */
import { contrastOfLuminances } from './contrast.ts';

export const modes = ['light', 'dark', 'light-more', 'dark-more'] as const;
export type Mode = (typeof modes)[number];

export const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type Step = (typeof steps)[number];

export interface Rung {
  /** Relative luminance, 0 to 1. */
  luminance: number;
  /** `floor`: a finished colour is never darker than the target; `ceiling`: never lighter. */
  side: 'floor' | 'ceiling';
  /** Share of the seed's chroma, 0 to 1. */
  chroma: number;
  /** Most chroma the step may have, whatever the seed. */
  chromaLimit: number;
}

type Twelve = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

const targets: Record<Mode, Twelve> = {
  light: [0.965, 0.915, 0.86, 0.8, 0.73, 0.64, 0.24, 0.205, 0.15, 0.125, 0.118, 0.022],
  dark: [0.0085, 0.0135, 0.022, 0.033, 0.048, 0.085, 0.172, 0.25, 0.29, 0.36, 0.4, 0.66],
  'light-more': [1, 0.965, 0.92, 0.87, 0.82, 0.6, 0.155, 0.14, 0.1, 0.08, 0.07, 0.008],
  'dark-more': [0, 0.006, 0.011, 0.018, 0.027, 0.06, 0.25, 0.31, 0.45, 0.55, 0.52, 0.8],
};

/** Surfaces are calm: much less colour than lines and text, and least of all in the dark. */
const chromaShares: Record<'light' | 'dark', Twelve> = {
  light: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.9, 1, 1, 1, 1, 0.8],
  dark: [0.12, 0.2, 0.26, 0.32, 0.38, 0.5, 0.7, 0.85, 0.9, 0.9, 0.8, 0.5],
};

const chromaLimits: Record<'light' | 'dark', Twelve> = {
  light: [0.01, 0.025, 0.045, 0.065, 0.09, 0.12, 1, 1, 1, 1, 1, 1],
  dark: [0.016, 0.026, 0.036, 0.046, 0.056, 0.08, 0.13, 0.15, 0.16, 0.16, 0.13, 0.08],
};

export function isDark(mode: Mode): boolean {
  return mode === 'dark' || mode === 'dark-more';
}

export function hasMoreContrast(mode: Mode): boolean {
  return mode === 'light-more' || mode === 'dark-more';
}

export function rung(mode: Mode, step: Step): Rung {
  const scheme = isDark(mode) ? 'dark' : 'light';
  const index = step - 1;
  const isSurface = step <= 6;
  return {
    luminance: targets[mode][index] ?? 0,
    side: isSurface === (scheme === 'light') ? 'floor' : 'ceiling',
    chroma: chromaShares[scheme][index] ?? 0,
    chromaLimit: chromaLimits[scheme][index] ?? 0,
  };
}

export interface Guarantee {
  foreground: Step;
  background: Step;
  /** Least contrast, in normal and in more-contrast modes. */
  normal: number;
  more: number;
}

function guarantee(
  foreground: Step,
  backgrounds: readonly Step[],
  normal: number,
  more: number,
): Guarantee[] {
  return backgrounds.map((background) => ({ foreground, background, normal, more }));
}

/** What each step is for (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11). */
export const guarantees: readonly Guarantee[] = [
  ...guarantee(7, [1, 2, 3], 3, 4.5),
  ...guarantee(8, [1, 2, 3, 4, 5], 3, 4.5),
  ...guarantee(9, [1, 2, 3], 3, 4.5),
  ...guarantee(11, [1, 2, 3, 4, 5], 4.5, 7),
  ...guarantee(12, [1, 2, 3, 4, 5], 7, 7),
];

export interface Violation extends Guarantee {
  mode: Mode;
  ratio: number;
  reason: 'contrast' | 'side';
}

/** The luminance of a step in a mode; replaceable so that the proof can be tried on other ladders. */
export type LuminanceOf = (mode: Mode, step: Step) => number;

/**
 * Compares the constants: with every colour on its own side of its target, contrast is at least
 * the contrast of the two targets. An empty answer proves every palette of every seed.
 */
export function proveLadder(
  luminanceOf: LuminanceOf = (mode, step) => rung(mode, step).luminance,
): Violation[] {
  const violations: Violation[] = [];
  for (const mode of modes) {
    for (const item of guarantees) {
      const front = luminanceOf(mode, item.foreground);
      const back = luminanceOf(mode, item.background);
      const ratio = contrastOfLuminances(front, back);
      if (ratio < (hasMoreContrast(mode) ? item.more : item.normal)) {
        violations.push({ ...item, mode, ratio, reason: 'contrast' });
      } else if (front > back !== isDark(mode)) {
        violations.push({ ...item, mode, ratio, reason: 'side' });
      }
    }
  }
  return violations;
}
