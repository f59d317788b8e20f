import {
  answersIn,
  changedIn,
  isAnswered,
  itemsIn,
  itemsOf,
  ownOf,
  printedIn,
  writeTo,
  type Answers,
} from './changes.ts';
import { newId } from './new-id.ts';
import { showNotice } from './notice.ts';
import { formOf, sendCopy } from './send-copy.ts';
import { drop, leftBehind, setDown, type Unkept } from './unkept.ts';

/** Long enough not to send each key, short enough that a closed tab costs a word at most. */
const pause = 800;
const firstRetry = 2000;
const lastRetry = 60_000;
/** A browser does not say that the person stayed, as after a download; by then the next page has come. */
const flightTime = 20_000;

/**
 * Keeps half-filled steps on the server, so that Back, a reload or a link lose nothing. Only what
 * was changed here is kept: the rest may have been changed in another tab since. Until the server
 * said that it has it, it also waits in this tab. Files wait for the form itself.
 */
export function keepDraft(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-keep]');
  const { draft, taken = '' } = document.querySelector<HTMLElement>('[data-draft]')?.dataset ?? {};
  if (!draft) return;
  const keeper = form ? new Keeper(form, draft) : undefined;
  void takeOver(draft, taken.split(' '), keeper);
}

/** Sees to what earlier pages of this tab left: it is written into the form, or sent as it is. */
async function takeOver(
  draft: string,
  taken: readonly string[],
  keeper: Keeper | undefined,
): Promise<void> {
  let isOld = false;
  for (const [place, left] of leftBehind()) {
    const isHere = keeper !== undefined && keeper.action === left.action;
    const isTaken = left.form !== undefined && taken.includes(left.form);
    if (left.draft !== draft || isTaken || (isHere && keeper.hasAll)) drop(place);
    else if (isHere && keeper.takeOver(left)) drop(place);
    else {
      const { outcome, notice } = await sendCopy(left);
      if (outcome !== 'failed') drop(place);
      if (notice && keeper) keeper.say(notice);
      // What was printed is older; a page of another step has none of it.
      else if (outcome === 'kept' && (isHere || !keeper?.isStep)) isOld = true;
    }
  }
  if (!isOld) return;
  keeper?.setDown();
  location.reload();
}

class Keeper {
  readonly #form: HTMLFormElement;
  readonly #draft: string;
  /** The form stands on this page alone: all of it is to be kept. */
  readonly hasAll: boolean;
  /** What the server has from this page. */
  readonly #kept: Answers;
  /** What it has not said that it has, and what was hidden after it was typed. */
  readonly #waiting: Answers = new Map();
  readonly #gone = new Set<string>();
  #isChanged = false;
  #isSubmitted = false;
  /** Nothing of this page is taken any more. */
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  #failures = 0;
  #lastChanged: Element | undefined;
  /** What the server has, but the next page may have been printed without. */
  #late: Unkept[] | undefined;

  constructor(form: HTMLFormElement, draft: string) {
    this.#form = form;
    this.#draft = draft;
    this.hasAll = form.dataset['keep'] === 'all';
    this.#kept = this.hasAll ? new Map() : printedIn(form);
    form.addEventListener('input', ({ target }) => this.#change(target as Element));
    addEventListener('submit', (event) => {
      if (event.target === form && !event.defaultPrevented) this.#submit();
    });
    addEventListener('online', () => void this.#send());
    addEventListener('pageshow', (event) => {
      if (event.persisted) this.#isSubmitted = false;
    });
    addEventListener('beforeunload', () => this.#leave());
    addEventListener('pagehide', () => {
      if (this.#isKept && (this.#isChanged || this.#request))
        navigator.sendBeacon(form.action, formOf(this.#unkept()));
    });
  }

  get #isKept(): boolean {
    return !this.#isSubmitted && !this.#isOver;
  }

  get action(): string {
    return new URL(this.#form.action).pathname;
  }

  /** Whether it shows the answers of its own form alone. */
  get isStep(): boolean {
    return !this.#form.querySelector('tt-signature-field');
  }

  /** Goes on with what an earlier page left. False where this page has no place for it. */
  takeOver({ answers, gone }: Unkept): boolean {
    const left = new Map(answers);
    const before = new Map(this.#waiting);
    for (const [key, value] of left) this.#waiting.set(key, value);
    if (!writeTo(this.#form, left, gone)) {
      this.#waiting.clear();
      for (const [key, value] of before) this.#waiting.set(key, value);
      return false;
    }
    this.#change();
    return true;
  }

  /** Also what was typed before this script came; what elements say by themselves is no answer. */
  setDown(): void {
    if (this.#isKept && isAnswered(this.#form)) this.#look();
  }

  say(notice: Parameters<typeof showNotice>[0]): void {
    showNotice(notice, this.#form, this.#lastChanged);
  }

  #change(target?: Element): void {
    if (target) this.#lastChanged = target;
    if (this.#isOver) return;
    // The person stopped it.
    this.#isSubmitted = false;
    this.#look();
    this.#isChanged = true;
    this.#sendIn(pause);
  }

  #look(): void {
    const form = this.#form;
    const present = itemsIn(form);
    for (const item of itemsOf([...this.#kept.keys(), ...this.#waiting.keys()])) {
      if (present.has(item)) continue;
      this.#gone.add(item);
      for (const answers of [this.#kept, this.#waiting])
        for (const key of answers.keys()) if (key.startsWith(`${item}.`)) answers.delete(key);
    }
    for (const item of present) this.#gone.delete(item);
    const answers = answersIn(form);
    for (const [name] of ownOf(form)) answers.delete(name);
    for (const key of [...changedIn(form, answers, this.#kept).keys(), ...this.#waiting.keys()]) {
      const value = answers.get(key);
      if (value !== undefined) this.#waiting.set(key, value);
    }
    setDown(this.#unkept());
  }

  #unkept(name?: string): Unkept {
    return {
      draft: this.#draft,
      action: this.action,
      form: name,
      own: ownOf(this.#form),
      answers: [...this.#waiting],
      gone: [...this.#gone],
    };
  }

  #sendIn(time: number): void {
    clearTimeout(this.#timer);
    if (this.#isKept) this.#timer = setTimeout(() => void this.#send(), time);
  }

  async #send(): Promise<void> {
    // Also where only a file was chosen: it is sent by itself, and only to whoever has a draft still.
    if (!this.#isChanged || this.#request || !this.#isKept) return;
    clearTimeout(this.#timer);
    this.#isChanged = false;
    const sent = this.#unkept();
    const request = new AbortController();
    this.#request = request;
    const { outcome, notice } = await sendCopy(sent, request.signal);
    this.#request = undefined;
    if (request.signal.aborted) return;
    if (outcome === 'failed') {
      this.#isChanged = true;
      this.#sendIn(Math.min(firstRetry * 2 ** this.#failures, lastRetry));
      this.#failures += 1;
      return;
    }
    this.#failures = 0;
    this.#acknowledge(sent);
    if (notice) this.say(notice);
    if (outcome === 'refused') {
      this.#isOver = true;
      drop();
    } else if (this.#isChanged) this.#sendIn(pause);
  }

  #leave(): void {
    if (this.#late) return;
    this.#late = [];
    setTimeout(() => {
      const late = this.#late ?? [];
      this.#late = undefined;
      for (const unkept of late) this.#acknowledge(unkept);
    }, flightTime);
  }

  #acknowledge(unkept: Unkept): void {
    if (this.#late) {
      this.#late.push(unkept);
      return;
    }
    const { answers, gone } = unkept;
    for (const [key, value] of answers) {
      this.#kept.set(key, value);
      if (this.#waiting.get(key) === value) this.#waiting.delete(key);
    }
    for (const item of gone) this.#gone.delete(item);
    setDown(this.#unkept());
  }

  /** The form itself is on its way; a copy that comes after it could undo what it said. */
  #submit(): void {
    if (this.#isOver) return;
    this.#isSubmitted = true;
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#look();
    const name = newId();
    const input =
      this.#form.querySelector<HTMLInputElement>('input[name=form-name]') ??
      document.createElement('input');
    Object.assign(input, { type: 'hidden', name: 'form-name', value: name });
    this.#form.append(input);
    setDown(this.#unkept(name));
  }
}
