import type { Issue } from '@twintown/core/issue.js';
import { describeFileIssue } from '@twintown/core/files/sentence.js';
import { error, hasError } from '@twintown/core/issue.js';
import { describeIssue } from '@twintown/core/messages.js';
import { checkConstraints } from '@twintown/core/validation.js';
import { parseValue, type ParsedValue } from '@twintown/core/values.js';
import { checkDateParts } from '@twintown/core/values/date.js';
import { localeIn } from '@twintown/core/values/home-country.js';
import { fileCountLimit, fileLimit } from '../../http/body.ts';
import { visibleName } from '../../http/file-name.ts';
import type { Answers, RefusedFile, StoredFile, TypedIn } from '../../store.ts';
import { homeCountry } from '../../town.ts';
import type { WaitingFile } from '../../uploads.ts';
import { keyPart, type WordKey, type Words } from '../../words.ts';
import { fileSize } from './files.ts';
import { questionKey, questionText } from './question-words.ts';
import {
  filesPerQuestion,
  flatten,
  isOfRepeat,
  questionsOf,
  stepIds,
  type Question,
  type StepId,
} from './questions.ts';
import { readRates } from './rates.ts';
import { sectionTitles } from './sections.ts';
import { typedLanguage } from './spelling.ts';
import { computeFee, type Fee } from './fee.ts';
import { checkTogether, type RightAnswer } from './together.ts';

/** Something wrong with one answer, said in the page's language. */
export interface Problem {
  step: StepId | 'sign';
  /** Name of the question. */
  name: string;
  /** Wrong part of a date. */
  part?: string;
  /** Id of the control to mend it in. */
  id: string;
  text: string;
  /** Names of the questions whose answers are wrong together: it is untrue once one of them changes. */
  compares?: readonly string[];
  /** The question, where the sentence alone does not say which it is about. */
  caption?: string;
  /** Title of the section that the question stands in; sentences that are alike are told apart by it. */
  section?: string;
  /** Another section of the page asks the same, such as that of a co-owner: it is always said. */
  isAskedTwice?: boolean;
}

/** Everything that was answered so far. */
export interface Filled {
  answers: Answers;
  /** The language that they are written in, but for those of `typedIn`. */
  language: string;
  typedIn: TypedIn;
  files: readonly StoredFile[];
  refused: readonly RefusedFile[];
  /** Files that a form named and that could not be put to the others. */
  waiting?: readonly WaitingFile[];
  /** A file that was removed last and can be put back. */
  aside?: StoredFile | undefined;
}

/** Reads one answer with the rules of core, the very ones that the page used. */
export function readAnswer(
  question: Exclude<Question, { control: 'file' }>,
  filled: Pick<Filled, 'answers' | 'typedIn'>,
  language: string,
): ParsedValue<unknown> {
  const { answers } = filled;
  const answer = (name: string): string => answers.get(name) ?? '';
  switch (question.control) {
    case 'date':
      return checkDateParts(
        {
          day: answer(`${question.name}-day`),
          month: answer(`${question.name}-month`),
          year: answer(`${question.name}-year`),
        },
        typedLanguage(question, filled) ?? language,
      );
    case 'input':
      return parseValue(
        question.kind,
        answer(question.name),
        localeIn(typedLanguage(question, filled) ?? language, homeCountry),
      );
    case 'checkbox':
    case 'radio': {
      const options = question.control === 'radio' ? question.options : ['yes'];
      const raw = answer(question.name);
      // Only a forged request sends another option; it counts as no answer.
      return options.includes(raw) ? { raw, value: raw, issues: [] } : { raw: '', issues: [] };
    }
  }
}

function issuesOf(
  question: Exclude<Question, { control: 'file' }>,
  parsed: ParsedValue<unknown>,
): Issue[] {
  const kind = question.control === 'input' ? question.kind : question.control;
  const constraints = {
    ...(question.control === 'input' && question.constraints),
    ...(question.required && { required: true }),
  };
  const issues = [...parsed.issues, ...checkConstraints(kind, parsed, constraints)];
  return issues.filter((issue) => hasError([issue]));
}

/** What is wrong in one step, in the order of the questions. Questions not asked are not checked. */
export function checkStep(step: StepId, filled: Filled, words: Words): Problem[] {
  const problems: Problem[] = [];
  const right: RightAnswer[] = [];
  for (const question of flatten(questionsOf[step], filled.answers)) {
    const { name } = question;
    if (question.control === 'file') {
      problems.push(...checkFiles(step, question, filled, words));
      continue;
    }
    const parsed = readAnswer(question, filled, words.language);
    const issues = issuesOf(question, parsed);
    if (issues.length === 0) right.push({ question, value: parsed.value });
    // One answer is one thing to mend, except that each missing part of a date is named.
    for (const issue of question.control === 'date' ? issues : issues.slice(0, 1)) {
      const part = question.control === 'date' ? (issue.part ?? 'day') : undefined;
      problems.push({
        step,
        name,
        ...(issue.part !== undefined && { part: issue.part }),
        id: part === undefined ? name : `${name}-${part}`,
        ...sentence(question, issue, words),
      });
    }
  }
  const titles = sectionTitles(questionsOf[step], filled.answers, words);
  for (const [name, wrong] of checkTogether(right, titles, words))
    problems.push({ step, name, id: name, ...wrong });
  const asked = [...flatten(questionsOf[step], filled.answers)];
  const names = asked.map(({ name }) => name);
  const labels = asked.map((question) => questionText(words, question));
  const hasNamesake = (name: string): boolean => {
    const label = labels[names.indexOf(name)];
    return label !== undefined && labels.indexOf(label) !== labels.lastIndexOf(label);
  };
  problems.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  return problems.map((problem) => {
    const section = titles.get(problem.name);
    const isAskedTwice = isOfRepeat(step, problem.name) || hasNamesake(problem.name);
    return section === undefined ? problem : { ...problem, section, isAskedTwice };
  });
}

/** Kinds whose sentences say what the answer is, such as “A PESEL number has 11 digits”. */
const namesItself = /^(?:pl|postal)-/;

function sentence(
  question: Question,
  issue: Issue,
  words: Words,
): Pick<Problem, 'text' | 'caption'> {
  const own = questionKey(question, keyPart(issue.code));
  if (words.has(own)) return { text: words(own) };
  const kind = question.control === 'input' ? question.kind : question.control;
  const text = describeIssue(words.language, kind === 'radio' ? 'choice' : kind, issue);
  return namesItself.test(kind) ? { text } : { text, caption: questionText(words, question) };
}

function checkFiles(
  step: StepId,
  question: Question,
  { files, refused, waiting = [] }: Filled,
  words: Words,
): Problem[] {
  const { name } = question;
  const problem = (text: string): Problem => ({ step, name, id: name, text });
  const refusals = refused
    .filter((file) => file.field === name && isWrong(file))
    .map((file) => problem(refusal(file, words)));
  if (refusals.length > 0) return refusals;
  if (!question.required || [...files, ...waiting].some((file) => file.field === name)) return [];
  return [problem(words(questionKey(question, 'Required') as WordKey))];
}

/** A file that is there already is told of; there is nothing to mend. */
export const isWrong = ({ code }: RefusedFile): boolean => code !== 'duplicate';

function refusal(file: RefusedFile, words: Words): string {
  const name = visibleName(file.name);
  switch (file.code) {
    case 'too-large':
      return words('fileTooLarge', { name, limit: fileSize(fileLimit, words.language) });
    case 'duplicate':
      return words('fileDuplicate', { name });
    case 'lost':
      return file.name ? words('fileLost', { name }) : words('fileLostUnnamed');
    case 'no-room':
      return words('fileNoRoom', { name });
    case 'too-many':
      return file.name
        ? describeFileIssue(
            words.language,
            error('too-many', { name: file.name, count: filesPerQuestion }),
          )
        : words('fileTooMany', { limit: fileCountLimit });
    default:
      return describeFileIssue(
        words.language,
        error(file.code, { ...file.params, name: file.name }),
      );
  }
}

/** What is wrong in the whole declaration. Empty: it may be signed. */
export function checkAll(filled: Filled, words: Words): Problem[] {
  return stepIds.flatMap((step) => checkStep(step, filled, words));
}

/** The fee by the council's rule, once the number of people is a number the form allows. */
export function feeOf(answers: ReadonlyMap<string, string>, language: string): Fee | undefined {
  const parsed = parseValue('integer', answers.get('persons') ?? '', language);
  const { value } = parsed;
  if (typeof value !== 'number' || value < 0 || value > 99) return undefined;
  return computeFee(
    { persons: value, composting: answers.get('composting') === 'yes' },
    readRates(),
  );
}
