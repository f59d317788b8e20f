import type { ReactiveController, ReactiveControllerHost } from 'lit';

const selector = 'button, input, a[href], select, [tabindex]';

/**
 * One tab stop for a toolbar, arrow keys, Home and End inside it (ARIA Authoring Practices,
 * "Toolbar pattern"). The stop is the first control that can be used; the arrows reach also those that
 * cannot be at the moment, so that they are known of. In a text field the arrows move the caret until
 * it stands at the end.
 */
export class RovingFocus implements ReactiveController {
  readonly #toolbar: () => HTMLElement | null;
  readonly #changed: (toolbar: HTMLElement, mayGrow: boolean) => void;
  readonly #width = new ResizeObserver(() => this.#resized());
  #watched: HTMLElement | null = null;
  #present: HTMLElement | undefined;
  /** What has the focus, or lost it by being hidden. */
  #held: HTMLElement | undefined;

  /** @param changed what the toolbar holds may be another, and with `mayGrow` its width or its own controls too */
  constructor(
    host: ReactiveControllerHost,
    toolbar: () => HTMLElement | null,
    changed: (toolbar: HTMLElement, mayGrow: boolean) => void,
  ) {
    this.#toolbar = toolbar;
    this.#changed = changed;
    host.addController(this);
  }

  hostUpdated(): void {
    const toolbar = this.#toolbar();
    if (toolbar !== this.#watched) {
      this.#width.disconnect();
      this.#watched?.removeEventListener('focusout', this.#left);
      // Not the toolbar itself, whose height changes with what is taken out of it.
      if (toolbar) this.#width.observe(toolbar.parentElement!);
      toolbar?.addEventListener('focusout', this.#left);
      this.#watched = toolbar;
    }
    if (toolbar) this.#changed(toolbar, false);
    this.#mark();
  }

  hostDisconnected(): void {
    this.#width.disconnect();
    this.#watched = null;
  }

  /** What stands in the toolbar changed without an update of the host. */
  refresh(): void {
    const toolbar = this.#toolbar();
    if (toolbar) this.#changed(toolbar, true);
    this.#mark();
  }

  /** Attach as `focusin` listener of the toolbar. */
  readonly focused = (event: FocusEvent): void => {
    const item = (event.target as HTMLElement).closest<HTMLElement>(selector);
    if (!item || !this.#items().includes(item)) return;
    this.#held = item;
    this.#mark(item);
  };

  /** Attach as `keydown` listener of the toolbar. */
  readonly pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = this.#items();
    const at = items.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const to = this.#target(event, at, items.length);
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  };

  #target({ key, target }: KeyboardEvent, at: number, count: number): number | undefined {
    const rightToLeft = getComputedStyle(target as Element).direction === 'rtl';
    const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
    const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
    if (target instanceof HTMLInputElement) {
      const { selectionStart, selectionEnd, value } = target;
      if (key === forward && selectionEnd === value.length) return (at + 1) % count;
      if (key === backward && selectionStart === 0 && (selectionEnd === 0 || value === '')) {
        return (at + count - 1) % count;
      }
      return undefined;
    }
    if (key === forward) return (at + 1) % count;
    if (key === backward) return (at + count - 1) % count;
    if (key === 'Home') return 0;
    return key === 'End' ? count - 1 : undefined;
  }

  #items(): HTMLElement[] {
    const toolbar = this.#toolbar();
    if (!toolbar) return [];
    const found: HTMLElement[] = [];
    for (const element of toolbar.querySelectorAll<HTMLElement>(`slot, ${selector}`)) {
      // A page's own buttons come by a slot; what opens as a menu has keys of its own.
      if (element instanceof HTMLSlotElement) {
        for (const given of element.assignedElements()) found.push(...controlsOf(given));
      } else if (!element.closest('[role=menu]')) found.push(element);
    }
    return found.filter((item) => item.checkVisibility());
  }

  /** What a narrow toolbar hides keeps neither the one tab stop nor the focus. */
  #resized(): void {
    this.refresh();
    if (!this.#held || this.#held.checkVisibility()) return;
    this.#held = undefined;
    this.#present?.focus();
  }

  readonly #left = ({ target }: FocusEvent): void => {
    if ((target as HTMLElement).checkVisibility()) this.#held = undefined;
  };

  #mark(item?: HTMLElement): void {
    const items = this.#items();
    if (item) this.#present = item;
    else if (!this.#present || !items.includes(this.#present))
      this.#present = items.find(isUsable) ?? items[0];
    for (const each of items) each.tabIndex = each === this.#present ? 0 : -1;
  }
}

const isUsable = (item: HTMLElement): boolean => item.ariaDisabled !== 'true';

function controlsOf(element: Element): HTMLElement[] {
  if (element instanceof HTMLElement && element.matches(selector)) return [element];
  return [...element.querySelectorAll<HTMLElement>(selector)];
}
