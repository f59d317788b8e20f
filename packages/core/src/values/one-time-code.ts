import { bare, refused, withoutLabel } from './identifier.ts';
import { orLetterO } from './letter-o.ts';
import { isBlank } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/**
 * A code that was sent to the person, digits only. Space and dashes that come along with pasted
 * text do not count. How many digits there must be is a constraint: `length`.
 */
export const oneTimeCode: ValueKind = {
  name: 'one-time-code',
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const value = bare(withoutLabel(raw, /K[OÓ]D|C[OÓ]D/), /^$/);
    return /^\d+$/.test(value)
      ? { raw, value, issues: [] }
      : refused(raw, orLetterO('letters', value));
  },
  format: (value) => value,
};
