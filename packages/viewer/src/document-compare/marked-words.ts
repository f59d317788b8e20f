import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { type PagePair, wordsOf } from './compare-pages.ts';
import { difference } from './diff.ts';

type Side = 'before' | 'after';

/** Named in the viewer's styles. */
const names = { before: 'tt-deleted', after: 'tt-added' } as const;

// Servers load the module, too, and have no such thing.
const registry = (): HighlightRegistry | undefined =>
  'highlights' in CSS ? CSS.highlights : undefined;

function highlight(side: Side): Highlight | undefined {
  const name = names[side];
  const present = registry();
  if (present && !present.has(name)) present.set(name, new Highlight());
  return present?.get(name);
}

/**
 * Marks in the pages of one document what the other one does not have, and follows as pages come and go,
 * in either view. Ranges are no part of the document: nothing that is read aloud is cut in pieces.
 */
export class MarkedWords {
  readonly #side: Side;
  readonly #pairs: readonly PagePair[];
  readonly #region: Element | null | undefined;
  readonly #observer = new MutationObserver(() => this.#schedule());
  /** The ranges of what was laid; what is laid anew is another element. */
  readonly #marked = new Map<Element, Range[]>();
  #frame = 0;

  constructor(viewer: TtDocumentViewer, side: Side, pairs: readonly PagePair[]) {
    this.#side = side;
    this.#pairs = pairs;
    this.#region = viewer.shadowRoot?.querySelector('.document');
    if (!this.#region || !registry()) return;
    this.#observer.observe(this.#region, { childList: true, subtree: true });
    this.#refresh();
  }

  stop(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    for (const text of this.#marked.keys()) this.#forget(text);
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#refresh();
    });
  }

  #refresh(): void {
    const laid = [...(this.#region?.querySelectorAll('.page .text, .reading-text > *') ?? [])];
    for (const text of this.#marked.keys()) if (!laid.includes(text)) this.#forget(text);
    for (const text of laid) if (!this.#marked.has(text)) this.#mark(text);
  }

  #forget(text: Element): void {
    for (const range of this.#marked.get(text) ?? []) highlight(this.#side)?.delete(range);
    this.#marked.delete(text);
  }

  #mark(text: Element): void {
    const page = Number(text.closest<HTMLElement>('[data-page]')?.dataset['page']);
    const pair = this.#pairs.find((each) => each[this.#side] === page);
    const ranges = pair?.isChanged ? this.#rangesOf(text, pair) : [];
    for (const range of ranges) highlight(this.#side)?.add(range);
    this.#marked.set(text, ranges);
  }

  #rangesOf(text: Element, { before, after, changes }: PagePair): Range[] {
    const present = wordsIn(text);
    if (before === undefined || after === undefined) return present;
    const own = this.#side === 'before' ? 'deleted' : 'added';
    const said = (changes ?? []).filter(({ kind }) => kind === 'same' || kind === own);
    const words = said.flatMap(({ kind, items }) => items.map((word) => ({ word, kind })));
    // What is laid over a page may stand in another order than what is read of it.
    const found = difference(
      words.map(({ word }) => word),
      present.map(String),
    );
    const ranges: Range[] = [];
    let [at, laid] = [0, 0];
    for (const { kind, items } of found ?? [])
      for (const _ of items) {
        const range = present[laid];
        if (kind === 'same' && words[at]?.kind === own && range) ranges.push(range);
        if (kind !== 'added') at += 1;
        if (kind !== 'deleted') laid += 1;
      }
    return ranges;
  }
}

/** The words of what is laid, each where it stands. */
function wordsIn(text: Element): Range[] {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    let end = 0;
    for (const word of wordsOf(node.data)) {
      const range = document.createRange();
      const start = node.data.indexOf(word, end);
      end = start + word.length;
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
