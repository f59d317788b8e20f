import { loadMessages, translate } from '@twintown/core/messages.js';
import { announce, readyToAnnounce } from '../shared/announce.ts';
import { object } from '../shared/objection.ts';
import { questionOf } from '../shared/question.ts';
import { localeOf } from '../shared/sentences.ts';
import {
  isOurs,
  keyOf,
  SeveralAnswer,
  SingleAnswer,
  TextAnswer,
  type Answer,
  type Verdict,
} from './answer.ts';
import { showAnswer, type Box } from './box.ts';
import type { Choice, Found, Source } from './choices.ts';
import { isComposing } from '../shared/composing.ts';
import { Popup } from './popup.ts';
import { optionChoice, sourceOf, type Given } from './source.ts';
import { Tags } from './tags.ts';
import { bringBack, bringBackKey, keyTextOf, textOf } from './way-back.ts';

/** How long nothing happened before the number of results is said. */
const calm = 700;
const page = 10;

const words = ['combobox', 'choice'] as const;

/** Loads the words and makes the list work. */
export async function startListing(box: Box, given: Given): Promise<Listing> {
  await Promise.all(words.map((namespace) => loadMessages(localeOf(box.host), namespace)));
  return new Listing(box, given);
}

/** The list and the keyboard: what is typed, found, chosen and left. */
export class Listing {
  readonly #box: Box;
  readonly #given: Given;
  readonly #answer: Answer;
  readonly #popup: Popup;
  readonly #tags: Tags | undefined;
  #source!: Source;
  #found: Found | undefined;
  /** The text is not what was chosen but is being typed, or was left unfinished. */
  #edited = false;
  /** The text was left or sent as it is: that it is not listed is told, and as long as nothing fits it. */
  #judged = false;
  /** The text was typed on since, or nobody knew what the list has: no word of it before it is left again. */
  #undecided = false;
  /** The list was asked again by its button: who pressed that twice does not mean the form. */
  #retried = false;
  /** The control was told of an answer since the page was loaded. */
  #answered = false;
  /** Option to go to when it arrives. */
  #wanted = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #locale: string;

  constructor(box: Box, given: Given) {
    this.#box = box;
    this.#given = given;
    this.#locale = localeOf(box.host);
    const { control, input, host } = box;
    const ownWords = (): string | null | undefined =>
      control.getAttribute('data-error-not-listed') ??
      questionOf(host)?.getAttribute('data-error-not-listed');
    const sentence = (): string =>
      // The author's words say that the list has it not.
      this.#namesClosed
        ? translate(this.#locale, 'combobox.disabled')
        : (ownWords() ??
          translate(
            this.#locale,
            this.#found?.alike.length ? 'combobox.alike' : 'combobox.notListed',
          ));
    const several = control instanceof HTMLSelectElement && control.multiple;
    if (several) {
      this.#answer = new SeveralAnswer(box, sentence, (choice, added) =>
        this.#taken(choice, added),
      );
      this.#tags = new Tags(
        box,
        (option) => this.#answer.choose(optionChoice(option)),
        () => this.#locale,
      );
    } else if (control instanceof HTMLSelectElement) this.#answer = new SingleAnswer(box, sentence);
    else this.#answer = new TextAnswer(box, sentence);
    this.#popup = new Popup(box, (choice) => this.#answer.has(choice), several);
    this.#popup.retry.textContent = translate(this.#locale, 'combobox.retry');
    this.#popup.retry.addEventListener('click', () => {
      input.focus();
      this.#retried = true;
      this.#found?.more(true);
      this.#show();
    });
    this.#popup.element.addEventListener('click', (event) => {
      const index = this.#popup.indexOf(event.target);
      if (index >= 0) this.#choose(index);
    });
    input.addEventListener('input', (event) => this.#typed(event));
    input.addEventListener('change', (event) => this.#hideFromPage(event));
    input.addEventListener('keydown', (event) => this.#key(event));
    host.addEventListener('focusout', (event) => this.#left(event));
    for (const type of ['input', 'change'])
      control.addEventListener(type, () => {
        this.#answered = true;
        this.#keep();
      });
    readyToAnnounce();
    this.#prepare();
    // Typed while the list was on its way.
    if (input.value !== box.shown) this.#typed();
    else if (this.#lacksKey) {
      this.#edited = true;
      this.#follow(false);
    }
  }

  /** The text came back without its key, or was filled in: it is read as if it were typed. */
  get #lacksKey(): boolean {
    const { control, input, host } = this.#box;
    if (control !== input || !input.value.trim() || input.value === input.defaultValue)
      return false;
    return keyOf(host)?.value === '';
  }

  get #several(): boolean {
    return this.#tags !== undefined;
  }

  open(): void {
    const { input } = this.#box;
    if (this.#popup.isOpen || input.disabled || input.readOnly || !input.isConnected) return;
    this.#find(this.#edited ? input.value : '');
    this.#popup.open();
    this.#show(this.#edited ? 0 : Math.max(0, this.#chosenIndex()));
    this.#sayResults();
    this.#makeRoom();
  }

  #makeRoom(): void {
    this.#popup.makeRoom(matchMedia('(pointer: coarse)').matches);
  }

  close(): void {
    if (!this.#popup.isOpen) return;
    this.#popup.close();
    this.#source.rest();
    this.#retried = false;
    this.#wanted = -1;
    clearTimeout(this.#timer);
  }

  toggle(): void {
    if (this.#popup.isOpen) this.close();
    else this.open();
  }

  /** Arrow up or down, in the closed list too. */
  arrow(key: string, alt: boolean): void {
    const down = key === 'ArrowDown';
    if (alt) {
      if (down) this.open();
      else this.close();
      return;
    }
    if (this.#popup.isOpen) {
      this.#go(this.#popup.active + (down ? 1 : -1));
      return;
    }
    this.open();
    if (!this.#popup.isOpen) return;
    const chosen = this.#edited ? -1 : this.#chosenIndex();
    this.#go(chosen >= 0 ? chosen : down ? 0 : (this.#found?.length ?? 0) - 1);
  }

  /** The control was changed from elsewhere, by autofill or the page's script. */
  heard(): void {
    // An input's own change tells what was typed, which is known.
    if (!isOurs() && this.#box.control !== this.#box.input) this.restore();
  }

  /** Shows what the control holds now, such as after a reset. */
  restore(): void {
    this.#edited = this.#judged = false;
    object(this.#box.control, this.#box.host, '');
    showAnswer(this.#box);
    this.#answer.heard();
    this.#tags?.draw();
    if (this.#popup.isOpen) this.#popup.redraw();
    this.#keep();
  }

  /** The page was loaded again, and `state` is what was kept of it. What somebody did since holds. */
  bringBack(state: string): void {
    const { control } = this.#box;
    if (this.#answered) return;
    if (!(control instanceof HTMLSelectElement)) {
      if (bringBackKey(this.#box, state)) {
        this.#edited = this.#judged = false;
        object(control, this.#box.host, '');
      }
    } else if (!this.#edited) bringBack(control, state);
    this.#keep();
  }

  /** Of a list that is not printed the browser would give back no answer by itself. */
  #keep(): void {
    const { control } = this.#box;
    const isGiven = this.#given.options ?? this.#given.loader;
    if (!(control instanceof HTMLSelectElement)) this.#given.keepForBack(keyTextOf(this.#box));
    else this.#given.keepForBack(isGiven ? textOf(control) : null);
  }

  /** Whoever leaves or sends the text as it is means it. */
  judge(): void {
    if (!this.#edited) return;
    this.#judged = true;
    this.#undecided = false;
    this.#follow(false);
  }

  /** What can be chosen became something else, or only the author's control did. */
  renew(isOtherList = true): void {
    if (isOtherList) {
      this.#found = undefined;
      this.#prepare();
    }
    if (!this.#edited) this.restore();
    else this.#follow(false);
    if (!this.#popup.isOpen || !isOtherList) return;
    this.#find(this.#edited ? this.#box.input.value : '');
    this.#show();
    this.#sayResults();
  }

  /** The language of the page changed. */
  async reword(): Promise<void> {
    const locale = localeOf(this.#box.host);
    if (locale === this.#locale) return;
    await Promise.all(words.map((namespace) => loadMessages(locale, namespace)));
    this.#locale = locale;
    this.#tags?.draw();
    this.#popup.retry.textContent = translate(locale, 'combobox.retry');
    if (this.#popup.isOpen) this.#show();
    if (this.#box.control.validity.customError) this.#follow(false);
  }

  /** All that the text may mean is there, and cannot be chosen. */
  get #namesClosed(): boolean {
    const found = this.#found;
    if (!found || found.state !== 'ready') return false;
    return found.closed || (found.total > 0 && this.#closedCount(found) === found.total);
  }

  /** How many of what is there cannot be chosen. */
  #closedCount(found: Found): number {
    let count = 0;
    for (let index = 0; index < found.length; index += 1) if (found.at(index).disabled) count += 1;
    return count;
  }

  /** Where the answer stands in what was found; -1 where it does not. */
  #chosenIndex(): number {
    const found = this.#found;
    if (!found || this.#several || !this.#box.input.value) return -1;
    for (let index = 0; index < found.length; index += 1)
      if (this.#answer.has(found.at(index))) return index;
    return -1;
  }

  /** While the person is still reading the question, the list is made ready to be searched. */
  #prepare(): void {
    this.#source = sourceOf(this.#box, this.#given);
    this.#source.warm();
  }

  #find(text: string): void {
    const found: Found = this.#source.find(text, () => {
      if (found === this.#found) this.#arrived();
    });
    this.#found = found;
  }

  #typed(event?: Event): void {
    if (isOurs()) return;
    this.#hideFromPage(event);
    this.#edited = this.#undecided = true;
    this.#retried = false;
    this.#wanted = -1;
    this.#find(this.#box.input.value);
    this.#follow(true);
    if (!this.#box.input.matches(':focus')) {
      this.#settle();
      return;
    }
    const opens = !this.#popup.isOpen;
    if (opens) this.#popup.open();
    this.#show();
    this.#sayResults();
    if (opens) this.#makeRoom();
  }

  /** What is typed into a stand-in is no answer of the form: pages hear the control's own events. */
  #hideFromPage(event: Event | undefined): void {
    if (this.#box.control !== this.#box.input) event?.stopPropagation();
  }

  #follow(typed: boolean): void {
    const { input } = this.#box;
    if (!this.#found) this.#find(input.value);
    const { exact, alike, state, length } = this.#found!;
    if (this.#undecided && (exact || length > 0)) this.#judged = false;
    if (state !== 'ready') this.#undecided = true;
    const verdict = state === 'ready' ? this.#verdict : 'unknown';
    this.#answer.follow(input.value, exact, verdict, typed, alike);
    // An answer that came later names what was typed, and is told to nobody.
    if (!typed) this.#keep();
  }

  get #verdict(): Verdict {
    if (!this.#judged) return 'pending';
    return this.#namesClosed ? 'option-disabled' : 'not-listed';
  }

  /** An answer of the server came, or did not, or not yet. */
  #arrived(): void {
    if (this.#edited) {
      this.#follow(false);
      if (!this.#box.host.matches(':focus-within')) this.#settle();
    }
    if (!this.#popup.isOpen) return;
    this.#show();
    if (this.#found!.slow) {
      this.#sayResults();
      return;
    }
    const wanted = this.#wanted;
    this.#wanted = -1;
    if (wanted >= 0 && wanted < this.#found!.length) this.#popup.activate(wanted);
    else this.#sayResults();
  }

  get #mustList(): boolean {
    const { control, host } = this.#box;
    return control instanceof HTMLSelectElement || host.hasAttribute('only-listed');
  }

  /** Says what stands below the list, or in its place. */
  #note(): string {
    const { state, length, slow } = this.#found!;
    if (slow)
      return translate(this.#locale, this.#mustList ? 'combobox.slow' : 'combobox.slowOrTyped');
    if (state === 'loading') return translate(this.#locale, 'combobox.loading');
    if (state === 'failed') return translate(this.#locale, 'combobox.failed');
    if (length > 0) return '';
    return this.#box.host.getAttribute('data-empty') ?? translate(this.#locale, 'choice.noResults');
  }

  #show(first = 0): void {
    this.#popup.show(this.#found!, this.#note(), first);
  }

  #sayResults(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const found = this.#found!;
      const count = found.total - this.#closedCount(found);
      const text = this.#note() || translate(this.#locale, 'choice.resultsAvailable', { count });
      announce(text, this.#locale);
    }, calm);
  }

  #go(index: number): void {
    const found = this.#found!;
    if (index < 0) {
      this.#popup.activate(-1);
      return;
    }
    const more = found.length < found.total || found.state !== 'ready';
    if (index >= found.length && more) {
      this.#wanted = found.length;
      found.more();
      this.#show();
    } else this.#popup.activate(Math.min(index, found.length - 1));
  }

  #choose(index: number): void {
    const choice = this.#found!.at(index);
    if (choice.disabled) return;
    const filtered = this.#edited;
    this.#edited = this.#judged = false;
    this.#answer.choose(choice);
    if (!this.#several) {
      this.close();
      return;
    }
    // Several are chosen in a row: the list stays, whole again.
    if (filtered) {
      this.#find('');
      this.#show();
    } else this.#popup.redraw();
  }

  /** One of several was added or taken away. */
  #taken({ label }: Choice, added: boolean): void {
    this.#tags!.draw();
    if (this.#popup.isOpen) this.#popup.redraw();
    clearTimeout(this.#timer);
    const { selectedOptions } = this.#box.control as HTMLSelectElement;
    const what = translate(this.#locale, added ? 'combobox.added' : 'combobox.removed', {
      name: label,
    });
    const count = translate(this.#locale, 'choice.itemsSelected', {
      count: selectedOptions.length,
    });
    announce(`${what}. ${count}`, this.#locale);
  }

  #key(event: KeyboardEvent): void {
    // Keys that an input method needs are its own.
    if (isComposing(event) || event.defaultPrevented || !this.#handle(event)) return;
    event.preventDefault();
  }

  /** Gives whether the key was meant for the list. */
  #handle({ key, altKey, ctrlKey, metaKey, shiftKey, repeat }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) return false;
    const { active, isOpen } = this.#popup;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (shiftKey) return false;
        this.arrow(key, altKey);
        return true;
      case 'PageDown':
      case 'PageUp':
        if (!isOpen || !this.#found?.length) return false;
        if (key === 'PageUp') this.#go(Math.max(0, active - page));
        else this.#go(Math.min(active + page, Math.max(this.#found.length - 1, 0)));
        return true;
      case 'Enter':
        return this.#enter(repeat);
      case 'Escape':
        if (isOpen) {
          this.close();
          return true;
        }
        if (!this.#answer.restore()) return false;
        this.#edited = this.#judged = false;
        return true;
      case 'Backspace':
        return this.#box.input.value === '' && (this.#tags?.focusLast() ?? false);
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        // The person is in the text again.
        if (isOpen) this.#popup.activate(-1);
        return false;
      default:
        return false;
    }
  }

  /** Whether what is typed would be sent before anybody knows if it can be an answer. */
  #lacksAnswer(exact: Choice | undefined): boolean {
    if (!this.#found || this.#found.state === 'ready') return false;
    if (this.#retried) return true;
    return this.#mustList && this.#edited && !exact && !!this.#box.input.value.trim();
  }

  /** A key that is held would ask a server that fails without end. */
  #askAgain(isHeld: boolean): void {
    if (!this.#popup.isOpen) this.open();
    else if (this.#found!.state === 'failed' && !isHeld) this.#found!.more(true);
    this.#show();
    this.#sayResults();
  }

  #enter(repeat: boolean): boolean {
    const { active, isOpen } = this.#popup;
    if (isOpen && active >= 0) {
      this.#choose(active);
      return true;
    }
    const exact = this.#edited ? this.#found?.exact : undefined;
    if (this.#lacksAnswer(exact)) {
      this.#askAgain(repeat);
      return true;
    }
    const wasRetried = this.#retried;
    this.#retried = false;
    if ((this.#several || wasRetried) && exact) {
      this.#settle();
      this.close();
      return true;
    }
    if (wasRetried) return true;
    this.close();
    this.judge();
    return false;
  }

  #left({ relatedTarget }: FocusEvent): void {
    const { host } = this.#box;
    const next = relatedTarget as Node | null;
    if (next === this.#box.input || this.#popup.element.contains(next)) return;
    this.close();
    if (host.contains(next) || host.matches(':focus-within')) return;
    this.#settle();
  }

  /** The text was left: what it names is chosen; else it stays as it is. */
  #settle(): void {
    if (!this.#edited || !this.#found) return;
    if (this.#found.state === 'loading') return;
    const { exact } = this.#found;
    this.judge();
    // Text that fits nothing is still unfinished when the person comes back.
    if (exact || !this.#box.input.value.trim()) this.#edited = false;
    this.#answer.leave(exact);
  }
}
