import { loadMessages, translate } from '@twintown/core/messages.js';
import type { FailureCode, FailureFacts, OpenDocument } from '../engines/engine.ts';
import { Announcer, type Spoken } from './announcer.ts';
import { openedWords } from './part-words.ts';
import {
  cutOffWords,
  failureWords,
  lackWords,
  noticeWords,
  percentText,
  shownName,
  unsavedWords,
} from './words.ts';

/** Milliseconds after which the opening of a document has taken long. */
const patience = 1000;

/** What the viewer says, in the language whose words are there. */
export class Voice {
  readonly #announcer: Announcer;
  #wanted: string;
  #language = '';

  /** @param changed called when there is something new to say */
  constructor(language: string, changed: () => void) {
    this.#wanted = language;
    this.#announcer = new Announcer(changed);
  }

  /** '' until the first words are there. */
  get language(): string {
    return this.#language;
  }

  get said(): Spoken {
    return this.#announcer.said;
  }

  /**
   * Loads the words of `language`, or of the one that was wanted last; until they are there the old
   * ones stay. Gives whether they are the ones to use now.
   */
  async learn(language = this.#wanted): Promise<boolean> {
    this.#wanted = language;
    await loadMessages(language, 'document');
    if (language !== this.#wanted) return false;
    this.#language = language;
    return true;
  }

  say(text: Spoken, delay?: number): void {
    this.#announcer.say(text, delay);
  }

  /** Says what has come to stand above the document, after whatever else is said. */
  notice(text: string): void {
    this.#announcer.sayNext(text);
  }

  opened(name: string, { pageCount, parts = 'pages', isCutOff, notices = [] }: OpenDocument): void {
    const opened = openedWords(this.#language, parts, shownName(name), pageCount);
    this.say(isCutOff ? `${opened}. ${cutOffWords(this.#language)}` : opened);
    for (const each of notices) this.notice(noticeWords(this.#language, each));
  }

  /** Says that a document is on its way, where it does not come at once. */
  opening(): void {
    this.say(translate(this.#language, 'document.loading'), patience);
  }

  /** @param name of the viewer, where there are several of them */
  failed(code: FailureCode, facts: FailureFacts | undefined, name: string | null): void {
    const [happened, help] = failureWords(this.#language, code, facts);
    this.say(`${this.#in(happened, name)}. ${help}`);
  }

  zoomed(percent: number): void {
    const text = percentText(this.#language, percent);
    this.say(translate(this.#language, 'document.zoomedTo', { percent: text }), 500);
  }

  /** @param name of the viewer, where there are several of them */
  placed(place: string, name: string | null): void {
    this.say(this.#in(place, name), 500);
  }

  #in(place: string, name: string | null): string {
    return name ? translate(this.#language, 'document.placeIn', { place, name }) : place;
  }

  noneBeyond(by: 1 | -1): void {
    const key = by > 0 ? 'document.noDocumentAfter' : 'document.noDocumentBefore';
    this.say(translate(this.#language, key));
  }

  unsaved(): void {
    this.say(unsavedWords(this.#language));
  }

  lacking(): void {
    this.say(lackWords(this.#language));
  }

  /** Forgets what is said and what was about to be. */
  stop(): void {
    this.#announcer.stop();
  }
}
