import { error } from '../issue.ts';
import { matchLanguage, type Language } from '../language.ts';
import { hourOf, splitDayPart, withHour, type DayPart } from './day-part.ts';
import { orLetterO } from './letter-o.ts';
import { plain as withoutMarks } from './month-names.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/**
 * A time of day. The value is `hh:mm` on a clock of 24 hours. Read are `14:30`, `14.30`, `14h30`,
 * `1430`, a full hour alone, and, in the words of the page's language, o'clock, the part of the day
 * (`2 po południu`, `8 da manhã`), noon and midnight; `pm` in all of them.
 */
export const time: ValueKind = {
  name: 'time',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = withoutMarks(plain(raw)).trim().replace(/\s+/g, ' ');
    const [all, hours = '', minutes = '0', part] =
      text.length > longest ? [] : read(text, matchLanguage(locale));
    if (!all) return { raw, issues: [error(orLetterO('format', text), { example: '14:30' })] };
    const hour = hourOf(Number(hours), part);
    if (!(hour <= 23)) return { raw, issues: [error('hour-wrong')] };
    if (!(Number(minutes) <= 59)) return { raw, issues: [error('minute-wrong')] };
    return { raw, value: `${pad(hour)}:${pad(Number(minutes))}`, issues: [] };
  },
  format: (value) => value,
};

/* "o godzinie 12:30 przed południem" */
const longest = 40;

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/* "godz. 14", "o godzinie 14", "plkst. 14", "às 14 horas", "at 2 pm"; without diacritics. */
const clockWords =
  /^(?:(?:o|at|as|pelas)\s+)?(?:(?:godz|godzina|godzinie|g|plkst|pulksten|pl|hora|horas)\b\.?\s*)?/u;

function read(
  text: string,
  language: Language,
): [
  all?: string,
  hours?: string | undefined,
  minutes?: string | undefined,
  part?: DayPart | undefined,
] {
  const [clock, part] = splitDayPart(withHour(text, language).replace(clockWords, ''), language);
  const before = language === 'pt-PT' ? clock.replace(/ e meia$/, ':30') : clock;
  const [digits, hours, minutes] = /^(\d{1,2})(\d\d)$/.exec(before) ?? [];
  if (digits) return [digits, hours, minutes, part];
  // Seconds come along with a copied time and say nothing when they are zero.
  const parted =
    /^(\d{1,2})\s*(?:[:.,;h\s-]|\b(?:h|horas?)?\s+e\s+)\s*(\d\d)\s*(?:m|min|h|hrs?|horas?)?\.?(?:[:.]00)?\.?$/.exec(
      before,
    );
  if (parted) return [parted[0], parted[1], parted[2], part];
  const alone = /^(\d{1,2})\.?\s*(?:h|hrs?|horas?|o[’']clock)?\.?$/.exec(before);
  return alone ? [alone[0], alone[1], '0', part] : [];
}
