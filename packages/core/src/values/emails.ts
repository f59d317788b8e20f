import { hasError, type Issue } from '../issue.ts';
import { checkAddress, written } from './email.ts';
import { isBlank, visible } from './text.ts';
import type { ValueKind } from './value-kind.ts';

/** Longest part of an address that is said again: its beginning is enough to find it. */
const longest = 50;

/** `anna@example.com` out of `Anna <anna@example.com>`, as programs for mail copy it. */
function bare(entry: string): string {
  return entry
    .trim()
    .replace(/^[^<>@]*<([^<>]*)>$/, '$1')
    .replace(/^mailto:/i, '');
}

function named(issue: Issue, address: string): Issue {
  const said = address.length < longest ? address : `${address.slice(0, longest - 1)}…`;
  return { ...issue, params: { address: said } };
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
    const entries = visible(raw).split(/[,;\r\n]+/);
    const given = entries.map(bare).filter(Boolean);
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
