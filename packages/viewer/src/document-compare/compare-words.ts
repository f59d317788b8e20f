import type { PartKind } from '../engines/engine.ts';

const words = {
  pages: {
    changed: 'document.compareChanged',
    more: 'document.compareMore',
    on: 'document.comparePage',
    added: 'document.comparePageAdded',
    deleted: 'document.comparePageDeleted',
    other: 'document.comparePageOther',
    tooDifferent: 'document.compareTooDifferent',
    allAdded: 'document.comparePagesAdded',
    allDeleted: 'document.comparePagesDeleted',
    show: 'document.compareShowPage',
    showDeleted: 'document.compareShowPageDeleted',
  },
  sheets: {
    changed: 'document.compareChangedSheets',
    more: 'document.compareMoreSheets',
    on: 'document.compareOnSheets',
    added: 'document.compareAddedSheets',
    deleted: 'document.compareDeletedSheets',
    other: 'document.compareOtherSheets',
    tooDifferent: 'document.compareTooDifferentSheets',
    allAdded: 'document.compareSheetsAdded',
    allDeleted: 'document.compareSheetsDeleted',
    show: 'document.compareShowSheet',
    showDeleted: 'document.compareShowSheetDeleted',
  },
  slides: {
    changed: 'document.compareChangedSlides',
    more: 'document.compareMoreSlides',
    on: 'document.compareOnSlides',
    added: 'document.compareAddedSlides',
    deleted: 'document.compareDeletedSlides',
    other: 'document.compareOtherSlides',
    tooDifferent: 'document.compareTooDifferentSlides',
    allAdded: 'document.compareSlidesAdded',
    allDeleted: 'document.compareSlidesDeleted',
    show: 'document.compareShowSlide',
    showDeleted: 'document.compareShowSlideDeleted',
  },
  // One piece beside another: neither was added or deleted, and there is one pair.
  whole: {
    changed: 'document.compareChangedWhole',
    more: 'document.compareMore',
    on: 'document.compareOnWhole',
    added: 'document.comparePageAdded',
    deleted: 'document.comparePageDeleted',
    other: 'document.compareOtherWhole',
    tooDifferent: 'document.compareTooDifferentWhole',
    allAdded: 'document.comparePagesAdded',
    allDeleted: 'document.comparePagesDeleted',
    show: 'document.compareShow',
    showDeleted: 'document.compareShow',
  },
} as const satisfies Record<PartKind, Record<string, string>>;

/** The sentences for two documents by what their parts are; of two kinds both count as pages. */
export function compareKeys(
  before: PartKind = 'pages',
  after: PartKind = 'pages',
): (typeof words)[PartKind] {
  return words[before === after ? before : 'pages'];
}
