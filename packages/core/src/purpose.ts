import { translate } from './messages.ts';

/**
 * Why one piece of personal data is asked for, in the words of the page's author. Pages print it
 * beside the question (`<details data-purpose>`), receipts and printed declarations beside the
 * answer, so that both say the same.
 */
export interface PurposeNote {
  /** What it is used for. */
  why: string;
  /** Legal basis, such as an article of an act. */
  basis?: string;
  /** How long it is kept. */
  kept?: string;
}

/**
 * The parts of `note` that are there, in order, each with its caption in `language`. Load the
 * namespace `purpose` first: `loadMessages(language, 'purpose')`, or `messages/all.js` on a server.
 */
export function purposeRows(
  language: string,
  note: PurposeNote,
): { part: keyof PurposeNote; caption: string; text: string }[] {
  return (['why', 'basis', 'kept'] as const).flatMap((part) => {
    const text = note[part];
    return text ? [{ part, caption: translate(language, `purpose.${part}`), text }] : [];
  });
}
