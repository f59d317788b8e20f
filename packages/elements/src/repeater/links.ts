import { translate } from '@twintown/core/messages.js';
import { wordsOf } from '../shared/caption.ts';
import { localeOf } from '../shared/sentences.ts';

/** Where the links of a summary lead, by the address with which they were found. */
const targets = new WeakMap<HTMLAnchorElement, { href: string; target: HTMLElement }>();

/** The words above the item in which `target` stands. */
const sectionOf = (target: Element): string =>
  wordsOf(target.closest('[data-item]')?.querySelector('legend'));

/**
 * The links of a summary that a server printed lead to questions by ids with the numbers of items. Gives
 * what leads them to the same questions again once these have other numbers; a line about a question
 * that was taken out of the page is hidden until it is put back.
 */
export function keepLinks(place: Element): () => void {
  const root = place.getRootNode() as Document | ShadowRoot;
  const links = [...root.querySelectorAll<HTMLAnchorElement>('tt-error-summary a[href^="#"]')];
  for (const link of links) {
    const href = link.getAttribute('href')!;
    if (targets.get(link)?.href === href) continue;
    const target = root.getElementById(href.slice(1));
    if (target) targets.set(link, { href, target });
  }
  const sections = links.flatMap((link) => {
    const target = targets.get(link)?.target;
    const section = link.querySelector('[data-section]');
    // What a server calls the section otherwise is its own.
    return target && section && wordsOf(section) === sectionOf(target) ? [{ section, target }] : [];
  });
  return () => {
    for (const { section, target } of sections) section.textContent = sectionOf(target);
    for (const link of links) {
      const known = targets.get(link);
      if (!known) continue;
      const { target } = known;
      link.closest('li')?.toggleAttribute('hidden', !target.isConnected);
      if (!target.isConnected) continue;
      known.href = `#${target.id}`;
      link.setAttribute('href', known.href);
    }
    for (const summary of root.querySelectorAll<HTMLElement>('tt-error-summary')) recount(summary);
  };
}

/** The heading counts the lines there are, where it is written in our words. */
function recount(summary: HTMLElement): void {
  const lines = [...summary.querySelectorAll('li')];
  const listed = lines.filter(({ hidden }) => !hidden).length;
  if (lines.length === 0) return;
  // With no line left it would say nothing, and would be one more stop for who hears the page.
  summary.hidden = listed === 0;
  const heading = summary.querySelector('h1,h2,h3');
  const ours = (count: number): string =>
    translate(localeOf(summary), 'form.errorSummary', { count });
  if (heading && listed > 0 && lines.some((_, n) => heading.textContent.trim() === ours(n + 1)))
    heading.textContent = ours(listed);
}
