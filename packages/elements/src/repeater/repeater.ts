import { ElementBase } from '../shared/base.ts';
import { whenIdle } from '../shared/idle.ts';
import { isImplicit, submitOwn } from '../shared/implicit.ts';
import { formOfGroup } from '../shared/outside.ts';
import { whenParsed } from '../shared/parsed.ts';
import { ignoreSecondPress } from '../shared/second-press.ts';
import { development, warn } from '../shared/warn.ts';

type Editing = typeof import('./editing.ts');

/** Detail of `tt-items`. */
export interface ItemsDetail {
  name: string;
  /** How many items there are now. */
  count: number;
  change: 'added' | 'removed' | 'restored';
}

/**
 * The same questions asked once for each of several things: co-owners, members of a household,
 * former addresses. The author prints the items there are in `[data-items]`, each `[data-item]`
 * with a button `[data-remove]`; one empty item in `<template data-blank>`; and a button
 * `[data-add]`. Both buttons are submit buttons with a name, so that without script the server adds
 * and removes. With script this happens in place, and what was removed can be put back.
 *
 * Names, ids and references of the template hold `{n}`, the number from 0. The number that people
 * read stands alone in `<span data-number>`. Numbers stay without gaps. Repeaters do not nest.
 *
 * @summary Asks the same questions for each of several things.
 * @tag tt-repeater
 * @tagname tt-repeater
 * @attr {string} name - What stands before the number in the names: `owners` for `owners.0.share`.
 * @attr {number} min - How many items must stay; the server prints at least as many. 0 if absent.
 * @attr {number} max - How many items there may be. At the last one the button to add gives way to
 *   a sentence. No limit if absent.
 * @attr {boolean} data-cards - Items that a person has filled in fold up to what was answered. Of an
 *   answer whose control has `data-masked`, only the last characters are shown there.
 * @fires {CustomEvent<ItemsDetail>} tt-items - A person added, removed or put back an item, or came back to
 *   a page that is loaded again with the items as they were left (`restored`). Bubbles. Not fired when the
 *   server printed other items. `input` and `change` are fired at the element
 *   with it, as a native control does.
 * @cssproperty --tt-repeater-border-color - Line around an item.
 */
export class TtRepeater extends ElementBase {
  static readonly observedAttributes = ['min', 'max'];
  /** So that the browser keeps for the way back what was added; nothing is sent under its name. */
  static readonly formAssociated = true;

  readonly #internals = this.attachInternals();

  #printed: readonly HTMLElement[] | undefined;
  #root: Node | undefined;
  #stop: (() => void) | undefined;

  /** What holds the items. */
  get list(): HTMLElement | null {
    return this.querySelector('[data-items]');
  }

  /** The items there are, without those that were removed. */
  get items(): HTMLElement[] {
    return [...(this.list?.children ?? [])].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child.matches('[data-item]'),
    );
  }

  get min(): number {
    return this.#limit('min') ?? 0;
  }

  /** As an attribute says it; frameworks write what they print of an element to its properties. */
  set min(count: number | string) {
    this.setAttribute('min', String(count));
  }

  get max(): number {
    return this.#limit('max') ?? Infinity;
  }

  set max(count: number | string) {
    this.setAttribute('max', String(count));
  }

  /** The empty item. */
  get blank(): HTMLTemplateElement | null {
    return this.querySelector('template[data-blank]');
  }

  /** The button that adds an item. */
  get addButton(): HTMLButtonElement | null {
    return this.querySelector('button[data-add]');
  }

  connectedCallback(): void {
    this.addEventListener('click', this.#click);
    this.addEventListener('focusin', this.#arrive);
    this.#root = this.getRootNode();
    // The root hears a reset after the page's own listeners, which may prevent it.
    this.#root.addEventListener('reset', this.#reset);
    whenParsed(this.#prepare);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#click);
    this.removeEventListener('focusin', this.#arrive);
    this.#root?.removeEventListener('reset', this.#reset);
    loaded?.rest(this);
    this.#stop?.();
  }

  attributeChangedCallback(_: string, before: string | null, after: string | null): void {
    if (this.#printed && before !== after) void load().then((editing) => editing?.keepLimits(this));
  }

  /** The page was loaded again on the way back, and `state` is what `keepForBack` was told. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== 'string') return;
    whenParsed(() => {
      this.#printed ??= this.items;
      void load().then((editing) => editing?.bringBack(this, state));
    });
  }

  /** Has the browser keep `state` as it keeps what stands in a native control; null forgets it. */
  keepForBack(state: string | null): void {
    this.#internals.setFormValue(null, state);
  }

  #limit(attribute: 'min' | 'max'): number | undefined {
    const text = this.getAttribute(attribute) ?? '';
    return /^\d+$/.test(text) ? Number(text) : undefined;
  }

  readonly #prepare = (): void => {
    if (!this.isConnected) return;
    this.#warn();
    this.#printed ??= this.items;
    const few = this.items.length <= this.min;
    for (const item of this.items)
      item.querySelector<HTMLElement>('button[data-remove]')?.toggleAttribute('hidden', few);
    if (loaded) loaded.settle(this);
    else if (this.items.length >= this.max || this.hasAttribute('data-cards'))
      // Not before a framework that hydrates the page has seen it as it was printed.
      this.#stop = whenIdle(() => void load().then((editing) => editing?.settle(this)));
  };

  #warn(): void {
    if (!development) return;
    if (!this.list || !this.blank || !this.addButton)
      warn('<tt-repeater> needs [data-items], <template data-blank> and button[data-add].', this);
    else if (!this.blank.content.querySelector('[data-item]'))
      warn('The <template data-blank> has no [data-item] inside.', this);
    if (this.querySelector('tt-repeater')) warn('Repeaters do not nest.', this);
  }

  /** Somebody came here: the part that adds and removes is ready before its button is pressed. */
  readonly #arrive = (): void => {
    this.removeEventListener('focusin', this.#arrive);
    void load().then((editing) => editing?.ready(this));
  };

  readonly #click = (event: MouseEvent): void => {
    const button = (event.target as Element).closest('button');
    if (!button?.matches('[data-add],[data-remove]') || event.defaultPrevented || !this.blank)
      return;
    event.preventDefault();
    if (isImplicit(event, button)) {
      submitOwn(button.form!);
      return;
    }
    const moved = ignoreSecondPress(event);
    const change = load().then(async (editing) => {
      // Offline the server cannot answer either, but the browser says so.
      if (!(await editing?.ready(this))) button.form?.requestSubmit(button);
      else if (button.matches('[data-add]')) editing!.add(this);
      else {
        const item = this.items.find((candidate) => candidate.contains(button));
        if (item) editing!.remove(this, item);
      }
    });
    void change.finally(moved);
  };

  readonly #reset = (event: Event): void => {
    if (event.defaultPrevented || event.target !== formOfGroup(this)) return;
    // Before the controls are reset, so that those of a removed item are reset with them.
    loaded?.restore(this, this.#printed ?? []);
  };
}

let loaded: Editing | undefined;

async function load(): Promise<Editing | undefined> {
  try {
    return (loaded ??= await import('./editing.ts'));
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-repeater': TtRepeater;
  }
  interface HTMLElementEventMap {
    'tt-items': CustomEvent<ItemsDetail>;
  }
}
