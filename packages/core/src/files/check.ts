import { extensionOf } from '../file-name.ts';
import { error, type Issue } from '../issue.ts';
import { readContent } from './content.ts';
import { acceptedEndings, claimedFormat, endingOf, isAccepted } from './formats.ts';
import type { ByteSource } from './source.ts';
import { readWhole } from './whole.ts';

/** What is known of a file without reading it. */
export interface NamedFile {
  name: string;
  /** Declared type; '' where none is. */
  type: string;
  size: number;
}

export interface FileRules {
  /** HTML's `accept`; '' takes every type. */
  accept: string;
  /** Most bytes of one file. */
  maxSize?: number | undefined;
}

export interface SetRules {
  /** Most bytes of all files together. */
  maxTotal?: number | undefined;
  maxFiles?: number | undefined;
}

/** A file among others: `sha256` is absent until it is known. */
export interface SetMember extends NamedFile {
  sha256?: string | undefined;
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

/**
 * What is wrong with files as a set, for each in their order: `duplicate`, `too-many`,
 * `total-too-large`. Those that are refused take no room from the ones after them.
 */
export function checkSet(files: readonly SetMember[], rules: SetRules): (Issue | undefined)[] {
  const taken: SetMember[] = [];
  let total = 0;
  return files.map((file) => {
    const { name, size } = file;
    if (taken.some((other) => isSame(file, other))) return error('duplicate', { name });
    if (rules.maxFiles !== undefined && taken.length >= rules.maxFiles)
      return error('too-many', { name, count: rules.maxFiles });
    if (rules.maxTotal !== undefined && total + size > rules.maxTotal)
      return error('total-too-large', {
        name,
        size,
        limit: rules.maxTotal,
        left: rules.maxTotal - total,
      });
    taken.push(file);
    total += size;
    return undefined;
  });
}

function isSame(file: SetMember, other: SetMember): boolean {
  if (file.size !== other.size) return false;
  if (file.sha256 && other.sha256) return file.sha256 === other.sha256;
  return file.name === other.name;
}
