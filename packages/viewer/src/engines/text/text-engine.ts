import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from '../engine.ts';
import { element, fragment, statedPage } from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { wholeSource } from '../whole-source.ts';
import { decodeText } from './encoding.ts';

/** More than a reader reads in a page, and less than makes a page slow. */
export const textLimits = { characters: 500_000, lines: 20_000 } as const;

/** Shows plain text as paragraphs that reflow. */
export const textEngine: DocumentEngine = {
  name: 'text',
  async open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
    const text = decodeText(await wholeSource(source, options.signal));
    return readingDocument({
      read(_, { words }) {
        const { shown, whole } = cutText(text);
        const content = fragment(...paragraphs(shown));
        if (!whole) content.append(element('p', words.cutOff('text', shown.length)));
        return statedPage(content, words);
      },
    });
  },
};

/** The beginning of a text within the limits. */
export function cutText(text: string): { shown: string; whole: boolean } {
  let end = Math.min(text.length, textLimits.characters);
  let at = -1;
  for (let lines = 0; lines < textLimits.lines; lines += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0 || at >= end) break;
  }
  if (at >= 0 && at < end) end = at;
  // Half a character of two units would be shown as a box.
  if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
  return { shown: text.slice(0, end), whole: end === text.length };
}

/** Empty lines part paragraphs; line ends within one stay. */
export function paragraphs(text: string): HTMLParagraphElement[] {
  return text
    .split(/\n[\t ]*(?:\n[\t ]*)+/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const lines = part.replace(/^\n|\n$/g, '').split('\n');
      return element(
        'p',
        ...lines.flatMap((line, index) => (index === 0 ? [line] : [element('br'), line])),
      );
    });
}
