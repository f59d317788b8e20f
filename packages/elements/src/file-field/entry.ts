import type { Issue } from '@twintown/core/issue.js';
import type { KeptFile } from './round-trip.ts';

/** Where a chosen file stands. Without an endpoint it ends at `ready`, with one at `uploaded`. */
export type FileState =
  | 'checking'
  | 'ready'
  | 'refused'
  | 'waiting'
  | 'uploading'
  | 'interrupted'
  | 'uploaded'
  | 'failed';

type UploadState = Extract<
  FileState,
  'waiting' | 'uploading' | 'interrupted' | 'uploaded' | 'failed'
>;

let count = 0;

/** One chosen file, from the moment it was chosen until the field forgets it. */
export class FileEntry {
  /** Tells the rows of the list apart; says nothing about the file. */
  readonly key = `file-${(count += 1)}`;
  /** What is sent; another one than was chosen where a picture was cleaned. */
  file: File;
  /** Bytes of the file as it was chosen. */
  readonly chosenSize: number;
  /** The page before refused it for other files. Its bytes are not here, so that it cannot become good. */
  kept: KeptFile | undefined;
  /** It was looked at: `own` and `sha256` are known. */
  examined = false;
  /** What is wrong with the file itself. */
  own: Issue | undefined;
  /** What is wrong with it beside the others. */
  among: Issue | undefined;
  /** In hexadecimal; '' until it is known. */
  sha256 = '';
  cleaned: 'cleaned' | 'not-cleaned' | undefined;
  /** A picture of a format that every browser draws, and that this one could not. */
  isUndrawable = false;
  /** Taken out of the list; it may be put back. */
  removed = false;
  upload: UploadState | undefined;
  /** How the upload ended: `upload-failed`, `upload-busy`, `upload-refused` or a reason of it. */
  uploadIssue: Issue | undefined;
  /** The last try was answered: it is the server that cannot take the file now, and not the link. */
  isAnswered = false;
  /** When the person had it tried again; 0 where nobody had. */
  retriedAt = 0;
  /** Sent part, from 0 to 1. */
  progress = 0;
  /** Where the server keeps the upload; '' before it does. */
  uploadAddress = '';
  /** Name that the server gave the upload. */
  uploadId = '';
  /** Address of a picture to show; '' where there is none. */
  preview = '';

  constructor(file: File) {
    this.file = file;
    this.chosenSize = file.size;
  }

  /** Offers the picture to be shown, where it is one that every browser draws. */
  showPicture(): void {
    if (this.isUndrawable) return;
    if (!this.preview && /^image\/(?:jpeg|png|gif|webp|avif)$/.test(this.file.type))
      this.preview = URL.createObjectURL(this.file);
  }

  /** Lets the browser forget the picture. */
  dropPicture(): void {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = '';
  }

  get issue(): Issue | undefined {
    return this.own ?? this.among ?? this.uploadIssue;
  }

  /** The server is asked again and again, since it answered that it cannot now. */
  get isPutOff(): boolean {
    return this.isAnswered && this.state === 'interrupted';
  }

  /** What it was refused for is over: it could be sent if it were chosen again. */
  get isAbsent(): boolean {
    return !!this.kept && !this.among;
  }

  get state(): FileState {
    if (this.own ?? this.among ?? this.kept) return 'refused';
    if (!this.examined) return 'checking';
    return this.upload ?? 'ready';
  }
}

/** Whether an upload that ended for the reason `code` may be gone on with. */
export const isLeftOff = (code: string | undefined): boolean =>
  code === 'upload-failed' || code === 'upload-busy';

/** Whether an upload that ended for the reason `code` may end otherwise when it is tried again. */
export const canRetry = (code: string | undefined): boolean =>
  isLeftOff(code) || code === 'upload-quota';
