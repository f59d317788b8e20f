/** sRGB and OKLCH, and the way between them. Colours leave this file as `#rrggbb`. */

/** Linear-light sRGB, each channel 0 to 1 when the colour can be shown. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

/** Lightness 0 to 1, chroma (about 0 to 0.4), hue in degrees. */
export interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

const hexPattern = /^#[0-9a-f]{6}$/i;

/** Only opaque six-digit colours are seeds: contrast with transparency depends on what lies below. */
export function isHexColor(text: unknown): text is string {
  return typeof text === 'string' && hexPattern.test(text);
}

function channelToLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function linearToByte(linear: number): number {
  const clamped = Math.min(1, Math.max(0, linear));
  const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}

const linearOfByte: readonly number[] = Array.from({ length: 256 }, (_, byte) =>
  channelToLinear(byte / 255),
);

/** The three 8-bit channels of `#rrggbb`. */
export function hexToBytes(hex: string): readonly [number, number, number] {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

export function hexToLinear(hex: string): LinearRgb {
  const [red, green, blue] = hexToBytes(hex);
  return [linearOfByte[red] ?? 0, linearOfByte[green] ?? 0, linearOfByte[blue] ?? 0];
}

/** Rounds to 8 bits a channel; channels outside the gamut are clipped. */
export function linearToHex([red, green, blue]: LinearRgb): string {
  const number = (linearToByte(red) << 16) | (linearToByte(green) << 8) | linearToByte(blue);
  return `#${number.toString(16).padStart(6, '0')}`;
}

/** Matrices: Björn Ottosson, "A perceptual color space for image processing", 2020. */
export function oklabToLinear(lightness: number, a: number, b: number): LinearRgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

export function hexToOklch(hex: string): Oklch {
  const [red, green, blue] = hexToLinear(hex);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return { lightness, chroma: Math.hypot(a, b), hue: hue < 0 ? hue + 360 : hue };
}

const gamutTolerance = 1e-6;

function isShowable([red, green, blue]: LinearRgb): boolean {
  const low = -gamutTolerance;
  const high = 1 + gamutTolerance;
  return red >= low && red <= high && green >= low && green <= high && blue >= low && blue <= high;
}

/**
 * The colour with this lightness and hue and at most this chroma that a screen can show: chroma
 * gives way, lightness and hue do not.
 */
export function oklchToLinear({ lightness, chroma, hue }: Oklch): LinearRgb {
  if (lightness >= 1) return [1, 1, 1];
  if (lightness <= 0) return [0, 0, 0];
  const angle = (hue * Math.PI) / 180;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const wanted = oklabToLinear(lightness, chroma * cosine, chroma * sine);
  if (isShowable(wanted)) return wanted;
  let shown = oklabToLinear(lightness, 0, 0);
  let inside = 0;
  let outside = chroma;
  for (let round = 0; round < 12; round++) {
    const middle = (inside + outside) / 2;
    const candidate = oklabToLinear(lightness, middle * cosine, middle * sine);
    if (isShowable(candidate)) {
      inside = middle;
      shown = candidate;
    } else {
      outside = middle;
    }
  }
  return shown;
}

export function oklchToHex(color: Oklch): string {
  return linearToHex(oklchToLinear(color));
}
