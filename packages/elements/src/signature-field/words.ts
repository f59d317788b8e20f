import { matchLanguage } from '@twintown/core/language.js';
import {
  loadMessages,
  messagesLoaded,
  translate,
  type MessageKey,
} from '@twintown/core/messages.js';
import type { ReactiveControllerHost } from 'lit';
import { announce } from '../shared/announce.ts';
import { LanguageController } from '../shared/language.ts';
import type { Word } from './methods.ts';

const namespaces = ['signature', 'form'] as const;

/** The words of the field in the page's language, from when they are there. */
export class Words {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #language: LanguageController;
  #shown: string | undefined;
  #loading: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#language = new LanguageController(host, (language) => this.#load(language));
  }

  /** The language of the words on screen; undefined before there are any. */
  get language(): string | undefined {
    return this.#shown;
  }

  get areThere(): boolean {
    return this.#shown !== undefined;
  }

  /** Ends when the words that are on their way are there, or cannot be had. */
  get loading(): Promise<void> | undefined {
    return this.#loading;
  }

  /** The controller is silent where the page names no language. */
  begin(): void {
    if (!this.areThere) this.#load(this.#language.language);
  }

  word(key: Word | Extract<MessageKey, 'form.errorPrefix'>): string {
    return translate(this.#shown ?? '', key);
  }

  say(key: Word): void {
    announce(this.word(key), matchLanguage(this.#shown ?? ''));
  }

  #load(language: string): void {
    const show = (): void => {
      // Another language may have come while this one was on its way.
      if (language !== this.#language.language) return;
      this.#shown = language;
      this.#host.requestUpdate();
    };
    if (namespaces.every((namespace) => messagesLoaded(language, namespace))) return show();
    const loading = namespaces.map((namespace) => loadMessages(language, namespace));
    this.#loading = Promise.allSettled(loading).then(show);
  }
}
