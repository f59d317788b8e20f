import { dateFormat } from '../intl.ts';
import { plain } from './month-names.ts';

const weekdayNames = new Map<string, string[]>();

/* Portuguese writes "segunda-feira": what follows the hyphen is no name of its own. */
function namesOf(locale: string): string[] {
  let names = weekdayNames.get(locale);
  if (!names) {
    const styles: Intl.DateTimeFormatOptions[] = [
      { weekday: 'long' },
      { weekday: 'long', day: 'numeric', month: 'long' },
      { weekday: 'short' },
    ];
    names = styles.flatMap((style) =>
      Array.from({ length: 7 }, (_, index) => {
        const parts = dateFormat(locale, style).formatToParts(Date.UTC(2026, 0, 5 + index));
        const name = parts.find(({ type }) => type === 'weekday')?.value ?? '';
        return plain(name).replace(/[.-].*$/, '');
      }),
    );
    weekdayNames.set(locale, names);
  }
  return names;
}

/* Whether `typed` is `name` shortened or in another case; both as `plain` gives them. */
function fits(typed: string, name: string): boolean {
  if (name.length < 3) return false;
  // Case endings change at most the last two letters of a name and add at most three.
  const stem = name.slice(0, Math.max(3, name.length - 2));
  return name.startsWith(typed) || (typed.startsWith(stem) && typed.length <= name.length + 3);
}

/**
 * The weekdays, 1 for Monday to 7 for Sunday, that `word` may be in the language of `locale`: in full,
 * shortened, or in another case.
 */
export function weekdaysByName(word: string, locale: string): number[] {
  const typed = plain(word);
  const isOne = (name: string): boolean =>
    name === typed || (typed.length > 2 && fits(typed, name));
  return namesOf(locale).flatMap((name, index) => (isOne(name) ? [(index % 7) + 1] : []));
}
