interface Keyed {
  zoomIn(): void;
  zoomOut(): void;
  fitWidth(): void;
  nextPage(): void;
  previousPage(): void;
}
interface Reached {
  readonly isReady: boolean;
  readonly pageCount: number;
  goTo(page: number): void;
  stepDocument(by: number): void;
}

/**
 * Keys inside the document. The vertical arrows and the space bar scroll by themselves; PageUp and
 * PageDown do so only in some engines.
 */
export function keyHandler(viewer: Keyed, session: Reached): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0] as HTMLElement;
    if (target instanceof HTMLInputElement) return;
    if (event.shiftKey && (event.key === 'PageDown' || event.key === 'PageUp')) {
      session.stepDocument(event.key === 'PageDown' ? 1 : -1);
      event.preventDefault();
    }
    if (event.defaultPrevented || !session.isReady) return;
    const scroller = event.currentTarget as HTMLElement;
    const sideways = [scroller, target].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
    if (event.key === '+' || event.key === '=') viewer.zoomIn();
    else if (event.key === '-') viewer.zoomOut();
    else if (event.key === '0') viewer.fitWidth();
    else if (event.key === 'PageDown') scroller.scrollTop += 0.9 * scroller.clientHeight;
    else if (event.key === 'PageUp') scroller.scrollTop -= 0.9 * scroller.clientHeight;
    else if (event.key === 'Home') session.goTo(1);
    else if (event.key === 'End') session.goTo(session.pageCount);
    else if (event.key === 'ArrowRight' && !sideways) viewer.nextPage();
    else if (event.key === 'ArrowLeft' && !sideways) viewer.previousPage();
    else return;
    event.preventDefault();
  };
}
