import { ElementBase } from '@twintown/elements/shared/base.js';
import { extensionOf, visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { languageOf, watchLanguage } from '@twintown/elements/shared/language.js';
import type { TtDocumentViewer, ViewerDocument } from '../document-viewer/document-viewer.ts';
import { adoptListStyles } from './document-list.styles.ts';

/**
 * A printed list of links to documents, each with what is known of it, opened in a viewer.
 *
 * The author prints a list of links; `data-size` (bytes), `data-type` (such as `PDF`, else the
 * ending of the address) and `data-signatures` (how many the server found; never a statement that
 * they are valid) say what is known. The element adds that in words and a link that saves the file.
 * With `for` a click opens the document in the viewer and leaves the page where it is; with a
 * modifier key, without script or without the viewer the link is a link.
 *
 * @summary Documents with type, size and signatures, to open or to save.
 * @tag tt-document-list
 * @tagname tt-document-list
 * @attr {string} for - Id of the `<tt-document-viewer>` in the same tree that opens the documents.
 */
export class TtDocumentList extends ElementBase {
  #stop = new AbortController();
  /** What the viewer was given when a link was pressed. */
  #given: readonly ViewerDocument[] | undefined;
  #unwatch: (() => void) | undefined;
  #observer = new MutationObserver(() => this.#dress());

  /** The links that the author printed, in order. */
  get links(): HTMLAnchorElement[] {
    // Links of drawings have addresses of another kind.
    return [...this.querySelectorAll('a[href]:not([data-save])')].filter(
      (link) => link instanceof HTMLAnchorElement,
    );
  }

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    adoptListStyles(this.getRootNode() as Document | ShadowRoot);
    this.addEventListener('click', (event) => this.#clicked(event), { signal });
    this.addEventListener('keydown', (event) => this.#stepped(event), { signal });
    const root = this.getRootNode();
    // The viewer may be another one, or come later: what it tells passes here in any case.
    for (const name of ['tt-current-document', 'tt-document'] as const) {
      root.addEventListener(name, (event) => event.target === this.#viewer && this.#changed(), {
        signal,
      });
    }
    this.#unwatch = watchLanguage(this, () => this.#dress());
    this.#observer.observe(this, { childList: true, subtree: true });
    this.#dress();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
    this.#unwatch?.();
    this.#observer.disconnect();
  }

  get #viewer(): TtDocumentViewer | undefined {
    const root = this.getRootNode() as Document | ShadowRoot;
    const found = root.getElementById(this.getAttribute('for') ?? '');
    // Before it is defined it opens nothing, and a link must lead somewhere. A form would have a
    // property for each of its fields, whatever their names.
    const isViewer = found?.localName === 'tt-document-viewer' && 'goToDocument' in found;
    return isViewer ? (found as TtDocumentViewer) : undefined;
  }

  #clicked(event: MouseEvent): void {
    const { links } = this;
    const clicked = (event.target as Element).closest('a[href]');
    const link = links.find((each) => each === clicked);
    const viewer = this.#viewer;
    if (!link || !viewer || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#open(link, viewer);
  }

  // The keys that step through the documents in the viewer.
  #stepped(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    const viewer = this.#viewer;
    if (!viewer || !shiftKey || ctrlKey || metaKey || altKey || defaultPrevented) return;
    if (key !== 'PageDown' && key !== 'PageUp') return;
    event.preventDefault();
    const { links } = this;
    const at = links.findIndex((each) => each.href === viewer.source);
    const isNext = key === 'PageDown';
    const link = links[at + (isNext ? 1 : -1)];
    if (link) {
      this.#open(link, viewer);
      link.focus();
    } else if (at >= 0) {
      // The viewer says that there is none; the list has no voice of its own.
      this.#give(viewer);
      if (isNext) viewer.nextDocument();
      else viewer.previousDocument();
    }
  }

  #open(link: HTMLAnchorElement, viewer: TtDocumentViewer): void {
    this.#give(viewer);
    viewer.goToDocument(this.links.indexOf(link) + 1);
    viewer.scrollIntoView({ block: 'nearest' });
  }

  #give(viewer: TtDocumentViewer): void {
    this.#given = this.#documents();
    viewer.documents = this.#given;
  }

  #documents(): ViewerDocument[] {
    return this.links.map((each) => ({ src: each.href, name: nameOf(each) }));
  }

  /**
   * What the viewer steps through follows the list, where it came from here. A document that somebody
   * reads stays until they go to another one.
   */
  #giveAgain(): void {
    const viewer = this.#viewer;
    const given = this.#given;
    if (!viewer || !given || viewer.documents !== given) return;
    const documents = this.#documents();
    const at = viewer.documentNumber - 1;
    const open = given[at];
    if (open && !documents.some(({ src }) => src === open.src)) documents.splice(at, 0, open);
    if (JSON.stringify(documents) === JSON.stringify(given)) return;
    this.#given = documents;
    viewer.documents = documents;
  }

  #changed(): void {
    this.#giveAgain();
    this.#mark();
  }

  #mark(): void {
    const source = this.#viewer?.source;
    for (const link of this.links) {
      if (link.href === source) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  #dress(): void {
    const language = languageOf(this);
    if (!messagesLoaded(language, 'document')) {
      void loadMessages(language, 'document').then(() => this.isConnected && this.#dress());
      return;
    }
    for (const link of this.links) {
      const nearest = link.closest('li');
      // The list may itself stand in an item of a list of the page's own.
      const item = nearest && this.contains(nearest) ? nearest : link.parentElement;
      if (!item) continue;
      say(item, 'about', aboutOf(link, language));
      this.#save(item, link, language);
      const viewer = this.getAttribute('for');
      if (viewer && this.#viewer) link.setAttribute('aria-controls', viewer);
    }
    // What was just added is no news.
    this.#observer.takeRecords();
    this.#changed();
  }

  #save(item: Element, link: HTMLAnchorElement, language: string): void {
    // The page prints what a sender called the file, and the browser saves it under that.
    const name = visibleName(link.download);
    if (link.download !== name) link.download = name;
    let save = item.querySelector<HTMLAnchorElement>('a[data-save]');
    // What is no address of a file is not offered under a name that promises one.
    if (!addressOf(link)) return save?.remove();
    if (!save) {
      save = document.createElement('a');
      save.dataset['save'] = '';
      item.append(save);
    }
    save.href = link.href;
    save.download = name;
    save.textContent = translate(language, 'document.download');
    save.ariaLabel = `${save.textContent}: ${nameOf(link)}`;
  }
}

/** Where a document can be fetched from; scripts and text in the address are none. */
function addressOf(link: HTMLAnchorElement): URL | undefined {
  const address = URL.canParse(link.href) ? new URL(link.href) : undefined;
  return address && /^(?:https?|blob):$/.test(address.protocol) ? address : undefined;
}

const nameOf = (link: HTMLAnchorElement): string =>
  link.textContent?.trim().split('/').map(visibleName).join('/') ?? '';

/** Type, size and signatures, as far as the author says. */
function aboutOf(link: HTMLAnchorElement, language: string): string[] {
  const { type, size, signatures } = link.dataset;
  const ending = extensionOf(addressOf(link)?.pathname ?? '').toUpperCase();
  const bytes = Number(size || NaN);
  const count = Number(signatures || NaN);
  return [
    type ?? ending,
    bytes >= 0 && Number.isFinite(bytes) ? fileSize(language, bytes) : '',
    count > 0 && Number.isInteger(count)
      ? translate(language, 'document.listSigned', { count })
      : '',
    count === 0 ? translate(language, 'document.noSignatures') : '',
  ].filter(Boolean);
}

function say(item: Element, name: string, words: string[]): void {
  let about = item.querySelector<HTMLElement>(`[data-${name}]`);
  if (words.length === 0) return about?.remove();
  if (!about) {
    about = document.createElement('span');
    about.dataset[name] = '';
    item.append(about);
  }
  // Lines break between what is said, not within it.
  const parts = words.map((word, at) => {
    const part = document.createElement('span');
    part.textContent = at < words.length - 1 ? `${word} ·` : word;
    return at === 0 ? [part] : [' ', part];
  });
  about.replaceChildren(...parts.flat());
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-document-list': TtDocumentList;
  }
}
