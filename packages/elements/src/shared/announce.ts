const regions = new WeakMap<Element, HTMLElement>();

/** What is read of the page: while a modal dialog is open the rest is inert, and its changes are silent. */
function heard(): Element {
  // In a forgiving list, a browser that does not know the pseudo-class matches nothing.
  const modal = ':is(dialog:modal)';
  return (
    document.activeElement?.closest(modal) ??
    [...document.querySelectorAll(modal)].at(-1) ??
    // A form of the page may be named `body` and take its place in `document`.
    document.querySelector('body')!
  );
}

/**
 * Puts a polite live region at the end of the body, or of the modal dialog that is open. Called some
 * time before there is anything to say, because readers announce only changes to a region that stood
 * in the page before.
 */
export function readyToAnnounce(): HTMLElement {
  const place = heard();
  let region = regions.get(place);
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    // A status is read whole at every change (ARIA 1.2): what was said a moment ago would be said again.
    region.setAttribute('aria-atomic', 'false');
    region.setAttribute('data-tt-announcer', '');
    place.append(region);
    regions.set(place, region);
    if (place.localName === 'dialog')
      place.addEventListener('close', () => region?.remove(), { once: true });
  }
  return region;
}

/**
 * Says `text` to people who hear the page, without moving focus. Texts said in the same moment are
 * said together.
 */
export function announce(text: string, language: string): void {
  const said = document.createElement('p');
  if (language) said.lang = language;
  said.textContent = text;
  readyToAnnounce();
  // A dialog may have opened or closed by then.
  setTimeout(() => readyToAnnounce().append(said), 100);
  setTimeout(() => said.remove(), 5000);
}
