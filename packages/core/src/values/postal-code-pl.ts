import { error } from '../issue.ts';
import { bare, checkDigits, isCodeAlone, withoutLabel, withoutPlace } from './identifier.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** Polish postal code. The value and its display are `39-300`. A place behind it is left out. */
export const postalCodePl: ValueKind = {
  name: 'postal-code-pl',
  tidy: isCodeAlone,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(
      withoutLabel(withoutPlace(raw, 5), /POCZT/),
      /^(?:KOD(?:POCZTOWY)?:?)?(?:PL)?/,
    );
    const issues = checkDigits(compact, 5);
    if (issues.length) return { raw, issues };
    /* A hyphen in another place is a sign that digits were mixed up. */
    const groups = plain(raw).match(/\d+/g) ?? [];
    if (groups.length > 1 && groups[0]?.length !== 2) return { raw, issues: [error('format')] };
    return { raw, value: `${compact.slice(0, 2)}-${compact.slice(2)}`, issues: [] };
  },
  format: (value) => value,
};
