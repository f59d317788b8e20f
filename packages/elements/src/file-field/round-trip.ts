import type { Issue } from '@twintown/core/issue.js';
import { nameAmong } from './same-named.ts';

/*
 * A press that lets the server print the same page anew, such as another language or the removal of
 * a file that the server has, and a reload. What only this page knows of the answer has to get to the
 * next one.
 */

/** Whether `submitter` leads back to the page of `field`. */
export function leadsBack(submitter: HTMLElement | null, field: HTMLElement): boolean {
  return (submitter as HTMLButtonElement | null)?.name === 'language' || field.contains(submitter);
}

/** A file that was refused: it is not sent, so that the server cannot print it. */
export interface Refused {
  readonly name: string;
  /** Absent where it was refused for other files, which are listed no longer. */
  readonly issue?: Issue | undefined;
  /** What it is compared by, where it was refused for other files. */
  readonly kept?: KeptFile | undefined;
}

/** What the next page knows of a file whose bytes it has not. */
export interface KeptFile {
  /** Bytes that would have been sent. */
  readonly size: number;
  /** Bytes of the file as it was chosen. */
  readonly chosenSize: number;
  readonly sha256: string;
}

/** More of them than anybody puts right one by one. */
const most = 20;

type Way = 'refused' | 'refused-reload';

const keyOf = (field: HTMLInputElement, way: Way): string =>
  `twintown-${way}:${location.pathname} ${nameAmong(field)}`;

/**
 * Keeps the names and issues for the next page of this tab. On the way `refused-reload` it is not known
 * where the person goes, so that only a page that was loaded again takes them.
 */
export function keepRefused(
  field: HTMLInputElement,
  files: readonly Refused[],
  way: Way = 'refused',
): void {
  try {
    if (files.length > 0)
      sessionStorage.setItem(keyOf(field, way), JSON.stringify(files.slice(0, most)));
    else sessionStorage.removeItem(keyOf(field, way));
  } catch {
    /* Then the next page does not know of them. */
  }
}

/** What the page before kept, once. */
export function takeRefused(field: HTMLInputElement): readonly Refused[] {
  const sent = take(keyOf(field, 'refused'));
  const left = take(keyOf(field, 'refused-reload'));
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return sent.length > 0 || page?.type !== 'reload' ? sent : left;
}

function take(key: string): readonly Refused[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    sessionStorage.removeItem(key);
    return Array.isArray(kept) ? kept.filter(isRefused) : [];
  } catch {
    return [];
  }
}

function isRefused(kept: Partial<Refused> | null): kept is Refused {
  return (
    typeof kept?.name === 'string' &&
    (typeof kept.issue?.code === 'string' || typeof kept.kept?.size === 'number')
  );
}
