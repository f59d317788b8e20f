import type { Issue } from '@twintown/core/issue.js';
import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from './database.ts';
import type { UploadedFile } from './http/body.ts';
import { hidden } from './session.ts';
import { UploadRecords } from './upload-records.ts';
import { townLanguage } from './words.ts';

/** Raw answers by name, exactly as typed. */
export type Answers = Map<string, string>;

/**
 * Texts by question that are read in another language than the other answers, because they are in doubt in the one
 * they were typed in; of a date its parts on lines. Another text is read as the others are.
 */
export type TypedIn = Map<string, { text: string; language: string }>;

export interface Draft {
  answers: Answers;
  /** The language that they are written in: `1,234` is another number in Polish than in English. */
  language: string;
  typedIn: TypedIn;
  /** Steps that were sent at least once: only they show what is wrong. */
  attempted: Set<string>;
  /** Made once for each draft; a second POST with it finds the submission of the first. */
  submissionKey: string;
  /** Errors of files that were refused in the last upload. */
  refused: RefusedFile[];
  /** Names of the forms that were taken last: their pages need not keep them any more. */
  taken: string[];
}

export interface RefusedFile {
  field: string;
  name: string;
  /** Why; any other code than the server's own is that of an issue of the file itself. */
  code: 'too-large' | 'too-many' | 'lost' | 'no-room' | 'duplicate' | (string & {});
  params?: Issue['params'];
}

export interface StoredFile {
  id: string;
  field: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
}

export interface Submission {
  reference: string;
  answers: Answers;
  files: StoredFile[];
  /** ISO 8601, UTC. */
  submittedAt: string;
  pdf: Buffer;
  pdfSha256: string;
}

export interface NewSubmission {
  key: string;
  answers: Answers;
  language: string;
  privacyNotice: string;
  submittedAt: string;
  /** On the town's clock; numbers start again with each year. */
  year: number;
  /** Questions that were asked; files of others are not part of the declaration. */
  fileFields: ReadonlySet<string>;
  /** Made with the number inside, so it can be made only once the number is known. */
  pdf(reference: string): Promise<Buffer>;
}

/** Of a {@link StoredFile}. */
const columns = 'id, field, name, type, size, sha256';

export const draftLifetime = 24 * 60 * 60 * 1000;

export const newDraft = (language: string = townLanguage): Draft => ({
  answers: new Map(),
  language,
  typedIn: new Map(),
  attempted: new Set(),
  submissionKey: randomUUID(),
  refused: [],
  taken: [],
});

/** The parser's own message quotes the text, and messages end in logs. */
function readKept(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('What was kept cannot be read.');
  }
}

export class Store {
  readonly #db: DatabaseSync;
  readonly #draftRoom: number;
  readonly uploads: UploadRecords;

  /**
   * `dataDir` is made when absent; `:memory:` keeps everything in memory. `draftRoom`: most bytes
   * of all drafts and their files.
   */
  constructor(dataDir: string, draftRoom = 4 * 1024 ** 3) {
    this.#draftRoom = draftRoom;
    this.#db = openDatabase(dataDir);
    this.uploads = new UploadRecords(this.#db);
  }

  close(): void {
    this.#db.close();
  }

  /** Forgets drafts that nobody touched for a day, with their files. */
  forgetOldDrafts(now: number): void {
    const before = now - draftLifetime;
    this.#db.prepare('DELETE FROM drafts WHERE updated < ?').run(before);
    this.#db
      .prepare(
        `DELETE FROM files WHERE reference IS NULL AND added < ?
           AND session NOT IN (SELECT session FROM drafts)`,
      )
      .run(before);
    this.#emptyLog();
  }

  draft(session: string): Draft {
    const row = this.#db
      .prepare('SELECT content FROM drafts WHERE session = ?')
      .get(hidden(session)) as { content: string } | undefined;
    if (!row) return newDraft();
    const content = readKept(row.content) as {
      answers: [string, string][];
      language?: string;
      typedIn?: [string, { text: string; language: string }][];
      attempted: string[];
      submissionKey: string;
      refused: RefusedFile[];
      taken?: string[];
    };
    return {
      answers: new Map(content.answers),
      language: content.language ?? townLanguage,
      typedIn: new Map(content.typedIn),
      attempted: new Set(content.attempted),
      submissionKey: content.submissionKey,
      refused: content.refused,
      taken: content.taken ?? [],
    };
  }

  hasDraft(session: string): boolean {
    return (
      this.#db.prepare('SELECT 1 FROM drafts WHERE session = ?').get(hidden(session)) !== undefined
    );
  }

  /** Whether anything of this session is kept: a draft or a declaration. */
  knows(session: string): boolean {
    return (
      this.hasDraft(session) ||
      this.#db.prepare('SELECT 1 FROM submissions WHERE session = ?').get(hidden(session)) !==
        undefined
    );
  }

  saveDraft(session: string, draft: Draft): void {
    const content = JSON.stringify({
      answers: [...draft.answers],
      language: draft.language,
      typedIn: [...draft.typedIn],
      attempted: [...draft.attempted],
      submissionKey: draft.submissionKey,
      refused: draft.refused,
      taken: draft.taken,
    });
    this.#db
      .prepare(
        `INSERT INTO drafts (session, content, updated) VALUES (?, ?, ?)
         ON CONFLICT (session) DO UPDATE SET content = excluded.content, updated = excluded.updated`,
      )
      .run(hidden(session), content, Date.now());
  }

  /** Forgets the draft and its files. Submissions stay. */
  dropDraft(session: string): void {
    this.#db.prepare('DELETE FROM drafts WHERE session = ?').run(hidden(session));
    this.#db
      .prepare('DELETE FROM files WHERE session = ? AND reference IS NULL')
      .run(hidden(session));
    this.#emptyLog();
  }

  /** What was deleted stands in the write-ahead log until other writing takes its place (SQLite, WAL). */
  #emptyLog(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Whether all drafts together may grow by `count` bytes. */
  hasRoomFor(count: number): boolean {
    const { bytes } = this.#db
      .prepare(
        `SELECT (SELECT coalesce(sum(size), 0) FROM files WHERE reference IS NULL)
           + (SELECT coalesce(sum(length(content)), 0) FROM drafts) AS bytes`,
      )
      .get() as { bytes: number };
    return bytes + count <= this.#draftRoom;
  }

  addFile(session: string, file: UploadedFile, type: string): void {
    this.#db
      .prepare(
        `INSERT INTO files (id, session, field, name, type, size, sha256, bytes, added)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        randomUUID(),
        hidden(session),
        file.field,
        file.name,
        type,
        file.bytes.length,
        file.sha256,
        file.bytes,
        Date.now(),
      );
  }

  removeFile(session: string, id: string): void {
    this.#db
      .prepare('DELETE FROM files WHERE id = ? AND session = ? AND reference IS NULL')
      .run(id, hidden(session));
  }

  /** Takes a file out of the draft so that it can be put back, until {@link dropAside}. */
  setAside(session: string, id: string): void {
    this.#db
      .prepare('UPDATE files SET aside = 1 WHERE id = ? AND session = ? AND reference IS NULL')
      .run(id, hidden(session));
  }

  putBack(session: string, id: string): void {
    this.#db
      .prepare('UPDATE files SET aside = 0 WHERE id = ? AND session = ? AND aside')
      .run(id, hidden(session));
  }

  /** The file that was last taken out and can still be put back. */
  asideFile(session: string): StoredFile | undefined {
    return this.#db
      .prepare(`SELECT ${columns} FROM files WHERE session = ? AND aside`)
      .get(hidden(session)) as unknown as StoredFile | undefined;
  }

  dropAside(session: string): void {
    this.#db.prepare('DELETE FROM files WHERE session = ? AND aside').run(hidden(session));
  }

  /** Files of the draft (no reference) or of one submission, oldest first. */
  files(session: string, reference: string | null = null): StoredFile[] {
    return this.#db
      .prepare(
        `SELECT ${columns} FROM files
         WHERE session = ? AND reference IS ? AND NOT aside ORDER BY added, rowid`,
      )
      .all(hidden(session), reference) as unknown as StoredFile[];
  }

  file(session: string, id: string): StoredFile | undefined {
    return this.#db
      .prepare(`SELECT ${columns} FROM files WHERE id = ? AND session = ?`)
      .get(id, hidden(session)) as unknown as StoredFile | undefined;
  }

  /** At most `count` bytes of the file from `start` on; undefined once it is gone. */
  fileBytes(session: string, id: string, start: number, count: number): Uint8Array | undefined {
    const row = this.#db
      .prepare('SELECT substr(bytes, ?, ?) AS bytes FROM files WHERE id = ? AND session = ?')
      .get(start + 1, count, id, hidden(session)) as { bytes: Uint8Array } | undefined;
    return row?.bytes;
  }

  /**
   * Registers a declaration under the next number of its year and forgets the draft. A second
   * call with the same key registers nothing and gives back the first one's reference.
   */
  async submit(session: string, submission: NewSubmission): Promise<string> {
    const owner = hidden(session);
    const reference = this.#register(owner, submission);
    if (this.#hasDocument(reference)) return reference;
    const pdf = await submission.pdf(reference);
    this.#db
      .prepare('UPDATE submissions SET pdf = ?, pdf_sha256 = ? WHERE reference = ? AND pdf IS NULL')
      .run(pdf, createHash('sha256').update(pdf).digest('hex'), reference);
    this.dropAside(session);
    for (const file of this.files(session)) {
      if (!submission.fileFields.has(file.field)) this.removeFile(session, file.id);
    }
    this.#db
      .prepare('UPDATE files SET reference = ? WHERE session = ? AND reference IS NULL')
      .run(reference, owner);
    this.#db.prepare('DELETE FROM drafts WHERE session = ?').run(owner);
    return reference;
  }

  #hasDocument(reference: string): boolean {
    return (
      this.#db
        .prepare('SELECT 1 FROM submissions WHERE reference = ? AND pdf IS NOT NULL')
        .get(reference) !== undefined
    );
  }

  #register(owner: string, submission: NewSubmission): string {
    const { year } = submission;
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const present = this.#db
        .prepare('SELECT reference FROM submissions WHERE submission_key = ? AND session = ?')
        .get(submission.key, owner) as { reference: string } | undefined;
      if (present) {
        this.#db.exec('COMMIT');
        return present.reference;
      }
      const { last } = this.#db
        .prepare('SELECT max(number) AS last FROM submissions WHERE year = ?')
        .get(year) as { last: number | null };
      const number = (last ?? 0) + 1;
      const reference = `GK.6232.${number}.${year}`;
      this.#db
        .prepare(
          `INSERT INTO submissions (reference, submission_key, session, year, number, answers,
             language, privacy_notice, submitted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          reference,
          submission.key,
          owner,
          year,
          number,
          JSON.stringify([...submission.answers]),
          submission.language,
          submission.privacyNotice,
          submission.submittedAt,
        );
      this.#db.exec('COMMIT');
      return reference;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** The newest submission of this session, or the one sent with `key`. */
  submission(session: string, key?: string): Submission | undefined {
    const owner = hidden(session);
    const row = this.#db
      .prepare(
        `SELECT reference, answers, submitted_at, pdf, pdf_sha256 FROM submissions
         WHERE session = ? AND pdf IS NOT NULL AND (? IS NULL OR submission_key = ?)
         ORDER BY submitted_at DESC, number DESC LIMIT 1`,
      )
      .get(owner, key ?? null, key ?? null) as
      | {
          reference: string;
          answers: string;
          submitted_at: string;
          pdf: Uint8Array;
          pdf_sha256: string;
        }
      | undefined;
    if (!row) return undefined;
    return {
      reference: row.reference,
      answers: new Map(readKept(row.answers) as [string, string][]),
      files: this.files(session, row.reference),
      submittedAt: row.submitted_at,
      pdf: Buffer.from(row.pdf),
      pdfSha256: row.pdf_sha256,
    };
  }

  /** How many declarations were registered. For tests and the operator. */
  countSubmissions(): number {
    return (
      this.#db.prepare('SELECT count(*) AS count FROM submissions').get() as { count: number }
    ).count;
  }
}
