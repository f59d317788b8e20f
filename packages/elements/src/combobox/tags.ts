import { translate } from '@twintown/core/messages.js';
import { quietly } from '../shared/late.ts';
import type { Box } from './box.ts';

/** What was chosen in a `<select multiple>`, each a button that takes it away again. */
export class Tags {
  readonly element = document.createElement('ul');
  readonly #box: Box;
  readonly #remove: (option: HTMLOptionElement) => void;
  readonly #locale: () => string;
  readonly #items = new WeakMap<HTMLOptionElement, Element>();

  constructor(box: Box, remove: (option: HTMLOptionElement) => void, locale: () => string) {
    this.#box = box;
    this.#remove = remove;
    this.#locale = locale;
    this.element.setAttribute('data-combobox-tags', '');
    // Safari takes a list without bullets for none.
    this.element.setAttribute('role', 'list');
    this.element.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button) this.#takeAway(this.#buttons.indexOf(button));
    });
    this.element.addEventListener('keydown', (event) => this.#key(event));
    quietly(() => box.frame.prepend(this.element));
    this.draw();
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  get #options(): HTMLOptionElement[] {
    return [...(this.#box.control as HTMLSelectElement).selectedOptions];
  }

  draw(): void {
    const locale = this.#locale();
    const items = this.#options.map((option) => this.#item(option, locale));
    quietly(() => {
      this.element.setAttribute('aria-label', translate(locale, 'combobox.chosenList'));
      // What stays is not moved: the focus would be lost with it.
      const gone = [...this.element.children].filter((item) => !items.includes(item));
      for (const item of gone) item.remove();
      items.forEach((item, index) => {
        const there = this.element.children[index];
        if (there !== item) this.element.insertBefore(item, there ?? null);
      });
      this.element.hidden = items.length === 0;
    });
  }

  #item(option: HTMLOptionElement, locale: string): Element {
    let item = this.#items.get(option);
    if (!item) {
      item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const cross = document.createElement('span');
      cross.setAttribute('aria-hidden', 'true');
      cross.textContent = '×';
      button.append('', cross);
      item.append(button);
      this.#items.set(option, item);
    }
    const button = item.querySelector('button')!;
    button.disabled = this.#box.control.disabled;
    button.setAttribute('aria-label', translate(locale, 'combobox.remove', { name: option.label }));
    button.firstChild!.textContent = option.label;
    return item;
  }

  /** Leads the keyboard to the last one; gives false where there is none. */
  focusLast(): boolean {
    const last = this.#buttons.at(-1);
    last?.focus();
    return !!last;
  }

  #takeAway(index: number): void {
    const option = this.#options[index];
    if (!option) return;
    const buttons = this.#buttons;
    // First: with its button gone the focus would be nowhere, and the question taken for left.
    (buttons[index + 1] ?? buttons[index - 1] ?? this.#box.input).focus();
    this.#remove(option);
  }

  #key(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const backwards =
      getComputedStyle(this.element).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === 'Backspace' || event.key === 'Delete') this.#takeAway(index);
    else if (event.key === backwards) buttons[index - 1]?.focus();
    else if (/^Arrow(?:Left|Right)$/.test(event.key))
      (buttons[index + 1] ?? this.#box.input).focus();
    else return;
    event.preventDefault();
  }
}
