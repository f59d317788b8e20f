import type { GeneratedMessageArguments } from './generated/messages/types.ts';

/** One question about a person's name. */
export interface NamePart {
  /** Key of the label, for `translate`: `name-parts.<country>.<part>`. */
  label: Extract<keyof GeneratedMessageArguments, `name-parts.${string}`>;
  part: NamePartName;
  required: boolean;
  /** HTML's autofill token; absent where HTML has none. */
  autocomplete?: string;
}

export type NamePartName = 'full' | 'given' | 'second' | 'family' | 'birth';

type Printed = 'PT' | 'PL' | 'LV' | 'other';

const given = { part: 'given', required: true, autocomplete: 'given-name' } as const;
const family = { part: 'family', required: true, autocomplete: 'family-name' } as const;

const parts: Readonly<Record<Printed, readonly Omit<NamePart, 'label'>[]>> = {
  PT: [{ part: 'full', required: true, autocomplete: 'name' }],
  PL: [
    given,
    { part: 'second', required: false, autocomplete: 'additional-name' },
    family,
    { part: 'birth', required: false },
  ],
  LV: [given, family],
  // Who has one name only has it as the surname: ICAO Doc 9303 part 3 lets the other one be empty.
  other: [{ ...given, required: false }, family],
};

/**
 * What is asked about a person's name in `country` (ISO 3166-1, two capital letters), in the order
 * in which it is written there. Names are asked as they stand in the person's document: no ending,
 * capital or title is ever derived, put right or guessed from them. For 'other' and countries that
 * are not known here the surname alone has to be given: many people have one name only. The same
 * holds with `oneName`, for a Polish or Latvian form that people from elsewhere fill in as well.
 */
export function nameParts(
  country: string,
  { oneName = false }: { oneName?: boolean } = {},
): readonly NamePart[] {
  const known: Printed =
    country !== 'other' && Object.hasOwn(parts, country) ? (country as Printed) : 'other';
  return parts[known].map((part) => ({
    ...part,
    required: part.required && !(oneName && part.part === 'given'),
    label: `name-parts.${known}.${part.part}` as NamePart['label'],
  }));
}
