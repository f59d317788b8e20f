import type { FindSpot } from '../engines/engine.ts';
import type { Zoom } from './zoom.ts';

/** `pages`: pictures of pages with their text over them. `reading`: text that reflows. */
export type ViewName = 'pages' | 'reading';

/** One way to look at the open document; the session shows one at a time. */
export interface DocumentView {
  /** The present page, from 1. */
  readonly page: number;
  /** What is shown of the document's own size, also while the width decides. */
  readonly percent: number;
  /** Settled once the first page is on the screen; where it is missing nothing need wait for that. */
  readonly begun?: Promise<void>;
  zoom: Zoom;
  /** Shows the head of a page, and then the spot on it; out of range means the nearest page. */
  goTo(page: number, spot?: FindSpot): void;
  /** Stops holding the page that was gone to at the top of the view. */
  unpin?(): void;
  /** Keeps this page the present one for as long as the view stands where it stands now. */
  stay(page: number): void;
  /** The view was scrolled to a place inside a page, which is kept from now on. */
  moved?(): void;
  /** Brings back the place after the element was moved, which takes the scroll position away. */
  restore(): void;
  /** Says the words again, in the present language. */
  relabel(): void;
  /** Takes everything out of the page again. */
  close(): void;
}

/** Reads an attribute: anything but `reading` is `pages`. */
export function readView(text: string | null): ViewName {
  return text === 'reading' ? 'reading' : 'pages';
}
