import type { Question } from './question.ts';

/** The words above a question, its legend or label, without marks of required and optional. */
export function captionOf(question: Question): string {
  return wordsOf(question.querySelector('legend') ?? question.controls[0]?.labels?.[0]);
}

/** The words of `label` without marks of required and optional, which are of no use elsewhere. */
export function wordsOf(label: Element | null | undefined): string {
  const words = [...(label?.childNodes ?? [])].filter(
    (node) => !(node instanceof Element && node.matches('[data-optional],[data-required]')),
  );
  return words
    .map(({ textContent }) => textContent)
    .join('')
    .trim()
    .replace(/\s+/g, ' ');
}
