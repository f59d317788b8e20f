/** What can be seen on a page, through all shadow roots. Each function runs in the page by itself. */

/** Sets text as WCAG 1.4.12 has it, in every tree, as a reader's own style sheet would. */
export function spaceText(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
      'p { margin-block-end: 2em !important }',
  );
  const walk = (root: Document | ShadowRoot): void => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) walk(shadowRoot);
  };
  walk(document);
}

/** Texts that did not take the spacing up. */
export function looseText(): string[] {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.checkVisibility() || !element.textContent?.trim()) continue;
      const { fontSize, lineHeight, letterSpacing } = getComputedStyle(element);
      const size = parseFloat(fontSize);
      const isSpaced =
        Math.abs(parseFloat(lineHeight) - size * 1.5) < 0.5 &&
        Math.abs(parseFloat(letterSpacing) - size * 0.12) < 0.1;
      if (!isSpaced) found.push(`${element.localName}.${element.className}`);
    }
  };
  for (const element of document.querySelectorAll('main *')) {
    if (element.shadowRoot) walk(element.shadowRoot);
  }
  return found;
}

/** Texts that are cut off by what they stand in, or lie on another text. */
export function clippedText(): string[] {
  interface Seen {
    text: string;
    parent: Element;
    rect: DOMRect;
  }
  const seen: Seen[] = [];
  const faults: string[] = [];
  const above = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot
      ? (element.getRootNode() as ShadowRoot).host
      : null);
  /** The part of it that is not scrolled out of sight. */
  const inScrollers = (element: Element, rect: DOMRect): DOMRect => {
    let { top, bottom } = rect;
    for (let at: Element | null = element; at; at = above(at)) {
      if (!/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
      const box = at.getBoundingClientRect();
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    return new DOMRect(rect.left, top, rect.width, Math.max(0, bottom - top));
  };
  const cutBy = (element: Element, rect: DOMRect): Element | 'hidden' | undefined => {
    for (let at: Element | null = element; at; at = above(at)) {
      const style = getComputedStyle(at);
      // What is left for screen readers alone, and the text over the picture of a page.
      if (style.clipPath === 'inset(50%)' || at.matches('.page .text, .visually-hidden'))
        return 'hidden';
      if (at.matches('canvas, svg')) return 'hidden';
      const box = at.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowY)) {
        if (rect.bottom <= box.top || rect.top >= box.bottom) return 'hidden';
        if (/auto|scroll/.test(style.overflowX) || at.scrollWidth <= at.clientWidth)
          return undefined;
      }
      const clips = /hidden|clip/;
      if (clips.test(style.overflowY) && (rect.top < box.top - 1 || rect.bottom > box.bottom + 1))
        return at;
      if (clips.test(style.overflowX) && (rect.left < box.left - 1 || rect.right > box.right + 1))
        return at;
    }
    return undefined;
  };
  const walk = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.shadowRoot) walk(node.shadowRoot);
        continue;
      }
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!parent || !text || parent.matches('style, script, noscript, option')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const whole of range.getClientRects()) {
        const rect = inScrollers(parent, whole);
        if (rect.width < 1 || rect.height < 1) continue;
        const cut = cutBy(parent, rect);
        if (cut === 'hidden') continue;
        if (cut)
          faults.push(`“${text.slice(0, 40)}” is cut off by ${cut.localName}.${cut.className}`);
        seen.push({ text, parent, rect });
      }
    }
  };
  walk(document.body);
  seen.forEach(({ text, parent, rect }, at) => {
    for (const other of seen.slice(at + 1)) {
      if (other.parent === parent || other.parent.contains(parent) || parent.contains(other.parent))
        continue;
      const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
      if (across > 2 && down > 4)
        faults.push(`“${text.slice(0, 40)}” lies on “${other.text.slice(0, 40)}”`);
    }
  });
  return faults;
}

/** What is wider than its place, beside the frames of tables. */
export function sideways(): string[] {
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`page: ${page.scrollWidth}`);
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      // A picture of a page is moved about in its frame; the text of it is what reflows.
      if (!/auto|scroll/.test(getComputedStyle(element).overflowX)) continue;
      if (element.matches('.wide') || element.querySelector('.page')) continue;
      if (element.checkVisibility() && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${element.localName}.${element.className}: ${element.scrollWidth}`);
      }
    }
  };
  walk(document);
  return found;
}

/** Contrast of every text with what it stands on, and surfaces of text that are not the theme's. */
export function contrasts(): {
  texts: { text: string; contrast: number; color: string; ground: string }[];
  surfaces: string[];
} {
  type Color = [number, number, number, number];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, Color>();
  const read = (color: string): Color => {
    const present = known.get(color);
    if (present) return present;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
    const made: Color = [r, g, b, a / 255];
    known.set(color, made);
    return made;
  };
  const above = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot
      ? (element.getRootNode() as ShadowRoot).host
      : null);
  const groundOf = (element: Element): string => {
    for (let at: Element | null = element; at; at = above(at)) {
      const { backgroundColor } = getComputedStyle(at);
      if (read(backgroundColor)[3] > 0.99) return backgroundColor;
    }
    return 'Canvas';
  };
  const light = ([r, g, b]: Color): number => {
    const linear = [r, g, b].map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  };
  const texts: { text: string; contrast: number; color: string; ground: string }[] = [];
  const surfaces: string[] = [];
  const surface = getComputedStyle(document.documentElement).backgroundColor;
  const walk = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.shadowRoot) walk(node.shadowRoot);
        const own = node.matches('.reading') ? getComputedStyle(node).backgroundColor : surface;
        if (own !== surface && read(surface)[3] > 0) surfaces.push(`${own} on ${surface}`);
        continue;
      }
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!parent || !text || parent.matches('style, script, noscript, option')) continue;
      // The text over the picture of a page is transparent; what cannot be pressed may be faint.
      if (parent.closest('.page .text, [aria-disabled=true], :disabled')) continue;
      // A plain button of the page is the browser's own.
      if (parent.matches('form > button')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { color } = getComputedStyle(parent);
      const ground = groundOf(parent);
      const [one = 0, other = 0] = [light(read(color)), light(read(ground))].sort((a, b) => b - a);
      const contrast = Math.round(((one + 0.05) / (other + 0.05)) * 100) / 100;
      texts.push({ text: text.slice(0, 40), contrast, color, ground });
    }
  };
  walk(document.body);
  return { texts, surfaces };
}
