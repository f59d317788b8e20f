import type { FormField } from './engine.ts';

/** What a voice calls a field; a choice together with its question. */
export function nameOf({ question, label, name }: FormField): string {
  const own = label || name;
  if (!question || own.toLowerCase().includes(question.toLowerCase())) return own;
  return `${question}${/\p{P}$/u.test(question) ? '' : ':'} ${own}`;
}
