import type { FindSpot, PartKind, ReadablePage, StructureSource } from '../engines/engine.ts';
import { toldAddress } from '../engines/told-address.ts';
import { describeLink } from './link-description.ts';
import { type FigureHost, ReadingFigures } from './reading-figures.ts';

/** Words around the text of pages in the reading view. */
export interface SectionWords {
  pageOf(page: number, total: number): string;
  /** The way to a page from the one before it. */
  /** @param name what the document calls that page, or its number */
  nextPage(name: number | string): string;
  /** What somebody says who has come to the end of the last page. */
  pageIsRead(): string;
  noText(): string;
  pageFailed(): string;
  /** BCP 47 tag of the words. */
  language(): string;
  /** Tells where a link leads, for its description. */
  linkAddress(address: string): string;
  linkPage(page: number, name?: string): string;
  /** Name of the frame around a table that has no caption. */
  table(): string;
}

export interface SectionHost extends FigureHost {
  readonly pageCount: number;
  readonly parts: PartKind;
  /** Whether it is asked which pages were read. */
  readonly isTracked: boolean;
  readonly language: string;
  readonly words: SectionWords;
  /** Leads to where a link leads, and takes the focus along. */
  follow(page: number, spot?: FindSpot): void;
  /** Leads from the end of a page to the next one. */
  goOn(from: number): void;
  openAttachment(index: number): void;
}

/** One page in the reading view: its name, its text while it is near, the way to the next one. */
export class ReadingSection {
  readonly element: HTMLElement = document.createElement('section');
  readonly number: number;
  readonly #host: SectionHost;
  readonly #name = document.createElement('p');
  readonly #body = document.createElement('div');
  readonly #next = document.createElement('button');
  #readable: ReadablePage | undefined;
  #figures: ReadingFigures | undefined;
  #label: string | undefined;
  #nextLabel: string | undefined;
  #failed = false;

  constructor(number: number, host: SectionHost) {
    this.number = number;
    this.#host = host;
    this.element.className = 'reading-page';
    this.element.dataset['page'] = String(number);
    this.element.tabIndex = -1;
    this.#name.className = 'page-name';
    this.#body.className = 'reading-text';
    if (host.language) this.#body.lang = host.language;
    this.#body.addEventListener('click', (event) => this.#clicked(event));
    this.element.append(this.#name, this.#body);
    this.#next.type = 'button';
    this.#next.className = 'next-page';
    this.#next.addEventListener('click', () => host.goOn(number));
    this.relabel();
  }

  get isShown(): boolean {
    return this.#readable !== undefined || this.#failed;
  }

  get structure(): StructureSource | undefined {
    return this.#readable?.structure;
  }

  /** Whether the reader holds on to something in the page, so that it may not be taken away. */
  get isHeld(): boolean {
    const root = this.element.getRootNode() as ShadowRoot | Document;
    return this.element.contains(root.activeElement);
  }

  /** What the document calls this page and the next one, if not by their numbers. */
  call(label: string | undefined, nextLabel: string | undefined): void {
    this.#label = label;
    this.#nextLabel = nextLabel;
    this.relabel();
  }

  show(readable: ReadablePage): void {
    this.#release();
    this.#readable = readable;
    this.#failed = false;
    dress(readable.content, this.#host);
    this.#body.replaceChildren(readable.content);
    if (readable.figures?.length) {
      this.#figures = new ReadingFigures(readable.figures, this.#host);
    }
    this.element.style.removeProperty('min-block-size');
    this.relabel();
  }

  fail(): void {
    this.#failed = true;
    this.relabel();
  }

  /** Lets the text go and keeps its room, so that nothing moves. */
  drop(): void {
    this.element.style.setProperty('min-block-size', `${this.element.offsetHeight}px`);
    this.#release();
    this.#body.replaceChildren();
    this.relabel();
  }

  remove(): void {
    this.#release();
    this.element.remove();
  }

  #release(): void {
    for (const seen of this.#body.querySelectorAll('.wide, .wide > table')) frames.unobserve(seen);
    this.#figures?.release();
    this.#figures = undefined;
    this.#readable?.release?.();
    this.#readable = undefined;
  }

  relabel(): void {
    const { words, pageCount } = this.#host;
    const place = words.pageOf(this.number, pageCount);
    const name = [this.#label, place].filter(Boolean).join(' · ');
    this.#name.textContent = name;
    this.#name.hidden = !name;
    this.element.ariaLabel = name || null;
    this.#name.role = this.#isHeading ? 'heading' : null;
    this.#name.ariaLevel = this.#isHeading ? '2' : null;
    const isLast = this.number === pageCount;
    this.#next.textContent = isLast
      ? words.pageIsRead()
      : words.nextPage(this.#nextLabel ?? this.number + 1);
    // Put in again it would lose the focus.
    if (!this.#next.parentElement && (!isLast || this.#host.isTracked))
      this.element.append(this.#next);
    this.element.dataset['state'] = this.isShown ? 'shown' : 'waiting';
    this.element.querySelector(':scope > .reading-note')?.remove();
    const note = this.#failed
      ? words.pageFailed()
      : this.#readable?.structure === 'none'
        ? words.noText()
        : '';
    if (!note) return;
    const paragraph = document.createElement('p');
    paragraph.className = 'reading-note';
    paragraph.textContent = note;
    // Outside the text, whose language may be another one.
    this.#body.before(paragraph);
  }

  /** Sheets and slides are jumped to by headings; a slide may begin with its own. */
  get #isHeading(): boolean {
    const { parts } = this.#host;
    if (parts === 'sheets') return true;
    return parts === 'slides' && !this.#body.firstElementChild?.matches('h2, h3, h4, h5, h6');
  }

  #clicked(event: Event): void {
    const target = event.target as Element;
    const link = target.closest<HTMLElement>('a[data-page]');
    const button = target.closest<HTMLElement>('[data-attachment]');
    if (link) {
      event.preventDefault();
      this.#host.follow(Number(link.dataset['page']), this.#readable?.spots?.get(link));
    } else if (button) {
      this.#host.openAttachment(Number(button.dataset['attachment']));
    }
  }
}

/**
 * Whoever has no pointer scrolls a wide table by the arrow keys, and is told what the stop is. One that
 * fits is no stop.
 */
const frames = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const frame = target.closest<HTMLElement>('.wide');
    if (!frame) continue;
    const isWide = frame.scrollWidth > frame.clientWidth;
    const { activeElement } = frame.getRootNode() as Document | ShadowRoot;
    if (isWide === frame.hasAttribute('tabindex') || frame === activeElement) continue;
    if (isWide) frame.tabIndex = 0;
    else frame.removeAttribute('tabindex');
    frame.role = isWide ? 'group' : null;
    frame.ariaLabel = isWide ? frame.dataset['name']! : null;
  }
});

/** What holds for the HTML of every engine: links open beside the page, wide tables scroll. */
function dress(content: DocumentFragment, { language, words }: SectionHost): void {
  for (const link of content.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const { page, name } = link.dataset;
    if (page) describeLink(link, words.linkPage(Number(page), name), words.language(), language);
    else {
      // A form around the viewer keeps its answers.
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      describeLink(link, words.linkAddress(toldAddress(link.href)), words.language(), language);
    }
  }
  for (const table of content.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const frame = document.createElement('div');
    frame.className = 'wide';
    frame.dataset['name'] = table.caption?.textContent?.trim() || words.table();
    table.replaceWith(frame);
    frame.append(table);
    frames.observe(frame);
    frames.observe(table);
  }
}
