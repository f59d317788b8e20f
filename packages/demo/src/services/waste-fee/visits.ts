import { BodyError } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Html } from '../../html.ts';
import { isSession, newSession } from '../../session.ts';
import type { Draft, Store, StoredFile } from '../../store.ts';
import type { Words } from '../../words.ts';
import { checkStep, type Filled } from './check.ts';
import { printSent, type Place } from './pages.ts';
import { stepIds } from './questions.ts';

/** Who is here, and how far they have come: what every page of the service asks. */
export class Visits {
  readonly #store: Store;

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

  /** Whoever began goes on when there is no room for more drafts; nobody else begins. */
  begin(session: string, draft: Draft): void {
    if (!this.#store.hasRoomFor(0)) throw new BodyError(503, 'no room for drafts');
    this.#store.saveDraft(session, draft);
  }

  filled(session: string, draft: Draft): Filled {
    return {
      answers: draft.answers,
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

  sentNotice(session: string, words: Words): Html | undefined {
    const sent = this.#store.submission(session);
    return sent && printSent(sent.reference, words);
  }
}
