import type { DatabaseSync } from 'node:sqlite';
import { hidden } from './session.ts';

const schema = `
  DROP TABLE IF EXISTS uploads;
  DROP TABLE IF EXISTS waiting;
  CREATE TABLE IF NOT EXISTS arrivals (
    id TEXT PRIMARY KEY, session TEXT NOT NULL, field TEXT NOT NULL, name TEXT NOT NULL,
    size INTEGER NOT NULL, received INTEGER NOT NULL, grown INTEGER NOT NULL, taken INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS arrivals_of_session ON arrivals (session);
  CREATE TABLE IF NOT EXISTS guests (
    number INTEGER PRIMARY KEY, session TEXT NOT NULL UNIQUE
  );
`;

/** Most records of uploads that forms took, of one session: four times what one form can name. */
const takenLimit = 500;

/** Sessions without a draft that may send files; whoever came first is forgotten first. */
const guestLimit = 1000;

/** An upload whose bytes wait on the disk, or that was handed over with a form. */
export interface UploadRecord {
  id: string;
  /** As the browser sent it. */
  name: string;
  /** Bytes that were announced. */
  size: number;
  /** Bytes that came. */
  received: number;
  /** 1 once a form took it. The record stays, so that the same form again loses nothing. */
  taken: 0 | 1;
}

/** Who began which upload and how far it is. */
export class UploadRecords {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(schema);
  }

  add(
    session: string,
    { id, field, name, size }: { id: string; field: string; name: string; size: number },
  ): void {
    this.#db
      .prepare(
        `INSERT INTO arrivals (id, session, field, name, size, received, grown, taken)
         VALUES (?, ?, ?, ?, ?, 0, ?, 0)`,
      )
      .run(id, hidden(session), field, name, size, Date.now());
    // Sending a file is work on the draft, as typing is.
    this.#db
      .prepare('UPDATE drafts SET updated = ? WHERE session = ?')
      .run(Date.now(), hidden(session));
  }

  /** The upload `id`, for the session that began it and for no other. */
  find(session: string, id: string): UploadRecord | undefined {
    return this.#db
      .prepare('SELECT id, name, size, received, taken FROM arrivals WHERE id = ? AND session = ?')
      .get(id, hidden(session)) as unknown as UploadRecord | undefined;
  }

  /** Lets a session send files that has no draft. Kept on the disk: uploads outlive the server, too. */
  welcome(session: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO guests (session) VALUES (?)').run(hidden(session));
    this.#db
      .prepare(
        `DELETE FROM guests WHERE number IN (
           SELECT number FROM guests ORDER BY number DESC LIMIT -1 OFFSET ?)`,
      )
      .run(guestLimit);
  }

  isGuest(session: string): boolean {
    return (
      this.#db.prepare('SELECT 1 FROM guests WHERE session = ?').get(hidden(session)) !== undefined
    );
  }

  nameOf(id: string): string {
    const row = this.#db.prepare('SELECT name FROM arrivals WHERE id = ?').get(id);
    return (row as { name: string } | undefined)?.name ?? '';
  }

  grew(id: string, received: number): void {
    this.#db
      .prepare('UPDATE arrivals SET received = ?, grown = ? WHERE id = ?')
      .run(received, Date.now(), id);
  }

  /** A form has it: the name is kept there. */
  take(id: string): void {
    this.#db
      .prepare("UPDATE arrivals SET taken = 1, name = '', grown = ? WHERE id = ?")
      .run(Date.now(), id);
    this.#db
      .prepare(
        `DELETE FROM arrivals WHERE rowid IN (
           SELECT rowid FROM arrivals
           WHERE session = (SELECT session FROM arrivals WHERE id = ?) AND taken = 1
           ORDER BY grown DESC, rowid DESC LIMIT -1 OFFSET ?)`,
      )
      .run(id, takenLimit);
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM arrivals WHERE id = ?').run(id);
  }

  /** What this session has begun and no form took: uploads, unfinished ones, bytes announced. */
  totals(session: string): { count: number; unfinished: number; announced: number } {
    return this.#db
      .prepare(
        `SELECT count(*) AS count, count(*) FILTER (WHERE received < size) AS unfinished,
           coalesce(sum(size), 0) AS announced FROM arrivals WHERE session = ? AND taken = 0`,
      )
      .get(hidden(session)) as { count: number; unfinished: number; announced: number };
  }

  /** Bytes of all sessions' uploads that came and wait. */
  bytes(): number {
    const row = this.#db
      .prepare('SELECT coalesce(sum(received), 0) AS bytes FROM arrivals WHERE taken = 0')
      .get();
    return (row as { bytes: number }).bytes;
  }

  /** Finished uploads of the question `field` that no form took yet, the oldest first. */
  finished(session: string, field: string): string[] {
    return this.#ids(
      `SELECT id FROM arrivals
       WHERE session = ? AND field = ? AND received = size AND taken = 0 ORDER BY grown`,
      hidden(session),
      field,
    );
  }

  ofSession(session: string): string[] {
    return this.#ids('SELECT id FROM arrivals WHERE session = ?', hidden(session));
  }

  all(): Set<string> {
    return new Set(this.#ids('SELECT id FROM arrivals'));
  }

  /** Unfinished uploads that have not grown since `before`. */
  stalled(before: number): string[] {
    return this.#ids(
      'SELECT id FROM arrivals WHERE received < size AND grown < ? AND taken = 0',
      before,
    );
  }

  /** Uploads that have not grown since `before` and belong to no draft. */
  withoutDraft(before: number): string[] {
    return this.#ids(
      'SELECT id FROM arrivals WHERE grown < ? AND session NOT IN (SELECT session FROM drafts)',
      before,
    );
  }

  #ids(query: string, ...values: (string | number)[]): string[] {
    return (this.#db.prepare(query).all(...values) as { id: string }[]).map(({ id }) => id);
  }
}
