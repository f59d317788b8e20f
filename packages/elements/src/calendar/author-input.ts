import { formatIsoDate } from '@twintown/core/intl.js';

/** The author's input that a calendar helps to fill in, found by its id in the calendar's tree. */
export class AuthorInput {
  readonly #host: HTMLElement & { htmlFor: string };
  readonly #changed: () => void;
  readonly #came: () => void;
  readonly #observer: MutationObserver;
  #root: Node | undefined;
  #watched: HTMLInputElement | undefined;

  /** `changed` is called after its text or its limits became others, `came` when a person enters it. */
  constructor(
    host: HTMLElement & { htmlFor: string },
    { changed, came }: { changed: () => void; came: () => void },
  ) {
    this.#host = host;
    this.#changed = changed;
    this.#came = came;
    this.#observer = new MutationObserver(changed);
  }

  get element(): HTMLInputElement | undefined {
    const { htmlFor } = this.#host;
    const root = this.#host.getRootNode() as Partial<DocumentOrShadowRoot> & Node;
    const found =
      htmlFor && 'getElementById' in root
        ? (root as Document | ShadowRoot).getElementById(htmlFor)
        : null;
    if (!(found instanceof HTMLInputElement)) return undefined;
    if (found !== this.#watched) {
      this.#watched = found;
      this.#observer.disconnect();
      this.#observer.observe(found, {
        attributeFilter: ['min', 'max', 'disabled', 'readonly', 'value'],
      });
      const field = found.closest('tt-field');
      if (field) this.#observer.observe(field, { attributeFilter: ['min', 'max'] });
    }
    return found;
  }

  /** A limit as the field checks it: from its own attribute, else from that of the input; else ''. */
  limit(name: 'min' | 'max'): string {
    const { element } = this;
    return element?.closest('tt-field')?.getAttribute(name) ?? element?.getAttribute(name) ?? '';
  }

  get label(): string {
    const label = this.element?.labels?.[0];
    // A label may hold the control, and with it this calendar.
    const words = [...(label?.childNodes ?? [])].filter((node) => !node.contains(this.#host));
    return words
      .map(({ textContent }) => textContent ?? '')
      .join('')
      .trim()
      .replace(/\s+/g, ' ');
  }

  /** Whether nobody can change it. */
  get isLocked(): boolean {
    const { element } = this;
    return !!element && (element.readOnly || element.matches(':disabled'));
  }

  /** Writes a day as the page's language writes it in forms, and lets the page know. */
  write(iso: string, locale: string): void {
    const { element } = this;
    if (!element) return;
    const text = element.type === 'date' ? iso : formatIsoDate(locale, iso);
    // Past the property that React puts on its inputs: only then does React hear of the new text.
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }

  connect(): void {
    this.#root = this.#host.getRootNode();
    for (const type of ['input', 'change', 'focusin'])
      this.#root.addEventListener(type, this.#heard, true);
  }

  disconnect(): void {
    for (const type of ['input', 'change', 'focusin'])
      this.#root?.removeEventListener(type, this.#heard, true);
    this.#observer.disconnect();
    this.#watched = undefined;
  }

  readonly #heard = (event: Event): void => {
    if (event.target !== this.element) return;
    if (event.type === 'focusin') this.#came();
    else this.#changed();
  };
}
