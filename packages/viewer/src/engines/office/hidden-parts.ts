import { type DocumentNotice, DocumentFailure } from '../engine.ts';

/**
 * The sheets or slides to show, and what to say of those that are hidden.
 * @throws {DocumentFailure} `broken` where there are none at all
 */
export function partsToShow<Part>(
  kind: 'Sheets' | 'Slides',
  all: readonly Part[],
  isHidden: (part: Part) => boolean,
): { shown: readonly Part[]; notice: DocumentNotice } {
  if (all.length === 0) throw new DocumentFailure('broken');
  const shown = all.filter((part) => !isHidden(part));
  // Nobody is helped by a document of which nothing is shown.
  return shown.length > 0
    ? { shown, notice: { what: `hidden${kind}`, count: all.length - shown.length } }
    : { shown: all, notice: { what: `onlyHidden${kind}`, count: all.length } };
}
