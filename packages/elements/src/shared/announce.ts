let region: HTMLElement | undefined;

/**
 * Puts the one polite live region at the end of the body. Called some time before there is anything
 * to say, because readers announce only changes to a region that stood in the page before.
 */
export function readyToAnnounce(): HTMLElement {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    // A status is read whole at every change (ARIA 1.2): what was said a moment ago would be said again.
    region.setAttribute('aria-atomic', 'false');
    region.setAttribute('data-tt-announcer', '');
    // A form of the page may be named `body` and take its place in `document`.
    document.querySelector('body')?.append(region);
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
  const target = readyToAnnounce();
  setTimeout(() => target.append(said), 100);
  setTimeout(() => said.remove(), 5000);
}
