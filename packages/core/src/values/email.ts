import { error, hasError, warning, type Issue } from '../issue.ts';
import { isBlank, visible } from './text.ts';
import type { ValueKind } from './value-kind.ts';

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
  if (!domain.includes('.')) return [error('domain')];
  const labels = domain.split('.');
  const atom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
  const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
  if (
    address.length > 254 ||
    local.length > 64 ||
    !atom.test(local) ||
    /^\.|\.\.|\.$/.test(local) ||
    !labels.every((part) => label.test(part))
  ) {
    return [error('format')];
  }
  return /[\u0080-\uffff]/.test(local) ? [warning('diacritics')] : [];
}

/** The address with its domain in lower case. */
export function written(address: string): string {
  const at = address.indexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** An e-mail address. The value has its domain in lower case; `mailto:` is taken off. */
export const email: ValueKind = {
  name: 'email',
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const address = visible(raw)
      .trim()
      .replace(/^mailto:/i, '')
      .replace(/^<([^<>]*)>$/, '$1');
    const issues = checkAddress(address);
    return hasError(issues) ? { raw, issues } : { raw, value: written(address), issues };
  },
  format: (value) => value,
};
