import type { Issue } from '@twintown/core/issue.js';
import { describeIssue } from '@twintown/core/messages.js';
import type { SummaryItem } from '../error-summary/error-summary.ts';
import { captionOf, wordsOf } from '../shared/caption.ts';
import { kindOf, targetOf } from '../shared/control.ts';
import type { Question } from '../shared/question.ts';
import { localeOf, sentence } from '../shared/sentences.ts';
import { bareCaption, bareWords, isBare } from './bare.ts';

/** A form-associated element that checks itself. */
export type SelfChecking = HTMLElement & {
  willValidate?: boolean;
  updateComplete?: Promise<unknown>;
  validationMessage: string;
  checkValidity(): boolean;
  showIssues?: (issues: readonly Issue[]) => void;
};

/** One line to be told: an issue of a question, or words of an element that checks itself. */
export interface Line {
  question?: Question;
  issue?: Issue;
  element?: SelfChecking;
  text?: string;
}

/** What a line says, and where it leads. */
export function itemOf(line: Line): SummaryItem {
  const { question, issue, element, text = '' } = line;
  if (question && issue)
    return { text: sentence(question, issue), control: targetOf(question, issue.part) };
  if (!element) return { text };
  return {
    text: isBare(element) ? bareWords(element).text : element.validationMessage,
    control: element,
  };
}

/**
 * The legends of the sections around a question, the nearest first; a group of choices is a question
 * itself.
 */
function sectionsOf({ control }: SummaryItem, kind = 'fieldset'): string[] {
  const question = control?.closest('tt-field, tt-fieldset, tt-date-field, tt-phone') ?? control;
  const sections: string[] = [];
  // A form may hide its own members behind its controls, so that nothing is asked of it.
  let above = question?.parentElement;
  for (; above && !(above instanceof HTMLFormElement); above = above.parentElement) {
    const words = above.matches(kind) ? wordsOf(above.querySelector(':scope > legend')) : '';
    if (words) sections.push(words);
  }
  return sections;
}

/** Kinds whose sentences say what the answer is, such as “A PESEL number has 11 digits”. */
const namesItself = /^(?:iban|(?:lv|pl|postal|pt)-.+)$/;
const ownWords = '[data-error-not-listed]';
/** Characters of a caption; a longer one, such as a statement to agree to, would hide the sentence after it. */
const longestCaption = 100;

/** What we say of `issue` in a field of `kind`; the sentence that it brings along is not ours. */
function ours(question: Question, kind: string, issue: Issue): string {
  const { text: _, ...params } = issue.params ?? {};
  return describeIssue(localeOf(question), kind, { ...issue, params });
}

/**
 * Whether what is said of a file is ours. Its element brings the sentence along, with sizes and types
 * written out and long names cut; a code that we have words for tells it from one of the page's.
 */
function isOfFile(question: Question, issue: Issue, text: string): boolean {
  return (
    kindOf(question) === 'file' &&
    text === issue.params?.['text'] &&
    ours(question, 'file', issue) !== ours(question, 'text', issue)
  );
}

/**
 * The caption to say before a sentence that does not say which question it is about, such as “Fill in
 * this field”; '' before the author's own sentences.
 */
function captionBefore({ question, issue, element }: Line, text: string): string {
  if (isBare(element) && bareWords(element).isOurs) return short(bareCaption(element));
  if (!question || !issue) return '';
  const says = (kind: string): boolean => text === ours(question, kind, issue);
  const kind = kindOf(question);
  // What a list says of text that it has not is ours too, unless the author has words for it.
  const isOfList =
    issue.code === 'option-disabled' ||
    (issue.code === 'not-listed' &&
      !question.matches(ownWords) &&
      !question.querySelector(ownWords));
  const isOfElement = isOfList || isOfFile(question, issue, text);
  if (!isOfElement && (!says(kind) || (namesItself.test(kind) && !says('text')))) return '';
  return short(captionOf(question));
}

/** The beginning of a long caption, in whole words. */
function short(caption: string): string {
  if (caption.length <= longestCaption) return caption;
  const room = caption.slice(0, longestCaption);
  return `${room.slice(0, room.lastIndexOf(' ')).replace(/[\s\p{P}]+$/u, '')}…`;
}

interface NamedItem extends SummaryItem {
  spare: string;
  sections: readonly string[];
}

/** The nearest of `sections` that is around none of the others; where there is none, all of them. */
function placeOf(sections: readonly string[], others: readonly (readonly string[])[]): string {
  const own = sections.find((section) => !others.flat().includes(section));
  return own ?? [...sections].reverse().join(', ');
}

/** What is called by the same words, for the form that `items` are of: read once, and not for each line. */
function labelsByWords(items: readonly NamedItem[]): ReadonlyMap<string, readonly Element[]> {
  const form = items.map(({ control }) => control?.closest('form')).find(Boolean);
  const byWords = new Map<string, Element[]>();
  for (const label of form?.querySelectorAll('label, legend') ?? []) {
    const words = wordsOf(label);
    const alike = byWords.get(words);
    if (alike) alike.push(label);
    else byWords.set(words, [label]);
  }
  return byWords;
}

/** The sections around those of `labels` whose question the form asks, and that is another than `item`. */
function sectionsOfOthers(
  { control }: NamedItem,
  labels: readonly Element[] = [],
): readonly (readonly string[])[] {
  const question = control?.closest('tt-field, tt-fieldset, tt-date-field, tt-phone');
  if (!question) return [];
  return labels
    .filter((label) => !question.contains(label) && !label.closest('[hidden], fieldset:disabled'))
    .map((label) => sectionsOf({ text: '', control: label as HTMLElement }));
}

/**
 * A line of a question whose caption another of the form has too names the section, also where it is
 * the only one with a mistake: “postal code” alone may be that of any of three addresses. Other lines
 * that would read the same say their captions, because two links of one text would lead to two places.
 */
export function toldApart(lines: readonly Line[]): readonly SummaryItem[] {
  const named = lines.map((line): NamedItem => {
    const item = itemOf(line);
    const { question, element } = line;
    const spare = question ? captionOf(question) : isBare(element) ? bareCaption(element) : '';
    return { ...item, caption: captionBefore(line, item.text), spare, sections: sectionsOf(item) };
  });
  const labels = labelsByWords(named);
  return named.map((item) => {
    const { text, caption, spare, control, sections } = item;
    const alike = named.filter((each) => each.text === text && each.caption === caption);
    const others = [
      ...sectionsOfOthers(item, labels.get(spare)),
      ...alike.filter((each) => each !== item).map((each) => each.sections),
    ];
    const place = others.length
      ? placeOf(sections, others)
      : (sectionsOf(item, '[data-item] fieldset').at(-1) ?? '');
    return {
      text: place && !caption?.includes(place) ? `${text.replace(/[.]$/, '')} (${place})` : text,
      caption: alike.length > 1 && !place ? spare : caption,
      control,
    };
  });
}
