const gap = 8;

/**
 * Puts a floating panel below its button, or above where there is more room, and keeps it there
 * while anything scrolls or the panel grows. Gives what ends that. Nothing leaves the screen: a panel that is higher
 * than the screen scrolls in itself.
 */
export function placeBelow(panel: HTMLElement, button: HTMLElement): () => void {
  const place = (): void => {
    const at = button.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth, offsetHeight } = panel;
    const below = clientHeight - at.bottom - gap;
    const above = at.top - gap;
    const top = below < offsetHeight && above > below ? above - offsetHeight : at.bottom + gap;
    const rightToLeft = getComputedStyle(button).direction === 'rtl';
    const left = rightToLeft ? at.right - offsetWidth : at.left;
    const keep = (value: number, room: number): string =>
      `${Math.max(0, Math.min(gap, room / 2), Math.min(value, room - gap))}px`;
    panel.style.setProperty('top', keep(top, clientHeight - offsetHeight));
    panel.style.setProperty('left', keep(left, clientWidth - offsetWidth));
  };
  place();
  const options = { capture: true, passive: true };
  addEventListener('scroll', place, options);
  addEventListener('resize', place);
  const observer = new ResizeObserver(place);
  observer.observe(panel);
  return () => {
    observer.disconnect();
    removeEventListener('scroll', place, options);
    removeEventListener('resize', place);
    panel.style.removeProperty('top');
    panel.style.removeProperty('left');
  };
}
