import type { Language } from '../language.ts';

/** The part of a day that makes an hour of twelve one of twenty-four. */
export type DayPart = 'am' | 'pm' | 'morning' | 'noon' | 'day' | 'evening' | 'night';

/* Without diacritics and in small letters; each stands behind the hour. */
const words: Readonly<Record<Language, readonly (readonly [DayPart, RegExp])[]>> = {
  en: [
    ['morning', /\s+in the morning$/],
    ['pm', /\s+in the afternoon$/],
    ['evening', /\s+in the evening$/],
    ['night', /\s+(?:at night|midnight)$/],
    ['noon', /\s+(?:at )?(?:noon|midday)$/],
  ],
  'pt-PT': [
    ['morning', /\s+da (?:manha|madrugada)$/],
    ['pm', /\s+da tarde$/],
    ['night', /\s+da noite$/],
  ],
  pl: [
    ['morning', /\s+(?:rano|nad ranem|przed pol(?:udniem|\.))$/],
    ['pm', /\s+po pol(?:udniu|\.)$/],
    ['evening', /\s+wiecz(?:orem|or|\.)$/],
    ['night', /\s+(?:w nocy|w noc)$/],
    ['noon', /\s+w poludnie$/],
  ],
  lv: [
    ['morning', /\s+(?:no rita|rita)$/],
    ['pm', /\s+(?:pecpusdiena|pec pusdienas)$/],
    ['day', /\s+diena$/],
    ['evening', /\s+vakara$/],
    ['night', /\s+nakti$/],
  ],
};

/* The two hours that have a name of their own. */
const named: Readonly<Record<Language, readonly [noon: RegExp, midnight: RegExp]>> = {
  en: [/^(?:at )?(?:noon|midday)$/, /^(?:at )?midnight$/],
  'pt-PT': [/^(?:(?:ao?|pelo) )?meio[ -]dia/, /^(?:(?:a|pela) )?meia[ -]noite/],
  pl: [/^(?:w )?poludnie$/, /^(?:o )?polnoc[y]?$/],
  lv: [/^pusdienlaik[sa]$/, /^pusnakt[si]$/],
};

/** A text with the hour that a name says in digits: `meio-dia e meia` is `12 e meia`. */
export function withHour(text: string, language: Language): string {
  const [noon, midnight] = named[language];
  return text.replace(noon, '12').replace(midnight, '0');
}

/** A text without the words at its end that say which half of the day is meant, and what they say. */
export function splitDayPart(text: string, language: Language): [rest: string, part?: DayPart] {
  const [, before, half] = /^(.*?\d.*?)\s*([ap])\.?\s?m\.?$/.exec(text) ?? [];
  if (before && half) return [before, half === 'a' ? 'am' : 'pm'];
  const found = words[language].find(([, behind]) => behind.test(text));
  return found ? [text.replace(found[1], ''), found[0]] : [text];
}

/* From which hours of a clock of twelve a part of the day takes its own, and which they become. */
const hours: Readonly<Record<DayPart, (hour: number) => number | undefined>> = {
  am: (hour) => (hour > 12 ? undefined : hour % 12),
  // "14:30 pm" says the same twice.
  pm: (hour) => (hour < 12 ? hour + 12 : hour),
  morning: (hour) => (hour < 12 ? hour : undefined),
  noon: (hour) => (hour === 12 ? hour : undefined),
  day: (hour) => (hour < 8 ? hour + 12 : hour > 17 ? undefined : hour),
  evening: (hour) => (hour >= 4 && hour < 12 ? hour + 12 : hour > 15 ? hour : undefined),
  night: (hour) =>
    hour === 12 ? 0 : hour < 6 || hour > 17 ? hour : hour < 12 ? hour + 12 : undefined,
};

/** The hour of twenty-four that `hour` is in a part of the day; NaN where it has no such hour. */
export function hourOf(hour: number, part?: DayPart): number {
  return part ? (hours[part](hour) ?? Number.NaN) : hour;
}
