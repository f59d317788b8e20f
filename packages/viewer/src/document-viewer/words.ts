import { visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import { numberFormat } from '@twintown/core/intl.js';
import { matchLanguage } from '@twintown/core/language.js';
import { translate } from '@twintown/core/messages.js';
import {
  type DocumentNotice,
  type FailureCode,
  type FailureFacts,
  mostLinks,
  type PartKind,
  type StructureSource,
} from '../engines/engine.ts';
import type { FieldWords } from './field-layer.ts';
import type { PageWords } from './page-view.ts';
import { awayWords, linkWords, partKeys, placeWords } from './part-words.ts';
import type { SectionWords } from './reading-section.ts';

const failures = {
  broken: ['document.failedBroken', 'document.failedBrokenHelp'],
  'cut-off': ['document.failedCutOff', 'document.failedCutOffHelp'],
  empty: ['document.failedEmpty', 'document.failedEmptyHelp'],
  password: ['document.failedPassword', 'document.failedPasswordHelp'],
  'wrong-password': ['document.failedWrongPassword', 'document.failedPasswordHelp'],
  missing: ['document.failedMissing', 'document.failedMissingHelp'],
  'sign-in': ['document.failedSignIn', 'document.failedSignInHelp'],
  forbidden: ['document.failedForbidden', 'document.failedForbiddenHelp'],
  server: ['document.failedServer', 'document.failedServerHelp'],
  network: ['document.failedNetwork', 'document.failedNetworkHelp'],
  refused: ['document.failedRefused', 'document.failedRefusedHelp'],
  'too-large': ['document.failedTooLarge', 'document.failedTooLargeHelp'],
  unsupported: ['document.failedUnsupported', 'document.failedUnsupportedHelp'],
  'too-deep': ['document.failedTooDeep', 'document.failedInsideHelp'],
  packing: ['document.failedPacking', 'document.failedPackingHelp'],
  misnamed: ['document.failedUnsupported', 'document.failedUnsupportedHelp'],
  'web-page': ['document.failedWebPage', 'document.failedWebPageHelp'],
  encrypted: ['document.failedEncrypted', 'document.failedEncryptedHelp'],
  viewer: ['document.failedViewer', 'document.failedViewerHelp'],
} as const satisfies Record<FailureCode, readonly [string, string]>;

/** What to do next where only the file around it can be saved. */
const insideHelp: Partial<
  Record<FailureCode, 'document.failedInsideHelp' | 'document.failedEncryptedInsideHelp'>
> = {
  broken: 'document.failedInsideHelp',
  'too-large': 'document.failedInsideHelp',
  packing: 'document.failedInsideHelp',
  encrypted: 'document.failedEncryptedInsideHelp',
};

/** What happened, and what to do next. */
export function failureWords(
  language: string,
  code: FailureCode,
  facts: FailureFacts = {},
): [string, string] {
  const { promised, actual, isProgram, isPictureKind, isSignature, isInside } = facts;
  if (isPictureKind)
    return [
      translate(language, 'document.failedPictureKind'),
      translate(language, 'document.failedPictureKindHelp'),
    ];
  if (isSignature)
    return [
      translate(language, 'document.failedSignature'),
      translate(language, 'document.failedSignatureHelp'),
    ];
  if (promised && isProgram)
    return [
      translate(language, 'document.failedNamedProgram', { promised }),
      translate(language, 'document.failedNamedProgramHelp'),
    ];
  if (promised && actual)
    return [
      translate(language, 'document.failedNamedAs', { promised, actual }),
      translate(language, 'document.failedNamedAsHelp'),
    ];
  if (promised)
    return [
      translate(language, 'document.failedNamedOther', { promised }),
      translate(language, 'document.failedNamedOtherHelp'),
    ];
  const [happened, help] = failures[code];
  const next = translate(language, (isInside && insideHelp[code]) || help);
  const [what = translate(language, happened), why] = limitWords(language, facts);
  return [what, why ? `${why} ${next}` : next];
}

/** Of what goes beyond a limit: what happened where that says more than the code, and the limit. */
function limitWords(
  language: string,
  { pixels, unpacked, level }: FailureFacts,
): [what?: string | undefined, why?: string] {
  if (pixels) {
    const { format } = numberFormat(language);
    return [
      translate(language, 'document.failedPixels'),
      translate(language, 'document.failedPixelsWhy', {
        width: format(pixels.width),
        height: format(pixels.height),
        limit: format(pixels.limit),
      }),
    ];
  }
  if (unpacked) {
    return [
      translate(language, 'document.failedUnpacked'),
      translate(language, 'document.failedUnpackedWhy', {
        size: fileSize(language, unpacked.size),
        limit: fileSize(language, unpacked.limit),
      }),
    ];
  }
  if (level === undefined) return [];
  return [undefined, translate(language, 'document.failedTooDeepWhy', { level })];
}

/** That what was filled in cannot be put into the file. */
export const unsavedWords = (language: string): string =>
  translate(language, 'document.answersNotSaved');

/** That a part of the viewer did not come. */
export const lackWords = (language: string): string => translate(language, 'document.toolMissing');

/** That what is shown may not be all, because the end of the file is missing. */
export const cutOffWords = (language: string): string => translate(language, 'document.endMissing');

const notices = {
  changes: 'document.changesOpen',
  hiddenSheets: 'document.hiddenSheets',
  hiddenSlides: 'document.hiddenSlides',
  onlyHiddenSheets: 'document.onlyHiddenSheets',
  onlyHiddenSlides: 'document.onlyHiddenSlides',
} as const satisfies Partial<Record<DocumentNotice['what'], string>>;

export const noticeWords = (language: string, notice: DocumentNotice): string =>
  notice.what === 'named'
    ? translate(language, 'document.namedAs', { promised: notice.promised, actual: notice.actual })
    : translate(language, notices[notice.what], { count: notice.count });

/** How many remarks people added to the document. */
export const noteWords = (language: string, count: number): string =>
  translate(language, 'document.noteCount', { count });

/** That only so many links of the page can be used. */
export const linksWords = (language: string): string =>
  translate(language, 'document.linksCut', { shown: numberFormat(language).format(mostLinks) });

/** What is not known of the text of the pages that were read; '' where all of it is stated. */
export function structureWords(language: string, structures: ReadonlySet<StructureSource>): string {
  if (structures.has('guessed')) return translate(language, 'document.viewGuessed');
  if (!structures.has('none')) return '';
  const isSilent = structures.size === 1;
  return translate(language, isSilent ? 'document.noText' : 'document.viewSomeSilent');
}

/** Names that the page gives may hold a slash; each part is shown as it is. */
export const shownName = (name: string): string => name.split('/').map(visibleName).join('/');

/** `125%`, as the language writes it. */
export function percentText(language: string, percent: number): string {
  // The page's `lang` may be no tag at all, which Intl answers with an exception.
  const tag = matchLanguage(language);
  return new Intl.NumberFormat(tag === 'en' ? 'en-GB' : tag, { style: 'percent' }).format(
    percent / 100,
  );
}

/** The words inside pages; asks for the language each time, because it may change. */
export function pageWords(
  language: () => string,
  kind: PartKind = 'pages',
): PageWords & SectionWords & FieldWords {
  const keys = partKeys(kind);
  return {
    pageOf: (page, total) => placeWords(language(), kind, page, total),
    nextPage: (name) => translate(language(), keys.nextTo, { page: name }),
    pageIsRead: () =>
      translate(language(), kind === 'whole' ? 'document.documentIsRead' : keys.isRead),
    noText: () => translate(language(), 'document.pageWithoutText'),
    pageFailed: () => translate(language(), kind === 'whole' ? 'document.partFailed' : keys.failed),
    pageTooLarge: () => translate(language(), 'document.pageTooLarge'),
    linkAddress: (address) => awayWords(language(), address, address.replace(/^mailto:/i, '')),
    field: (number) => translate(language(), 'document.field', { number }),
    table: () => translate(language(), 'document.viewTable'),
    language,
    linkPage: (page, name?: string) => linkWords(language(), page, name),
  };
}
