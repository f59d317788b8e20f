import { translate } from '@twintown/core/messages.js';
import { html, render, type TemplateResult } from 'lit';
import type { Panel, PanelHost } from './panel.ts';

type Words =
  | 'document.readingFile'
  | 'document.panelFailed'
  | 'document.noOutline'
  | 'document.noAttachments'
  | 'document.noLayers'
  | 'document.noNotes';

/** A panel whose content is read from the document once, when it opens. */
export abstract class ListPanel<Content> implements Panel {
  readonly element: HTMLElement = document.createElement('div');
  protected readonly host: PanelHost;
  protected readonly closed = new AbortController();
  #state: 'reading' | 'failed' | { content: Content } = 'reading';

  /** @param kind class of the element beside `panel-body` */
  constructor(host: PanelHost, kind: string) {
    this.host = host;
    this.element.className = `panel-body ${kind}`;
    this.element.tabIndex = -1;
  }

  /** Call when the object is complete. */
  protected begin(): void {
    this.refresh();
    this.read().then(
      (content) => this.#become({ content }),
      () => this.#become('failed'),
    );
  }

  protected abstract read(): Promise<Content>;
  protected abstract isEmpty(content: Content): boolean;
  /** What is said where there is nothing. */
  protected abstract readonly emptyWords: Words;
  protected abstract list(content: Content): TemplateResult;

  protected get content(): Content | undefined {
    return typeof this.#state === 'object' ? this.#state.content : undefined;
  }

  #become(state: 'failed' | { content: Content }): void {
    if (this.closed.signal.aborted) return;
    const hadFocus = this.element.matches(':focus');
    this.#state = state;
    this.refresh();
    if (!hadFocus) return;
    this.focus();
    // The focus that stays where it was tells nothing of the words that changed there.
    const note = this.element.querySelector('.panel-note')?.textContent;
    if (note) this.host.say(note);
  }

  focus(): void {
    const target =
      this.element.querySelector<HTMLElement>('[aria-current]') ??
      this.element.querySelector<HTMLElement>('button, a[href], input');
    (target ?? this.element).focus();
  }

  refresh(): void {
    render(this.#template(), this.element);
  }

  #template(): TemplateResult {
    const state = this.#state;
    const { language } = this.host;
    const say = (words: Words): TemplateResult =>
      html`<p class="panel-note">${translate(language, words)}</p>`;
    if (state === 'reading') return say('document.readingFile');
    if (state === 'failed') return say('document.panelFailed');
    return this.isEmpty(state.content) ? say(this.emptyWords) : this.list(state.content);
  }

  close(): void {
    this.closed.abort();
  }
}
