/**
 * Resolves when the browser has put the present state on the screen, after `most` milliseconds at the
 * latest: a page in a hidden tab has no frames.
 */
export function painted(most: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, most);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
