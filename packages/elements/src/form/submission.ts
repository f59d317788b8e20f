import { withSeverity, type Issue } from '@twintown/core/issue.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { announce } from '../shared/announce.ts';
import { check, setIssues, shownIssues, shownWarning } from '../shared/answers.ts';
import { isAsked, nameOf, rawOf } from '../shared/control.ts';
import { formOf, questionsOf } from '../shared/membership.ts';
import { outsideOf } from '../shared/outside.ts';
import { questionOf, questionsIn, type Question } from '../shared/question.ts';
import { localeOf, prepare } from '../shared/sentences.ts';
import { serverWords } from '../shared/server-words.ts';
import { development, warn } from '../shared/warn.ts';
import type { AsyncChecks } from './async-rules.ts';
import { isBare, isLaterRadio, prepareBare } from './bare.ts';
import { markAlike } from './alike-buttons.ts';
import { checkByBrowser } from './browser-check.ts';
import type { TtForm } from './form.ts';
import type { Line, SelfChecking } from './lines.ts';
import { keepSent, sentFrom } from './sent.ts';
import { byPlace, isTold, resetsOf, summaryOf, tell, write } from './telling.ts';

export { markAlike } from './alike-buttons.ts';
export { keyBefore, rememberKey } from './repetition.ts';
export { report } from './report.ts';
export { hear, rest, unsay } from './telling.ts';

/** The answers that a person was asked to look at again, as they stood then. */
const acknowledged = new WeakMap<Question, { raw: string; since: number }>();
/** What a server answered to a submission. */
const saidByServer = new WeakSet<Issue>();
/** How often a server's issues were shown. */
const serverAnswers = new WeakMap<Element, number>();
const answersOf = (host: Element): number => serverAnswers.get(host) ?? 0;
/** What it said of no answer; of a form that was reset since it is over. */
const aboutTheForm = new WeakMap<Element, { lines: readonly Line[]; resets: number }>();
/** A warning has not been read before this time; a double click says nothing about it. */
const readingTime = 1000;
/** Name of the fields that carry the names of answers sent in spite of a warning. */
const acknowledgedName = 'tt-acknowledged';
/** Milliseconds after which a press that is still looked at is answered with a word. */
const promptly = 500;

/**
 * Checks every answer of the form in `host` and tells what is wrong, once `rules` that still ask have
 * answered. Gives true when it may be sent. Where not all came to check with, the browser is asked.
 * A form that was reset meanwhile holds other answers, of which nothing is told.
 */
export async function checkForm(
  host: TtForm,
  rules?: Promise<AsyncChecks | undefined>,
): Promise<boolean> {
  const before = resetsOf(host);
  await (await rules)?.settle();
  const { form } = host;
  if (!form) return true;
  const questions = questionsOf(form);
  await Promise.all(questions.map(({ ready }) => ready));
  const isPrepared = await prepare(questions, host);
  if (resetsOf(host) !== before) return false;
  if (!isPrepared) return checkByBrowser(form);
  const lines: Line[] = [...checkAnew(form, questions)].flatMap(([question, found]) => {
    const issues = question.problems?.length ? question.problems : found;
    return issues.map((issue) => ({ question, issue }));
  });
  const elements = selfChecking(form);
  // Lit's word for being ready; a native control has none and needs none.
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  await prepareBare(elements);
  if (resetsOf(host) !== before) return false;
  for (const element of elements)
    if (!element.checkValidity()) {
      warnOfBare(element);
      // Radios of one name are wrong together.
      const told = lines.flatMap((line) => line.element ?? []);
      if (!isLaterRadio(element, told)) lines.push({ element });
    }
  // Only the server can tell whether it would say of the same answers what it said before.
  const isOver = lines.length === 0;
  if (!isOver) lines.push(...serverLines(form, lines));
  if (isOver) lines.push(...newWarnings(form));
  const whole = isOver ? undefined : aboutTheForm.get(host);
  tell(host, [...lines.sort(byPlace), ...(whole?.resets === resetsOf(host) ? whole.lines : [])]);
  return lines.length === 0;
}

/** What a server printed of answers that nobody changed since: it stands beside what is listed. */
function printedLines(questions: readonly Question[], lines: readonly Line[]): Line[] {
  return questions
    .filter((each) => !lines.some(({ question }) => question === each))
    .map((question) => ({ question, text: serverWords(question) }))
    .filter(({ text }) => text)
    .map(({ question, text }) => ({
      question,
      issue: { code: 'server', severity: 'error', params: { text } },
    }));
}

/**
 * Warnings that nobody was asked about yet for the answer as it stands. They hold a submission back
 * once; sending again says that the answer is meant.
 */
function newWarnings(form: HTMLFormElement): Line[] {
  const lines: Line[] = [];
  for (const question of questionsOf(form)) {
    const issue = shownWarning(question);
    if (!issue) continue;
    const raw = rawOf(question);
    const before = acknowledged.get(question);
    if (before?.raw !== raw) acknowledged.set(question, { raw, since: performance.now() });
    else if (performance.now() - before.since > readingTime) continue;
    lines.push({ question, issue });
  }
  return lines;
}

/** Adds the names of answers that a person was warned of and sent all the same. */
export function addAcknowledged(form: HTMLFormElement, data: FormData): void {
  for (const question of questionsOf(form))
    if (shownWarning(question) && acknowledged.get(question)?.raw === rawOf(question))
      data.append(acknowledgedName, nameOf(question));
}

/** Questions that a server may say something of: those of the form, and what stands in `host` for none. */
function questionsFor(host: HTMLElement): Question[] {
  const form = host.querySelector('form');
  const within = questionsIn(host).filter((question) => (formOf(question) ?? form) === form);
  return [...new Set([...within, ...(form ? questionsOf(form) : [])])];
}

/**
 * Shows a server's issues at their questions and in the summary. Of a submission that the page told of
 * they are about what was sent: what is answered otherwise since is not what they say.
 */
export async function showIssues(
  host: HTMLElement,
  issues: Readonly<Record<string, readonly Issue[]>>,
): Promise<void> {
  const sent = sentFrom(host);
  const form = host.querySelector('form');
  const questions = questionsFor(host);
  await prepare(questions, host);
  if (sent?.isReset) return;
  serverAnswers.set(host, answersOf(host) + 1);
  // What it said last time and does not say again is over.
  for (const question of questions)
    if (shownIssues(question).some((issue) => saidByServer.has(issue))) setIssues(question, []);
  const elements = form ? selfChecking(form) : [];
  const lines: Line[] = [];
  let isPast = false;
  const isStill = (name: string): boolean => !sent || sent.isStill(name, questions);
  for (const [name, given] of Object.entries(issues)) {
    const named = questions.filter((each) => (sent ? sent.nameOf(each) : nameOf(each)) === name);
    const question = named.find(isAsked) ?? named[0];
    const list = withSeverity(given).filter(
      ({ params }) => isStill(name) && comparedIn(params).every(isStill),
    );
    isPast ||= list.length < given.length;
    if (given.length > 0 && list.length === 0) continue;
    for (const issue of list) saidByServer.add(issue);
    if (question) setIssues(question, list);
    const issue = list.find(({ severity }) => severity === 'error') ?? list[0];
    if (!issue) continue;
    const element = question ? undefined : elements.find((each) => isCalled(each, name));
    if (element && sent?.isSame(element) === false) {
      isPast = true;
      continue;
    }
    element?.showIssues?.(list);
    if (question) lines.push({ question, issue });
    else if (element?.showIssues) lines.push({ element, issue });
    else lines.push(Object.assign(ofTheForm(host, name, issue), { issue }));
  }
  const isError = ({ issue }: Line): boolean => issue?.severity === 'error';
  const hasErrors = lines.some(isError);
  // The server took nothing: a warning alone is told as a check tells it, and sent again it is meant.
  if (!hasErrors)
    for (const { question } of lines)
      if (question) acknowledged.set(question, { raw: rawOf(question), since: performance.now() });
  const listed = lines.filter((line) => isError(line) || !hasErrors);
  const isPlaced = ({ question, element }: Line): boolean => !!(question ?? element);
  const whole = listed.filter((line) => !isPlaced(line));
  aboutTheForm.set(host, { lines: whole, resets: resetsOf(host) });
  // The person waits for an answer, and it was no.
  if (isPast && lines.length === 0) await sayAtTheForm(host, 'form.sendFailed');
  else tell(host, [...listed.filter(isPlaced).sort(byPlace), ...whole]);
}

/** The names of the answers that an issue with `params` compares. */
const comparedIn = (params: Issue['params']): string[] =>
  params?.['compares']?.toString().trim().split(/\s+/) ?? [];

/** Whether `name` is that of `element` or of a control of its author's inside. */
function isCalled(element: SelfChecking, name: string): boolean {
  const controls = [...element.querySelectorAll('[name]')];
  return [element, ...controls].some((each) => each.getAttribute('name') === name);
}

/** What a server says under a name that no question has. */
function ofTheForm(host: HTMLElement, name: string, { code, params }: Issue): Line {
  const text = params?.['text'];
  if (text !== undefined) return { text: String(text) };
  if (development)
    warn(`An issue "${code}" for "${name}", which no question has, needs the text to show.`, host);
  return inAnyLanguage(host, 'form.sendFailed');
}

/**
 * Form-associated elements that check themselves, and tell it themselves on `invalid`. What stands
 * inside one of them is its part, which it speaks for.
 */
function selfChecking(form: HTMLFormElement): SelfChecking[] {
  const checking = (element: SelfChecking): boolean =>
    typeof element.willValidate === 'boolean' && typeof element.checkValidity === 'function';
  const id = Element.prototype.getAttribute.call(form, 'id');
  const within = [...form.querySelectorAll<SelfChecking>('*')].filter(
    // What names another form is sent with that.
    (element) => (element.getAttribute('form') ?? id) === id,
  );
  return [...within, ...(outsideOf(form) as SelfChecking[])].filter(
    (element) =>
      checking(element) &&
      element.willValidate === true &&
      !questionOf(element) &&
      !isPart(element, checking) &&
      !element.closest('[hidden]'),
  );
}

/** Whether `element` stands inside a custom element that checks itself; a fieldset is none. */
function isPart(element: SelfChecking, checking: (element: SelfChecking) => boolean): boolean {
  let above = element.parentElement;
  while (above && !(/-/.test(above.localName) && checking(above as SelfChecking)))
    above = above.parentElement;
  return !!above;
}

/** What is wrong with a native control by itself is told in the summary, and nowhere beside it. */
function warnOfBare(element: SelfChecking): void {
  if (!development || !isBare(element)) return;
  warn(
    `The control "${element.name}" stands in no <tt-field>: its mistake is told when the form is sent, ` +
      'in the summary alone.',
    element,
  );
}

/** Loads the words for what can happen on the way. */
export const learn = (host: HTMLElement): Promise<void> => loadMessages(localeOf(host), 'form');

/** Tells that the first press counted. */
export async function sayAlreadySending(host: HTMLElement): Promise<void> {
  await learn(host);
  announce(translate(localeOf(host), 'form.alreadySending'), localeOf(host));
}

/**
 * Files may still be on their way: the button shows that it was pressed, and it is said. Gives what ends
 * that.
 */
export function whileItTakes(
  host: TtForm,
  submitter: HTMLElement | null,
): (isUnderWay: boolean) => void {
  const { form } = host;
  let rest: (() => void) | undefined;
  const timer = setTimeout(() => {
    submitter?.setAttribute('aria-disabled', 'true');
    if (form && submitter) rest = markAlike(form, submitter);
    void saySubmitting(host);
  }, promptly);
  return (isUnderWay) => {
    clearTimeout(timer);
    if (isUnderWay) return;
    submitter?.removeAttribute('aria-disabled');
    rest?.();
  };
}

/**
 * Calls `land` when the page has its answer, with whether the answers were taken, and when they are reset.
 * Where it takes a while that is said, and so is that nothing came of it, unless the page said what.
 */
export async function whileAnswered(
  host: TtForm,
  answer: Promise<unknown>,
  land: (wasTaken?: boolean) => void,
): Promise<void> {
  const before = [resetsOf(host), answersOf(host)].join();
  const letGo = keepSent(host, questionsFor(host), host.form ? selfChecking(host.form) : []);
  const reset = (event: Event): void => {
    if (event.target === host.form) setTimeout(() => event.defaultPrevented || land());
  };
  host.addEventListener('reset', reset);
  const timer = setTimeout(() => void saySubmitting(host), promptly);
  const [settled] = await Promise.allSettled([answer]);
  clearTimeout(timer);
  letGo();
  host.removeEventListener('reset', reset);
  const wasTaken = settled.status === 'fulfilled';
  if (!wasTaken && development)
    warn(`The promise given to waitUntil() was rejected (${String(settled.reason)}).`, host);
  const isToldOtherwise = [resetsOf(host), answersOf(host)].join() !== before;
  land(wasTaken && !isToldOtherwise);
  if (isToldOtherwise || !host.isConnected) return;
  if (wasTaken) forgetServer(host);
  else await sayAtTheForm(host, 'form.sendFailed');
}

/** The server took the answers: what it said of them before is over. */
function forgetServer(host: TtForm): void {
  aboutTheForm.delete(host);
  for (const question of host.form ? questionsOf(host.form) : [])
    if (shownIssues(question).some((issue) => saidByServer.has(issue))) setIssues(question, []);
}

/** Says that the press was taken, and that it takes a while. */
async function saySubmitting(host: HTMLElement): Promise<void> {
  await learn(host);
  announce(translate(localeOf(host), 'form.submitting'), localeOf(host));
}

/** Says that there is no connection. False where the words for it are not there. */
export function sayOffline(host: TtForm): boolean {
  const locale = localeOf(host);
  if (!messagesLoaded(locale, 'form')) return false;
  void sayAtTheForm(host, 'form.offline');
  return true;
}

/** Tells what is wrong with no answer, beside what a server said of answers that are the same still. */
async function sayAtTheForm(
  host: HTMLElement,
  key: 'form.offline' | 'form.sendFailed',
): Promise<void> {
  if (!messagesLoaded(localeOf(host), 'form')) await learn(host);
  const form = host.querySelector('form');
  if (!summaryOf(host)) announce(translate(localeOf(host), key), localeOf(host));
  else tell(host, [inAnyLanguage(host, key), ...(form ? serverLines(form) : [])]);
}

/** A line that is of no answer, in whatever language the page speaks when it is read. */
function inAnyLanguage(host: HTMLElement, key: 'form.offline' | 'form.sendFailed'): Line {
  return {
    get text(): string {
      return translate(localeOf(host), key);
    },
  };
}

/** What is shown of a server's words at the answers of `form`. */
function serverLines(form: HTMLFormElement, others: readonly Line[] = []): Line[] {
  const questions = questionsOf(form).filter(
    (each) => isAsked(each) && !others.some(({ question }) => question === each),
  );
  const lines = questions.flatMap((question) =>
    shownIssues(question)
      .filter((issue) => saidByServer.has(issue))
      .map((issue) => ({ question, issue })),
  );
  return [...lines, ...printedLines(questions, lines)].sort(byPlace);
}

/**
 * Checks as if the server had said nothing: what is wrong by our rules too, such as an answer that is
 * missing, holds the form back. Elsewhere the server's words stand as before.
 */
function checkAnew(
  form: HTMLFormElement,
  questions: readonly Question[],
): ReturnType<typeof check> {
  const before = questions.map((question) => ({
    question,
    issues: shownIssues(question).filter((issue) => saidByServer.has(issue)),
  }));
  const said = before.filter(({ issues }) => issues.length > 0);
  for (const { question } of said) setIssues(question, []);
  const found = check(form);
  for (const { question, issues } of said)
    if (!found.has(question) && isAsked(question)) setIssues(question, issues);
  return found;
}

/**
 * Tells what the answer just given did to the questions after it: those that came, else those that
 * went. What was told of them goes and comes with them.
 */
export async function sayRevealed(host: HTMLElement, shown: number, hidden: number): Promise<void> {
  const locale = localeOf(host);
  if (isTold(host)) write(host);
  await loadMessages(locale, 'form');
  const key = shown > 0 ? 'form.questionsShown' : 'form.questionsHidden';
  announce(translate(locale, key, { count: shown || hidden }), locale);
}
