let region: HTMLElement | undefined;

/**
 * Says `text` to people who hear the page, without moving focus. Texts said in the same moment are
 * said together. Uses one polite live region at the end of the body; it is created on first use,
 * because readers announce only changes to a region that stood in the page before.
 */
export function announce(text: string, language: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.setAttribute('data-tt-announcer', '');
    document.body.append(region);
  }
  const said = document.createElement('p');
  if (language) said.lang = language;
  said.textContent = text;
  const target = region;
  setTimeout(() => target.append(said), 100);
  setTimeout(() => said.remove(), 5000);
}
