import { newId } from './new-id.ts';

/**
 * Gives each item of a repeater that the server does not know yet an id of its own, so that the
 * server can tell it from the others while its draft is kept. Says nothing about the person.
 */
export function nameItems(): void {
  const name = (): void => {
    for (const field of document.querySelectorAll<HTMLInputElement>('input[data-item-id]'))
      field.value ||= newId();
  };
  name();
  addEventListener('tt-items', name);
}
