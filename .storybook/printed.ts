import type { StoryContext, StoryObj } from '@storybook/web-components-vite';
import { wordsIn, type Words } from './words.ts';

/** The HTML of a story in one language, as a server would print it. */
export type Print = (language: string) => string;

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

/** Takes away the indentation that HTML has only because it stands inside a program. */
export function unindent(html: string): string {
  const lines = html.replace(/^\s*\n|\s+$/g, '').split('\n');
  const [first = '', ...rest] = lines;
  const filled = (first.trim() === first && rest.length > 0 ? rest : lines).filter((line) =>
    line.trim(),
  );
  const common = Math.min(...filled.map(indentation));
  return lines.map((line) => line.slice(Math.min(common, indentation(line)))).join('\n');
}

/** What the Code panel and the guidance pages offer to copy. */
export function sourceOf(context: Pick<StoryContext, 'parameters' | 'globals'>): string {
  const print = context.parameters['print'] as Print | undefined;
  return print ? unindent(print(String(context.globals['language']))) : '';
}

/** A story that is nothing but HTML with words from the catalogues of these pages. */
export function page(
  html: (words: Words, language: string) => string,
  more: Partial<StoryObj> = {},
): StoryObj {
  const print: Print = (language) => html(wordsIn(language), language);
  return { ...more, parameters: { ...more.parameters, print } };
}
