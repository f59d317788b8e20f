import { hasError, type Issue } from '../issue.ts';
import { checkAddress, endStop, longestAddress, written } from './email.ts';
import { isBlank, visible } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** Longest part of an address that is said again: its beginning is enough to find it. */
const longest = 50;

/** `anna@example.com` out of `Anna <anna@example.com>`, as programs for mail copy it. */
function bare(entry: string): string {
  return entry
    .trim()
    .replace(/^[^<>@]*<([^<>]*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .replace(endStop, '');
}

function named(issue: Issue, address: string): Issue {
  const said = address.length < longest ? address : `${address.slice(0, longest - 1)}…`;
  return { ...issue, params: { ...issue.params, address: said } };
}

/** The end of a domain that goes on behind a comma. A country has two letters, a name seldom has. */
const rest = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*>?$/u;

/**
 * Whether the comma or semicolon between `before` and `after` was typed for a dot, as in `jan@wp,pl`:
 * the keys lie side by side. Whoever parts addresses has one before it, or a space behind it.
 */
function isSlip(before: string, mark: string, after: string): boolean {
  if (before.length > longestAddress || !/^[,;]$/.test(mark) || !rest.test(after)) return false;
  const [, domain] = before.split('@');
  return !!domain && (!domain.includes('.') || /^\p{L}\p{L}>?$/u.test(after));
}

function entriesIn(text: string): string[] {
  const entries: string[] = [];
  const pieces = text.split(/([,;\r\n]+)/);
  for (let at = 0; at < pieces.length; at += 2) {
    const [mark = '', entry = ''] = [pieces[at - 1], pieces[at]];
    const before = entries.at(-1);
    if (before !== undefined && isSlip(before, mark, entry))
      entries[entries.length - 1] = before + mark + entry;
    else entries.push(entry);
  }
  return entries;
}

/**
 * Several e-mail addresses, as `<input type="email" multiple>` has them: parted by commas. Semicolons
 * and lines part them too. The value has commas without spaces, as HTML sends it; each issue names its
 * address in `params.address`.
 */
export const emails: ValueKind = {
  name: 'emails',
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const given = entriesIn(visible(raw)).map(bare).filter(Boolean);
    const addresses = given.length > 0 ? given : [visible(raw).trim()];
    const issues = addresses.flatMap((address) =>
      checkAddress(address).map((issue) => named(issue, address)),
    );
    return hasError(issues)
      ? { raw, issues }
      : { raw, value: addresses.map(written).join(), issues };
  },
  format: (value) => value.replaceAll(',', ', '),
};
