import { ElementBase } from '../shared/base.ts';
import { takeEarly } from '../shared/early.ts';
import { watchLanguage } from '../shared/language.ts';
import { whenParsed } from '../shared/parsed.ts';
import { questionOf } from '../shared/question.ts';
import { development, warn, warnOfValues } from '../shared/warn.ts';

/** What is computed: a number, or a text such as a decimal string; nothing while it is unknown. */
export type OutputValue = string | number | undefined;

/** Computes an output from the typed answers of its form, by name. Answers without one are absent. */
export type Compute = (values: ReadonlyMap<string, unknown>) => OutputValue | Promise<OutputValue>;

/** Readers say the result once somebody pauses, not at each key. */
const pause = 400;
/** Until readers have seen that what was written is not to be said. */
const quietTime = 500;

const formOf = (element: Element): HTMLFormElement | null =>
  element instanceof HTMLFormElement
    ? element
    : ((element as HTMLInputElement).form ?? element.closest('form'));

/**
 * A result that follows the answers, in an `<output for="ids of controls">` that the author printed
 * inside. The page gives `compute`; the element calls it with the typed answers of the questions
 * that `for` names, wherever they stand (of the whole form where it names none), a moment after the last of them changed,
 * and writes the result as the language writes it. `<output>` is a polite live region of its own;
 * the same text is never written, and so never said, again, nor is what the page opens with or says in another language.
 *
 * While the result is unknown the text of `data-unknown` stands there, else the one that was
 * printed, and the output has `data-empty`. Nothing computed here is to be believed by a server: it computes again.
 *
 * @summary A computed result, told politely.
 * @tag tt-output
 * @tagname tt-output
 * @attr {string} data-value - Kind of value by which the result is written: `money`, `decimal`,
 *   `integer`, `date`. Left out, it is text.
 * @attr {string} data-currency - Currency of money, as `EUR` or `PLN`.
 * @attr {string} data-unknown - What stands there while there is no result.
 */
export class TtOutput extends ElementBase {
  #compute: Compute | undefined;
  #unknown: string | undefined;
  /** What was written last. */
  #written: string | undefined;
  /** An answer changed since: what is written next is to be said. */
  #owesWord = false;
  #hushed: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #stop: (() => void)[] = [];

  /** The author's output; null while there is none. */
  get output(): HTMLOutputElement | null {
    return this.querySelector('output');
  }

  /** How the result comes about. A promise is waited for; an older one that ends later is dropped. */
  get compute(): Compute | undefined {
    return this.#compute;
  }

  set compute(compute: Compute | undefined) {
    // Given again it is for other answers, such as the tariff of another place.
    this.#owesWord ||= !!this.#compute;
    this.#compute = compute;
    if (this.isConnected) whenParsed(this.#update);
  }

  connectedCallback(): void {
    takeEarly(this);
    const root = this.getRootNode();
    const later = (event: Event): void => {
      if (!this.#follows(event.target as Element)) return;
      clearTimeout(this.#timer);
      this.#owesWord = true;
      this.#timer = setTimeout(this.#update, pause);
    };
    const back = (): void => whenParsed(this.#update);
    for (const type of ['input', 'change', 'reset']) root.addEventListener(type, later);
    addEventListener('pageshow', back);
    this.#stop = [
      () => removeEventListener('pageshow', back),
      watchLanguage(this, back),
      ...['input', 'change', 'reset'].map((type) => () => root.removeEventListener(type, later)),
    ];
    whenParsed(this.#update);
    if (development) warnOfValues(this);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** Whether the result may change with what `target`, a control, a list or a form, holds. */
  #follows(target: Element): boolean {
    const { output } = this;
    if (!output) return false;
    const form = formOf(target);
    if (form && form === output.form) return true;
    const root = this.getRootNode() as Document | ShadowRoot;
    // It may stand outside the form of the answers that it names, or there is none.
    const sources = [...output.htmlFor].flatMap((id) => root.getElementById(id) ?? []);
    return sources.some((source) =>
      form ? formOf(source) === form : questionOf(source)?.contains(target),
    );
  }

  readonly #update = (): void => {
    const { output } = this;
    if (development && this.isConnected && !output)
      warn('<tt-output> has no <output> inside.', this);
    if (output && this.#compute && this.isConnected) void this.#show(output, this.#compute);
  };

  async #show(output: HTMLOutputElement, compute: Compute): Promise<void> {
    const turn = (this.#turn += 1);
    const printed = output.textContent?.trim() ?? '';
    // The page's own script may have put the printed words into another language.
    if (
      printed !== this.#written &&
      (this.#written === undefined || output.matches('[data-empty]'))
    )
      this.#unknown = printed;
    let text: string | undefined;
    try {
      const { answersFor, write } = await import('./result.ts');
      if (!this.isConnected) return;
      const values = await answersFor(output);
      // A later turn reads the same answers: the page's function is not asked twice.
      if (turn !== this.#turn) return;
      if (!values) {
        output.removeAttribute('aria-busy');
        return;
      }
      const made = compute(values);
      if (made instanceof Promise) output.setAttribute('aria-busy', 'true');
      text = await write(this, await made);
    } catch (error) {
      // Offline, or the page's own mistake: no old result may stand beside new answers.
      reportError(error);
    }
    if (turn !== this.#turn || !this.isConnected) return;
    output.removeAttribute('aria-busy');
    output.toggleAttribute('data-empty', text === undefined);
    const next = text ?? this.dataset.unknown ?? this.#unknown ?? '';
    const isSaid = this.#owesWord;
    this.#owesWord = false;
    this.#written = next.trim();
    if (output.textContent?.trim() === this.#written) return;
    if (!isSaid) this.#hush(output);
    else if (this.#hushed) this.#unhush();
    output.textContent = next;
  }

  /** Nobody asked for what is written next: the page opened, or speaks another language. */
  #hush(output: HTMLOutputElement): void {
    if (output.hasAttribute('aria-live') && !this.#hushed) return;
    clearTimeout(this.#hushed);
    output.setAttribute('aria-live', 'off');
    this.#hushed = setTimeout(this.#unhush, quietTime);
  }

  readonly #unhush = (): void => {
    clearTimeout(this.#hushed);
    this.#hushed = undefined;
    this.output?.removeAttribute('aria-live');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-output': TtOutput;
  }
}
