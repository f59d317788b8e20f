import { numberFormat } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import type { ReadingWords } from '../engines/engine.ts';
import { linkWords } from './part-words.ts';

const headers = {
  from: 'document.readingFrom',
  replyTo: 'document.readingReplyTo',
  to: 'document.readingTo',
  cc: 'document.readingCc',
  subject: 'document.readingSubject',
  date: 'document.readingDate',
  start: 'document.readingStart',
  end: 'document.readingEnd',
  duration: 'document.readingDuration',
  repeats: 'document.readingRepeats',
  repeatDays: 'document.readingRepeatDays',
  repeatTimes: 'document.readingRepeatTimes',
  repeatUntil: 'document.readingRepeatUntil',
  repeatExcept: 'document.readingRepeatExcept',
  busy: 'document.readingBusy',
  place: 'document.readingPlace',
  organiser: 'document.readingOrganiser',
  due: 'document.readingDue',
  description: 'document.readingDescription',
} as const;

const calendar = {
  invitation: 'document.readingInvitation',
  entry: 'document.readingCalendarEntry',
  task: 'document.readingTask',
  busy: 'document.readingFreeBusy',
  cancelled: 'document.readingCancelled',
} as const;

const repeats = {
  day: ['document.readingDaily', 'document.readingEveryDay'],
  week: ['document.readingWeekly', 'document.readingEveryWeek'],
  month: ['document.readingMonthly', 'document.readingEveryMonth'],
  year: ['document.readingYearly', 'document.readingEveryYear'],
} as const;

const parts = {
  rows: 'document.readingRowsCut',
  columns: 'document.readingColumnsCut',
  cells: 'document.readingCellsCut',
  text: 'document.readingTextCut',
  files: 'document.readingFilesCut',
  links: 'document.linksCut',
} as const;

const notShown = {
  chart: 'document.readingNoChart',
  diagram: 'document.readingNoDiagram',
  formula: 'document.readingNoFormula',
  picture: 'document.readingNoPicture',
  missingPicture: 'document.readingMissingPicture',
  object: 'document.readingNoObject',
  part: 'document.readingNoPart',
} as const;

/** Words for inside a page. Load the messages of `document` first. */
export function readingWords(language: string): ReadingWords {
  return {
    language,
    pageLink: (page, name?: string) => linkWords(language, page, name),
    truth: (isTrue) =>
      translate(language, isTrue ? 'document.readingTrue' : 'document.readingFalse'),
    noAnswer: () => translate(language, 'document.readingNoAnswer'),
    picture: () => translate(language, 'document.readingPicture'),
    notShown: (what) => translate(language, notShown[what]),
    speakerNotes: () => translate(language, 'document.readingSpeakerNotes'),
    remotePicture: () => translate(language, 'document.readingRemotePicture'),
    remotePictures: (count) => translate(language, 'document.readingRemotePictures', { count }),
    encrypted: () => translate(language, 'document.readingEncrypted'),
    header: (name) => translate(language, headers[name]),
    calendar: (what) => translate(language, calendar[what]),
    repeats: (every, count = 1) => {
      if (every === 'otherwise') return translate(language, 'document.readingRepeatsOtherwise');
      const [one, several] = repeats[every];
      return count > 1 ? translate(language, several, { count }) : translate(language, one);
    },
    repeatsBy: (rule) => translate(language, 'document.readingRepeatsBy', { rule }),
    packed: () => translate(language, 'document.readingPacked'),
    cutOff: (part, shown) =>
      translate(language, parts[part], { shown: numberFormat(language).format(shown) }),
    encoded: (size) => translate(language, 'document.readingEncoded', { size }),
    empty: () => translate(language, 'document.readingEmpty'),
    notes: () => translate(language, 'document.readingNotes'),
    comment: (number) => translate(language, 'document.readingComment', { number }),
    comments: () => translate(language, 'document.notes'),
    fileLocked: () => translate(language, 'document.fileLocked'),
    files: () => translate(language, 'document.readingFiles'),
  };
}
