/** Milliseconds after the page moved within which a second press belongs to the first. */
const gap = 500;
/** CSS pixels that a finger strays between two taps. */
const stray = 40;

function meetRepeats(event: KeyboardEvent): void {
  if (!event.repeat || event.key !== 'Enter') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * A press is about to move the page: what then lies under the finger or pointer is not what the second
 * tap of a slow hand was meant for, so that tap meets nothing. Neither does a key that is still held;
 * other presses by keyboard are left alone. Gives what is to be called once the page has moved.
 */
export function ignoreSecondPress({ detail, clientX, clientY }: MouseEvent): () => void {
  if (detail === 0) {
    addEventListener('keydown', meetRepeats, true);
    addEventListener('keyup', () => removeEventListener('keydown', meetRepeats, true), {
      capture: true,
      once: true,
    });
    return () => {};
  }
  const meet = (event: MouseEvent): void => {
    const isThere = Math.hypot(event.clientX - clientX, event.clientY - clientY) <= stray;
    if (event.detail < 2 || !isThere) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // The button going down takes the focus away from where the first press has led it.
  const types = ['mousedown', 'click'] as const;
  for (const type of types) addEventListener(type, meet, true);
  return () =>
    void setTimeout(() => types.forEach((type) => removeEventListener(type, meet, true)), gap);
}
