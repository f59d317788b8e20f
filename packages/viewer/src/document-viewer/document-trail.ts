import { type Attachment, DocumentFailure, type OpenDocument } from '../engines/engine.ts';
import { RequestedDocument } from './document-source.ts';
import type { AttachmentDetail } from './events.ts';

/** Files within files go no deeper than this: nobody packs so, and bombs do. */
const deepest = 8;

/** An open document, and the page where it stands. */
export interface OpenPlace {
  requested: RequestedDocument;
  document: OpenDocument;
  page: number;
  /** Ends what the document still fetches. */
  opening: AbortController;
}

/** A document that stays open behind the attachment that is shown. */
interface Level extends OpenPlace {
  attachments: Attachment[];
  /** Which of the attachments is shown, from 0. */
  index: number;
}

/** What the trail uses of the session. */
export interface TrailHost {
  readonly fileName: string;
  attachments(): Promise<Attachment[]>;
  /** Takes whoever read the attachment to where it is named in the text that holds it. */
  focusAttachment(index: number): void;
  fire(name: string, detail: unknown): void;
}

/** What the trail uses of the loader. */
export interface TrailLoader {
  /** What is open at the moment. */
  readonly place: OpenPlace | undefined;
  /** Takes the open document out of the view without closing it. */
  setAside(): void;
  /** Shows that a file of this name is on its way. */
  expect(name: string): void;
  openRequested(requested: RequestedDocument): Promise<void>;
  /** Shows a document that was set aside, in place of what is shown. */
  bringBack(place: OpenPlace): Promise<void>;
  /** Lets go of a document that stands open behind what is shown. */
  end(place: OpenPlace): void;
  fail(error: unknown): void;
}

/**
 * The way from the document that was named to the attachment that is shown, and back. What holds the
 * attachment stays open behind it, so that the way back is short.
 */
export class DocumentTrail {
  readonly #host: TrailHost;
  readonly #loader: TrailLoader;
  readonly #levels: Level[] = [];
  /** What the attachments of a file are known by, by their index. */
  readonly #keys = new WeakMap<object, Map<number, object>>();

  constructor(host: TrailHost, loader: TrailLoader) {
    this.#host = host;
    this.#loader = loader;
  }

  get depth(): number {
    return this.#levels.length;
  }

  /** The document that holds the one that is shown. */
  get above(): Readonly<Level> | undefined {
    return this.#levels.at(-1);
  }

  /** The document of the page's own that holds what is shown. */
  get root(): RequestedDocument | undefined {
    return this.#levels[0]?.requested;
  }

  /** Opens an attachment, counted from 0, in place of the document that holds it. Never rejects. */
  async openAttachment(index: number): Promise<void> {
    const host = this.#host;
    const loader = this.#loader;
    const before = loader.place;
    if (!before) return;
    const attachments = await host.attachments().catch(() => []);
    const { place } = loader;
    const attachment = attachments[index];
    if (!place || place.document !== before.document || !attachment) return;
    this.#levels.push({ ...place, attachments, index });
    loader.setAside();
    await this.#open(attachment);
  }

  /** Opens another file, counted from 0, of the document that holds the one that is shown. */
  async openNeighbour(index: number): Promise<void> {
    const level = this.#levels.at(-1);
    const attachment = level?.attachments[index];
    if (!level || !attachment) return;
    level.index = index;
    await this.#open(attachment);
  }

  async #open(attachment: Attachment): Promise<void> {
    const loader = this.#loader;
    const level = this.above;
    loader.expect(attachment.name);
    try {
      if (this.depth > deepest)
        throw Object.assign(new DocumentFailure('too-deep'), { facts: { level: deepest } });
      const file = new File([await attachment.content()], attachment.name);
      if (this.above !== level) return;
      await loader.openRequested(new RequestedDocument(file, '', level && this.#keyOf(level)));
    } catch (error) {
      const failure =
        error instanceof DocumentFailure ? error : new DocumentFailure('broken', { cause: error });
      failure.facts = { ...failure.facts, isInside: true };
      if (this.above === level) loader.fail(failure);
    }
    this.#tell();
  }

  /** The same for the same attachment of the same document, also when that was closed meanwhile. */
  #keyOf({ requested, index }: Readonly<Level>): unknown {
    const { key } = requested;
    if (typeof key !== 'object' || key === null) return JSON.stringify([key, index]);
    const keys = this.#keys.get(key) ?? new Map<number, object>();
    this.#keys.set(key, keys);
    const own = keys.get(index) ?? {};
    keys.set(index, own);
    return own;
  }

  /** Goes back from an attachment to the document that holds it, where it was left. */
  async closeAttachment(): Promise<void> {
    const level = this.#levels.pop();
    if (!level) return;
    await this.#loader.bringBack(level);
    this.#host.focusAttachment(level.index);
    this.#tell();
  }

  #tell(): void {
    const { depth } = this;
    const name = depth === 0 ? '' : this.#host.fileName;
    this.#host.fire('tt-attachment', { name, depth } satisfies AttachmentDetail);
  }

  /** Closes everything that stands open behind what is shown. */
  close(): void {
    for (const level of this.#levels.splice(0)) {
      this.#loader.end(level);
      level.requested.release();
    }
  }
}
