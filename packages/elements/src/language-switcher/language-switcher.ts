import { ElementBase } from '../shared/base.ts';
import { isImplicit, submitOwn } from '../shared/implicit.ts';
import { languageOf, watchLanguage } from '../shared/language.ts';
import { whenParsed } from '../shared/parsed.ts';
import { development, warn } from '../shared/warn.ts';

/** Detail of `tt-language`. */
export interface LanguageDetail {
  /** BCP 47 tag of the language that was chosen, as the author printed it. */
  language: string;
}

type Choice = HTMLAnchorElement | HTMLButtonElement;

const choices = 'a[href][hreflang],a[href][lang],button[value]';

function languageOfChoice(choice: Choice): string {
  if (choice instanceof HTMLButtonElement) return choice.value;
  return choice.hreflang || choice.lang;
}

/** The choice for `language`: the same tag, else one of the same language (`pt` finds `pt-PT`). */
function choiceFor(language: string, all: readonly Choice[]): Choice | undefined {
  const tag = language.toLowerCase();
  const primary = tag.split('-')[0];
  return (
    all.find((choice) => languageOfChoice(choice).toLowerCase() === tag) ??
    all.find((choice) => languageOfChoice(choice).toLowerCase().split('-')[0] === primary)
  );
}

/**
 * The page's languages, each written in itself: a list of links, or of submit buttons, printed by
 * the author, that works without script. The element marks the current language with
 * `aria-current`, also when the page's `lang` changes, and keeps what was typed:
 *
 * - Links: with `data-form="#id"` on the element, a click sends that form by POST to the form's own
 *   address, unchecked, with `language=<tag>` added, instead of following the link. Where no such
 *   form exists the link is followed.
 * - Buttons (`<button name="language" value="pl" form="id" formnovalidate>`) send the form by
 *   themselves, with the script off too. The element adds a missing `formnovalidate`, because
 *   nobody should have to correct a form in order to read it. Enter in a text field presses the
 *   first submit button of its form in the order of the page, and that would be the first language:
 *   the element hands Enter on to the form's own button. For pages without script print the buttons
 *   after the form, or a visually hidden submit button of the form before them.
 *
 * A click with a modifier key, or on a link with `target`, stays the browser's own.
 *
 * @summary Changes the language and keeps the answers.
 * @tag tt-language-switcher
 * @fires {CustomEvent<LanguageDetail>} tt-language - A language was chosen. Bubbles, is composed,
 *   and can be cancelled: then neither is the link followed nor the form sent, and the page puts
 *   the language in place itself, by changing `lang`. Not fired when `lang` changes, nor for clicks
 *   that open another tab or window.
 * @cssproperty --tt-language-color - Colour of the other languages.
 * @cssproperty --tt-language-current-color - Colour of the current language.
 */
export class TtLanguageSwitcher extends ElementBase {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#choose);
    this.#stop = watchLanguage(this, this.#mark);
    whenParsed(this.#mark);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#choose);
    this.#stop?.();
  }

  readonly #mark = (): void => {
    if (!this.isConnected) return;
    const all = [...this.querySelectorAll<Choice>(choices)];
    if (development && all.length === 0)
      warn('<tt-language-switcher> has no link with hreflang and no button with value.', this);
    const current = choiceFor(languageOf(this), all);
    if (!current || current.getAttribute('aria-current') === 'true') return;
    for (const choice of all) choice.removeAttribute('aria-current');
    current.setAttribute('aria-current', 'true');
  };

  readonly #choose = (event: MouseEvent): void => {
    const choice = (event.target as Element).closest<Choice>(choices);
    if (!choice || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (choice instanceof HTMLAnchorElement && choice.target && choice.target !== '_self') return;

    if (choice instanceof HTMLButtonElement && isImplicit(event, choice)) {
      event.preventDefault();
      submitOwn(choice.form!);
      return;
    }

    const language = languageOfChoice(choice);
    const asked = new CustomEvent<LanguageDetail>('tt-language', {
      detail: { language },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (!this.dispatchEvent(asked)) {
      event.preventDefault();
      return;
    }
    if (choice instanceof HTMLButtonElement) {
      choice.formNoValidate = true;
      return;
    }
    const form = this.#form();
    if (!form) return;
    event.preventDefault();
    send(form, language);
  };

  #form(): HTMLFormElement | null {
    const selector = this.getAttribute('data-form');
    if (!selector) return null;
    let form: Element | null = null;
    try {
      form = (this.getRootNode() as Document | ShadowRoot).querySelector(selector);
    } catch {
      // A selector that cannot be read finds nothing; the warning below names it.
    }
    if (form instanceof HTMLFormElement) return form;
    if (development) warn(`data-form="${selector}" on <tt-language-switcher> finds no form.`, this);
    return null;
  }
}

/** Sends by a button, as a person would: the page's own listeners hear it and can tell why. */
function send(form: HTMLFormElement, language: string): void {
  const button = document.createElement('button');
  button.name = 'language';
  button.value = language;
  button.formNoValidate = true;
  button.formMethod = 'post';
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
  button.remove();
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-language-switcher': TtLanguageSwitcher;
  }
  interface HTMLElementEventMap {
    'tt-language': CustomEvent<LanguageDetail>;
  }
}
