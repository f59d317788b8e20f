import type { Issue } from '@twintown/core/issue.js';
import type { FileState } from './entry.ts';

/** One chosen file as it stands. */
export interface ChosenFile {
  /** The file that is sent; of a cleaned picture this is the clean one. */
  readonly file: File;
  readonly state: FileState;
  /** SHA-256 of its bytes in hexadecimal; '' until it is known. */
  readonly sha256: string;
  /** Name that the server gave the upload; '' where none is finished. */
  readonly uploadId: string;
  /** What is wrong with it. */
  readonly issue: Issue | undefined;
}

/** Detail of `tt-files`. */
export interface FilesDetail {
  files: readonly ChosenFile[];
}
