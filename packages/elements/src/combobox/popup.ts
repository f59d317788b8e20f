import { ensureId } from '../shared/aria.ts';
import { quietly } from '../shared/late.ts';
import { questionOf } from '../shared/question.ts';
import { put, type Box } from './box.ts';
import type { Choice, Found } from './choices.ts';
import { clippersOf, float, hangAt, sink } from './float.ts';
import { pieces, type Piece } from './fold.ts';

/** So many options are on the page at once; the others take their place as one scrolls. */
const size = 16;
const step = 4;
/** Room to keep to the edges of the screen, and what a list needs to be of use. */
const margin = 8;
const enough = 240;
const seen = (): number => visualViewport?.height ?? innerHeight;
/** So low is a window where a page is enlarged four times: two options have to do, below the input. */
const low = (): boolean => seen() < 320;
const least = (): number => (low() ? 104 : 160);
const small = (): boolean => matchMedia('(width < 40rem), (height < 25rem)').matches;

/** Writes a label. Where its pieces stay marked as they were, their texts alone change: a key costs less. */
function write(label: HTMLElement, parts: readonly Piece[]): void {
  const { childNodes } = label;
  const same =
    parts.length === childNodes.length &&
    parts.every(({ matched }, index) => matched === childNodes[index] instanceof HTMLElement);
  if (!same) {
    label.replaceChildren();
    for (const { matched } of parts)
      (matched ? label.appendChild(document.createElement('mark')) : label).append('');
  }
  parts.forEach(({ text }, index) => {
    const node = childNodes[index]!;
    const written = (node.firstChild ?? node) as Text;
    if (written.data !== text) written.data = text;
  });
}

/** Scrolls `part` until `element` is seen in it. */
function uncover(element: Element, part: Element): void {
  const view = part.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top < view.top) part.scrollTop -= view.top - box.top;
  else if (box.bottom > view.bottom) part.scrollTop += box.bottom - view.bottom;
}

/** The list: a window on what was found. */
export class Popup {
  readonly element = document.createElement('div');
  readonly list = document.createElement('div');
  readonly note = document.createElement('p');
  readonly retry = document.createElement('button');
  readonly #box: Box;
  readonly #has: (choice: Choice) => boolean;
  readonly #rows: HTMLElement[] = [];
  #found: Found | undefined;
  #start = 0;
  #active = -1;
  #height = '';
  #raised = 0;
  #clippers: readonly Element[] = [];

  constructor(box: Box, has: (choice: Choice) => boolean, several: boolean) {
    this.#box = box;
    this.#has = has;
    const { element, list, note, retry } = this;
    element.setAttribute('data-combobox-popup', '');
    element.hidden = true;
    // Engines put what scrolls into the order of Tab, which leads from the input onwards.
    element.tabIndex = list.tabIndex = -1;
    list.setAttribute('role', 'listbox');
    if (several) list.setAttribute('aria-multiselectable', 'true');
    note.setAttribute('data-combobox-note', '');
    retry.type = 'button';
    retry.hidden = true;
    element.append(list, note, retry);
    quietly(() => {
      box.row.append(element);
      const id = ensureId(list, `${box.input.id}-list`);
      for (const opener of [box.input, box.button]) opener.setAttribute('aria-controls', id);
    });
    list.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    // The focus stays in the input, whatever is pressed in the list.
    element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Number of the option that the arrow keys stand on; -1 for none. */
  get active(): number {
    return this.#active;
  }

  open(): void {
    const { input, button } = this.#box;
    for (const attribute of ['aria-labelledby', 'aria-label']) {
      const name = button.getAttribute(attribute);
      if (name) this.list.setAttribute(attribute, name);
    }
    this.element.hidden = false;
    for (const opener of [input, button]) opener.setAttribute('aria-expanded', 'true');
    this.#clippers = clippersOf(this.element);
    if (this.#clippers.length > 0 && float(this.element)) {
      this.#clippers = [];
      addEventListener('scroll', this.place, { capture: true, passive: true });
    }
    visualViewport?.addEventListener('resize', this.#resized);
    addEventListener('resize', this.place);
  }

  close(): void {
    this.element.hidden = true;
    this.element.style.removeProperty('block-size');
    sink(this.element);
    removeEventListener('scroll', this.place, true);
    for (const opener of [this.#box.input, this.#box.button])
      opener.setAttribute('aria-expanded', 'false');
    this.#mark(-1);
    visualViewport?.removeEventListener('resize', this.#resized);
    removeEventListener('resize', this.place);
    // What nobody sees costs nothing.
    quietly(() => this.list.replaceChildren());
    this.#found = undefined;
  }

  /** Shows what was found, from `first` on, with `text` below it, and whether one may try again. */
  show(found: Found, text: string, first = 0): void {
    const same = this.#found === found;
    this.#found = found;
    if (!same) {
      this.#mark(-1);
      this.#start = Math.max(0, Math.min(first - step, found.length - size));
    }
    quietly(() => {
      this.#draw();
      this.note.textContent = text;
      this.note.hidden = !text;
      this.retry.hidden = found.state !== 'failed' && !found.slow;
    });
    this.list.hidden = found.length === 0;
    this.list.setAttribute('aria-busy', String(found.state === 'loading'));
    this.place();
    // Who stood at the end of what was there can go on.
    if (same) this.#scrolled();
    else {
      this.list.scrollTop = 0;
      if (first > 0) this.#reveal(first);
    }
  }

  /** Draws the choices anew, such as when one of them was taken. */
  redraw(): void {
    if (this.#found) quietly(() => this.#draw());
    this.#mark(this.#active);
  }

  /** Puts the mark of the arrow keys on option `index` and brings it into view. */
  activate(index: number): void {
    const { length } = this.#found ?? { length: 0 };
    const end = this.#start + size;
    if (index >= 0 && (index < this.#start || index >= Math.min(end, length))) {
      this.#start = Math.max(0, Math.min(index - step, length - size));
      quietly(() => this.#draw());
    }
    this.#mark(index);
    if (index >= 0) this.#reveal(index);
  }

  /** Number of the option that `target` stands in; -1 for none. */
  indexOf(target: EventTarget | null): number {
    const row = (target as Element | null)?.closest<HTMLElement>('[role=option]');
    return row ? Number(row.getAttribute('aria-posinset')) - 1 : -1;
  }

  /**
   * Where neither side leaves a list of use, the control goes to the top of what is seen. On a
   * phone, whose keyboard is about to come, the room above it counts for nothing. On a small screen
   * a list above would cover its own question, which goes to the top then, with the list below it;
   * in a very low window without room for that, the input goes there, so that nothing is covered.
   */
  makeRoom(phone: boolean): void {
    const { input } = this.#box;
    if (small()) this.#showQuestion();
    const { above, below } = this.#room();
    if (below >= least() || (above >= least() && !phone && !low())) return;
    this.#bringUp(input);
  }

  #showQuestion(): void {
    const { element, list } = this;
    const { above, below } = this.#room();
    const question = questionOf(this.#box.row);
    const whole = element.offsetHeight - list.clientHeight + list.scrollHeight;
    // Of what is on its way nobody knows how high it will be.
    const wanted = this.#found?.state === 'loading' ? enough : Math.min(enough, whole);
    if (below >= wanted || !question) return;
    const caption = this.#caption();
    const height = Math.min(wanted, Math.floor(above + below - caption));
    if (height < Math.min(least(), wanted)) return;
    // A short page grows by a list that hangs down, and can be scrolled then. It would leap back if
    // the list became shorter with each letter.
    if (above - caption < least()) {
      element.removeAttribute('data-above');
      this.#height = `${height}px`;
      for (const size of ['block-size', 'max-block-size'])
        element.style.setProperty(size, this.#height);
    }
    this.#bringUp(question);
  }

  /** Pixels from the top of the question to the input. */
  #caption(): number {
    const { input, row } = this.#box;
    const question = questionOf(row) ?? input;
    return input.getBoundingClientRect().top - question.getBoundingClientRect().top;
  }

  #bringUp(element: HTMLElement): void {
    // The margin that shows the label of a control above it would leave nothing for the list.
    element.style.setProperty('scroll-margin-block', `${margin}px`);
    element.scrollIntoView({ block: 'start' });
    element.style.removeProperty('scroll-margin-block');
    this.place();
  }

  /** The keyboard of the screen came or went. */
  readonly #resized = (): void => {
    // Somebody who enlarges the page with two fingers moves it alone.
    if (visualViewport?.scale === 1) this.makeRoom(this.#room().below < 0);
    this.place();
  };

  /** Pixels that are seen above and below the input. */
  #room(): { above: number; below: number } {
    const { top, bottom } = this.#box.input.getBoundingClientRect();
    const from = visualViewport?.offsetTop ?? 0;
    const end = from + seen();
    return { above: top - from - margin, below: end - bottom - margin };
  }

  /** Below the input, or above it where there is more room; never higher than what is seen. */
  readonly place = (): void => {
    const { above, below } = this.#room();
    const wanted = Math.min(low() ? least() : enough, this.element.scrollHeight);
    const up = below < wanted && above > below;
    this.element.toggleAttribute('data-above', up);
    hangAt(this.element, this.#box.input, up, margin);
    // On a small screen a list above stands above its question, where there is room for both.
    const caption = up && small() ? this.#caption() : 0;
    const raised = above - caption >= least() ? caption : 0;
    const room = Math.max(up ? above - raised : below, Math.min(enough / 2, least()));
    const height = `min(22rem, ${Math.floor(room)}px)`;
    if (height === this.#height && raised === this.#raised) return;
    this.#height = height;
    this.#raised = raised;
    this.element.style.setProperty('max-block-size', height);
    this.element.style.setProperty('margin-block-end', `${raised}px`);
  };

  #row(slot: number): HTMLElement {
    let row = this.#rows[slot];
    if (!row) {
      row = this.#rows[slot] = document.createElement('div');
      row.setAttribute('role', 'option');
    }
    return row;
  }

  #draw(): void {
    const found = this.#found!;
    const end = Math.min(this.#start + size, found.length);
    const rows: HTMLElement[] = [];
    let group: HTMLElement | undefined;
    let heading: string | undefined;
    for (let index = this.#start; index < end; index += 1) {
      const choice = found.at(index);
      const row = this.#fill(this.#row(index - this.#start), choice, index);
      if (choice.group !== heading || index === this.#start) {
        heading = choice.group;
        group = heading ? this.#group(heading, index) : undefined;
        if (group) rows.push(group);
      }
      if (group) group.append(row);
      else rows.push(row);
    }
    // Rows that stand where they stood are only written anew.
    const { children } = this.list;
    if (children.length !== rows.length || rows.some((row, index) => row !== children[index]))
      this.list.replaceChildren(...rows);
  }

  #fill(row: HTMLElement, choice: Choice, index: number): HTMLElement {
    const found = this.#found!;
    row.id = `${this.list.id}-${index}`;
    put(row, 'aria-posinset', String(index + 1));
    put(row, 'aria-setsize', String(found.total));
    put(row, 'aria-selected', String(this.#has(choice)));
    put(row, 'aria-disabled', choice.disabled ? 'true' : null);
    row.toggleAttribute('data-active', index === this.#active);
    let label = row.firstChild as HTMLElement | null;
    if (!label) row.append((label = document.createElement('span')));
    const partsOf = (text: string): Piece[] =>
      found.words.length > 0 ? pieces(text, found.words) : [{ text, matched: false }];
    write(label, partsOf(choice.label));
    while (label.nextSibling) label.nextSibling.remove();
    if (choice.hint) {
      const hint = document.createElement('small');
      write(hint, partsOf(choice.hint));
      row.append(' ', hint);
    }
    return row;
  }

  #group(text: string, index: number): HTMLElement {
    const group = document.createElement('div');
    group.setAttribute('role', 'group');
    const heading = document.createElement('div');
    heading.id = `${this.list.id}-group-${index}`;
    heading.setAttribute('role', 'presentation');
    heading.textContent = text;
    group.setAttribute('aria-labelledby', heading.id);
    group.append(heading);
    return group;
  }

  #mark(index: number): void {
    const { input } = this.#box;
    this.list.querySelector('[data-active]')?.removeAttribute('data-active');
    this.#active = index;
    const row = index >= 0 ? this.#rows[index - this.#start] : undefined;
    row?.setAttribute('data-active', '');
    if (row) input.setAttribute('aria-activedescendant', row.id);
    else input.removeAttribute('aria-activedescendant');
  }

  /** Scrolls the list, and the parts of the page that cut it off: the page itself stays where it is. */
  #reveal(index: number): void {
    const row = this.#rows[index - this.#start];
    if (!row) return;
    uncover(row, this.list);
    for (const part of this.#clippers) uncover(row, part);
  }

  /** Near an edge the window moves on; what is being looked at keeps its place. */
  #scrolled(): void {
    const found = this.#found;
    if (!found) return;
    const { list } = this;
    const below = list.scrollHeight - list.scrollTop - list.clientHeight;
    const end = this.#start + size;
    let start = this.#start;
    if (below < list.clientHeight / 2) {
      if (end < found.length) start = Math.min(start + step, found.length - size);
      else if (found.length < found.total && found.state === 'ready') found.more();
    } else if (list.scrollTop < list.clientHeight / 2) start = Math.max(0, start - step);
    if (start === this.#start) return;
    const kept = Math.max(start, this.#start);
    const top = (): number => this.#rows[kept - this.#start]!.getBoundingClientRect().top;
    const before = top();
    this.#start = start;
    quietly(() => this.#draw());
    list.scrollTop += top() - before;
    // The option of the arrow keys may have left the page.
    const { active } = this;
    if (active < start || active >= start + size)
      this.#box.input.removeAttribute('aria-activedescendant');
    else this.#mark(active);
  }
}
