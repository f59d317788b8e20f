import { translate } from '@twintown/core/messages.js';
import type { PartKind } from '../engines/engine.ts';

const keys = {
  pages: {
    opened: 'document.opened',
    openedNamed: 'document.openedNamed',
    of: 'document.pageOf',
    labelOf: 'document.pageLabelOf',
    named: 'document.pageNamed',
    number: 'document.pageNumber',
    range: 'document.pageRange',
    previous: 'document.previousPage',
    next: 'document.nextPage',
    first: 'document.firstPage',
    last: 'document.lastPage',
    nextTo: 'document.nextPageTo',
    isRead: 'document.pageIsRead',
    failed: 'document.pageFailed',
    property: 'document.propertyPages',
  },
  sheets: {
    opened: 'document.openedSheets',
    openedNamed: 'document.openedSheetsNamed',
    of: 'document.sheetOf',
    labelOf: 'document.sheetLabelOf',
    named: 'document.sheetNamed',
    number: 'document.sheetNumber',
    range: 'document.sheetRange',
    previous: 'document.previousSheet',
    next: 'document.nextSheet',
    first: 'document.firstSheet',
    last: 'document.lastSheet',
    nextTo: 'document.nextSheetTo',
    isRead: 'document.sheetIsRead',
    failed: 'document.partFailed',
    property: 'document.propertySheets',
  },
  slides: {
    opened: 'document.openedSlides',
    openedNamed: 'document.openedSlidesNamed',
    of: 'document.slideOf',
    labelOf: 'document.slideLabelOf',
    named: 'document.slideNamed',
    number: 'document.slideNumber',
    range: 'document.slideRange',
    previous: 'document.previousSlide',
    next: 'document.nextSlide',
    first: 'document.firstSlide',
    last: 'document.lastSlide',
    nextTo: 'document.nextSlideTo',
    isRead: 'document.slideIsRead',
    failed: 'document.partFailed',
    property: 'document.propertySlides',
  },
} as const;

/** The names of the parts of a document in sentences. One that has none is never spoken of as a part. */
export function partKeys(kind: PartKind): (typeof keys)[keyof typeof keys] {
  return keys[kind === 'whole' ? 'pages' : kind];
}

/** `Page 4 of 20`; '' for a document that has no parts. */
export function placeWords(language: string, kind: PartKind, page: number, total: number): string {
  return kind === 'whole' ? '' : translate(language, partKeys(kind).of, { page, total });
}

/** The same with the name that the part has for itself before it. */
export function titledPlace(
  language: string,
  kind: PartKind,
  { page, total, label }: { page: number; total: number; label: string | undefined },
): string {
  return [label, placeWords(language, kind, page, total)].filter(Boolean).join(' · ');
}

/** Where a link within the document leads. @param name what the document calls that page, if not by its number */
export function linkWords(language: string, page: number, name: string | undefined): string {
  return name
    ? translate(language, 'document.linkPageCalled', { name })
    : translate(language, 'document.linkPage', { page });
}

/** Where a link out of the document leads, and what it does there. */
export function awayWords(language: string, href: string, address: string): string {
  const isMail = /^mailto:/i.test(href);
  return translate(language, isMail ? 'document.linkWrites' : 'document.linkOpens', { address });
}

/** Where the way back leads. @param name what the document calls that part, if not by its number */
export function backWords(
  language: string,
  kind: PartKind,
  page: number,
  name: string | undefined,
): string {
  if (kind === 'whole') return translate(language, 'document.back');
  if (kind === 'slides') return translate(language, 'document.backToSlide', { page });
  if (kind === 'sheets')
    return translate(language, 'document.backToSheet', { name: name ?? String(page) });
  return name
    ? translate(language, 'document.backToPageCalled', { name })
    : translate(language, 'document.backToPage', { page });
}

/**
 * What may be entered to go to a part.
 * @param name what the document calls the present one, if not by its number
 */
export function rangeWords(
  language: string,
  kind: PartKind,
  total: number,
  name: string | undefined,
): string {
  return name && kind === 'pages'
    ? translate(language, 'document.pageRangeNamed', { total, name })
    : translate(language, partKeys(kind).range, { total });
}

/** That a document is open, and how long it is. @param name as it is shown, or '' */
export function openedWords(language: string, kind: PartKind, name: string, count: number): string {
  if (kind === 'whole') {
    return name
      ? translate(language, 'document.openedWholeNamed', { name })
      : translate(language, 'document.openedWhole');
  }
  const { opened, openedNamed } = partKeys(kind);
  return name
    ? translate(language, openedNamed, { name, count })
    : translate(language, opened, { count });
}

/**
 * Where a match is: `Match 2 of 5, page 4`.
 * @param where `name`: what a sheet is called, or a page that is not called by its number; else ''
 */
export function foundWords(
  language: string,
  kind: PartKind,
  { match, page, total, name }: { match: string; page: number; total: number; name: string },
): string {
  if (kind === 'whole') return match;
  if (kind === 'slides') return translate(language, 'document.foundInSlide', { match, page });
  if (kind === 'sheets') {
    return translate(language, 'document.foundInSheet', { match, name: name || String(page) });
  }
  return name
    ? translate(language, 'document.foundOnNamed', { match, name, page, total })
    : translate(language, 'document.foundAnnounced', { match, page });
}
