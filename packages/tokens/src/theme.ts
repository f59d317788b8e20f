import { checkBrand, fallbackBrand, seedsOf, type BrandFile, type BrandProblem } from './brand.ts';
import { fontFamilies, stylesheet, type ThemeColors } from './css.ts';
import { colorValue } from './dtcg.ts';
import { modes, proveLadder, type Mode } from './ladder.ts';
import { checkPairs, type PairResult } from './pairs.ts';
import { createPalettes, resolveRoles, type Palettes } from './roles.ts';

export type { BrandFile, BrandProblem } from './brand.ts';

export interface ThemeReport {
  id: string;
  name: string;
  seeds: Record<string, string>;
  /** The least contrast and the number of failures, for a quick look. */
  summary: { pairs: number; failures: number };
  modes: Record<Mode, PairResult[]>;
}

export interface Theme {
  /** A whole stylesheet for `:root` and `[data-tt-theme=<id>]`, without font files. */
  css: string;
  /** Design tokens (DTCG 2025.10): every palette in every mode. */
  tokens: Record<string, unknown>;
  report: ThemeReport;
  /** What is wrong with the brand file. Each wrong setting has been replaced by its default. */
  problems: BrandProblem[];
}

/** A brand file in which every setting can be used: what is wrong gives way to its default. */
function repaired(file: unknown, problems: readonly BrandProblem[]): BrandFile {
  const wrong = new Set(problems.map(({ path }) => path.split('.')[0]));
  const settings = Object.entries(typeof file === 'object' && file !== null ? file : {});
  const kept = Object.fromEntries(settings.filter(([key]) => !wrong.has(key)));
  return { id: 'unnamed', name: 'Unnamed', brand: fallbackBrand, ...kept };
}

function tokensOf(file: BrandFile, palettes: Record<Mode, Palettes>): Record<string, unknown> {
  const group = (mode: Mode) =>
    Object.fromEntries(
      Object.entries(palettes[mode]).map(([name, palette]) => [
        name,
        {
          // On each group: a group that extends another does not see what stands above that one.
          $type: 'color',
          ...Object.fromEntries(
            Object.entries(palette).map(([shade, color]) => [shade, { $value: colorValue(color) }]),
          ),
        },
      ]),
    );
  const radius = { none: 0, small: 4, round: 8 }[file.radius ?? 'small'];
  const height = file.density === 'compact' ? 2.25 : 2.75;
  const dimension = (value: number, unit: 'px' | 'rem') => ({ $value: { value, unit } });
  return {
    $schema: 'https://www.designtokens.org/schemas/2025.10/format.json',
    $description: `${file.name}: generated from its brand file.`,
    mode: {
      normal: { light: group('light'), dark: group('dark') },
      more: { light: group('light-more'), dark: group('dark-more') },
    },
    font: {
      $type: 'fontFamily',
      body: { $value: fontFamilies(file.font?.body) },
      heading: { $value: fontFamilies(file.font?.heading ?? file.font?.body) },
    },
    radius: { $type: 'dimension', control: dimension(radius, 'px'), card: dimension(radius, 'px') },
    control: { $type: 'dimension', height: dimension(height, 'rem') },
    target: { $type: 'dimension', size: dimension(height, 'rem') },
  };
}

interface Parts extends ThemeColors {
  palettes: Record<Mode, Palettes>;
  problems: BrandProblem[];
}

function partsOf(input: BrandFile): Parts {
  const problems = checkBrand(input);
  const file = repaired(input, problems);
  const byMode = <Value>(make: (mode: Mode) => Value) =>
    Object.fromEntries(modes.map((mode) => [mode, make(mode)])) as Record<Mode, Value>;
  const palettes = byMode((mode) => createPalettes(file, mode));
  return { file, problems, palettes, roles: byMode((mode) => resolveRoles(palettes[mode])) };
}

function reportOf({ file, roles }: Parts): ThemeReport {
  const results = Object.fromEntries(
    modes.map((mode) => [mode, checkPairs(roles[mode], mode)]),
  ) as Record<Mode, PairResult[]>;
  const all = Object.values(results).flat();
  return {
    id: file.id,
    name: file.name,
    seeds: seedsOf(file),
    summary: {
      pairs: all.length,
      failures: all.filter(({ passes }) => !passes).length + proveLadder().length,
    },
    modes: results,
  };
}

/**
 * Everything that follows from a town's brand file. The same file always gives the same theme. Never
 * throws: a setting that cannot be used is named in `problems` and replaced by its default.
 */
export function generateTheme(file: BrandFile): Theme {
  const parts = partsOf(file);
  return {
    css: stylesheet([parts]),
    tokens: tokensOf(parts.file, parts.palettes),
    report: reportOf(parts),
    problems: parts.problems,
  };
}

/** One stylesheet for several towns: the first also stands on `:root`, the others by attribute. */
export function generateStylesheet(files: readonly BrandFile[]): string {
  return stylesheet(files.map(partsOf));
}
