/** What stands around `node`, through slots and shadow roots. */
function around(node: Node): Element | null {
  const slot = node instanceof Element ? node.assignedSlot : null;
  const parent = slot ?? node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Parts of the page around `element`, such as a dialog, that cut off what hangs out of them. */
export function clippersOf(element: Element): Element[] {
  const parts: Element[] = [];
  for (let at = around(element); at && at !== document.body; at = around(at)) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (/auto|scroll|hidden|clip/.test(overflowX + overflowY)) parts.push(at);
  }
  return parts;
}

/** Takes `panel` out of all that would cut it off; says whether the browser can. */
export function float(panel: HTMLElement): boolean {
  if (!('showPopover' in panel)) return false;
  panel.popover = 'manual';
  panel.showPopover();
  return true;
}

/** Puts a floating `panel` below `control`, or above it. Does nothing with one that does not float. */
export function hangAt(panel: HTMLElement, control: Element, up: boolean, gap: number): void {
  if (!panel.hasAttribute('popover')) return;
  const { top, bottom, left, width } = control.getBoundingClientRect();
  const { clientHeight } = document.documentElement;
  const at = {
    left: `${left}px`,
    width: `${width}px`,
    top: up ? 'auto' : `${bottom + gap}px`,
    bottom: up ? `${clientHeight - top + gap}px` : 'auto',
  };
  for (const [name, value] of Object.entries(at)) panel.style.setProperty(name, value);
}

/** Puts `panel` back into the page. */
export function sink(panel: HTMLElement): void {
  if (!panel.hasAttribute('popover')) return;
  panel.removeAttribute('popover');
  for (const name of ['left', 'width', 'top', 'bottom']) panel.style.removeProperty(name);
}
