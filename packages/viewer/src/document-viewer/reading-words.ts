import { translate } from '@twintown/core/messages.js';
import type { ReadingWords } from '../engines/engine.ts';

/** The words that engines put into pages of the reading view, in the page's language. */
export function readingWords(language: string): ReadingWords {
  return {
    pageLink: (page) => translate(language, 'document.linkPage', { page }),
    picture: () => translate(language, 'document.viewPicture'),
    remotePicture: () => translate(language, 'document.viewPicture'),
    header: (name) => name,
    cutOff: (shown, total) => `${shown} / ${total}`,
  };
}
