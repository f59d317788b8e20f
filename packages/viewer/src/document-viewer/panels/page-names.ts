import { translate } from '@twintown/core/messages.js';
import type { OpenDocument } from '../../engines/engine.ts';
import { partKeys } from '../part-words.ts';

/** What pages are called in lists: by the name that the document gives them, such as `iv`, else by their number. */
export class PageNames {
  readonly #document: OpenDocument;
  readonly #labels = new Map<number, string>();

  constructor(document: OpenDocument) {
    this.#document = document;
  }

  async learn(pages: Iterable<number>): Promise<void> {
    const { parts = 'pages' } = this.#document;
    // A list of sheets or slides shows their names already.
    if (parts !== 'pages' || !this.#document.pageLabel) return;
    await Promise.all(
      [...new Set(pages)].map(async (page) => {
        const label = await this.#document.pageLabel?.(page).catch(() => undefined);
        if (label) this.#labels.set(page, label);
      }),
    );
  }

  /** The document's own name for a page, once it was learnt. */
  name(page: number): string | undefined {
    return this.#labels.get(page);
  }

  short(page: number): string {
    return this.name(page) ?? String(page);
  }

  /** Where no list around it says what it is: `Page “iv” (4 of 20)`, `Page 4`. */
  full(language: string, page: number): string {
    const name = this.#labels.get(page);
    const { parts = 'pages', pageCount: total } = this.#document;
    return name === undefined
      ? translate(language, partKeys(parts).named, { page })
      : translate(language, 'document.pageCalled', { name, page, total });
  }
}
