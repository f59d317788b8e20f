import { error, hasError, warning, type Issue } from '../issue.ts';
import { fromPunycode } from './punycode.ts';
import { isBlank, visible } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** Characters of the longest address that mail can be sent to. */
export const longestAddress = 254;
/** What stands between two dots of a domain. */
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

const isDomain = (text: string): boolean =>
  text.includes('.') && text.split('.').every((part) => label.test(part));

/**
 * What is wrong with one address.
 *
 * Looser than RFC 5322 and than HTML's own rule in one place: letters beyond ASCII are let through
 * with a warning, because such addresses exist (RFC 6531) but are mostly slips.
 */
export function checkAddress(address: string): Issue[] {
  const signs = address.split('@').length - 1;
  if (signs === 0) return [error('at-missing')];
  if (signs > 1) return [error('at-many')];
  if (/\s/.test(address)) return [error('spaces')];
  const [local = '', domain = ''] = address.split('@');
  if (!local || !domain) return [error('format')];
  // The keys lie side by side. Not mended unasked: the letter could reach somebody else.
  const dotted = domain.replace(/[,;]+/g, '.');
  if (dotted !== domain && address.length <= longestAddress && isDomain(dotted))
    return [error('dot-missing', { domain: dotted })];
  if (!domain.includes('.')) return [error('domain')];
  const atom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
  if (
    address.length > longestAddress ||
    local.length > 64 ||
    !atom.test(local) ||
    /^\.|\.\.|\.$/.test(local) ||
    !isDomain(domain)
  ) {
    return [error('format')];
  }
  return [
    ...(/[\u0080-\uffff]/.test(local) ? [warning('diacritics')] : []),
    ...(looksAlike(domain) ? [warning('look-alike')] : []),
  ];
}

/* Alphabets with letters that cannot be told from Latin ones. */
const alike = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Whether a domain has such letters beside Latin ones. One that is all of one alphabet was meant so. */
function looksAlike(domain: string): boolean {
  // A browser hands out what was typed into a control for addresses in its own spelling.
  const labels = domain.split('.').map((part) => fromPunycode(part) ?? part);
  const isMixed = (text: string): boolean => alike.test(text) && /\p{Script=Latin}/u.test(text);
  return labels.some((text) => isMixed(text) || isMixed(text + labels.at(-1)));
}

/** A full stop that ends a sentence, or the root of all domains: the same address without it. */
export const endStop = /\.$/;

/** The address with its domain in lower case. */
export function written(address: string): string {
  const at = address.indexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** An e-mail address. The value has its domain in lower case; a label, `mailto:` and a name before it are taken off. */
export const email: ValueKind = {
  name: 'email',
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const address = visible(raw)
      .trim()
      .replace(/^(?:mailto|e-?(?:mail|pasts)):\s*/i, '')
      .replace(/^[^<>@]*<([^<>]*)>$/, '$1')
      .replace(endStop, '');
    const issues = checkAddress(address);
    return hasError(issues) ? { raw, issues } : { raw, value: written(address), issues };
  },
  format: (value) => value,
};
