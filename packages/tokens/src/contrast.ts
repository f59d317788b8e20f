import { hexToLinear, type LinearRgb } from './color.ts';

export const white = '#ffffff';
export const black = '#000000';

export function luminanceOfLinear([red, green, blue]: LinearRgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Relative luminance of `#rrggbb`, 0 (black) to 1 (white).
 * @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function luminance(hex: string): number {
  return luminanceOfLinear(hexToLinear(hex));
}

/** Contrast of two relative luminances, 1 to 21, in either order. */
export function contrastOfLuminances(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/**
 * Contrast ratio of two `#rrggbb` colours, 1 to 21, in either order.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: string, other: string): number {
  return contrastOfLuminances(luminance(one), luminance(other));
}

/**
 * White where white reads at 4.5:1, else black. One of the two always does: white up to a
 * luminance of 0.183, black from 0.175.
 */
export function textOn(background: string): string {
  return contrast(white, background) >= 4.5 ? white : black;
}
