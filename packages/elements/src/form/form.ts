import type { Issue } from '@twintown/core/issue.js';
import { ElementBase } from '../shared/base.ts';
import { takeEarly } from '../shared/early.ts';
import { withEngine } from '../shared/events.ts';
import { whenParsed } from '../shared/parsed.ts';
import { warnOfAttributes, warnOfTags } from '../shared/warn-of-names.ts';
import { development, warn } from '../shared/warn.ts';
import type { FormRules } from '../shared/rules.ts';
import { askFirst } from './asked-by-script.ts';
import type { AsyncChecks, AsyncRules } from './async-rules.ts';
import { reveal, warnOfForm } from './reveal.ts';
import { newKey, resubmit, said, stop } from './sending.ts';

type Submission = typeof import('./submission.ts');

/** Detail of `tt-submit`. */
export interface SubmitDetail {
  /** The button that was pressed; null for Enter. */
  submitter: HTMLElement | null;
  /**
   * For a page that cancels the event and sends the answers itself: until `answer` settles the form is
   * under way: a further press does not send again, and the button says so. Where it is fulfilled the
   * answers were taken, and changed they are another form with another key; not after `showIssues()`.
   * Where it is rejected the summary says that nothing was sent. Call it once, before the listener ends.
   */
  waitUntil(answer: Promise<unknown>): void;
}

/** Name of the field that carries the key of one submission, the same over all its retries. */
const keyName = 'tt-submission';

/**
 * How long a submission counts as under way. A browser does not tell that the person stopped it or
 * that the answer was a download; after this time the button works again. The key lets the server
 * know a repetition.
 */
const flightTime = 20_000;

/**
 * Sends a `<form>` that the author printed inside. Nothing is sent while an answer is wrong: each
 * error is told beside its question and in `<tt-error-summary>`, which takes the focus. A second
 * press does not send twice. Sections with `data-reveal` are shown while its condition holds
 * (`name=a,b`, `name!=a`, `name` for any answer, `name>2` and the like for numbers), else hidden, not
 * sent and not checked; what stands in them is kept. A `[data-condition]` line in them is for pages
 * without script only.
 *
 * Buttons with `formnovalidate` send without a check. `submit` reaches the page's own listeners
 * only when nothing is wrong. Every submission carries `tt-submission`, unless the author printed
 * such a field: one key per filled-in form and button that sends it, the same for each repetition.
 *
 * A warning (an issue of severity `warning`) holds a submission back once: the summary lists it, and
 * sending again says that the answer is meant. The names of such answers go along as
 * `tt-acknowledged`.
 *
 * @summary Checks a form before it is sent, once.
 * @tag tt-form
 * @tagname tt-form
 * @fires {CustomEvent<SubmitDetail>} tt-submit - Every answer is right and the form is about to be
 *   sent. Bubbles, can be cancelled. Not fired for buttons with `formnovalidate`, nor for a second
 *   press while the first is under way.
 */
export class TtForm extends ElementBase {
  static {
    askFirst();
  }

  /** The keys by what was asked for: sent after it was saved or printed, a form is no copy of that. */
  #keys: Record<string, string> = {};
  #purpose = '';
  #renewKey = false;
  #checked = false;
  #press: object | undefined;
  /** Ends the submission that is under way. */
  #flight: (() => unknown) | undefined;
  #root: Node | undefined;
  #learns = false;
  #rules: FormRules | undefined;
  #asyncRules: AsyncRules | undefined;
  #checks: Promise<AsyncChecks | undefined> | undefined;

  /** The author's form; null while there is none. */
  get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  /** Rules between answers: what is wrong, by name, when all values are looked at together. */
  get rules(): FormRules | undefined {
    return this.#rules;
  }

  set rules(rules: FormRules | undefined) {
    this.#rules = rules;
    const { form } = this;
    if (form) withEngine(({ setRules }) => void setRules(form, rules));
  }

  /**
   * Rules that have to ask somebody, by the name of the question. Each is run half a second after
   * the person paused, with a signal that is aborted when the answer changes. Typing is never held
   * up; a submission waits eight seconds at most. What fails or comes too late the server decides.
   */
  get asyncRules(): AsyncRules | undefined {
    return this.#asyncRules;
  }

  set asyncRules(rules: AsyncRules | undefined) {
    this.#asyncRules = rules;
    if (rules || this.#checks) void this.#useAsyncRules();
  }

  async #useAsyncRules(): Promise<void> {
    this.#checks ??= import('./async-rules.ts').then(
      ({ AsyncChecks: Checks }) => new Checks(this),
      () => undefined,
    );
    const checks = await this.#checks;
    if (checks) checks.rules = this.#asyncRules ?? {};
  }

  /**
   * Shows issues from outside, such as the server's answer to a submission made by script, at
   * their questions and in the summary, which takes the focus. Issues under a name that no
   * question has stand in the summary alone.
   *
   * While the promise of `waitUntil()` runs, and a second after, they are about the answers that were sent
   * then, with the last submission where there are several: nothing is told of a form that was reset since,
   * nor of an answer that is another one since. Where nothing is left of them the summary says that the
   * form could not be sent. At any other time they are about the answers as they stand.
   */
  async showIssues(issues: Readonly<Record<string, readonly Issue[]>>): Promise<void> {
    this.#flight?.();
    await (await load())?.showIssues(this, issues);
  }

  /**
   * Checks every answer and tells what is wrong as a press of the button does, but sends nothing: at the
   * questions, and in the summary, which takes the focus. Waits for `asyncRules` that are under way, eight
   * seconds at most. Resolves to true where nothing is wrong, also where the check cannot be loaded: the
   * server checks in any case. A warning counts as told.
   */
  async check(): Promise<boolean> {
    return (await (await load())?.checkForm(this, this.#checks)) ?? true;
  }

  connectedCallback(): void {
    takeEarly(this);
    this.#root = this.getRootNode();
    this.#listen('addEventListener');
    submissionNow?.hear(this);
    whenParsed(this.#prepare);
    if (this.#asyncRules) void this.#useAsyncRules();
  }

  disconnectedCallback(): void {
    this.#listen('removeEventListener');
    this.#flight?.();
    submissionNow?.rest(this);
    void this.#checks?.then((checks) => checks?.stop());
    this.#checks = undefined;
  }

  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    // Answers and buttons of the form may stand outside it.
    const root = this.#root!;
    const heard: readonly [EventTarget, string, (event: never) => void, boolean?][] = [
      [this, 'submit', this.#submit, true],
      [this, 'submit', this.#sent],
      [this, 'formdata', this.#addKey],
      [this, 'reset', this.#reset],
      [root, 'click', this.#takeOver, true],
      [root, 'keydown', this.#takeOver, true],
      [root, 'change', this.#change],
      [root, 'tt-requestSubmit', this.#takeOver],
      [root, 'tt-reportValidity', this.#report],
      [window, 'pagehide', this.#pagehide],
      [window, 'pageshow', this.#pageshow],
    ];
    for (const [target, type, listener, early] of heard)
      target[how](type, listener as EventListener, early);
  }

  #concerns({ target }: Event): boolean {
    return this.contains(target as Node) || (target as HTMLInputElement).form === (this.form ?? 0);
  }

  readonly #prepare = (): void => {
    const { form } = this;
    if (!this.isConnected) return;
    if (!form) {
      if (development) warn('<tt-form> has no <form> inside.', this);
      return;
    }
    if (development && !this.closest('[lang]') && this.getRootNode() === document)
      warn('The page has no lang attribute: English is assumed.', this);
    if (development) {
      warnOfForm(form);
      warnOfAttributes(this);
      warnOfTags();
    }
    reveal(form);
    if (this.#rules) this.rules = this.#rules;
  };

  /**
   * Without script the browser checks; with it, its bubbles would stand before our sentences. The
   * attribute comes with the first press, not before: a renderer that hydrates the page later would
   * find a form that it did not print. What was sent on unchecked, as nothing came to check it with,
   * is the browser's again.
   */
  readonly #takeOver = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    // A letter sends nothing, and each would cost what looking for the form costs.
    if (this.#learns && key?.length === 1) return;
    if (!this.#concerns(event)) return;
    // Later than all others hear it, who may answer the question by it; and not at every key.
    if (key === 'Tab') this.#root!.addEventListener('keydown', this.#leave, { once: true });
    const { form } = this;
    if (form)
      Element.prototype.toggleAttribute.call(form, 'novalidate', !this.#checked || !!submissionNow);
    // Fetched before the button is pressed: behind an upload it would come late, offline never.
    if (this.#learns) return;
    this.#learns = true;
    void load().then((submission) => submission?.learn(this));
  };

  /** A script has it told what is wrong. */
  readonly #report = (event: Event): void => {
    const asked = event.target as HTMLFormElement;
    if (!this.#concerns(event) || asked.checkValidity()) return;
    event.preventDefault();
    void load().then((submission) => submission?.report(this, asked));
  };

  readonly #submit = (event: SubmitEvent): void => {
    const { form } = this;
    const submitter = event.submitter as HTMLButtonElement | null;
    if (!form || event.target !== form) return;
    reveal(form, false);
    this.#purpose = [
      submitter?.getAttribute('formaction'),
      submitter?.name,
      submitter?.value,
    ].join();
    if (!this.#flight && (this.#checked || submitter?.formNoValidate)) return;
    stop(event);
    // A second press while the first is under way or still looked at is the same press.
    if (this.#flight || this.#press) {
      void load().then((submission) => submission?.sayAlreadySending(this));
      return;
    }
    const press = (this.#press = {});
    const rest = load().then((submission) => submission?.whileItTakes(this, submitter));
    const look = async (): Promise<void> => {
      if (!(await this.check())) return;
      // WebKit ignores requestSubmit() while it still dispatches the event that was held back.
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#press !== press) return;
      this.#checked = true;
      try {
        resubmit(form, submitter);
      } finally {
        this.#checked = false;
      }
    };
    void look().finally(() => {
      void rest.then((end) => end?.(!!this.#flight));
      if (this.#press === press) this.#press = undefined;
    });
  };

  /** Runs after the page's own listeners on the form. */
  readonly #sent = (event: SubmitEvent): void => {
    const { form } = this;
    const { submitter } = event;
    if (!form || event.target !== form || event.defaultPrevented) return;
    let answer: Promise<unknown> | undefined;
    const detail: SubmitDetail = {
      submitter,
      waitUntil(promise) {
        answer = promise;
      },
    };
    const isHeld =
      this.#checked &&
      !this.dispatchEvent(
        new CustomEvent('tt-submit', { bubbles: true, cancelable: true, detail }),
      );
    // A dialog is closed, and nothing goes anywhere.
    if (!isHeld && /^dialog$/i.test(said('method', form, submitter))) return;
    // The browser's own error page would take the place of this one, and of what was typed.
    if (isHeld || (!navigator.onLine && submissionNow?.sayOffline(this))) {
      event.preventDefault();
      if (!answer) return;
    }
    // The page stays where another window takes the answers.
    else if (!/^(_(self|top|parent))?$/.test(said('target', form, submitter))) return;
    const rest = submissionNow?.markAlike(form, submitter);
    // Not `disabled`: a disabled button loses the focus and sends no name.
    submitter?.setAttribute('aria-disabled', 'true');
    const land = (wasTaken?: boolean): void => {
      if (this.#flight !== land) return;
      this.#flight = undefined;
      if (wasTaken) this.#renewKey = true;
      rest?.();
      submitter?.removeAttribute('aria-disabled');
    };
    this.#flight = land;
    if (answer && submissionNow) void submissionNow.whileAnswered(this, answer, land);
    else {
      setTimeout(land, flightTime);
      // A framework that hears of it above the form may keep the page.
      setTimeout(() => event.defaultPrevented && land());
    }
  };

  readonly #addKey = ({ target, formData }: FormDataEvent): void => {
    const { form } = this;
    if (!form || target !== form) return;
    submissionNow?.addAcknowledged(form, formData);
    if (formData.has(keyName)) return;
    const key = (this.#keys[this.#purpose] ??=
      submissionNow?.keyBefore(form, formData) ?? newKey());
    submissionNow?.rememberKey(form, formData, key);
    formData.set(keyName, key);
  };

  readonly #change = (event: Event): void => {
    // Files that are dropped are no press; the link may be gone by the first one.
    this.#takeOver(event);
    if (!this.#concerns(event)) return;
    if (this.#renewKey || this.#flight) this.#keys = {};
    this.#renewKey = false;
    this.#reveal();
  };

  /** The change of a text is told when it was left: too late for a question that comes or goes next. */
  readonly #leave = (event: Event): void => {
    if ((event as KeyboardEvent).key === 'Tab') this.#reveal();
  };

  #reveal(): void {
    const { form } = this;
    if (!form) return;
    const { shown, hidden } = reveal(form);
    if (shown + hidden > 0)
      void load().then((submission) => submission?.sayRevealed(this, shown, hidden));
  }

  readonly #reset = (event: Event): void => {
    if (event.target !== this.form) return;
    // The event comes before the answers are as printed.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      // A press from before was about answers that are gone.
      this.#press = undefined;
      // Filled in anew it is another form, which a server must not take for a copy of the first.
      this.#keys = {};
      this.#reveal();
      submissionNow?.unsay(this);
    });
  };

  /** A press whose answers are still looked at counts no longer: a kept page would send it by itself. */
  readonly #pagehide = (): void => {
    this.#press = undefined;
  };

  /** Back from the page after: the form can be sent again, as another one once it is changed. */
  readonly #pageshow = (event: PageTransitionEvent): void => {
    const { form } = this;
    if (event.persisted) {
      this.#flight?.();
      this.#renewKey = true;
    }
    if (form) reveal(form);
  };
}

let submissionNow: Submission | undefined;

async function load(): Promise<Submission | undefined> {
  try {
    return (submissionNow = await import('./submission.ts'));
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-form': TtForm;
  }
  interface HTMLElementEventMap {
    'tt-submit': CustomEvent<SubmitDetail>;
  }
}
