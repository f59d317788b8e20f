import type { MessageHeader, ReadingWords } from '../engine.ts';
import { element, interfaceWords } from '../reading/html.ts';

/** Captions and what they say, in a table; false where nothing is said. */
export function factTable(
  words: ReadingWords,
  ...rows: [name: MessageHeader, ...content: (Node | string)[]][]
): HTMLTableElement | false {
  const body = element('tbody');
  for (const [name, ...content] of rows) {
    const value = element('td', ...content);
    if (!value.hasChildNodes()) continue;
    const caption = interfaceWords(words, element('th', words.header(name)));
    caption.scope = 'row';
    body.append(element('tr', caption, value));
  }
  if (!body.hasChildNodes()) return false;
  const table = element('table', body);
  table.dataset['facts'] = '';
  return table;
}
