import type { Control } from '../shared/question.ts';

/**
 * Has the browser look at `asked`, and tell what is wrong with it in its own words, where ours have not
 * come. Gives whether nothing is wrong. What nobody can be led to holds up nothing: the server checks it.
 */
export function checkByBrowser(asked: HTMLFormElement | Control): boolean {
  // The browser is asked in our place, not we in the browser's.
  const keep = (event: Event): void => event.stopPropagation();
  asked.addEventListener('tt-reportValidity', keep);
  try {
    // A control named like the method would hide the form's own.
    const { reportValidity } = asked instanceof HTMLFormElement ? HTMLFormElement.prototype : asked;
    return reportValidity.call(asked) || !wrongIn(asked).some((each) => each.checkVisibility());
  } finally {
    asked.removeEventListener('tt-reportValidity', keep);
  }
}

function wrongIn(asked: HTMLFormElement | Control): Element[] {
  const controls: Iterable<Element> =
    asked instanceof HTMLFormElement
      ? (Reflect.get(HTMLFormElement.prototype, 'elements', asked) as HTMLFormControlsCollection)
      : [asked];
  return [...controls].filter((each) => each.matches(':invalid:not(fieldset)'));
}
