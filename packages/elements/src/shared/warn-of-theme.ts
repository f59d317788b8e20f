import { development, warn } from './warn.ts';

/*
 * Warnings about the page around an element. Production builds carry nothing of them, so they may
 * look where production code never does: into the page's stylesheets.
 */

const looked = new Set<string>();

/** Whether a rule for `[data-tt-theme=…]` stands in `rules`; sheets of other origins cannot be read. */
function names(rules: CSSRuleList, theme: string): boolean {
  return [...rules].some((rule) => {
    const { selectorText, cssRules } = rule as CSSStyleRule;
    if (selectorText?.replace(/["']/g, '').includes(`[data-tt-theme=${theme}]`)) return true;
    return !!cssRules && names(cssRules, theme);
  });
}

function isKnown(theme: string, root: DocumentOrShadowRoot): boolean {
  return [...document.styleSheets, ...root.styleSheets, ...root.adoptedStyleSheets].some(
    (sheet) => {
      try {
        return names(sheet.cssRules, theme);
      } catch {
        return true;
      }
    },
  );
}

/** Tells of a `data-tt-theme` that no stylesheet of the page knows. The root's own theme then holds. */
export function warnOfTheme(element: Element): void {
  if (!development) return;
  const place = element.closest('[data-tt-theme]') ?? document.documentElement;
  const theme = place.getAttribute('data-tt-theme');
  if (!theme || looked.has(theme)) return;
  looked.add(theme);
  const look = (): void => {
    if (isKnown(theme, element.getRootNode() as Document | ShadowRoot)) return;
    warn(
      `No stylesheet of the page knows data-tt-theme="${theme}": the theme of the page's root is used. ` +
        'Link the theme of that name, or correct the name.',
      place,
    );
  };
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
}
