import type { Issue } from '@twintown/core/issue.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { announce } from '../shared/announce.ts';
import { unfoldAround } from '../shared/aria.ts';
import {
  check,
  setIssues,
  shownIssue,
  shownIssues,
  shownWarning,
  type IssuesDetail,
} from '../shared/answers.ts';
import { isAsked, nameOf, rawOf } from '../shared/control.ts';
import { follow, unfollow, type Follower } from '../shared/follow.ts';
import { questionsOf } from '../shared/membership.ts';
import { outsideOf } from '../shared/outside.ts';
import { questionOf, questionsIn, type Question } from '../shared/question.ts';
import { localeOf, prepare } from '../shared/sentences.ts';
import { development, warn } from '../shared/warn.ts';
import type { TtErrorSummary } from '../error-summary/error-summary.ts';
import type { AsyncChecks } from './async-rules.ts';
import type { TtForm } from './form.ts';
import { isBare, isFirst, prepareBare } from './bare.ts';
import { itemOf, toldApart, type Line, type SelfChecking } from './lines.ts';

export { keyBefore, rememberKey } from './repetition.ts';

const told = new WeakMap<Element, readonly Line[]>();
/** The answers that a person was asked to look at again, as they stood then. */
const acknowledged = new WeakMap<Question, { raw: string; since: number }>();
/** How often a form was reset. */
const resets = new WeakMap<Element, number>();
/** A warning has not been read before this time; a double click says nothing about it. */
const readingTime = 1000;
const toldIn = new WeakMap<Element, string>();
/** Forms whose lines wait to be written again. */
const due = new Set<HTMLElement>();
const followers = new WeakMap<Element, Follower>();
const titlePrefix = new WeakMap<Document, string>();
/** Forms in which mistakes were told: their page is marked as long as there is one of them. */
const marking = new WeakMap<Document, Set<HTMLElement>>();

/**
 * Checks every answer of the form in `host` and tells what is wrong, once `rules` that still ask have
 * answered. Gives true when it may be sent. What cannot be loaded to check with is left to the server.
 * A form that was reset meanwhile holds other answers, of which nothing is told.
 */
export async function checkForm(
  host: TtForm,
  rules?: Promise<AsyncChecks | undefined>,
): Promise<boolean> {
  const before = resets.get(host);
  await (await rules)?.settle();
  const { form } = host;
  if (!form) return true;
  const questions = questionsOf(form);
  await Promise.all(questions.map(({ ready }) => ready));
  const isPrepared = await prepare(questions, host);
  if (resets.get(host) !== before) return false;
  if (!isPrepared) return true;
  const lines: Line[] = [...check(form)].flatMap(([question, found]) => {
    const issues = question.problems?.length ? question.problems : found;
    return issues.map((issue) => ({ question, issue }));
  });
  const elements = selfChecking(form);
  // Lit's word for being ready; a native control has none and needs none.
  await Promise.all(
    elements.map((each) => (isBare(each) ? prepareBare(each) : each.updateComplete)),
  );
  if (resets.get(host) !== before) return false;
  for (const element of elements)
    if (!element.checkValidity()) {
      if (isBare(element) && !isFirst(element, elements)) continue;
      warnOfBare(element);
      lines.push({ element });
    }
  if (lines.length === 0) lines.push(...newWarnings(form));
  tell(host, lines.sort(byPlace));
  return lines.length === 0;
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

/** The names of answers that a person was warned of and sent all the same. */
export function acknowledgedNames(form: HTMLFormElement): string[] {
  return questionsOf(form)
    .filter(
      (question) => !!shownWarning(question) && acknowledged.get(question)?.raw === rawOf(question),
    )
    .map(nameOf);
}

/** Shows a server's issues at their questions and in the summary. */
export async function showIssues(
  host: HTMLElement,
  issues: Readonly<Record<string, readonly Issue[]>>,
): Promise<void> {
  const form = host.querySelector('form');
  const questions = [...new Set([...questionsIn(host), ...(form ? questionsOf(form) : [])])];
  await prepare(questions, host);
  const lines: Line[] = [];
  for (const [name, list] of Object.entries(issues)) {
    const named = questions.filter((candidate) => nameOf(candidate) === name);
    const question = named.find(isAsked) ?? named[0];
    if (question) setIssues(question, list);
    const issue = list.find(({ severity }) => severity === 'error') ?? list[0];
    if (!issue) continue;
    if (question) lines.push({ question, issue });
    else lines.push({ issue, text: textOf(host, name, issue) });
  }
  const isError = ({ issue }: Line): boolean => issue?.severity === 'error';
  const hasErrors = lines.some(isError);
  // The server took nothing: a warning alone is told as a check tells it, and sent again it is meant.
  if (!hasErrors)
    for (const { question } of lines)
      if (question) acknowledged.set(question, { raw: rawOf(question), since: performance.now() });
  const order = (line: Line): number =>
    line.question ? questions.indexOf(line.question) : questions.length;
  tell(
    host,
    lines.filter((line) => isError(line) || !hasErrors).sort((a, b) => order(a) - order(b)),
  );
}

/** What a server says under a name that no question has. */
function textOf(host: HTMLElement, name: string, { code, params }: Issue): string {
  const text = params?.['text'];
  if (text !== undefined) return String(text);
  if (development)
    warn(`An issue "${code}" for "${name}", which no question has, needs the text to show.`, host);
  return translate(localeOf(host), 'form.sendFailed');
}

/** The order in which people meet the questions, whoever checked them. */
function byPlace(a: Line, b: Line): number {
  const [from, to] = [a.question ?? a.element, b.question ?? b.element];
  if (!from || !to || from === to) return 0;
  return from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/**
 * Form-associated elements that check themselves, and tell it themselves on `invalid`. What stands
 * inside one of them is its part, which it speaks for.
 */
function selfChecking(form: HTMLFormElement): SelfChecking[] {
  const checking = (element: SelfChecking): boolean =>
    typeof element.willValidate === 'boolean' && typeof element.checkValidity === 'function';
  return [
    ...form.querySelectorAll<SelfChecking>('*'),
    ...(outsideOf(form) as SelfChecking[]),
  ].filter(
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

/** Of a native control by itself nothing is told beside it. */
function warnOfBare(element: SelfChecking): void {
  if (!development || element.localName.includes('-')) return;
  const name = element.getAttribute('name') ?? '';
  warn(
    `The control "${name}" stands in no <tt-field>: its mistake is told in the summary alone, and ` +
      'nothing beside it.',
    element,
  );
}

function summaryOf(host: HTMLElement): TtErrorSummary | null {
  const own = host.querySelector('tt-error-summary');
  if (own) return own;
  const root = host.getRootNode() as Document | ShadowRoot;
  const first = root.querySelector('tt-error-summary');
  // That of another form is about the answers in it.
  return first?.closest('tt-form') ? null : first;
}

function tell(host: HTMLElement, lines: readonly Line[]): void {
  told.set(host, lines);
  // Written first: it is no other language yet.
  const summary = write(host);
  hear(host);
  if (lines.length === 0) return;
  const first = lines.map(itemOf).find(({ control }) => control)?.control;
  // Without a summary on the page the first wrong answer is the place to go.
  if (!summary && first) unfoldAround(first);
  (summary ?? first)?.focus();
  // At 400 % it is higher than the screen, and browsers show the end of it that was nearest.
  if (summary && summary.getBoundingClientRect().top < 0) summary.scrollIntoView();
}

/**
 * What hangs on another answer is no problem while it is not asked, nor is one of an item that was taken
 * out of a list.
 */
function isListed({ question, element }: Line): boolean {
  const place = question ?? element;
  return !place || (place.isConnected && !place.closest('[data-reveal][hidden]'));
}

function write(host: HTMLElement): TtErrorSummary | null {
  const lines = told.get(host)?.filter(isListed) ?? [];
  const summary = summaryOf(host);
  const locale = localeOf(host);
  const count = lines.length;
  const isWarning = lines.some(({ issue }) => issue?.severity === 'warning');
  toldIn.set(host, locale);
  markTitle(host, count > 0 && !isWarning, locale);
  if (!summary || typeof summary.show !== 'function') return null;
  if (count === 0) summary.clear();
  else {
    const key = isWarning ? 'form.warningSummary' : 'form.errorSummary';
    summary.show(
      translate(locale, key, { count }),
      toldApart(lines),
      isWarning ? 'warning' : 'error',
    );
  }
  return summary;
}

/** The form was reset: what was told is of answers that are gone. */
export function unsay(host: HTMLElement): void {
  resets.set(host, (resets.get(host) ?? 0) + 1);
  if (told.get(host)?.length) tell(host, []);
}

/** What was told follows the language of the page. */
export function hear(host: HTMLElement): void {
  if (!told.has(host)) return;
  const follower = followers.get(host) ?? { language: () => void reword(host) };
  followers.set(host, follower);
  if (!host.isConnected) return;
  follow(host, follower);
  host.addEventListener('tt-issues', followIssues);
  host.addEventListener('tt-items', followItems);
  void reword(host);
}

/** The form was taken out of the page. */
export { unfollow as rest };

/**
 * What an element finds by itself is a sentence already, which that element says again in another
 * language once it has the words for it.
 */
function followIssues({ currentTarget, target, detail }: CustomEvent<IssuesDetail>): void {
  const host = currentTarget as HTMLElement;
  const brings = (issue: Issue | undefined): boolean => typeof issue?.params?.['text'] === 'string';
  const isTold = ({ question, issue }: Line): boolean => question === target && brings(issue);
  if (!detail.issues.some(brings) || !told.get(host)?.some(isTold)) return;
  if (due.size === 0) queueMicrotask(writeDue);
  due.add(host);
}

/** Items of a list have other numbers, and their questions other ids. */
function followItems({ currentTarget }: Event): void {
  const host = currentTarget as HTMLElement;
  if (told.get(host)?.length) write(host);
}

function writeDue(): void {
  const hosts = [...due];
  due.clear();
  for (const host of hosts) {
    told.set(host, (told.get(host) ?? []).map(asItIsNow));
    write(host);
  }
}

/** The issue of `line` as its question has it now, where it has it still. */
function shownNow({ question, issue }: Line): Issue | undefined {
  if (!question) return undefined;
  return [...shownIssues(question), shownWarning(question)].find(
    (shown) => shown?.code === issue?.code && shown?.part === issue?.part,
  );
}

function asItIsNow(line: Line): Line {
  const issue = shownNow(line);
  return issue ? { ...line, issue } : line;
}

async function reword(host: HTMLElement): Promise<void> {
  const lines = told.get(host) ?? [];
  if (!host.isConnected || lines.length === 0 || toldIn.get(host) === localeOf(host)) return;
  await prepare(
    lines.flatMap(({ question }) => question ?? []),
    host,
  );
  await Promise.all(
    lines.map(({ element }) =>
      element && isBare(element) ? prepareBare(element) : element?.updateComplete,
    ),
  );
  // Said anew it is what is true now: what was mended goes, and what is wrong otherwise says how.
  const now = lines.flatMap((line): Line[] => {
    const { question } = line;
    if (!question) return [line];
    const issue = shownIssue(question) ?? shownWarning(question);
    if (!issue) return [];
    const hasOthers = lines.some((other) => other !== line && other.question === question);
    if (!hasOthers) return [{ question, issue }];
    // Of files each has its own line, and of a date each wrong part.
    return line.issue?.part && !shownNow(line) ? [] : [asItIsNow(line)];
  });
  told.set(host, now);
  write(host);
}

/** The title is what is read first when a page is said, and what stands in the browser's tab. */
function markTitle(host: HTMLElement, isWrong: boolean, locale: string): void {
  const document = host.ownerDocument;
  const wrong = marking.get(document) ?? new Set();
  marking.set(document, wrong);
  wrong.delete(host);
  if (isWrong) wrong.add(host);
  const present = titlePrefix.get(document);
  if (present && document.title.startsWith(present))
    document.title = document.title.slice(present.length);
  titlePrefix.delete(document);
  if (![...wrong].some(({ isConnected }) => isConnected) || !document.title) return;
  const prefix = `${translate(locale, 'form.errorPrefix')} `;
  if (document.title.startsWith(prefix)) return;
  document.title = prefix + document.title;
  titlePrefix.set(document, prefix);
}

/** Tells that the first press counted. */
/** Loads the words for what can happen on the way. */
export const learn = (host: HTMLElement): Promise<void> => loadMessages(localeOf(host), 'form');

export async function sayAlreadySending(host: HTMLElement): Promise<void> {
  await learn(host);
  announce(translate(localeOf(host), 'form.alreadySending'), localeOf(host));
}

/** Says that the press was taken, and that it takes a while. */
export async function saySubmitting(host: HTMLElement): Promise<void> {
  await learn(host);
  announce(translate(localeOf(host), 'form.submitting'), localeOf(host));
}

/** Says that there is no connection. False where the words for it are not there. */
export function sayOffline(host: HTMLElement): boolean {
  const locale = localeOf(host);
  if (!messagesLoaded(locale, 'form')) return false;
  const text = translate(locale, 'form.offline');
  if (summaryOf(host)) tell(host, [{ text }]);
  else announce(text, locale);
  return true;
}

/**
 * Tells what the answer just given did to the questions after it: those that came, else those that
 * went. What was told of them goes and comes with them.
 */
export async function sayRevealed(host: HTMLElement, shown: number, hidden: number): Promise<void> {
  const locale = localeOf(host);
  if (told.get(host)?.length) write(host);
  await loadMessages(locale, 'form');
  const key = shown > 0 ? 'form.questionsShown' : 'form.questionsHidden';
  announce(translate(locale, key, { count: shown || hidden }), locale);
}
