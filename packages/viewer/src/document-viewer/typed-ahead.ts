import { isComposing } from '@twintown/elements/shared/composing.js';

/**
 * Keeps what is typed inside the viewer, and in none of its fields, for a field that is on its way.
 * @returns gives what was typed and ends the keeping
 */
export function typedAhead(root: ShadowRoot): () => string {
  let letters: string[] = [];
  const keep = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const isField = (event.composedPath()[0] as HTMLElement).matches('input, select, textarea');
    // Some keyboards write with keys that are held, and say that these are Control and Alt.
    const isCommand = (ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph');
    const isLetter = [...key].length === 1 && !isCommand && !isComposing(event);
    if (isField || (!isLetter && (key !== 'Backspace' || letters.length === 0))) return;
    letters = isLetter ? [...letters, key] : letters.slice(0, -1);
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener('keydown', keep as EventListener, { capture: true });
  return () => {
    root.removeEventListener('keydown', keep as EventListener, { capture: true });
    return letters.join('');
  };
}
