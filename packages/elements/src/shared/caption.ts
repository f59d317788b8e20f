import type { Question } from './question.ts';

/** The words above a question, its legend or label, without marks of required and optional. */
export function captionOf(question: Question): string {
  return wordsOf(question.querySelector('legend') ?? question.controls[0]?.labels?.[0]);
}

/**
 * The words of `label` without marks of required and optional, which are of no use elsewhere, and without what
 * a control inside it holds.
 */
export function wordsOf(label: Element | null | undefined): string {
  return textOf(label).trim().replace(/\s+/g, ' ');
}

function textOf(node: Node | null | undefined): string {
  if (node instanceof Text) return node.data;
  return node instanceof Element && !node.matches('[data-optional],[data-required],option,textarea')
    ? [...node.childNodes].map(textOf).join('')
    : '';
}
