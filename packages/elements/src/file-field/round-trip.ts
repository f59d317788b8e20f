import type { Issue } from '@twintown/core/issue.js';
import { nameAmong } from './same-named.ts';

/*
 * A press that lets the server print the same page anew, such as another language or the removal of
 * a file that the server has. What only this page knows of the answer has to get to the next one.
 */

/** Whether `submitter` leads back to the page of `field`. */
export function leadsBack(submitter: HTMLElement | null, field: HTMLElement): boolean {
  return (submitter as HTMLButtonElement | null)?.name === 'language' || field.contains(submitter);
}

/** A file that was refused: it is not sent, so that the server cannot print it. */
interface Refused {
  readonly name: string;
  readonly issue: Issue;
}

/** More of them than anybody puts right one by one. */
const most = 20;

const keyOf = (field: HTMLInputElement): string =>
  `twintown-refused:${location.pathname} ${nameAmong(field)}`;

/** Keeps the names and issues for the next page of this tab. */
export function keepRefused(field: HTMLInputElement, files: readonly Refused[]): void {
  try {
    if (files.length > 0)
      sessionStorage.setItem(keyOf(field), JSON.stringify(files.slice(0, most)));
  } catch {
    /* Then the next page does not know of them. */
  }
}

/** What the page before kept, once. */
export function takeRefused(field: HTMLInputElement): readonly Refused[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(field)) ?? '[]');
    sessionStorage.removeItem(keyOf(field));
    return Array.isArray(kept) ? kept.filter(isRefused) : [];
  } catch {
    return [];
  }
}

function isRefused(kept: Partial<Refused> | null): kept is Refused {
  return typeof kept?.name === 'string' && typeof kept.issue?.code === 'string';
}
