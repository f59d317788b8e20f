/**
 * Themes as CSS. Colour properties are never registered with `@property`: a registered property
 * settles `light-dark()` where it is declared, so a nested dark part would keep light colours.
 */
import type { BrandFile } from './brand.ts';
import { cssValue, propertyName, readTokens } from './dtcg.ts';
import { baseTokens } from './generated/data.ts';
import { forcedColor, printColor } from './media.ts';
import { roleNames, type RoleColors } from './roles.ts';
import type { Mode } from './ladder.ts';

export const layerStatement = '@layer tt.reset,tt.tokens,tt.theme,tt.elements;\n';

type Declarations = readonly (readonly [name: string, value: string])[];

function block(selector: string, declarations: Declarations): string {
  return `${selector}{${declarations.map(([name, value]) => `${name}:${value}`).join(';')}}\n`;
}

function roleDeclarations(valueOf: (role: string) => string | undefined): Declarations {
  return roleNames.flatMap((role) => {
    const value = valueOf(role);
    return value === undefined ? [] : [[propertyName([role]), value] as const];
  });
}

function lightDark(light: RoleColors, dark: RoleColors): Declarations {
  return roleDeclarations((role) => {
    const [one, other] = [light[role], dark[role]];
    return one === other ? one : `light-dark(${one},${other})`;
  });
}

const baseDeclarations: Declarations = readTokens(baseTokens).map((token) => [
  propertyName(token.path),
  cssValue(token),
]);

const perTheme = /^--tt-(font-(body|heading)|radius-(control|card))$/;

/** What does not depend on the town, once a page. */
export function baseCss(): string {
  const shared = baseDeclarations.filter(([name]) => !perTheme.test(name));
  // Not zero: with a zero duration no transitionend arrives.
  const still: Declarations = ['fast', 'slow'].map((speed) => [`--tt-motion-${speed}`, '.01ms']);
  return `@layer tt.tokens{\n${block(':root', shared)}@media (prefers-reduced-motion:reduce){${block(':root', still).trim()}}\n}\n`;
}

const radii = { none: '0', small: '4px', round: '8px' } as const;
const heights = { comfortable: '2.75rem', compact: '2.25rem' } as const;

function density(name: keyof typeof heights): Declarations {
  return [
    ['--tt-control-height', heights[name]],
    ['--tt-target-size', heights[name]],
  ];
}

/** `"Family Fallback"` is the local font with matched metrics, where a theme ships font files. */
export function fontFamilies(family: string | undefined): string[] {
  const system = baseTokens.font.body.$value;
  return family === undefined ? system : [family, `${family} Fallback`, ...system];
}

function townDeclarations(file: BrandFile): Declarations {
  const family = (name: string | undefined) =>
    cssValue({ path: [], type: 'fontFamily', value: fontFamilies(name), unit: '' });
  const radius = radii[file.radius ?? 'small'];
  return [
    ['--tt-font-body', family(file.font?.body)],
    ['--tt-font-heading', family(file.font?.heading ?? file.font?.body)],
    ['--tt-radius-control', radius],
    ['--tt-radius-card', radius],
  ];
}

/** The part of a theme that is the same in every town; idempotent when several files are loaded. */
function scopeCss(): string {
  return [
    ':root,[data-tt-scheme=auto]{color-scheme:light dark}',
    '[data-tt-scheme=light]{color-scheme:light}',
    '[data-tt-scheme=dark]{color-scheme:dark}',
    // `color` is inherited as a finished colour, so every scope has to say it again.
    ':where(:root,[data-tt-theme],[data-tt-scheme],[data-tt-contrast]){color:var(--tt-text);background-color:var(--tt-surface-page)}',
    ':where(:root,[data-tt-theme]){font-family:var(--tt-font-body)}',
    '',
  ].join('\n');
}

const anyScope = ':root,[data-tt-theme],[data-tt-scheme],[data-tt-contrast]';

function outOfHandCss(): string {
  const forced = block(anyScope, roleDeclarations(forcedColor));
  const print = block(anyScope, [['color-scheme', 'light'], ...roleDeclarations(printColor)]);
  return `@media (forced-colors:active){\n${forced}}\n@media print{\n${print}}\n`;
}

interface Selectors {
  normal: string;
  more: string;
}

/**
 * Elements that carry one theme. Attribute selectors outweigh the root's, so an attribute wins in
 * whatever order files arrive. A part with more contrast inside a theme takes the nearest theme.
 */
function selectorsOf(id: string, isRoot: boolean): Selectors {
  const theme = `[data-tt-theme=${id}]`;
  const more = '[data-tt-contrast=more]';
  const inner = `${more}:where(${theme} :not([data-tt-theme])):where(:not(${theme} [data-tt-theme] *))`;
  const themed = `${theme}:where(${more},${more} *)`;
  const unthemed = `:where(:root${more}),${more}:where(:not([data-tt-theme],[data-tt-theme] *))`;
  return {
    normal: isRoot ? `:where(:root),${theme}` : theme,
    more: [...(isRoot ? [unthemed] : []), themed, inner].join(','),
  };
}

function densityCss(file: BrandFile, { normal }: Selectors): string {
  const compact = '[data-tt-density=compact]';
  const chosen = `${compact},${compact} [data-tt-theme]`;
  const own = file.density ?? 'comfortable';
  const isCompact = own === 'compact';
  // Fingers keep the full target, whatever the town or the clerk has chosen.
  return (
    block(normal, density('comfortable')) +
    `@media not (pointer:coarse){\n${isCompact ? block(normal, density('compact')) : ''}${block(chosen, density('compact'))}}\n`
  );
}

export interface ThemeColors {
  file: BrandFile;
  roles: Record<Mode, RoleColors>;
}

function townCss({ file, roles }: ThemeColors, isRoot: boolean): string {
  const selectors = selectorsOf(file.id, isRoot);
  const more = lightDark(roles['light-more'], roles['dark-more']);
  const oldBrowser = roleDeclarations((role) => roles.light[role]);
  return [
    block(selectors.normal, [...townDeclarations(file), ...lightDark(roles.light, roles.dark)]),
    densityCss(file, selectors),
    `@media (prefers-contrast:more){\n${block(selectors.normal, more)}}\n`,
    block(selectors.more, more),
    `@supports not (color:light-dark(#fff,#000)){\n${block(`${selectors.normal},${selectors.more}`, oldBrowser)}${block(':root,[data-tt-scheme]', [['color-scheme', 'light']])}}\n`,
  ].join('');
}

/**
 * A whole stylesheet. The first theme is the page's own and also applies without an attribute; each
 * applies inside its `data-tt-theme`.
 */
export function stylesheet(themes: readonly ThemeColors[]): string {
  const towns = themes.map((theme, index) => townCss(theme, index === 0)).join('');
  return `${layerStatement}${baseCss()}@layer tt.theme{\n${scopeCss()}${towns}${outOfHandCss()}}\n`;
}
