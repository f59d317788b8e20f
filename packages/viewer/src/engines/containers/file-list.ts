import { fileSize } from '@twintown/core/file-size.js';
import { visibleName } from '@twintown/core/file-name.js';
import type { Attachment, ReadablePage, ReadingWords } from '../engine.ts';
import { element, fragment, interfaceWords, page, statedPage } from '../reading/html.ts';

/** A longer list is not gone through; all files stay among the attachments. */
const mostShown = 1000;

/** The files in a container, each to be opened in its place. */
export function fileList(
  files: readonly Pick<Attachment, 'name' | 'size' | 'isLocked'>[],
  words: ReadingWords,
): ReadablePage {
  const list = element('ul');
  for (const [index, { name, size = 0, isLocked }] of files.slice(0, mostShown).entries()) {
    const button = element('button', shownPath(name));
    button.type = 'button';
    button.dataset['attachment'] = String(index);
    const item = element('li', button, ` (${fileSize(words.language, size)})`);
    if (isLocked) item.append(' · ', interfaceWords(words, element('span', words.fileLocked())));
    list.append(item);
  }
  if (!list.hasChildNodes()) return statedPage(fragment(), words);
  const cut =
    files.length > mostShown &&
    interfaceWords(words, element('p', words.cutOff('files', mostShown)));
  return page(fragment(interfaceWords(words, element('h2', words.files())), cut, list), 'stated');
}

/** Folders before the name, each with its hidden characters spelled out. */
const shownPath = (name: string): string =>
  name
    .split(/[/\\]/)
    .filter(Boolean)
    .map((part) => visibleName(part))
    .join(' / ');
