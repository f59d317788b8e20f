import { error, type Issue } from '../issue.ts';

/** What is known of a file without reading it. */
export interface NamedFile {
  name: string;
  /** Declared type; '' where none is. */
  type: string;
  size: number;
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
