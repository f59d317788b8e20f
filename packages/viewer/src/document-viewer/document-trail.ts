import {
  type Attachment,
  DocumentFailure,
  type OpenDocument,
  type PageSize,
} from '../engines/engine.ts';
import { RequestedDocument } from './document-source.ts';

/** Files within files go no deeper than this: nobody packs so, and bombs do. */
const deepest = 8;

/** A document that stays open behind the attachment that is shown. */
export interface Level {
  requested: RequestedDocument;
  document: OpenDocument;
  firstSize: PageSize | undefined;
  page: number;
  /** Ends what the document still fetches. */
  opening: AbortController;
  attachments: Attachment[];
  /** Which of the attachments is shown, from 0. */
  index: number;
}

/** The way from the document that was named to the attachment that is shown. */
export class DocumentTrail {
  readonly #levels: Level[] = [];

  get depth(): number {
    return this.#levels.length;
  }

  /** The document that holds the one that is shown. */
  get above(): Level | undefined {
    return this.#levels.at(-1);
  }

  /** @throws {DocumentFailure} `too-large` when files lie too deep within files */
  descend(level: Level): void {
    if (this.#levels.length >= deepest) throw new DocumentFailure('too-large');
    this.#levels.push(level);
  }

  ascend(): Level | undefined {
    return this.#levels.pop();
  }

  /** The attachment as a document of its own. */
  async extract(): Promise<RequestedDocument> {
    const level = this.above;
    const attachment = level?.attachments[level.index];
    if (!attachment) throw new DocumentFailure('missing');
    const bytes = await attachment.content();
    return new RequestedDocument(new File([bytes], attachment.name));
  }

  close(): void {
    for (const { document, requested, opening } of this.#levels.splice(0)) {
      opening.abort();
      void document.close();
      requested.release();
    }
  }
}
