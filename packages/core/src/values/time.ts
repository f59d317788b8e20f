import { error } from '../issue.ts';
import { matchLanguage } from '../language.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/**
 * A time of day. The value is `hh:mm` on a clock of 24 hours. Read are `14:30`, `14.30`, `14h30`,
 * `1430`, a full hour alone, the words for o'clock of the page's language, and in English `pm`.
 */
export const time: ValueKind = {
  name: 'time',
  parse(raw, locale) {
    if (isBlank(raw)) return { raw, issues: [] };
    const text = plain(raw).trim().toLowerCase().replace(clockWords, '').trim();
    const [all, hours = '', minutes = '0', half = ''] = text.length > 20 ? [] : read(text, locale);
    if (!all) return { raw, issues: [error('format', { example: '14:30' })] };
    const hour = onClock(Number(hours), half);
    if (!(hour <= 23)) return { raw, issues: [error('hour-wrong')] };
    if (!(Number(minutes) <= 59)) return { raw, issues: [error('minute-wrong')] };
    return { raw, value: `${pad(hour)}:${pad(Number(minutes))}`, issues: [] };
  },
  format: (value) => value,
};

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/* "godz. 14", "o godzinie 14", "plkst. 14", "às 14 horas", "at 2 pm". */
const clockWords =
  /^(?:(?:o|at|as|às|pelas)\s+)?(?:(?:godz|godzina|godzinie|g|plkst|pulksten|pl|hora|horas)\b\.?\s*)?/u;

function read(text: string, locale: string): string[] {
  const [, before = text, half = ''] =
    (matchLanguage(locale) === 'en' && /^(.*?)\s*([ap])\.?\s?m\.?$/.exec(text)) || [];
  const [digits, hours, minutes] = /^(\d{1,2})(\d\d)$/.exec(before) ?? [];
  if (digits) return [digits, hours!, minutes!, half];
  // Seconds come along with a copied time and say nothing when they are zero.
  const parted =
    /^(\d{1,2})\s*(?:[:.,;h\s-]|\bhoras?\s+e\s+)\s*(\d\d)\s*(?:m|min|h|hrs?|horas?)?\.?(?:[:.]00)?\.?$/.exec(
      before,
    );
  if (parted) return [parted[0], parted[1]!, parted[2]!, half];
  const alone = /^(\d{1,2})\.?\s*(?:h|hrs?|horas?|o[’']clock)?\.?$/.exec(before);
  return alone ? [alone[0], alone[1]!, '0', half] : [];
}

/* 12 am is midnight and 12 pm is noon; "14:30 pm" says the same twice. NaN is no hour at all. */
function onClock(hour: number, half: string): number {
  if (!half) return hour;
  if (half === 'a') return hour > 12 ? Number.NaN : hour % 12;
  return hour < 12 ? hour + 12 : hour;
}
