import type { Issue } from '@twintown/core/issue.js';
import { translate } from '@twintown/core/messages.js';
import {
  restUnasked,
  shownIssue,
  shownIssues,
  shownWarning,
  type IssuesDetail,
} from '../shared/answers.ts';
import { unfoldAround } from '../shared/aria.ts';
import { isAsked } from '../shared/control.ts';
import { watchAsked } from '../shared/rules.ts';
import { follow, unfollow, type Follower } from '../shared/follow.ts';
import { localeOf, prepare } from '../shared/sentences.ts';
import { standingOf } from '../shared/standing.ts';
import type { TtErrorSummary } from '../error-summary/error-summary.ts';
import { isBare, prepareBare } from './bare.ts';
import { itemOf, toldApart, type Line } from './lines.ts';

/*
 * How what is wrong with a form gets into its summary, stays there and is said in another language.
 */

const told = new WeakMap<Element, readonly Line[]>();
/** How often a form was reset. */
const resets = new WeakMap<Element, number>();
/** What ends looking after the questions that are asked. */
const watching = new WeakMap<Element, () => void>();
const toldIn = new WeakMap<Element, string>();
/** Forms whose lines wait to be written again. */
const due = new Set<HTMLElement>();
/** Lines that are not listed because what they are about is not asked. */
const away = new WeakSet<Line>();
const followers = new WeakMap<Element, Follower>();
const titlePrefix = new WeakMap<Document, string>();
/** Forms in which mistakes were told: their page is marked as long as there is one of them. */
const marking = new WeakMap<Document, Set<HTMLElement>>();

/** The order in which people meet the questions, whoever checked them. */
export function byPlace(a: Line, b: Line): number {
  const [from, to] = [a.question ?? a.element, b.question ?? b.element];
  if (!from || !to || from === to) return 0;
  return from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

export function summaryOf(host: HTMLElement): TtErrorSummary | null {
  const own = host.querySelector('tt-error-summary');
  if (own) return own;
  const root = host.getRootNode() as Document | ShadowRoot;
  const first = root.querySelector('tt-error-summary');
  // That of another form is about the answers in it.
  return first?.closest('tt-form') ? null : first;
}

/** Whether something is told of the form of `host`. */
export const isTold = (host: HTMLElement): boolean => !!told.get(host)?.length;

/** Tells `line` beside what is told already. */
export function tellToo(host: HTMLElement, line: Line): void {
  const others = told.get(host)?.filter(({ element }) => element !== line.element) ?? [];
  tell(host, [...others, line].sort(byPlace));
}

export function tell(host: HTMLElement, lines: readonly Line[]): void {
  told.set(host, lines);
  watch(host);
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

/** As long as something is told, questions that are switched off take along what is told of them. */
function watch(host: HTMLElement): void {
  watching.get(host)?.();
  watching.delete(host);
  const form = host.querySelector('form');
  if (!form || !isTold(host)) return;
  const rest = (): void => {
    restUnasked(form);
    const isKept = ({ question, element }: Line): boolean => {
      const isOff = question ? !isAsked(question) : element?.matches(':disabled');
      return !isOff || !!(question ?? element)?.closest('[hidden]');
    };
    const lines = told.get(host) ?? [];
    const kept = lines.filter((line) => isKept(line) && !isBackRight(line));
    for (const line of kept) away[isListed(line) ? 'delete' : 'add'](line);
    if (kept.length === lines.length && isAsWritten(host)) return;
    told.set(host, kept);
    write(host);
  };
  watching.set(host, watchAsked(form, rest));
}

/**
 * What hangs on another answer is no problem while it is not asked, nor is one of an item or a file that
 * was taken out of a list.
 */
function isListed({ question, element, issue }: Line): boolean {
  const place = question ?? element;
  if (standingOf(issue) === 'gone') return false;
  return !place || (place.isConnected && !place.closest(unasked));
}

/** What hangs on another answer, such as the parts of an address on its country. */
const unasked = '[data-reveal][hidden],fieldset[hidden]:disabled';

/**
 * Whether `line` would come back to a question that shows nothing wrong any more: an address takes along
 * what was typed while another country was chosen.
 */
function isBackRight(line: Line): boolean {
  const { question, issue } = line;
  if (!question || standingOf(issue) || !away.has(line) || !isListed(line)) return false;
  return !shownIssue(question) && !shownWarning(question);
}

export function write(host: HTMLElement): TtErrorSummary | null {
  const lines = told.get(host)?.filter(isListed) ?? [];
  const summary = summaryOf(host);
  const locale = localeOf(host);
  const count = lines.length;
  const isWarning = lines.some(({ issue }) => issue?.severity === 'warning');
  toldIn.set(host, locale);
  markTitle(host, count > 0 && !isWarning, locale);
  if (!summary || typeof summary.show !== 'function') return null;
  if (count === 0) {
    if (summary.matches(':focus-within')) leave(summary, host);
    summary.clear();
  } else {
    const key = isWarning ? 'form.warningSummary' : 'form.errorSummary';
    const held = summary.querySelector('a:focus')?.getAttribute('href');
    summary.show(
      translate(locale, key, { count }),
      toldApart(lines),
      isWarning ? 'warning' : 'error',
    );
    // Written again the line is another element, and the focus went with the one before.
    if (held) {
      const links = [...summary.querySelectorAll('a')];
      (links.find((link) => link.getAttribute('href') === held) ?? summary).focus();
    }
  }
  return summary;
}

/** The summary goes while the focus is in it: the answers begin again, at the first that takes it. */
function leave(summary: HTMLElement, host: HTMLElement): void {
  const form = host.querySelector('form');
  if (!form) return;
  // A control named `elements` would hide the form's own.
  const all = Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<HTMLElement>;
  for (const control of all) {
    control.focus();
    if (!summary.matches(':focus-within')) return;
  }
}

/** The form was reset: what was told is of answers that are gone. */
export function unsay(host: HTMLElement): void {
  resets.set(host, resetsOf(host) + 1);
  if (told.get(host)?.length) tell(host, []);
}

/** What is checked while this number changes is told of answers that are gone. */
export const resetsOf = (host: HTMLElement): number => resets.get(host) ?? 0;

/** What was told follows the language of the page. */
export function hear(host: HTMLElement): void {
  if (!told.has(host)) return;
  const follower = followers.get(host) ?? { language: () => void reword(host) };
  followers.set(host, follower);
  if (!host.isConnected) return;
  follow(host, follower);
  host.addEventListener('tt-issues', followIssues);
  host.addEventListener('tt-items', followItems);
  host.addEventListener('tt-files', followItems);
  void reword(host);
}

/** The form was taken out of the page. */
export { unfollow as rest };

/**
 * What an element finds by itself is a sentence already, which that element says again in another
 * language once it has the words for it. A file that was taken out takes its line along.
 */
function followIssues({ currentTarget, target, detail }: CustomEvent<IssuesDetail>): void {
  const host = currentTarget as HTMLElement;
  const brings = (issue: Issue | undefined): boolean => typeof issue?.params?.['text'] === 'string';
  const isBrought = detail.issues.some(brings);
  const isTold = ({ question, issue }: Line): boolean =>
    question === target && (!!standingOf(issue) || (isBrought && brings(issue)));
  if (!told.get(host)?.some(isTold)) return;
  if (due.size === 0) queueMicrotask(writeDue);
  due.add(host);
}

/** Items of a list have other numbers, and their questions other ids; a file that was waited for came. */
function followItems({ currentTarget, type }: Event): void {
  const host = currentTarget as HTMLElement;
  if (!told.get(host)?.length) return;
  // Written before the words of another language are there, it would be half in each.
  if (type === 'tt-files' && (isBeingRead(host) || isAsWritten(host))) return;
  write(host);
}

/** Whether the summary has as many lines as there are to list. */
function isAsWritten(host: HTMLElement): boolean {
  const count = told.get(host)?.filter(isListed).length;
  return count === summaryOf(host)?.querySelectorAll('li').length;
}

/** Whether the last line is over while somebody is in the summary, who did nothing to take it from there. */
function isBeingRead(host: HTMLElement): boolean {
  const isOver = !told.get(host)?.some(isListed);
  return isOver && !!summaryOf(host)?.matches(':focus-within');
}

function writeDue(): void {
  const hosts = [...due];
  due.clear();
  for (const host of hosts) {
    told.set(host, (told.get(host) ?? []).map(asItIsNow));
    if (!isBeingRead(host)) write(host);
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
  // Its question shows something else: what is wrong with all files together.
  if (standingOf(line.issue)) return line;
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
  await prepareBare(lines.map(({ element }) => element));
  await Promise.all(lines.map(({ element }) => element?.updateComplete));
  // Said anew it is what is true now: what was mended goes, and what is wrong otherwise says how.
  const now = lines.flatMap((line): Line[] => {
    const { question } = line;
    const standing = standingOf(line.issue);
    if (standing) return standing === 'wrong' ? [line] : [];
    if (!question) return isBare(line.element) && line.element.validity.valid ? [] : [line];
    const issue = shownIssue(question) ?? shownWarning(question);
    if (!issue) return [];
    const hasOthers = lines.some((other) => other !== line && other.question === question);
    if (!hasOthers) return [{ question, issue }];
    // Of a date each wrong part has its own line.
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
