import { hexToOklch, isHexColor, oklchToHex } from './color.ts';

/** A town's brand file. `theme.schema.json` says the same to editors. */
export interface BrandFile {
  $schema?: string;
  /** The value of `data-tt-theme` and the name of the theme's files. */
  id: string;
  /** The town's own name, in its own language. */
  name: string;
  /** `#rrggbb`, kept exactly. */
  brand: string;
  /** `#rrggbb`, kept exactly. Default: the brand colour. */
  accent?: string;
  /** Default: `tinted`. */
  neutral?: 'tinted' | 'grey';
  /** Families; the system's font follows. Default: the system's font. */
  font?: { body?: string; heading?: string };
  /** Default: `small`. */
  radius?: 'none' | 'small' | 'round';
  /** Default: `comfortable`. */
  density?: 'comfortable' | 'compact';
}

export interface BrandProblem {
  code: 'id' | 'name' | 'color' | 'choice' | 'family' | 'unknown-property';
  /** Where, such as `font.body`. */
  path: string;
  /** For the person who writes the file, in English. */
  message: string;
}

/** Used in place of a colour that cannot be read. */
export const fallbackBrand = '#3d5a80';

const choices = {
  neutral: ['tinted', 'grey'],
  radius: ['none', 'small', 'round'],
  density: ['comfortable', 'compact'],
} as const;

const known = ['$schema', 'id', 'name', 'brand', 'accent', 'font', ...Object.keys(choices)];
const idPattern = /^[a-z][a-z0-9-]*$/;
// Families end up between quotes in CSS, so nothing that could end the quotes may pass.
const familyPattern = /^[A-Za-z0-9][A-Za-z0-9 -]*$/;

/** Everything wrong with a brand file; an empty answer means that it can be used as it is. */
export function checkBrand(file: unknown): BrandProblem[] {
  const problems: BrandProblem[] = [];
  const report = (code: BrandProblem['code'], path: string, message: string) => {
    problems.push({ code, path, message });
  };
  const brand = asRecord(file);
  for (const key of Object.keys(brand)) {
    if (!known.includes(key)) report('unknown-property', key, `"${key}" is not a setting.`);
  }
  if (typeof brand.id !== 'string' || !idPattern.test(brand.id)) {
    report('id', 'id', 'Write an id of small letters a-z, digits and hyphens.');
  }
  if (typeof brand.name !== 'string' || brand.name.trim() === '') {
    report('name', 'name', 'Write the name of the town.');
  }
  for (const key of ['brand', 'accent']) {
    if (key === 'accent' && brand.accent === undefined) continue;
    if (!isHexColor(brand[key])) {
      report('color', key, `Write ${key} as # and six digits, such as #0054a6, without alpha.`);
    }
  }
  for (const [key, allowed] of Object.entries(choices)) {
    const value = brand[key];
    if (value !== undefined && !(allowed as readonly unknown[]).includes(value)) {
      report('choice', key, `Write one of ${allowed.join(', ')}.`);
    }
  }
  for (const [key, family] of Object.entries(asRecord(brand.font))) {
    if (key !== 'body' && key !== 'heading') {
      report('unknown-property', `font.${key}`, `"${key}" is not a setting.`);
    } else if (typeof family !== 'string' || !familyPattern.test(family)) {
      report('family', `font.${key}`, 'Write one family name: letters, digits, spaces, hyphens.');
    }
  }
  return problems;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export type PaletteName =
  'neutral' | 'brand' | 'accent' | 'action' | 'danger' | 'success' | 'warning' | 'info';

/** The same in every town: a resident who moves should not have to learn new warnings. */
const statusSeeds = {
  danger: '#c0272d',
  success: '#1c8048',
  warning: '#c98a00',
  info: '#1b6fae',
} as const;

/** Half of the way from danger to warning; farther off, ladders are told apart (decision 34). */
const likeDangerHue = 25;
const likeDangerChroma = 0.08;

/** Whether text of this colour could be taken for an error. */
export function isLikeDanger(color: string): boolean {
  const { hue, chroma } = hexToOklch(color);
  const between = Math.abs(hue - hexToOklch(statusSeeds.danger).hue) % 360;
  return chroma >= likeDangerChroma && Math.min(between, 360 - between) <= likeDangerHue;
}

const neutralLightness = 0.55;
const neutralChroma = 0.012;

/** The colour that each palette grows from. Unreadable colours give way to a slate blue. */
export function seedsOf(file: BrandFile): Record<PaletteName, string> {
  const brand = isHexColor(file.brand) ? file.brand.toLowerCase() : fallbackBrand;
  const accent = isHexColor(file.accent) ? file.accent.toLowerCase() : brand;
  const { hue, chroma } = hexToOklch(brand);
  const neutral = oklchToHex({
    lightness: neutralLightness,
    chroma: file.neutral === 'grey' ? 0 : Math.min(neutralChroma, chroma),
    hue,
  });
  const action = isLikeDanger(brand) ? neutral : brand;
  return { neutral, brand, accent, action, ...statusSeeds };
}
