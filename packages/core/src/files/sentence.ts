import { visibleName } from '../file-name.ts';
import { fileSize } from '../file-size.ts';
import type { Issue } from '../issue.ts';
import { describeIssue } from '../messages.ts';
import { intlTag } from '../intl.ts';

const sizes = ['size', 'limit', 'left'];
/** So many tell one byte in a gigabyte. */
const mostDigits = 9;

/**
 * The sentence for an issue of a file: its name with hidden characters spelled out, sizes and the
 * list of types as the language writes them. Load `loadKindMessages(language, 'file')` first.
 */
export function describeFileIssue(language: string, issue: Issue): string {
  const params: Record<string, string | number> = {};
  const digits = digitsFor(language, issue);
  for (const [key, value] of Object.entries(issue.params ?? {})) {
    if (key === 'name') params[key] = visibleName(String(value));
    else if (key === 'types') params[key] = typeList(language, String(value));
    else params[key] = sizes.includes(key) ? fileSize(language, Number(value), digits) : value;
  }
  return describeIssue(language, 'file', { ...issue, params });
}

/** As many decimals as it takes: what is too large must not read as the very size that is allowed. */
function digitsFor(language: string, { params }: Issue): number {
  const { size, limit = -1, left = -1 } = params ?? {};
  if (size === undefined) return 1;
  for (let digits = 1; digits < mostDigits; digits += 1) {
    const [said, ...others] = [size, limit, left].map((bytes) =>
      fileSize(language, Number(bytes), digits),
    );
    if (!others.includes(said!)) return digits;
  }
  return mostDigits;
}

/** `PDF, JPG, PNG`: what is taken, as an enumeration without a word between. */
export function typeList(language: string, types: string): string {
  return new Intl.ListFormat(intlTag(language), { type: 'unit', style: 'short' }).format(
    types.split(' '),
  );
}
