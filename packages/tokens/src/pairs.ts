/** Which roles meet on a page, and how well they must be told apart. */
import { contrastOfLuminances, luminance } from './contrast.ts';
import { hasMoreContrast, type Mode } from './ladder.ts';
import { transparent } from './palette.ts';
import type { RoleColors } from './roles.ts';

export interface Pair {
  /** Either of these must reach the ratio: a fill or its edge, one of the two focus rings. */
  foregrounds: readonly string[];
  background: string;
  /** Least contrast in normal and in more-contrast modes. */
  normal: number;
  more: number;
  /** The WCAG 2.2 criterion. */
  criterion: '1.4.3' | '1.4.6' | '1.4.11';
}

const lying = ['surface-page', 'surface-raised', 'surface-sunken'];
const statuses = ['danger', 'success', 'warning', 'info'];
const tints = statuses.map((status) => `${status}-background`);
const everySurface = [...lying, 'surface-hover', 'surface-active', 'surface-selected', ...tints];
const actions = ['primary', 'secondary', 'danger'].map((action) => `action-${action}`);
const states = ['background', 'hover', 'active'];

function pairs(
  foregrounds: readonly (string | readonly string[])[],
  backgrounds: readonly string[],
  normal: number,
  more: number,
  criterion: Pair['criterion'],
): Pair[] {
  return foregrounds.flatMap((foreground) =>
    backgrounds.map((background) => ({
      foregrounds: [foreground].flat(),
      background,
      normal,
      more,
      criterion,
    })),
  );
}

const statusTexts = statuses.map((status) => `${status}-text`);
const brandTexts = ['text-link', 'text-link-hover', 'text-brand'];

export const rolePairs: readonly Pair[] = [
  ...pairs(['text'], everySurface, 7, 7, '1.4.6'),
  ...pairs(['text-muted', ...brandTexts, ...statusTexts], everySurface, 4.5, 7, '1.4.3'),
  ...pairs(['text-on-brand'], ['brand'], 4.5, 4.5, '1.4.3'),
  ...pairs(['text-on-accent'], ['accent'], 4.5, 4.5, '1.4.3'),
  ...pairs(['text-paper', 'ink'], ['surface-paper'], 7, 7, '1.4.6'),
  ...pairs(['border-control'], [...lying, 'surface-hover'], 3, 4.5, '1.4.11'),
  ...pairs(['border-strong', 'border-brand'], everySurface, 3, 4.5, '1.4.11'),
  ...pairs(
    statuses.map((status) => `${status}-border`),
    everySurface,
    3,
    4.5,
    '1.4.11',
  ),
  ...statuses.flatMap((status) => [
    ...pairs([`${status}-solid`], [...lying, ...tints], 3, 4.5, '1.4.11'),
    ...pairs([`${status}-on-solid`], [`${status}-solid`], 4.5, 7, '1.4.3'),
  ]),
  ...actions.flatMap((action) => [
    ...pairs(
      [`${action}-text`],
      states.map((state) => `${action}-${state}`),
      4.5,
      7,
      '1.4.3',
    ),
    ...pairs(
      states.map((state) => [`${action}-${state}`, `${action}-border`]),
      lying,
      3,
      4.5,
      '1.4.11',
    ),
  ]),
  ...pairs(
    [['focus-inner', 'focus-outer']],
    [
      ...everySurface,
      'surface-paper',
      'brand',
      'accent',
      ...actions.flatMap((action) => states.map((state) => `${action}-${state}`)),
    ],
    3,
    3,
    '1.4.11',
  ),
];

export interface PairResult {
  foregrounds: readonly string[];
  background: string;
  colors: readonly string[];
  ratio: number;
  least: number;
  criterion: Pair['criterion'];
  passes: boolean;
}

/** Measures every pair on finished colours, as a checker in a browser would. */
export function checkPairs(colors: RoleColors, mode: Mode): PairResult[] {
  const luminances = new Map<string, number>();
  for (const [name, color] of Object.entries(colors)) {
    // An edge that is not drawn separates nothing.
    if (color !== transparent) luminances.set(name, luminance(color));
  }
  return rolePairs.map((pair) => {
    const { foregrounds, background, criterion } = pair;
    const behind = luminances.get(background) ?? 0;
    let ratio = 1;
    for (const name of foregrounds) {
      const front = luminances.get(name) ?? behind;
      ratio = Math.max(ratio, contrastOfLuminances(front, behind));
    }
    const least = hasMoreContrast(mode) ? pair.more : pair.normal;
    return {
      foregrounds,
      background,
      colors: [...foregrounds, background].map((name) => colors[name] ?? ''),
      ratio: Math.round(ratio * 1000) / 1000,
      least,
      criterion,
      passes: ratio >= least,
    };
  });
}
