import { isAsked, nameOf, rawOf } from '../shared/control.ts';
import type { Question } from '../shared/question.ts';
import type { SelfChecking } from './lines.ts';
import { resetsOf } from './telling.ts';

/*
 * What a page that sends the answers itself sent: what the server says is said of that, and the person
 * may have gone on meanwhile.
 */

/** Milliseconds after the promise in which what the server says is of that submission still. */
const afterwards = 1000;

const underWay = new WeakMap<Element, Sent>();

/** The submission that what is said now is about, if the page told of one. */
export const sentFrom = (host: Element): Sent | undefined => underWay.get(host);

/** Keeps what is sent from `host` now; gives what lets go of it. */
export function keepSent(
  host: HTMLElement,
  questions: readonly Question[],
  elements: readonly SelfChecking[],
): () => void {
  const sent = new Sent(host, questions, elements);
  underWay.set(host, sent);
  return () =>
    setTimeout(() => {
      // It may have been sent again by then.
      if (underWay.get(host) === sent) underWay.delete(host);
    }, afterwards);
}

/** Answers as they were when they were sent. */
export class Sent {
  readonly #host: HTMLElement;
  readonly #resets: number;
  readonly #questions: ReadonlyMap<Question, { name: string; raw: string; isAsked: boolean }>;
  readonly #elements: ReadonlyMap<Element, string>;

  constructor(
    host: HTMLElement,
    questions: readonly Question[],
    elements: readonly SelfChecking[],
  ) {
    this.#host = host;
    this.#resets = resetsOf(host);
    this.#questions = new Map(
      questions.map((each) => [
        each,
        { name: nameOf(each), raw: rawOf(each), isAsked: isAsked(each) },
      ]),
    );
    this.#elements = new Map(elements.map((each) => [each, answerOf(each)]));
  }

  /** Whether the answers are gone. */
  get isReset(): boolean {
    return this.#resets !== resetsOf(this.#host);
  }

  /** The name that `question` was sent by: that of an entry is another's once one before it was removed. */
  nameOf(question: Question): string {
    return this.#questions.get(question)?.name ?? nameOf(question);
  }

  /** Whether what `element` is answered with is what was sent. */
  isSame(element: Element): boolean {
    const before = this.#elements.get(element);
    return before === undefined || before === answerOf(element);
  }

  /** Whether `name` was sent with what those of `questions` that have it are answered with now. */
  isStill(name: string, questions: readonly Question[]): boolean {
    const before = [...this.#questions.values()].filter((each) => each.name === name);
    if (before.length === 0) return true;
    const named = questions.filter((each) => this.nameOf(each) === name);
    const now = named.find(isAsked) ?? named[0];
    if (!now) return false;
    // Each country has questions of its own for the parts of an address.
    const asked = named.find((each) => this.#questions.get(each)?.isAsked);
    if (asked && asked !== now) return false;
    const own = this.#questions.get(now);
    // A framework may have printed the question anew.
    return (own ? [own] : before).some(({ raw }) => raw === rawOf(now));
  }
}

/** What an element that checks itself is answered with, by itself and by its author's controls inside. */
function answerOf(element: Element): string {
  const all = [element, ...element.querySelectorAll('[name]')] as Partial<HTMLInputElement>[];
  return all.map(({ value, checked }) => `${String(value)} ${String(checked)}`).join('\n');
}
