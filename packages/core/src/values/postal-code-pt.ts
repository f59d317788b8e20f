import {
  bare,
  checkDigits,
  isCodeAlone,
  orPlace,
  refused,
  withoutLabel,
  withoutPlace,
} from './identifier.ts';
import { isBlank, plain } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const prefixes = /^(?:(?:CÓDIGOPOSTAL|CODIGOPOSTAL|CP):?)?(?:PT?(?=\d))?/;

/** Portuguese postal code. The value and its display are `3350-156`. A place behind it is left out. */
export const postalCodePt: ValueKind = {
  name: 'postal-code-pt',
  tidy: isCodeAlone,
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const compact = bare(withoutLabel(withoutPlace(raw, 7), /POSTAL/), prefixes);
    if (/^\d{4}$/.test(compact)) return refused(raw, 'last-three');
    const issues = checkDigits(compact, 7, orPlace(compact));
    if (issues.length) return { raw, issues };
    /* A hyphen in another place is a sign that digits were mixed up. */
    const groups = plain(raw).match(/\d+/g) ?? [];
    if (groups.length > 1 && groups[0]?.length !== 4) return refused(raw, 'format');
    return compact.startsWith('0')
      ? refused(raw, 'first-digit')
      : { raw, value: `${compact.slice(0, 4)}-${compact.slice(4)}`, issues: [] };
  },
  format: (value) => value,
};
