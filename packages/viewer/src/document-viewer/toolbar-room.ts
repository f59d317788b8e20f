/** From all commands in the toolbar to the fewest; what is taken away stands in its menu. */
const steps = ['', 'medium', 'small', 'least'];

/**
 * Takes commands out of a toolbar until it stands in one row. The widths at which commands go
 * (`tool.styles.ts`) cannot know of the page's own buttons, of larger text or of longer words.
 * @param mayGrow there may be more room than before; else commands are only taken away, which is looked at
 *   once for each page that is turned
 */
export function fitToolbar(toolbar: HTMLElement, mayGrow: boolean): void {
  // A toolbar that the page hides has no rows.
  if (!toolbar.checkVisibility()) return;
  if (!mayGrow && isOneRow(toolbar)) return;
  for (const step of steps) {
    if (step) toolbar.dataset['room'] = step;
    else delete toolbar.dataset['room'];
    if (isOneRow(toolbar)) return;
  }
}

/** Whether all that stands in the toolbar, but for the open menu, begins above where its first control ends. */
function isOneRow(toolbar: HTMLElement): boolean {
  const places = [...toolbar.querySelectorAll<HTMLElement>('button, a, input, .total')]
    .filter((each) => !each.closest('[role=menu]') && each.checkVisibility())
    .map((each) => each.getBoundingClientRect());
  const [first] = places;
  return !first || places.every(({ top }) => top < first.bottom);
}
