import { extensionOf } from '../file-name.ts';
import { error, type Issue } from '../issue.ts';
import { readContent } from './content.ts';
import { acceptedEndings, claimedFormat, endingOf, isAccepted } from './formats.ts';
import type { NamedFile } from './set.ts';
import type { ByteSource } from './source.ts';
import { readWhole } from './whole.ts';

export { checkSet, type NamedFile, type SetMember, type SetRules } from './set.ts';

export interface FileRules {
  /** HTML's `accept`; '' takes every type. */
  accept: string;
  /** Most bytes of one file. */
  maxSize?: number | undefined;
}

/**
 * What is wrong with one file: its size, its name and its bytes, in this order. The bytes must be what
 * the ending says (`mismatch`, `mismatch-unknown`), or, where the ending says nothing, what is declared
 * (`mismatch-declared`); see `claimedFormat`. Sizes among the
 * parameters are bytes; `describeFileIssue` writes them in the language of the page. A file that
 * cannot be read, such as one that was moved meanwhile, is `unreadable`.
 */
export async function checkFile(
  file: NamedFile,
  source: ByteSource,
  rules: FileRules,
): Promise<Issue | undefined> {
  const { name, size } = file;
  const extension = extensionOf(name);
  if (size === 0) return error('empty', { name });
  if (!isAccepted(rules.accept, extension, file.type))
    return error('type', { name, types: acceptedEndings(rules.accept).join(' ') });
  if (rules.maxSize !== undefined && size > rules.maxSize)
    return error('too-large', { name, size, limit: rules.maxSize });
  try {
    return await checkBytes(file, extension, source);
  } catch {
    return error('unreadable', { name });
  }
}

async function checkBytes(
  { name, type }: NamedFile,
  extension: string,
  source: ByteSource,
): Promise<Issue | undefined> {
  const claimed = claimedFormat(extension, type);
  if (!claimed) return undefined;
  const { format, by } = claimed;
  const promised = (by === 'ending' ? extension : format.extensions[0]!).toUpperCase();
  const facts = await readWhole(source, await readContent(source));
  const { content } = facts;
  const isOffice = /^(?:docx|xlsx|pptx)$/.test(extension);
  // A locked office document is a container of the older kind around it ([MS-OFFCRYPTO] 2.3).
  if (isOffice && content === 'ole') return error('encrypted', { name });
  const isCutOff = content === 'zip' && facts.damaged && format.contents.some(isContainer);
  if (isCutOff) return error('damaged', { name });
  if (!format.contents.includes(content)) {
    if (by === 'declared') return error('mismatch-declared', { name, promised });
    const actual = endingOf(content).toUpperCase();
    return actual && actual !== promised
      ? error('mismatch', { name, promised, actual })
      : error('mismatch-unknown', { name, promised });
  }
  if (facts.damaged) return error('damaged', { name });
  return facts.encrypted ? error('encrypted', { name }) : undefined;
}

const isContainer = (content: string): boolean =>
  /^(?:docx|xlsx|pptx|macros|od[tsp]|asic[es]|zip)$/.test(content);
