import { createHash } from 'node:crypto';
import { BodyError, type Body } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Html } from '../../html.ts';
import { isSession, newSession } from '../../session.ts';
import { newDraft, type Draft, type Store, type StoredFile, type Submission } from '../../store.ts';
import type { Words } from '../../words.ts';
import { checkStep, type Filled } from './check.ts';
import { printSent } from './pages/notices.ts';
import type { Place } from './pages/way.ts';
import { stepIds } from './questions.ts';
import { spelledIn } from './spelling.ts';

/** Tells the drafts of one session apart, also those that are not begun. */
const draftCookie = 'tt-draft';

/** Of a cookie alone it could be that of somebody else's declaration. */
const submissionKey = (session: string, name: string): string =>
  createHash('sha256').update(`${session} ${name}`).digest('base64url');

/** Who is here, and how far they have come: what every page of the service asks. */
export class Visits {
  readonly #store: Store;
  /** The last turn of each session that has one. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The session of the request, if it brought one that could be ours. */
  known(exchange: Exchange): string | undefined {
    const session = exchange.cookie('tt-session');
    return isSession(session) ? session : undefined;
  }

  session(exchange: Exchange): string {
    const known = this.known(exchange);
    if (known) return known;
    const session = newSession();
    exchange.setCookie('tt-session', session);
    return session;
  }

  /**
   * What was answered so far, written as `language` writes it. A draft that is not begun has its key already: all pages of one
   * declaration name it, so that an old one is known when it comes after the declaration was sent.
   */
  draft(exchange: Exchange, session: string, language: string): Draft {
    if (this.#store.hasDraft(session)) {
      const begun = this.#store.draft(session);
      return { ...begun, ...spelledIn(language, begun) };
    }
    const kept = exchange.cookie(draftCookie);
    const key = isSession(kept) ? submissionKey(session, kept) : undefined;
    const isUsed = key === undefined || this.#store.submission(session, key) !== undefined;
    return {
      ...newDraft(language),
      submissionKey: isUsed ? this.beginAnother(exchange, session) : key,
    };
  }

  /** The next draft is another one than the last. Gives its key. */
  beginAnother(exchange: Exchange, session: string): string {
    const name = newSession();
    exchange.setCookie(draftCookie, name);
    return submissionKey(session, name);
  }

  /**
   * What reads a draft, waits for files or for a document and saves the draft has the session to itself
   * meanwhile: it would undo what another request said. A body is read before: a slow one keeps nobody.
   */
  async inTurn<Result>(session: string, work: () => Promise<Result>): Promise<Result> {
    const result = (this.#turns.get(session) ?? Promise.resolve()).then(work);
    const over = result.then(
      () => {},
      () => {},
    );
    this.#turns.set(session, over);
    try {
      return await result;
    } finally {
      if (this.#turns.get(session) === over) this.#turns.delete(session);
    }
  }

  /** Whoever began goes on when there is no room for more drafts; nobody else begins. */
  begin(session: string, draft: Draft): void {
    if (!this.#store.hasRoomFor(0)) throw new BodyError(503, 'no room for drafts');
    this.#store.saveDraft(session, draft);
  }

  filled(session: string, draft: Draft): Filled {
    return {
      answers: draft.answers,
      language: draft.language,
      typedIn: draft.typedIn,
      files: this.#store.files(session),
      refused: draft.refused,
      aside: this.#store.asideFile(session),
    };
  }

  done(draft: Draft, filled: Filled, words: Words): Set<Place> {
    return new Set(
      stepIds.filter(
        (step) => draft.attempted.has(step) && checkStep(step, filled, words).length === 0,
      ),
    );
  }

  /** None while they cannot be read: what the draft has is there again when it can. */
  readableFiles(session: string): StoredFile[] {
    try {
      return this.#store.files(session);
    } catch {
      return [];
    }
  }

  /** After sending, Back leads here: the receipt says more than an empty form. */
  hasSent(session: string): boolean {
    return !this.#store.hasDraft(session) && this.#store.submission(session) !== undefined;
  }

  /** The submission of the declaration that stood on the page of `body`. */
  sentAlready(session: string, { fields }: Body): Submission | undefined {
    return this.#store.submission(session, fields.get('tt-submission') ?? '');
  }

  sentNotice(session: string, words: Words): Html | undefined {
    const sent = this.#store.submission(session);
    return sent && printSent(sent.reference, words);
  }
}
