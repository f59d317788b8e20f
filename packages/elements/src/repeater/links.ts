/** Where the links of a summary lead, by the address with which they were found. */
const targets = new WeakMap<HTMLAnchorElement, { href: string; target: HTMLElement }>();

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
  return () => {
    for (const link of links) {
      const known = targets.get(link);
      if (!known) continue;
      const { target } = known;
      link.closest('li')?.toggleAttribute('hidden', !target.isConnected);
      if (!target.isConnected) continue;
      known.href = `#${target.id}`;
      link.setAttribute('href', known.href);
    }
  };
}
