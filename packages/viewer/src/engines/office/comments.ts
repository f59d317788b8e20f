import { dateFormat } from '@twintown/core/intl.js';
import type { ReadingWords } from '../engine.ts';
import { append, element, heading, interfaceWords } from '../reading/html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';

/** What somebody remarked on a place of a text. */
export interface Comment {
  content: XmlElement;
  author: string | undefined;
  /** As programs write it, in the time of its author. */
  date: string | undefined;
}

const mostComments = 2000;

/** Remarks on a text: a mark at the place of each, and all of them at the end. */
export class Comments {
  readonly #words: ReadingWords;
  readonly #all: Comment[] = [];

  constructor(words: ReadingWords) {
    this.#words = words;
  }

  mark(comment: Comment): Node | undefined {
    if (this.#all.length >= mostComments) return undefined;
    this.#all.push(comment);
    const mark = element('sup', `[${this.#words.comment(this.#all.length)}]`);
    return interfaceWords(this.#words, mark);
  }

  /** @param blocks writes what a remark says */
  write(to: ParentNode, blocks: (content: XmlElement, to: ParentNode) => void): void {
    if (this.#all.length === 0) return;
    const list = element('ol');
    // A remark on a remark comes while they are written.
    for (const { content, author, date } of this.#all) {
      const by = [author?.trim(), this.#dateWords(date)].filter(Boolean).join(', ');
      const item = element('li');
      append(item, by !== '' && element('p', element('strong', by)));
      blocks(content, item);
      list.append(item);
    }
    to.append(interfaceWords(this.#words, heading(1, this.#words.comments())), list);
    this.#all.length = 0;
  }

  #dateWords(date: string | undefined): string {
    const [day] = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '') ?? [];
    const time = Date.parse(day ?? '');
    if (Number.isNaN(time)) return '';
    return dateFormat(this.#words.language, { dateStyle: 'medium' }).format(time);
  }
}
