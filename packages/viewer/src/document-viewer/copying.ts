import { copiedText, selectionIn } from './copied-text.ts';

/**
 * Attach as `copy` listener. What lies over the pictures of pages is transparent and placed letter by
 * letter: elsewhere nobody could read it, so it is copied as text alone.
 */
export function copied(event: ClipboardEvent, root: ShadowRoot): void {
  const pages = root.querySelector('.sheets');
  const range = selectionIn(root);
  if (!pages || !range || !event.clipboardData) return;
  if (!pages.contains(range.startContainer) || !pages.contains(range.endContainer)) return;
  // An answer that is selected in a field is copied by the field.
  if (root.activeElement?.matches('input, textarea')) return;
  event.clipboardData.setData('text/plain', copiedText(pages, range));
  event.preventDefault();
}
