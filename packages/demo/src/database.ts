import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS drafts (
    session TEXT PRIMARY KEY, content TEXT NOT NULL, updated INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS submissions (
    reference TEXT PRIMARY KEY, submission_key TEXT NOT NULL UNIQUE, session TEXT NOT NULL,
    year INTEGER NOT NULL, number INTEGER NOT NULL, answers TEXT NOT NULL, language TEXT NOT NULL,
    privacy_notice TEXT NOT NULL, submitted_at TEXT NOT NULL, pdf BLOB, pdf_sha256 TEXT,
    UNIQUE (year, number)
  );
  CREATE TABLE IF NOT EXISTS files (
    id TEXT PRIMARY KEY, session TEXT NOT NULL, reference TEXT, field TEXT NOT NULL,
    name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL, added INTEGER NOT NULL, aside INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS files_of_session ON files (session);
  CREATE INDEX IF NOT EXISTS sizes_of_draft_files ON files (size) WHERE reference IS NULL;
  CREATE INDEX IF NOT EXISTS sizes_of_drafts ON drafts (length(content));
`;

/** The town hall's database in `dataDir`, which is made when absent; `:memory:` keeps everything in memory. */
export function openDatabase(dataDir: string): DatabaseSync {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true });
  const file = dataDir === ':memory:' ? dataDir : join(dataDir, 'town-hall.db');
  // A backup may hold the database for a moment; waiting stops all answers, so not for long.
  const db = new DatabaseSync(file, { timeout: 250 });
  db.exec(schema);
  const columns = db.prepare(`SELECT name FROM pragma_table_info('files')`).all();
  if (!columns.some(({ name }) => name === 'aside'))
    db.exec('ALTER TABLE files ADD COLUMN aside INTEGER NOT NULL DEFAULT 0');
  return db;
}
