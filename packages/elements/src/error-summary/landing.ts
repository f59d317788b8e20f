/*
 * Where the page stands once a line of the summary was followed. Nobody needs it before there is a line.
 */

/** Controls whose caption stands above them: scrolled to together, so that the question is read. */
function captionOf(control: HTMLElement): Element {
  const isChoice = control.matches('input[type=radio],input[type=checkbox],[data-part]');
  // Of any other control a legend is that of its section, which may be long.
  const legend =
    isChoice && control.closest('tt-field, fieldset')?.querySelector(':scope > legend');
  return legend || labelOf(control) || control;
}

const labelOf = (control: Element): Element | undefined =>
  (control as HTMLInputElement).labels?.[0];

/** What is said of `control` where it stands above its caption, as at a box to tick. */
function errorBefore(caption: Element, control: HTMLElement): Element | undefined {
  const root = control.getRootNode() as Document | ShadowRoot;
  const ids = control.getAttribute('aria-describedby')?.split(/\s+/);
  return ids
    ?.map((id) => root.getElementById(id))
    .find(
      (error): error is HTMLElement =>
        !!error?.matches('[data-error]:not([hidden])') &&
        !!(error.compareDocumentPosition(caption) & Node.DOCUMENT_POSITION_FOLLOWING),
    );
}

/**
 * Moves the focus to `control` and the page to its question: to what is first of its caption, its own
 * label and itself that leaves it within the window. A page that scrolls smoothly is moved at once, too:
 * nobody waits for the question, and nobody is made dizzy.
 */
export function land(control: HTMLElement): void {
  const root = control.getRootNode() as Document | ShadowRoot;
  const before = root.activeElement;
  control.focus({ preventScroll: true });
  // A control that is out of sight gives the focus to what stands for it, an element to one of its parts.
  const moved = root.activeElement === before ? null : (root.activeElement as HTMLElement | null);
  const met = moved ?? control;
  const focused = met.shadowRoot?.activeElement ?? met;
  const asked = control.contains(met) || labelOf(control) ? control : met;
  const caption = captionOf(asked);
  const places = [errorBefore(caption, asked), caption, labelOf(focused)];
  const room = document.documentElement.clientHeight;
  const { bottom, height } = focused.getBoundingClientRect();
  const place = places.find((each) => each && bottom - each.getBoundingClientRect().top <= room);
  const behavior = 'instant';
  if (place) {
    // Its own words are inside an element with its own parts: no room is needed above it.
    (place.shadowRoot?.firstElementChild ?? place).scrollIntoView({ behavior });
    // What scrolls may leave less room than the window has.
    const { top: above, bottom: below } = focused.getBoundingClientRect();
    if (above >= 0 && below <= room) return;
  }
  // With its end at that of the window there is the most room for what is said above it.
  focused.scrollIntoView({ block: height > room ? 'start' : 'end', behavior });
  if (height > room) scrollBy({ top: focused.getBoundingClientRect().top, behavior });
}
