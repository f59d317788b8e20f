import { domainToASCII, domainToUnicode } from 'node:url';
import { formatAddress } from '@twintown/core/address.js';
import { translate } from '@twintown/core/messages.js';
import { formatValue } from '@twintown/core/values.js';
import { visibleName } from '../../http/file-name.ts';
import { keyPart, type WordKey, type Words } from '../../words.ts';
import { readAnswer, type Filled } from './check.ts';
import { optionKey, questionText } from './question-words.ts';
import {
  countOf,
  flatten,
  holds,
  itemsAt,
  optionId,
  questionsOf,
  stepIds,
  type Group,
  type Item,
  type Question,
  type Repeat,
  type StepId,
} from './questions.ts';
import { itemTitle } from './repeat.ts';

export interface SummaryRow {
  /** Id of the control in which the answer can be changed. */
  id: string;
  label: string;
  /** May have several lines. */
  answer: string;
}

export interface SummarySection {
  step: StepId;
  title: string;
  rows: SummaryRow[];
}

/** Questions and answers as people read them, step by step; only what was asked. */
export function summaryOf(filled: Filled, words: Words): SummarySection[] {
  return stepIds.map((step) => ({
    step,
    title: words(`step${keyPart(step)}` as WordKey),
    rows: rowsOf(questionsOf[step], filled, words),
  }));
}

function rowsOf(items: readonly Item[], filled: Filled, words: Words): SummaryRow[] {
  return items.flatMap((item) => {
    if (item.control === 'repeat') return repeatRows(item, filled, words);
    if (item.control !== 'group') return rowOf(item, filled, words);
    if (!holds(item.when, filled.answers)) return [];
    return item.address ? addressRow(item, filled, words) : rowsOf(item.items, filled, words);
  });
}

function rowOf(question: Question, filled: Filled, words: Words): SummaryRow[] {
  const answer = answerText(question, filled, words);
  // A question that may stay unanswered, and did, is no news.
  if (!answer && !question.required) return [];
  return [{ id: controlId(question, filled), label: questionText(words, question), answer }];
}

/** Where an answer is changed: among radio buttons at the one that is chosen. */
function controlId(question: Question, { answers }: Filled): string {
  if (question.control === 'date') return `${question.name}-day`;
  if (question.control !== 'radio') return question.name;
  const chosen = answers.get(question.name) ?? '';
  return question.options.includes(chosen) ? optionId(question, chosen) : question.name;
}

/** A question ends in its own mark. */
const asked = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

/** One row for each of the repeated things, with a line for each of its answers. */
function repeatRows(repeat: Repeat, filled: Filled, words: Words): SummaryRow[] {
  return Array.from({ length: countOf(repeat, filled.answers) }, (_, position) => {
    const rows = rowsOf(itemsAt(repeat, position), filled, words);
    const none = translate(words.language, 'common.notAnswered');
    return {
      id: rows[0]?.id ?? '',
      label: itemTitle(repeat, position, words),
      answer: rows.map(({ label, answer }) => `${asked(label)} ${answer || none}`).join('\n'),
    };
  });
}

function answerText(question: Question, filled: Filled, words: Words): string {
  if (question.control === 'file') {
    return filled.files
      .filter((file) => file.field === question.name)
      .map((file) => visibleName(file.name))
      .join(', ');
  }
  const { raw, value, issues } = readAnswer(question, filled, words.language);
  if (value === undefined) return raw.trim();
  if (question.control === 'radio') return words(optionKey(question, String(value)));
  if (question.control === 'checkbox') return words('checked');
  const kind = question.control === 'date' ? 'date' : question.kind;
  const text = formatValue(kind, value, words.language);
  const isInDoubt = issues.some(({ code }) => code === 'look-alike');
  return kind === 'email' && !isInDoubt ? withLetters(text) : text;
}

/** An address as people write it: browsers send `jan@łódź.pl` as `jan@xn--d-uga0v4h.pl`. */
function withLetters(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = domainToUnicode(address.slice(at));
  // What is no domain comes back as ''.
  return domainToASCII(domain) === address.slice(at) ? address.slice(0, at) + domain : address;
}

/** One line, as an envelope has it: `Biernackiego 12/3, 39-300 Mielec`; then the municipality. */
function addressRow(group: Group, filled: Filled, words: Words): SummaryRow[] {
  const parts: Record<string, string> = Object.fromEntries(
    [...flatten(group.items)].map((question) => [
      question.name.slice(group.id.length + 1),
      answerText(question, filled, words),
    ]),
  );
  return [
    {
      id: `${group.id}-street`,
      label: words(`group${keyPart(group.id)}` as WordKey),
      // All of them are in Poland: the country goes without saying, in every language.
      answer: [...formatAddress('PL', parts, 'pl'), parts['municipality']]
        .filter(Boolean)
        .join(', '),
    },
  ];
}
