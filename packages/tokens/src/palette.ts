import { hexToOklch, oklchToHex } from './color.ts';
import { black, contrast, contrastOfLuminances, luminance, textOn } from './contrast.ts';
import { hasMoreContrast, isDark, rung, steps, type Mode, type Rung, type Step } from './ladder.ts';
import { solveRung } from './solve.ts';

/** Drawn where a filled shape needs no edge; forced colours turn it into a visible line. */
export const transparent = 'transparent';

export type SolidShade = 'seed' | 'on-seed' | 'solid' | 'hover' | 'active' | 'on' | 'border';
export type Shade = `${Step}` | SolidShade;

/** One hue in one mode. Colours are `#rrggbb`; only `border` may be `transparent`. */
export type Palette = Record<Shade, string>;

export interface PaletteOptions {
  /**
   * `seed`: filled shapes keep the seed exactly. `ladder`: they take step 9, for hues whose exact
   * colour nobody asked for.
   */
  solid: 'seed' | 'ladder';
  /** The seed is a grey: in the dark its breath of colour stays even, or surfaces look dead. */
  isGrey?: boolean;
}

function chosenRung(mode: Mode, step: Step, isGrey: boolean): Rung {
  const own = rung(mode, step);
  return isGrey && isDark(mode) ? { ...own, chroma: 0.65 } : own;
}

/**
 * Least contrast of a colour with any surface on steps 1 to 3, of any seed. It looks at the bound
 * and not at this seed's own surfaces, because a button may stand on another palette's surface.
 */
function leastEdgeContrast(color: string, mode: Mode): number {
  const bound = rung(mode, 3).luminance;
  const value = luminance(color);
  const isOnFarSide = isDark(mode) ? value > bound : value < bound;
  return isOnFarSide ? contrastOfLuminances(value, bound) : 1;
}

const hoverShift = 0.055;
const activeShift = 0.1;

/**
 * A pressed or pointed-at fill moves away from its text, so contrast only grows. Where there is no
 * room left (black under white text) both move the other way: that end has contrast to spare.
 */
function pressedShades(solid: string, on: string): { hover: string; active: string } {
  const color = hexToOklch(solid);
  const away = on === black ? 1 : -1;
  const room = away > 0 ? 1 - color.lightness : color.lightness;
  const direction = room >= activeShift ? away : -away;
  const shifted = (shift: number) =>
    oklchToHex({ ...color, lightness: color.lightness + direction * shift });
  return { hover: shifted(hoverShift), active: shifted(activeShift) };
}

function solidShades(seed: string, step9: string, step8: string, mode: Mode) {
  const more = hasMoreContrast(mode);
  const leastText = more ? 7 : 4.5;
  let solid = seed;
  let on = more ? bestTextOn(seed) : textOn(seed);
  // A tenth to a sixth of all colours carry neither white nor black at 7:1. Who asks for more
  // contrast gets it: there the fill is the ladder's; the seed itself stays in `seed`.
  if (contrast(solid, on) < leastText) {
    solid = step9;
    on = bestTextOn(step9);
  }
  const { hover, active } = pressedShades(solid, on);
  const leastEdge = Math.min(
    ...[solid, hover, active].map((color) => leastEdgeContrast(color, mode)),
  );
  return { solid, hover, active, on, border: leastEdge >= (more ? 4.5 : 3) ? transparent : step8 };
}

function bestTextOn(color: string): string {
  return contrast('#ffffff', color) >= contrast(black, color) ? '#ffffff' : black;
}

/** All shades that one seed (`#rrggbb`) makes in one mode. Same seed, same palette. */
export function createPalette(seed: string, mode: Mode, options: PaletteOptions): Palette {
  const oklch = hexToOklch(seed);
  const ladder = Object.fromEntries(
    steps.map((step) => [step, solveRung(oklch, chosenRung(mode, step, options.isGrey ?? false))]),
  ) as Record<`${Step}`, string>;
  const filled = options.solid === 'seed' ? seed.toLowerCase() : ladder[9];
  return {
    ...ladder,
    seed: seed.toLowerCase(),
    'on-seed': textOn(seed),
    ...solidShades(filled, ladder[9], ladder[8], mode),
  };
}
