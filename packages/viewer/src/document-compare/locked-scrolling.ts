import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';

/** For this long after one side was moved the movement of the other is its echo. */
const echo = 150;

/** How far down the view people look: a page that begins above it is the one they read. */
const eye = 1 / 3;

type Partner = (page: number, from: 'before' | 'after') => number | undefined;

/**
 * Keeps two viewers at the same place: the pages that belong together, as far down in both. Returns
 * what ends it.
 */
export function lockScrolling(
  before: TtDocumentViewer,
  after: TtDocumentViewer,
  partner: Partner,
  isLocked: () => boolean,
): () => void {
  const stop = new AbortController();
  let led: TtDocumentViewer | undefined;
  let until = 0;
  const follow = (leader: TtDocumentViewer, follower: TtDocumentViewer): void => {
    if (!isLocked() || (led === leader && performance.now() < until)) return;
    const from = scrollerOf(leader);
    const to = scrollerOf(follower);
    const place = from && placeOf(from);
    if (!to || !place) return;
    const page = partner(place.page, leader === before ? 'before' : 'after');
    const target = page === undefined ? undefined : pageIn(to, page);
    if (!target) return;
    led = follower;
    until = performance.now() + echo;
    to.scrollTop = target.offsetTop + place.part * target.offsetHeight - to.clientHeight * eye;
  };
  const listen = (leader: TtDocumentViewer, follower: TtDocumentViewer): void => {
    // The place where pages scroll is there once a document is; scrolling does not leave its tree.
    leader.shadowRoot?.addEventListener('scroll', () => follow(leader, follower), {
      capture: true,
      passive: true,
      signal: stop.signal,
    });
  };
  listen(before, after);
  listen(after, before);
  return () => stop.abort();
}

const scrollerOf = (viewer: TtDocumentViewer): HTMLElement | null | undefined =>
  viewer.shadowRoot?.querySelector<HTMLElement>('.document');

const pageIn = (scroller: HTMLElement, page: number): HTMLElement | null =>
  scroller.querySelector<HTMLElement>(`[data-page="${page}"]:not(a)`);

/** The page that is looked at, and the part of it that lies above the eye; below 0 in a gap. */
function placeOf(scroller: HTMLElement): { page: number; part: number } | undefined {
  const line = scroller.scrollTop + scroller.clientHeight * eye;
  const pages = [...scroller.querySelectorAll<HTMLElement>('[data-page]:not(a)')];
  const seen = pages.findLast(({ offsetTop }) => offsetTop <= line) ?? pages[0];
  if (!seen) return undefined;
  const part = (line - seen.offsetTop) / (seen.offsetHeight || 1);
  return { page: Number(seen.dataset['page']), part };
}
