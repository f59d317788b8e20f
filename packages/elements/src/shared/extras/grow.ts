import type { Setting } from '../extras.ts';
import { follow, type Follower } from '../follow.ts';
import type { Control } from '../question.ts';

/** The stylesheet does it alone, and without losing the printed rows. The same condition stands there. */
const byStyle =
  CSS.supports('field-sizing', 'content') &&
  CSS.supports('min-block-size', 'calc(attr(rows type(<number>), 2) * 1lh)');

const growing = new WeakMap<Control, { follower: Follower; fit: () => void }>();

/**
 * Lets a text area be as high as its text in engines where the stylesheet alone cannot. It never
 * becomes lower than its printed rows, nor higher than the stylesheet's `max-block-size`; a height
 * that a person pulled it to stays.
 */
export function equip(control: Control, { question }: Setting): void {
  if (byStyle) return;
  const present = growing.get(control);
  if (present) {
    follow(question, present.follower);
    // The page's own script may have put another text in.
    present.fit();
    return;
  }
  const area = control as HTMLTextAreaElement;
  let ours = 0;
  const fit = (): void => {
    const before = area.offsetHeight;
    // Out of sight, as in a dialog that is closed, it has no height to go by.
    if (before === 0 || (ours && Math.abs(before - ours) > 1)) return;
    area.style.setProperty('block-size', 'auto');
    const least = area.offsetHeight;
    const borders = least - area.clientHeight;
    const wanted = Math.max(least, area.scrollHeight + borders);
    if (wanted > least) area.style.setProperty('block-size', `${wanted}px`);
    ours = area.offsetHeight;
  };
  area.addEventListener('input', fit);
  let width = 0;
  // Comes into sight, or becomes narrower. The observer lives as long as the area that it holds.
  new ResizeObserver(() => {
    if (area.offsetWidth === width) return;
    width = area.offsetWidth;
    // Not at once: a height that is set meanwhile is told as an error of the page.
    requestAnimationFrame(fit);
  }).observe(area);
  const follower: Follower = {
    reset: (form) => {
      if (form === area.form) fit();
    },
  };
  growing.set(control, { follower, fit });
  follow(question, follower);
  fit();
}
