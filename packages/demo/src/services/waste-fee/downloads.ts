import { BodyError } from '../../http/body.ts';
import type { Exchange } from '../../http/exchange.ts';
import { attachmentHeader } from '../../http/file-name.ts';
import type { Store, StoredFile } from '../../store.ts';
import { checkAll } from './check.ts';
import { declarationPdf } from './declaration.ts';
import type { Town } from './service-page.ts';
import type { Visits } from './visits.ts';

/** Bytes of a file that are read at once. The database reads all of it for each piece. */
const piece = 1024 * 1024;

/** The declaration as a document, and the files that came with it. */
export class Downloads {
  readonly #store: Store;
  readonly #visits: Visits;

  constructor(store: Store, visits: Visits) {
    this.#store = store;
    this.#visits = visits;
  }

  async sendDraft(exchange: Exchange, town: Town): Promise<void> {
    const session = this.#visits.known(exchange);
    // A viewer may still be reading when the declaration has just been sent.
    if (session && this.#visits.hasSent(session)) return this.sendSigned(exchange, town);
    if (!session || !this.#store.hasDraft(session)) return town.notFound();
    const { language } = town.words;
    const filled = this.#visits.filled(session, this.#visits.draft(exchange, session, language));
    // Only checked answers have a bounded length; printing takes time in proportion to it.
    if (checkAll(filled, town.words).length > 0) return town.notFound();
    const pdf = await declarationPdf(filled);
    exchange.send(200, 'application/pdf', pdf, {
      'content-disposition': 'inline',
      'cache-control': 'no-store',
    });
  }

  sendSigned(exchange: Exchange, town: Town): void {
    const session = this.#visits.known(exchange);
    const submission = session && this.#store.submission(session);
    if (!submission) return town.notFound();
    exchange.send(200, 'application/pdf', submission.pdf, {
      'content-disposition': attachmentHeader(`${submission.reference}.pdf`),
      'cache-control': 'no-store',
    });
  }

  async sendFile(exchange: Exchange, town: Town, id: string): Promise<void> {
    const session = this.#visits.known(exchange);
    const file = session && this.#store.file(session, id);
    if (!file) return town.notFound();
    // Always a download: an uploaded file must never run as a page of this site.
    await exchange.sendPieces(file.type, file.size, this.#pieces(session, file), {
      'content-disposition': attachmentHeader(file.name),
      'cache-control': 'no-store',
    });
  }

  *#pieces(session: string, { id, size }: StoredFile): Generator<Uint8Array> {
    for (let at = 0; at < size; at += piece) {
      const bytes = this.#store.fileBytes(session, id, at, piece);
      if (!bytes) throw new BodyError(410, 'gone');
      yield bytes;
    }
  }
}
