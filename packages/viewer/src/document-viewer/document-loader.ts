import {
  DocumentFailure,
  type FailureCode,
  type FailureFacts,
  isPaged,
  type OpenDocument,
  type OpenOptions,
} from '../engines/engine.ts';
import { openDocument } from '../engines/open-document.ts';
import { type ConvertDocument, convertUnsupported } from './conversion.ts';
import type { DocumentState } from './document-session.ts';
import { RequestedDocument } from './document-source.ts';
import type { OpenPlace, TrailLoader } from './document-trail.ts';
import { isOnlySaved } from './failure-panel.ts';
import type { FilledDocuments } from './filled-documents.ts';
import { LeftPlaces } from './left-places.ts';
import type { DocumentOutputs } from './outputs.ts';
import type { Place } from './place.ts';
import { ShownDocument, type ShownHost } from './shown-document.ts';
import type { Voice } from './voice.ts';
import { lackWords } from './words.ts';

/** Milliseconds after which the tools no longer wait for the first page. */
const longestWait = 300;

/** What loading uses of the session. */
export interface LoaderHost extends ShownHost {
  readonly viewer: ShownHost['viewer'] & {
    readonly xmlView: OpenOptions['xmlView'];
    readonly convert: ConvertDocument | undefined;
  };
  readonly voice: Voice;
  readonly outputs: DocumentOutputs;
  readonly answers: FilledDocuments;
  /** Loads the words of the language. */
  learn(): Promise<void>;
  /** A document has been put into the page. */
  documentShown(): void;
  stateChanged(state: DocumentState, failure: FailureCode | undefined): void;
}

/** Opens the document that was asked for, shows it, says why it cannot, and closes it. */
export class DocumentLoader implements TrailLoader {
  readonly #host: LoaderHost;
  readonly #left: LeftPlaces;
  #state: DocumentState = 'idle';
  #failure: FailureCode | undefined;
  #failedSize: number | undefined;
  #facts: FailureFacts | undefined;
  #requested = new RequestedDocument('');
  #document: OpenDocument | undefined;
  #shown: ShownDocument | undefined;
  #opening: AbortController | undefined;
  /** The present page, or the one to begin with. */
  page = 1;
  /** Whether something of the document cannot be shown, because a part of the viewer did not come. */
  isLacking = false;

  constructor(host: LoaderHost) {
    this.#host = host;
    this.#left = new LeftPlaces(host.viewer);
  }

  get state(): DocumentState {
    return this.#state;
  }
  get failure(): FailureCode | undefined {
    return this.#failure;
  }
  get facts(): FailureFacts | undefined {
    return this.#facts;
  }
  /** Bytes of a document that could not be shown, once they are known. */
  get failedSize(): number | undefined {
    return this.#failedSize;
  }
  get requested(): RequestedDocument {
    return this.#requested;
  }
  get document(): OpenDocument | undefined {
    return this.#document;
  }
  get shown(): ShownDocument | undefined {
    return this.#shown;
  }

  /** Opens a document where none is open. Never rejects. */
  async open(requested: RequestedDocument, page: number): Promise<void> {
    this.#requested = requested;
    this.#host.answers.files.tell();
    this.page = page;
    await this.start();
  }

  get place(): OpenPlace | undefined {
    const document = this.#document;
    const opening = this.#opening;
    if (!document || !opening) return undefined;
    return { requested: this.#requested, document, page: this.page, opening };
  }

  setAside(): void {
    this.#keepFocus();
    this.#keepPlace();
    this.#document = undefined;
    this.#opening = undefined;
    // Its file is still needed when it comes back.
    this.#requested = new RequestedDocument('');
  }

  expect(name: string): void {
    this.#requested.release();
    this.#requested = new RequestedDocument('', name);
    this.page = 1;
    this.letGo();
    this.#turn('loading');
  }

  async openRequested(requested: RequestedDocument): Promise<void> {
    this.#requested = requested;
    await this.start();
  }

  async bringBack({ requested, document, page, opening }: OpenPlace): Promise<void> {
    const { viewer, root } = this.#host;
    this.letGo();
    this.#requested.release();
    this.#requested = requested;
    this.page = page;
    this.#opening = opening;
    this.#turn('loading');
    const held = root.activeElement;
    await this.#show(document, opening.signal).catch((error: unknown) => this.fail(error));
    await viewer.updateComplete;
    // A step among attachments went away with its button.
    if (held && !held.isConnected) root.querySelector<HTMLElement>('.document')?.focus();
  }

  // What was pressed goes away with the page; whoever is elsewhere stays there.
  #keepFocus(): void {
    const { viewer, root } = this.#host;
    const region = root.querySelector<HTMLElement>('.document');
    // The toolbar goes away for as long as a document opens, and what a page put into it.
    const held = root.activeElement ?? viewer.querySelector(':scope > :focus');
    if (
      held &&
      region &&
      (region.contains(held) || held.closest('.back, .panel, .toolbar, [slot]'))
    )
      region.focus();
  }

  /** Opens what was asked for, also once more. */
  async start(password?: string): Promise<void> {
    this.letGo();
    const opening = new AbortController();
    const { signal } = opening;
    this.#opening = opening;
    this.#turn('loading');
    const { xmlView, view } = this.#host.viewer;
    // The words travel beside the document; what is said when it is ready or failed needs them.
    const words = this.#host.learn();
    try {
      const opened = await this.#read({
        signal,
        // A container that an attachment stands for at the moment fails when it is read again.
        lost: (failure) => this.#opening === opening && this.fail(failure),
        lacks: async () => {
          if (this.#opening !== opening || this.isLacking) return;
          this.isLacking = true;
          await words;
          this.#host.notice(lackWords(this.#host.language));
          this.#host.viewer.requestUpdate();
        },
        drawsFirstPage: this.page === 1 && view === 'pages',
        ...(password === undefined ? {} : { password }),
        ...(xmlView ? { xmlView } : {}),
      });
      await words;
      await this.#show(opened, signal);
    } catch (error) {
      await words;
      if (!signal.aborted) this.fail(error);
    }
  }

  async #read(options: OpenOptions): Promise<OpenDocument> {
    const requested = this.#requested;
    requested.isConverted = false;
    return openDocument(await requested.request(), options).catch(async (error: unknown) => {
      const { convert } = this.#host.viewer;
      const converted = await convertUnsupported(error, requested, convert, options);
      requested.isConverted = true;
      return converted;
    });
  }

  fail(error: unknown): void {
    // The person's own file can still be saved from the message.
    this.letGo();
    const known = error instanceof DocumentFailure ? error : new DocumentFailure('broken');
    this.#facts = known.facts;
    this.#turn('failed', known.code);
    this.#failedSize = known.size;
    if (this.#failedSize === undefined && isOnlySaved(this.#failure)) void this.#measure();
  }

  async #measure(): Promise<void> {
    const requested = this.#requested;
    const size = await requested.size();
    if (requested !== this.#requested || !isOnlySaved(this.#failure)) return;
    this.#failedSize = size;
    this.#host.viewer.requestUpdate();
  }

  #turn(state: DocumentState, failure?: FailureCode): void {
    this.#state = state;
    this.#failure = failure;
    this.#host.stateChanged(state, failure);
  }

  async #show(opened: OpenDocument, signal: AbortSignal): Promise<void> {
    const host = this.#host;
    try {
      const firstSize = isPaged(opened) ? await opened.pageSize(1) : undefined;
      signal.throwIfAborted();
      const place = await this.#recall();
      await host.viewer.updateComplete;
      signal.throwIfAborted();
      this.#document = opened;
      this.#shown = new ShownDocument(host, opened, firstSize, signal);
      const view = this.#shown.show();
      this.page = view.page;
      if (place) this.#shown.seek(place);
      host.documentShown();
      // Tools would take the page's time, and the worker's, from the first page.
      await Promise.race([view.begun, pause(longestWait)]);
      // Whoever closed it meanwhile has closed all of it.
      if (signal.aborted || this.#document !== opened) return;
      this.#turn('ready');
      host.tools.attach(opened, view);
    } catch (error) {
      if (this.#document !== opened) void opened.close();
      throw error;
    }
    // Counting reads the file's end; the first page need not wait for that.
    const shown = this.#shown;
    await shown.readSignatures();
    await shown.countNotes();
  }

  /** Takes up how the document was left, and on which page; gives where on that page. */
  async #recall(): Promise<Place | undefined> {
    const asked = this.page;
    this.#left.begin();
    this.page = await this.#host.tools.recall(this.#requested.download, asked);
    const left = this.#left.recall(this.#requested.key);
    // A page that was asked for by its number counts more.
    if (left && asked === 1) this.page = left.page;
    return left?.place;
  }

  #keepPlace(): void {
    const shown = this.#shown;
    if (shown && this.#document) this.#left.keep(this.#requested.key, this.page, shown);
  }

  /** Closes the document that is shown, and ends what is on its way. */
  letGo(): void {
    const host = this.#host;
    this.#keepFocus();
    this.#keepPlace();
    this.#state = 'idle';
    this.#failure = undefined;
    this.#failedSize = undefined;
    this.#facts = undefined;
    host.lack(false);
    this.isLacking = false;
    host.tools.detach();
    if (this.#shown) this.#left.turnBack();
    host.outputs.stop();
    this.#shown?.close();
    this.#shown = undefined;
    const document = this.#document;
    const opening = this.#opening;
    this.#document = undefined;
    this.#opening = undefined;
    if (document && opening) this.end({ document, opening });
    else opening?.abort();
    host.voice.stop();
  }

  /** Closes a document as soon as that costs none of the answers given in it. */
  end({ document, opening }: Pick<OpenPlace, 'document' | 'opening'>): void {
    const end = (): void => {
      opening.abort();
      void document.close();
    };
    const saved = this.#host.answers.files.leave(document);
    if (saved) void saved.then(end);
    else end();
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
