/** What roles become where the page does not choose its own colours. */

type Rule = readonly [pattern: RegExp, value: string];

function firstMatch(rules: readonly Rule[], name: string): string | undefined {
  return rules.find(([pattern]) => pattern.test(name))?.[1];
}

const paper = /^(surface-paper|text-paper|ink)$/;

const forcedRules: readonly Rule[] = [
  [
    /^surface-|^focus-inner$|-on-solid$|^text-on-|^(danger|success|warning|info)-background$/,
    'Canvas',
  ],
  [/^text-link/, 'LinkText'],
  [/^focus-outer$/, 'Highlight'],
  [/^action-.*-text$/, 'ButtonText'],
  [/^action-.*-border$|^border-control$/, 'ButtonBorder'],
  [/^action-/, 'ButtonFace'],
  [/./, 'CanvasText'],
];

/**
 * The system colour of a role under `forced-colors: active`; nothing for paper and ink, which stay
 * a drawing on a white sheet.
 */
export function forcedColor(role: string): string | undefined {
  return paper.test(role) ? undefined : firstMatch(forcedRules, role);
}

/**
 * A fill may or may not reach the paper: browsers leave backgrounds out unless asked. This grey
 * carries black text and stands out from white, both at 4.5:1, so it is right either way.
 */
const printedFill = '#767676';

const printRules: readonly Rule[] = [
  [/^(brand|accent)$|^(danger|success|warning|info)-solid$/, printedFill],
  [/^surface-|-background$|^focus-inner$|^action-.*-(hover|active)$/, '#fff'],
  [/^border-subtle$/, printedFill],
  [/./, '#000'],
];

/** The colour of a role on paper; nothing for what is paper and ink already. */
export function printColor(role: string): string | undefined {
  return paper.test(role) ? undefined : firstMatch(printRules, role);
}
