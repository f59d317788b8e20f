import { loadMessages } from '@twintown/core/messages.js';
import { readingWords } from '../../document-viewer/reading-words.ts';
import type { DocumentEngine, OpenDocument, OpenOptions, ReadablePage } from '../engine.ts';
import { engineFor } from '../choose-engine.ts';

export const never = new AbortController().signal;

/** Opens bytes as the viewer does: by what they are, and by a name. */
export async function openBytes(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  options: Partial<OpenOptions> = {},
): Promise<OpenDocument & { engine: string }> {
  const engine: DocumentEngine = await engineFor({ bytes, name, type: '' });
  const opened = await engine.open(bytes, { signal: never, lost: () => undefined, ...options });
  return Object.assign(opened, { engine: engine.name });
}

/** A page with English words, in an element that stands nowhere. */
export async function readIn(
  opened: OpenDocument,
  page = 1,
): Promise<{ read: ReadablePage; root: HTMLElement }> {
  await loadMessages('en', 'document');
  const read = await opened.readPage(page, { signal: never, words: readingWords('en') });
  const root = document.createElement('div');
  root.append(read.content);
  return { read, root };
}

/** Elements and texts of a page without white space between them, to compare. */
export function outline(root: Element): string {
  const write = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (!(node instanceof Element)) return '';
    const attributes = [...node.attributes]
      .filter(({ name }) => !['src', 'rel', 'target', 'type'].includes(name))
      .map(({ name, value }) => ` ${name}=${value}`)
      .join('');
    return `<${node.localName}${attributes}>${[...node.childNodes].map(write).join('')}</>`;
  };
  return [...root.childNodes].map(write).join('\n');
}
