const regions = new WeakMap<Element, HTMLElement>();

// In a forgiving list, a browser that does not know the pseudo-class matches nothing.
const modal = ':is(dialog:modal)';

/** Where a live region stands, and which modal dialog it is heard in. */
interface Place {
  parent: Element;
  slot?: string;
  dialog?: Element;
}

/** The modal dialog around the focus, also where it stands in the shadow root of a vendor's element. */
function around(): Place | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  /** What a dialog shows without holding it: whatever stands beside it is shown there, too. */
  let shown: Element | undefined;
  while (at) {
    if (at.matches(modal)) {
      return shown
        ? { parent: shown.parentElement!, slot: shown.slot, dialog: at }
        : { parent: at, dialog: at };
    }
    const { assignedSlot, parentElement }: Element = at;
    if (assignedSlot) shown = at;
    else if (!parentElement) shown = undefined;
    at = assignedSlot ?? parentElement ?? ((at.getRootNode() as ShadowRoot).host as Element | null);
  }
  return undefined;
}

/** What is read of the page: while a modal dialog is open the rest is inert, and its changes are silent. */
function heard(): Place {
  const place = around();
  if (place) return place;
  const last = [...document.querySelectorAll(modal)].at(-1);
  if (last) return { parent: last, dialog: last };
  // A form of the page may be named `body` and take its place in `document`.
  return { parent: document.querySelector('body')! };
}

/**
 * Puts a polite live region at the end of the body, or of the modal dialog that is open. Called some
 * time before there is anything to say, because readers announce only changes to a region that stood
 * in the page before.
 */
export function readyToAnnounce(): HTMLElement {
  const { parent, slot, dialog } = heard();
  let region = regions.get(parent);
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    // A status is read whole at every change (ARIA 1.2): what was said a moment ago would be said again.
    region.setAttribute('aria-atomic', 'false');
    region.setAttribute('data-tt-announcer', '');
    if (slot) region.slot = slot;
    // Not by the stylesheet, which ends at a shadow root. `clip` and `opacity` instead of a box that
    // scrolls and a path: every letter typed on the page would pay for those (decision 33).
    region.style.cssText =
      'position:absolute;inline-size:1px;block-size:1px;overflow:clip;white-space:nowrap;opacity:0';
    parent.append(region);
    regions.set(parent, region);
    dialog?.addEventListener('close', () => region?.remove(), { once: true });
  }
  return region;
}

/** How long what follows from an answer that was brought back may take to be told. */
const settling = 3000;
const acts = ['keydown', 'pointerdown', 'click'];
let quiet: ReturnType<typeof setTimeout> | undefined;

function speak(): void {
  clearTimeout(quiet);
  quiet = undefined;
  for (const type of acts) document.removeEventListener(type, speak, true);
}

/**
 * Answers of before are brought back to a page that was loaded again: until somebody acts, what follows from
 * them is no news, as nothing is said of what a browser gives back.
 */
export function keepQuiet(): void {
  speak();
  for (const type of acts) document.addEventListener(type, speak, true);
  quiet = setTimeout(speak, settling);
}

/**
 * Says `text` to people who hear the page, without moving focus. Texts said in the same moment are
 * said together.
 */
export function announce(text: string, language: string): void {
  if (quiet !== undefined) return;
  const said = document.createElement('p');
  if (language) said.lang = language;
  said.textContent = text;
  readyToAnnounce();
  // A dialog may have opened or closed by then.
  setTimeout(() => readyToAnnounce().append(said), 100);
  setTimeout(() => said.remove(), 5000);
}
