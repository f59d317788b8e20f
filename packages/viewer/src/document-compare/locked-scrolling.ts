import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import type { Counterpart } from './compare-pages.ts';

/** For this long after one side was moved the movement of the other is its echo. */
const echo = 150;

/** How far down the view people look: a page that begins above it is the one they read. */
const eye = 1 / 3;

/** What is seen alike in both, beside the place. */
const looks = ['zoom', 'rotation', 'view'] as const;

type Partner = (page: number, from: 'before' | 'after') => Counterpart | undefined;

/** Two viewers that go together. */
export interface LockedScrolling {
  /** The newer document goes to where the older one is, and looks like it. */
  meet(): void;
  stop(): void;
}

/** Keeps two viewers at the same place: the pages that belong together, as far down and aside in both. */
export function lockScrolling(
  before: TtDocumentViewer,
  after: TtDocumentViewer,
  partner: Partner,
  isLocked: () => boolean,
): LockedScrolling {
  const stop = new AbortController();
  let led: TtDocumentViewer | undefined;
  let until = 0;
  const follow = (leader: TtDocumentViewer, follower: TtDocumentViewer): void => {
    if (!isLocked() || (led === leader && performance.now() < until)) return;
    const from = scrollerOf(leader);
    const to = scrollerOf(follower);
    const place = from && placeOf(from);
    if (!to || !place) return;
    const found = partner(place.page, leader === before ? 'before' : 'after');
    const target = found && pageIn(to, found.page);
    if (!target) return;
    led = follower;
    until = performance.now() + echo;
    const part = found.part ?? place.part;
    to.scrollTop = target.offsetTop + part * target.offsetHeight - to.clientHeight * eye;
    const aside = from.scrollWidth - from.clientWidth;
    if (aside > 0) to.scrollLeft = (from.scrollLeft / aside) * (to.scrollWidth - to.clientWidth);
  };
  const look = <Look extends (typeof looks)[number]>(
    leader: TtDocumentViewer,
    follower: TtDocumentViewer,
    name: Look,
  ): void => {
    if (isLocked()) follower[name] = leader[name];
  };
  const listen = (leader: TtDocumentViewer, follower: TtDocumentViewer): void => {
    // The place where pages scroll is there once a document is; scrolling does not leave its tree.
    leader.shadowRoot?.addEventListener('scroll', () => follow(leader, follower), {
      capture: true,
      passive: true,
      signal: stop.signal,
    });
    for (const name of looks) {
      leader.addEventListener(`tt-${name}`, () => look(leader, follower, name), {
        signal: stop.signal,
      });
    }
  };
  listen(before, after);
  listen(after, before);
  return {
    meet: () => {
      for (const name of looks) look(before, after, name);
      follow(before, after);
    },
    stop: () => stop.abort(),
  };
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
