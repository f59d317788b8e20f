import { FormModel } from '@twintown/core/form.js';
import type { Issue } from '@twintown/core/issue.js';
import { inARow, translate } from '@twintown/core/messages.js';
import { announce, readyToAnnounce } from './announce.ts';
import { hush } from './aria.ts';
import { dispatch, type IssuesDetail, type ValueDetail } from './answer-events.ts';
import { captionOf } from './caption.ts';
import { careFor, isForeign, showsOurs } from './care.ts';
import { isAsked, kindOf, nameOf, printedOf, rawOf } from './control.ts';
import { equip } from './extras.ts';
import { unfollow } from './follow.ts';
import { quietly } from './late.ts';
import { formOf, questionsOf } from './membership.ts';
import { nativeIssue } from './native.ts';
import { errorOf, questionOf, questionsIn, still, warningOf, type Question } from './question.ts';
import { applied, watchAsked, type FormRules } from './rules.ts';
import {
  isReady,
  localeOf,
  parse,
  prepare,
  readingLocaleOf,
  sentence,
  spokenIn,
} from './sentences.ts';
import { compare, comparedWith, sayServerAgain, unsay, unsayServer } from './server-words.ts';
import { show, type Change, type Told } from './showing.ts';
import { tidy } from './tidy.ts';
import { enter, leave as leaveTree, type Tree } from './trees.ts';
import { respell } from './respell.ts';
import { forgetTypedIn, typedIn } from './typed-in.ts';
import { dispatchUnread, optionsOf } from './unread.ts';

export type { IssuesDetail, ValueDetail };

/*
 * The part that checks answers and tells what is wrong. It loads when a person first arrives at a
 * question; until then a page of five hundred questions has paid for none of it.
 */

/** The answers of one form, or of one question that stands outside any. */
interface Sheet {
  /** The form, or the question outside any. */
  readonly owner: Element;
  readonly model: FormModel;
  readonly options: { locale: string; parse: typeof parse; rules?: FormRules };
  readonly questions: Map<string, Question>;
  /** The tag by which its texts were written. */
  spelling: string;
  /** All answers that count are known here, also those nobody came to yet. */
  isRead?: boolean;
  /** Ends looking after what is asked, which only rules depend on. */
  stop?: () => void;
}

interface Answer extends Told {
  readonly sheet: Sheet;
  readonly key: string;
  /** Where it stands: a language and resets are heard there. */
  readonly tree: Tree;
  /** By which it is read: a page's script may ask for another number in the same field. */
  kind: string;
}

/** Stands for words of ours that have to be written again. */
const unknown = '\0';

const sheets = new WeakMap<Element, Sheet>();
const answers = new WeakMap<Question, Answer>();
const dirty = new Set<Question>();
/** Questions whose answer a person changed since the page was printed or reset. */
const edited = new WeakSet<Question>();
/** Questions whose answer changed since a person was last told what is wrong with it. */
const untold = new WeakSet<Question>();
/** While a form is checked that somebody wants to send. */
let isChecking = false;
/** What was last heard of an answer. */
const heard = new WeakMap<Question, string>();
/** What the question's own element last said is wrong with its answer. */
const spoken = new WeakMap<Question, string>();

function sheetAt(owner: Element): Sheet {
  let sheet = sheets.get(owner);
  if (!sheet) {
    const options = { locale: readingLocaleOf(owner), parse };
    const made: Sheet = {
      owner,
      model: new FormModel(options),
      options,
      questions: new Map(),
      spelling: options.locale,
    };
    made.model.subscribe((key) => {
      const question = made.questions.get(key);
      // Most keys are pressed where nothing is shown: there is nothing to bring in line.
      if (question && (isTelling(question) || made.model.isShowing(key))) refresh(question);
    });
    sheets.set(owner, (sheet = made));
  }
  return sheet;
}

/** Enters `question` into the answers of its form, once; again where it moved to another form. */
function answerOf(question: Question, kind = kindOf(question)): Answer {
  const sheet = sheetAt(formOf(question) ?? question);
  let answer = answers.get(question);
  if (answer?.sheet === sheet) return answer;
  if (answer) forget(question);
  const name = nameOf(question);
  let key = name;
  for (let n = 2; sheet.questions.has(key); n += 1) key = `${name} ${n}`;
  sheet.questions.set(key, question);
  sheet.model.register(key, { ...optionsOf(question, kind), raw: printedOf(question) });
  answer = {
    sheet,
    key,
    tree: question.getRootNode() as Tree,
    kind,
    text: '',
    caution: warningOf(question)?.firstChild ? unknown : '',
    locale: '',
  };
  answers.set(question, answer);
  if (showsOurs(question)) {
    // It was taken out and put back while it showed an error of ours.
    answer.text = unknown;
    sheet.model.setRaw(key, rawOf(question), typedIn(question));
    sheet.model.touch(key);
  }
  enter(answer.tree, question, { language: (tree) => void reword(tree), reset });
  return answer;
}

/** Whether a paragraph of `question` says something by us. */
function isTelling(question: Question): boolean {
  const answer = answers.get(question);
  return !!answer && (answer.text !== '' || answer.caution !== '');
}

/** `question` was taken out of the page for good. */
export function letGo(question: Question): void {
  unsayCompared(question);
  forget(question);
  unfollow(question);
}

/** Takes `question` out of the answers of its form. */
export function forget(question: Question): void {
  const answer = answers.get(question);
  if (!answer) return;
  answers.delete(question);
  leaveTree(answer.tree, question);
  answer.sheet.questions.delete(answer.key);
  answer.sheet.model.unregister(answer.key);
}

/** Sets the rules between the answers of `form`; `undefined` takes them away. */
export async function setRules(form: Element, rules: FormRules | undefined): Promise<void> {
  const sheet = sheetAt(form);
  const { model, options, questions: known } = sheet;
  sheet.stop?.();
  delete sheet.stop;
  delete options.rules;
  if (rules) {
    // Rules see all answers as typed values: none is asked before these are read, here or by a check.
    options.rules = (values) => (sheet.isRead ? applied(rules, values, known) : new Map());
    const see = async (): Promise<void> => {
      const questions = questionsOf(form).filter(isAsked);
      await prepare(questions);
      for (const question of questions) if (question.isConnected) read(question);
      sheet.isRead = true;
      model.recheck();
    };
    sheet.stop = watchAsked(form, () => void see());
    await see();
  } else model.recheck();
}

/** The question is new or was changed by the page's own script. */
export function care(question: Question): void {
  careFor(question, () => refresh(question));
  const error = errorOf(question);
  if (error && isForeign(error)) compare(question);
}

/** The answer of `question` is another one, or gone, and what a server said of it and others is untrue. */
function unsayCompared(question: Question): void {
  for (const other of comparedWith(question)) {
    const isFirst = !edited.has(other);
    const { model } = answerOf(other).sheet;
    unsayServer(other, isFirst);
    model.setIssues(answerOf(other).key, []);
  }
}

/** A person came to the question: what checking it takes is loaded while the answer is given. */
export function arrive(question: Question): void {
  readyToAnnounce();
  equip(question);
  if (!isReady(question)) void prepare([question]);
}

/** Brings the model to what stands in the page, and gives what the model says. */
function read(question: Question, anew = false): { answer: Answer; model: FormModel } {
  const kind = kindOf(question);
  const answer = answerOf(question, kind);
  const { model, owner } = answer.sheet;
  // The language of the page may have changed while nothing was shown that had to be said anew.
  model.locale = readingLocaleOf(owner);
  if (anew || kind !== answer.kind) model.register(answer.key, optionsOf(question, kind));
  answer.kind = kind;
  model.setRaw(answer.key, rawOf(question), typedIn(question));
  return { answer, model };
}

/** The person changed the answer. */
export function change(question: Question): void {
  const isFirst = !edited.has(question);
  // The script may have come while somebody was typing already.
  if (isFirst) equip(question);
  edited.add(question);
  untold.add(question);
  let unread: string | undefined;
  still(() => {
    const raw = rawOf(question);
    heard.set(question, raw);
    unsayServer(question, isFirst);
    unsayCompared(question);
    question.controls.forEach(hush);
    if (!isAwaited(question)) unread = raw;
  });
  // The page's own script hears of the answer after us, and may call it wrong or right.
  if (isTelling(question)) setTimeout(() => refresh(question));
  if (unread !== undefined) dispatchUnread(question, unread, detailOf);
  else if (isReady(question)) tell(question);
  else void prepare([question]).then((there) => there && question.isConnected && tell(question));
}

/**
 * What was typed was heard of letter by letter. A browser that fills in what it knows may tell by this
 * alone, and what is told of the answer before would stand beside the new one.
 */
export function filled(question: Question): void {
  const answer = answers.get(question);
  const error = errorOf(question);
  let before: string | undefined;
  if (answer && isTelling(question)) before = answer.sheet.model.state(answer.key).raw;
  // The server's words may have come after what was typed, and before the field is left.
  else if (error && isForeign(error)) before = heard.get(question) ?? printedOf(question);
  if (before !== undefined && before !== rawOf(question)) change(question);
}

/**
 * Whether what `question` is answered with has to be read now. Most keys are pressed where nothing is shown,
 * nothing depends on the answer, and no listener asks for more than that there is another one.
 */
function isAwaited(question: Question): boolean {
  const answer = answers.get(question);
  if (!answer || answer.kind !== kindOf(question) || isTelling(question)) return true;
  const { model, options } = answer.sheet;
  return !!options.rules || model.isShowing(answer.key);
}

/** What the answer is now. Right only once what it takes to read it is loaded: `prepare`. */
export function detailOf(question: Question): ValueDetail {
  const { answer, model } = read(question);
  const { raw, value, now } = model.state(answer.key);
  return { name: nameOf(question), raw, value, issues: now };
}

function tell(question: Question): void {
  dispatch(question, 'tt-value', detailOf(question));
}

/** The person left the question: what is wrong with an edited answer is shown from now on. */
export function leave(question: Question): void {
  if (!edited.has(question) && rawOf(question) === printedOf(question)) return;
  const error = errorOf(question);
  if (error && isForeign(error)) return;
  void prepare([question]).then((there) => {
    if (!there || !question.isConnected) return;
    // A button that went with the focus gave it to another one of the question: nobody left.
    if (questionOf((question.getRootNode() as Tree).activeElement) === question) return;
    const { answer, model } = read(question, true);
    const before = answer.text + answer.caution;
    const tidied = tidy(question, model.state(answer.key));
    if (tidied !== undefined) model.setRaw(answer.key, tidied);
    model.touch(answer.key);
    flush();
    const { text, caution } = answer;
    // An error that stood there while it was being mended is said again when it is still one.
    if (!untold.delete(question) && text + caution === before) return;
    if (text && text === spoken.get(question)) return;
    if (text) say(question, 'form.errorPrefix', text);
    else if (caution) say(question, 'form.warningPrefix', caution);
  });
}

/** The element said `text` itself, when it came to be wrong: leaving it does not say it again. */
export function told(question: Question, text: string): void {
  spoken.set(question, text);
}

/**
 * Says what appeared behind the person's back. The caption is said before it as words of their own:
 * no sentence is built around it.
 */
export function say(
  question: Question,
  word: 'form.errorPrefix' | 'form.warningPrefix',
  text: string,
): void {
  const locale = localeOf(question);
  announce(`${captionOf(question)} – ${translate(locale, word)} ${text}`, locale);
}

/** Shows `issues` from outside, such as a server's, until the answer changes. */
export function setIssues(question: Question, issues: readonly Issue[]): void {
  const show = (): void =>
    still(() => {
      const { answer, model } = read(question);
      model.setIssues(answer.key, issues);
    });
  for (const { params } of issues) compare(question, params?.['compares']?.toString() ?? '');
  if (isReady(question)) show();
  else void prepare([question]).then(show);
}

/**
 * Nobody can mend an answer that was switched off: what is shown at it goes. What is hidden keeps it, and
 * comes back with it.
 */
export function restUnasked(form: Element): void {
  for (const question of questionsOf(form)) {
    if (isAsked(question) || question.closest('[hidden]')) continue;
    unsayServer(question, !edited.has(question));
    const isShown = isTelling(question);
    forget(question);
    if (isShown) unsay(question);
  }
}

/**
 * Checks and shows everything that is asked in `form`; gives the wrong ones in document order.
 * Load what that takes first: `prepare`.
 */
export function check(form: Element): Map<Question, Issue[]> {
  const failed = new Map<Question, Issue[]>();
  const questions = questionsOf(form);
  restUnasked(form);
  for (const question of questions) {
    if (isAsked(question)) read(question, true);
    else forget(question);
  }
  const sheet = sheetAt(form);
  sheet.isRead = true;
  isChecking = true;
  try {
    sheet.model.submit();
    flush();
    for (const question of questions) {
      untold.delete(question);
      const issues = shownIssues(question);
      if (issues.length > 0) failed.set(question, issues);
    }
  } finally {
    isChecking = false;
  }
  return failed;
}

/**
 * Shows what is wrong with `questions`, also with those that nobody came to. None of it is announced:
 * lead the person to the first. Load what that takes before: `prepare`.
 */
export function showMistakes(questions: readonly Question[]): void {
  for (const question of questions) {
    const { answer, model } = read(question, true);
    model.touch(answer.key);
  }
  flush();
  for (const question of questions) untold.delete(question);
}

/** The error shown at `question`, if there is one of ours. */
export function shownIssue(question: Question): Issue | undefined {
  const answer = answers.get(question);
  if (!answer) return undefined;
  const { shown, touched } = answer.sheet.model.shown(answer.key);
  const issue = shown.find(({ severity }) => severity === 'error');
  // Of a text that the browser cannot read it gives nothing, as if the answer were missing.
  if ((issue && issue.code !== 'required') || !touched) return issue;
  const native = nativeIssue(question);
  // What is still on its way is wrong for whoever wants to send it, and for nobody else.
  return native?.code === 'pending' && !isChecking ? issue : (native ?? issue);
}

/** The errors shown at `question`: one, or one for each wrong part. */
export function shownIssues(question: Question): Issue[] {
  const issue = shownIssue(question);
  if (!issue) return [];
  if (!issue.part) return [issue];
  const { sheet, key } = answers.get(question)!;
  const parts = sheet.model.shown(key).shown.filter(({ part }) => part);
  // What an element says of one part is not among those of the answer.
  return parts.includes(issue) ? parts : [issue];
}

/** The warning shown at `question`. An error comes first: one thing to mend at a time. */
export function shownWarning(question: Question): Issue | undefined {
  const answer = answers.get(question);
  if (!answer || shownIssue(question)) return undefined;
  const { shown } = answer.sheet.model.shown(answer.key);
  return shown.find(({ severity }) => severity === 'warning');
}

function reset(form: HTMLFormElement): void {
  // A check forgets what is not asked then, though it may show what was wrong with it.
  for (const question of questionsOf(form))
    if (edited.has(question) || showsOurs(question)) answerOf(question);
  const { model, questions: known } = sheetAt(form);
  const questions = [...known.values()];
  for (const question of questions) {
    edited.delete(question);
    forgetTypedIn(question);
  }
  model.reset();
  flush();
  for (const question of questions) if (sayServerAgain(question)) care(question);
}

/** Brings what is shown at `question` in line with the answers, with the next batch. */
export function refresh(question: Question | undefined): void {
  if (!question) return;
  if (dirty.size === 0) queueMicrotask(flush);
  dirty.add(question);
}

function flush(): void {
  if (dirty.size === 0) return;
  const due = [...dirty].filter((question) => answers.has(question));
  dirty.clear();
  const told: Change[] = [];
  still(() => {
    const changes = due.map(changeOf);
    quietly(() => {
      for (const change of changes)
        if (show(change, answers.get(change.question)!)) told.push(change);
    });
  });
  for (const { question, issues, warning } of told)
    dispatch(question, 'tt-issues', {
      name: nameOf(question),
      issues: warning ? [warning] : issues,
    });
}

/** What `question` has to say now. */
function changeOf(question: Question): Change {
  const issues = shownIssues(question);
  const warning = issues.length > 0 ? undefined : shownWarning(question);
  const locale = localeOf(question);
  const kind = kindOf(question);
  const words = (issue: Issue): string => sentence(question, issue, locale, kind);
  return {
    question,
    issues,
    warning,
    text: inARow(issues.map(words)),
    caution: warning ? words(warning) : '',
    locale,
    spoken: spokenIn(locale, kind),
  };
}

/** The language of the page changed: what was typed goes on meaning what it meant. */
function keepMeaning(root: Tree): void {
  const sheets = new Map<Sheet, string>();
  for (const question of questionsIn(root)) {
    const answer = answers.get(question);
    if (!answer) continue;
    const { sheet, key } = answer;
    const now = readingLocaleOf(sheet.owner);
    sheets.set(sheet, now);
    if (now === sheet.spelling) continue;
    respell(question, typedIn(question) ?? sheet.spelling, now);
    sheet.model.setRaw(key, rawOf(question), typedIn(question));
  }
  for (const [sheet, now] of sheets) sheet.spelling = now;
}

/** The language of the page changed: what is shown is said again in the new one. */
async function reword(root: Tree): Promise<void> {
  keepMeaning(root);
  const due: Question[] = [];
  for (const told of root.querySelectorAll(':is([data-error],[data-warning]):not([hidden])')) {
    const question = questionOf(told);
    if (!question || !isTelling(question)) continue;
    if (answers.get(question)?.locale !== localeOf(question)) due.push(question);
  }
  if (due.length === 0) return;
  await prepare(due);
  for (const question of due) {
    const answer = answers.get(question);
    if (!answer) continue;
    const { model, owner } = answer.sheet;
    model.locale = readingLocaleOf(owner);
    // The word before the sentence changes even where the sentence is the author's own.
    if (answer.locale !== localeOf(question)) {
      answer.text &&= unknown;
      answer.caution &&= unknown;
    }
    refresh(question);
  }
  flush();
}
