import { visibleName } from '../file-name.ts';
import { fileSize } from '../file-size.ts';
import type { Issue } from '../issue.ts';
import { describeIssue } from '../messages.ts';
import { intlTag } from '../intl.ts';

const sizes = ['size', 'limit', 'left'];

/**
 * The sentence for an issue of a file: its name with hidden characters spelled out, sizes and the
 * list of types as the language writes them. Load `loadKindMessages(language, 'file')` first.
 */
export function describeFileIssue(language: string, issue: Issue): string {
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(issue.params ?? {})) {
    if (key === 'name') params[key] = visibleName(String(value));
    else if (key === 'types') params[key] = typeList(language, String(value));
    else params[key] = sizes.includes(key) ? fileSize(language, Number(value)) : value;
  }
  return describeIssue(language, 'file', { ...issue, params });
}

/** `PDF, JPG, PNG`: what is taken, as an enumeration without a word between. */
export function typeList(language: string, types: string): string {
  return new Intl.ListFormat(intlTag(language), { type: 'unit', style: 'short' }).format(
    types.split(' '),
  );
}
