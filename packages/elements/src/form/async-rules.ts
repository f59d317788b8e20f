import { hasError, type Issue } from '@twintown/core/issue.js';
import { loadMessages, translate } from '@twintown/core/messages.js';
import { announce } from '../shared/announce.ts';
import { detailOf, say, setIssues, type ValueDetail } from '../shared/answers.ts';
import { isAsked, nameOf, printedOf, rawOf } from '../shared/control.ts';
import { formOf, questionsOf } from '../shared/membership.ts';
import { questionOf, type Question } from '../shared/question.ts';
import { localeOf, prepare, sentence } from '../shared/sentences.ts';
import { development, warn } from '../shared/warn.ts';
import type { TtForm } from './form.ts';

/**
 * A rule that has to ask somebody, such as the town's register. It gets the typed value and a signal
 * that is aborted as soon as the answer changes, and gives what is wrong with it.
 */
export type AsyncRule = (value: unknown, options: { signal: AbortSignal }) => Promise<Issue[]>;

/** Rules by the name of the question. */
export type AsyncRules = Readonly<Record<string, AsyncRule>>;

/** People pause between words, not between letters; a register is asked once for each answer. */
const pause = 500;
/** A submission waits this long for rules that still ask; after it the server decides. */
const patience = 8000;

interface Asking {
  raw: string;
  controller: AbortController;
  done: Promise<void>;
}

interface Found {
  raw: string;
  issues: readonly Issue[];
  /** A person heard of it. */
  isSaid?: boolean;
}

/**
 * Runs the rules of one form after the person pauses. Typing is never held up: what a rule finds is
 * shown when the question has been left, and dropped when the answer is another one by then. A rule
 * that fails says nothing; the server checks in any case.
 */
export class AsyncChecks {
  rules: AsyncRules = {};
  readonly #host: TtForm;
  readonly #root: HTMLElement;
  readonly #asking = new Map<Question, Asking>();
  readonly #found = new WeakMap<Question, Found>();
  /** Submissions that wait: what is wrong then, the summary tells. */
  #settling = 0;

  constructor(host: TtForm) {
    this.#host = host;
    // Answers may stand outside the form.
    this.#root = host.getRootNode() as HTMLElement;
    for (const place of [this.#root, host]) {
      place.addEventListener('tt-value', this.#changed);
      place.addEventListener('focusout', this.#left);
    }
  }

  /** Ends everything that is under way. */
  stop(): void {
    for (const place of [this.#root, this.#host]) {
      place.removeEventListener('tt-value', this.#changed);
      place.removeEventListener('focusout', this.#left);
    }
    for (const { controller } of this.#asking.values()) controller.abort();
    this.#asking.clear();
  }

  /** Waits until every rule that still asks has answered, and shows what they found. */
  async settle(): Promise<void> {
    const { form } = this.#host;
    const questions = form ? questionsOf(form).filter(isAsked) : [];
    await prepare(questions);
    for (const question of questions) this.#askIfChanged(question);
    const waiting = [...this.#asking.values()].map(({ done }) => done);
    if (waiting.length > 0) {
      const locale = localeOf(this.#host);
      await loadMessages(locale, 'form');
      announce(translate(locale, 'form.checking'), locale);
      this.#settling += 1;
      await Promise.race([
        Promise.all(waiting),
        new Promise((resolve) => setTimeout(resolve, patience)),
      ]);
      this.#settling -= 1;
    }
    for (const question of questions) this.#show(question, true);
  }

  /** The question that `event` is about: heard here where it stands inside, at the root else. */
  #of({ target, currentTarget }: Event): Question | undefined {
    const question = questionOf(target as Node);
    const { form } = this.#host;
    if (!question || (formOf(question) ?? form) !== form) return undefined;
    const isWithin = this.#host.contains(target as Node);
    if (!isWithin && !formOf(question)) return undefined;
    return isWithin === (currentTarget === this.#host) ? question : undefined;
  }

  readonly #changed = (event: CustomEvent<ValueDetail>): void => {
    const question = this.#of(event);
    if (question) this.#look(question, event.detail);
  };

  /** An answer that was changed before this module had arrived. */
  #askIfChanged(question: Question): void {
    const raw = rawOf(question);
    const known = this.#asking.get(question) ?? this.#found.get(question);
    if (known?.raw !== raw && raw !== printedOf(question)) this.#look(question, detailOf(question));
  }

  #look(question: Question, detail: ValueDetail): void {
    const rule = Object.hasOwn(this.rules, detail.name) && this.rules[detail.name];
    if (!rule) return;
    // Not before: what nobody asks for is not worked out.
    const { raw, value, issues } = detail;
    this.#asking.get(question)?.controller.abort();
    this.#asking.delete(question);
    // What is wrong by the rules of the page needs no register to say so.
    if (value === undefined || hasError(issues)) return;
    const controller = new AbortController();
    const done = this.#ask(question, rule, { raw, value, controller });
    this.#asking.set(question, { raw, controller, done });
  }

  readonly #left = (event: FocusEvent): void => {
    const question = this.#of(event);
    if (!question) return;
    void prepare([question]).then(() => this.#askIfChanged(question));
    this.#show(question);
  };

  async #ask(
    question: Question,
    rule: AsyncRule,
    { raw, value, controller }: { raw: string; value: unknown; controller: AbortController },
  ): Promise<void> {
    const { signal } = controller;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    let issues: readonly Issue[] = [];
    try {
      const given: unknown = await rule(value, { signal });
      // A rule of a page in plain script may give nothing where nothing is wrong.
      if (Array.isArray(given)) issues = given as Issue[];
    } catch (error) {
      if (development && !signal.aborted)
        warn(`The rule for "${nameOf(question)}" failed (${String(error)}): the server decides.`);
    }
    if (signal.aborted) return;
    this.#found.set(question, { raw, issues });
    this.#asking.delete(question);
    const { activeElement } = question.getRootNode() as Document | ShadowRoot;
    if (!question.contains(activeElement)) this.#show(question);
  }

  #show(question: Question, isSettled = false): void {
    const found = this.#found.get(question);
    if (!found || found.issues.length === 0 || found.raw !== rawOf(question)) return;
    setIssues(question, found.issues);
    if (!found.isSaid && !this.#settling && !isSettled) void sayFound(question, found.issues);
    found.isSaid = true;
  }
}

/** Says what came after the person had gone on, as what is wrong by itself is said on leaving. */
async function sayFound(question: Question, issues: readonly Issue[]): Promise<void> {
  const error = issues.find(({ severity }) => severity === 'error');
  const issue = error ?? issues.find(({ severity }) => severity === 'warning');
  if (!issue) return;
  await loadMessages(localeOf(question), 'form');
  say(question, error ? 'form.errorPrefix' : 'form.warningPrefix', sentence(question, issue));
}
