import { ensureId, unfoldAround } from '../shared/aria.ts';
import { ElementBase } from '../shared/base.ts';
import { whenParsed } from '../shared/parsed.ts';

/** One line of the summary: a sentence, and the control it leads to where there is one. */
export interface SummaryItem {
  text: string;
  /** Words of the question that are said before the sentence, where it stands more than once. */
  caption?: string | undefined;
  control?: HTMLElement | undefined;
}

let landing: typeof import('./landing.ts') | undefined;

/**
 * The list of what has to be put right on a page, each line a link to its control. Printed empty
 * and `hidden` and filled by `<tt-form>`, or printed full by the server; then it takes the focus
 * when the page opens, unless the person is already somewhere else.
 *
 * @summary Lists the errors of a page and leads to each of them.
 * @tag tt-error-summary
 * @tagname tt-error-summary
 * @cssproperty --tt-error-summary-border-color - Border around the list.
 * @cssproperty --tt-error-summary-background - Ground of the list.
 */
export class TtErrorSummary extends ElementBase {
  connectedCallback(): void {
    this.addEventListener('click', this.#follow);
    whenParsed(() => {
      if (!this.isConnected || this.hidden || !this.querySelector('a[href]')) return;
      this.#name();
      if (document.activeElement === null || document.activeElement === document.body) this.focus();
    });
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#follow);
  }

  /**
   * Lists `items` below `heading`, replacing what stood there. Does not move the focus. `severity`
   * says whether the answers are wrong (`error`) or only worth a second look (`warning`).
   */
  show(
    heading: string,
    items: readonly SummaryItem[],
    severity: 'error' | 'warning' = 'error',
  ): void {
    this.toggleAttribute('data-warning', severity === 'warning');
    const title = document.createElement('h2');
    title.textContent = heading;
    const list = document.createElement('ul');
    for (const { text, caption, control } of items) {
      const line = document.createElement('li');
      const place = control ? document.createElement('a') : line;
      if (caption) {
        const words = document.createElement('span');
        words.dataset.caption = '';
        words.textContent = caption;
        place.append(words, ' – ');
      }
      place.append(text);
      if (control && place instanceof HTMLAnchorElement) {
        place.href = `#${ensureId(control)}`;
        line.append(place);
      }
      list.append(line);
    }
    this.replaceChildren(title, list);
    this.hidden = false;
    this.#name();
  }

  /** Empties and hides the list. */
  clear(): void {
    this.hidden = true;
    this.removeAttribute('data-warning');
    this.replaceChildren();
  }

  /** A group with its heading as name: said when the focus arrives, without being an alert too. */
  #name(): void {
    const heading = this.querySelector('h1,h2,h3');
    // A group that the author printed inside has its own name.
    if (!this.querySelector('[role]') || this.hasAttribute('role')) {
      if (!this.hasAttribute('role')) this.setAttribute('role', 'group');
      if (heading && !this.hasAttribute('aria-label'))
        this.setAttribute('aria-labelledby', ensureId(heading));
    }
    if (!this.hasAttribute('tabindex')) this.tabIndex = -1;
    // Until it came, and where it cannot, a line moves the focus as the browser does.
    import('./landing.ts').then(
      (part) => (landing = part),
      () => {},
    );
  }

  readonly #follow = (event: MouseEvent): void => {
    const link = (event.target as Element | null)?.closest?.('a');
    const href = link?.getAttribute('href') ?? '';
    if (!href.startsWith('#') || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const root = this.getRootNode() as Document | ShadowRoot;
    const control = root.getElementById(href.slice(1));
    if (!control) return;
    event.preventDefault();
    unfoldAround(control);
    if (landing) landing.land(control);
    else control.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-error-summary': TtErrorSummary;
  }
}
