import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { development } from './warn.ts';

/**
 * The language that holds at `element`: the nearest `lang` attribute on the element or above it,
 * also across shadow roots (HTML's own rule stops at none of them either), else the empty string.
 */
export function languageOf(element: Element): string {
  return nearest(element, 'lang');
}

/**
 * What the nearest `attribute` on the element or above it says, also across shadow roots, else the
 * empty string.
 */
export function nearest(element: Element, attribute: string): string {
  for (let node: Element | null = element; node;) {
    const own = Element.prototype.closest.call(node, `[${attribute}]`);
    if (own) return own.getAttribute(attribute)!;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

type Listener = () => void;
const observers = new WeakMap<Node, { listeners: Set<Listener>; observer: MutationObserver }>();

function watch(root: Node, listener: Listener): () => void {
  let entry = observers.get(root);
  if (!entry) {
    const listeners = new Set<Listener>();
    const observer = new MutationObserver(() => listeners.forEach((notify) => notify()));
    observers.set(root, (entry = { listeners, observer }));
  }
  const { listeners, observer } = entry;
  // Of a root that is observed already this changes nothing (DOM, observe, step 7).
  observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer.disconnect();
  };
}

/**
 * Calls `changed` whenever a `lang` may have become another one at `element`, in its own tree or in
 * those around it. One observer serves all callers of a tree. Returns what ends it.
 */
export function watchLanguage(element: Element, changed: Listener): () => void {
  let root: Node = element.getRootNode();
  const stops = [watch(root, changed)];
  while (root instanceof ShadowRoot) {
    root = root.host.getRootNode();
    stops.push(watch(root, changed));
  }
  return () => stops.forEach((stop) => stop());
}

/** How many are told of another language at `root`. It stays the same over elements that come and go. */
export const watchersAt = (root: Node): number => observers.get(root)?.listeners.size ?? 0;

/**
 * Keeps `language` equal to the language at the host and calls `changed` when it becomes another
 * one: when a `lang` above the host changes, or the host moves below another `lang`. One observer
 * serves all hosts of a tree. `changed` is called on connection too, before the first update.
 */
export class LanguageController implements ReactiveController {
  /** BCP 47 tag as the page wrote it, or '' where it wrote none. */
  language = '';
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: ((language: string) => void) | undefined;
  #stop: (() => void) | undefined;
  #read = false;

  constructor(host: ReactiveControllerHost & Element, changed?: (language: string) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchLanguage(this.#host, this.#update);
    this.#update();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  readonly #update = (): void => {
    const language = languageOf(this.#host);
    // A page without any language is told once too, so that hosts can load their fallback words.
    if (language === this.language && this.#read) return;
    this.#read = true;
    this.language = language;
    // Written out here and not in a function of its own, which bundlers would keep without a call.
    if (development)
      Promise.all([import('./warn-of-language.ts'), import('./warn-of-theme.ts')])
        .then(([{ warnOfLanguage }, { warnOfTheme }]) => {
          warnOfLanguage(language, this.#host);
          warnOfTheme(this.#host);
        })
        .catch(() => undefined);
    this.#changed?.(language);
    this.#host.requestUpdate();
  };
}
