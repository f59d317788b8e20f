import { isLetterOIn } from './letter-o.ts';
import { longestNumberText, readNumber } from './number-text.ts';
import { plain } from './text.ts';

/* "12 tys.", "1,5 mln", "12 mil", "2 miljoni", "12k": not as many as the digits say. */
const multiple =
  /^(?:k|mil|tys\p{L}*|t[uū]kst\p{L}*|thousands?|ml[nd]|mio|mrd|mlrd|mil[ijlh]+[oõaā]\p{L}*|milj\p{L}*)(?!\p{L})/iu;

const digits = String.raw`[-\u2010-\u2015\u2212+]?\s*\d(?:[\d\s.,'’]*\d)?`;
const behind = new RegExp(
  String.raw`^(${digits})[.,]?\s*((?:\p{L}|[%‰°$£])\D*(?:(?<=\p{L})[23])?)$`,
  'u',
);
const before = new RegExp(String.raw`^(?:\p{L}|[~≈$£])[^\d]*?(${digits})[.,]?$`, 'u');

/* Two marks with digits behind each; those between groups of three have been read by then. */
const marks = /^[^\d.,]*\d[\d\s'’]*(?:[.,]\s*\d[\d\s'’]*){2,}\D*$/;

/* Ledgers write numbers below zero in brackets, or with the minus behind. */
const belowZero = /^\((.+)\)$|^(.+)[-\u2010-\u2015\u2212]$/;

/**
 * What speaks against `raw`, which could not be read as a number: `unit` where a number has words or a
 * unit beside it, `format-o` where a letter O stands for a zero, `minus` where the minus stands behind or brackets stand for it, `marks` where more than one decimal mark was typed, `counted` where they say that it is a multiple (`12 tys.`), else what reading it told.
 * Neither is ever left out: in which unit the question asks, and how many thousands were meant, only the
 * person knows. `numberIn` takes off what may stand beside a number of the kind.
 */
export function problemOf(
  { problem }: { problem: string },
  raw: string,
  locale: string,
  numberIn = (text: string): string => text,
): string {
  const text = plain(raw).trim();
  if (problem !== 'format' || text.length > longestNumberText) return problem;
  if (isLetterOIn(text)) return 'format-o';
  const [, inBrackets, beforeMinus] = belowZero.exec(numberIn(text)) ?? [];
  const unsigned = numberIn((inBrackets ?? beforeMinus ?? '').trim());
  if (unsigned && !('problem' in readNumber(unsigned, locale))) return 'minus';
  if (marks.test(text)) return 'marks';
  const [, number = before.exec(text)?.[1], words] = behind.exec(text) ?? [];
  if (number === undefined || 'problem' in readNumber(number, locale)) return problem;
  return words && multiple.test(words) ? 'counted' : 'unit';
}
