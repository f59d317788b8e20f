import { setPdfAssets } from '../engines/pdf/pdf-worker.ts';
import '../document-viewer/define.ts';
import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';

/** Where the tests' own documents are. */
export const documents = new URL('../generated/fixtures/', import.meta.url).href;
setPdfAssets(new URL('../../dist/assets/', import.meta.url));

/** A viewer in a page in Polish that shows one of the tests' documents. */
export async function openViewer(
  name: string,
  attributes: Partial<TtDocumentViewer> = {},
): Promise<TtDocumentViewer> {
  const viewer = document.createElement('tt-document-viewer');
  Object.assign(viewer, { src: documents + name, ...attributes });
  await fixture(html`<div lang="pl">${viewer}</div>`);
  await waitUntil(() => viewer.state === 'ready', `${name} is open`);
  await viewer.updateComplete;
  return viewer;
}

export function all<E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): E[] {
  return [...viewer.shadowRoot!.querySelectorAll<E>(selector)];
}

export function one<E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): E {
  const found = viewer.shadowRoot!.querySelector<E>(selector);
  expect(found, selector).to.not.equal(null);
  return found as E;
}

export async function appears<E extends HTMLElement = HTMLElement>(
  viewer: TtDocumentViewer,
  selector: string,
): Promise<E> {
  await waitUntil(() => viewer.shadowRoot!.querySelector(selector), selector);
  return one<E>(viewer, selector);
}

export const textOf = (element: Element): string =>
  element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** What the live region says now. */
export const said = (viewer: TtDocumentViewer): string => textOf(one(viewer, '[role=status]'));

export const page = (viewer: TtDocumentViewer, number: number): HTMLElement =>
  one(viewer, `.page[data-page="${number}"]`);

/** What has the focus inside the viewer. */
export const focused = (viewer: TtDocumentViewer): Element | null =>
  viewer.shadowRoot!.activeElement;

/** Presses a key with another held down. The driver of WebKit holds none: the page sees an event. */
export async function pressWith(held: 'Alt' | 'Control' | 'Shift', key: string): Promise<void> {
  if (!navigator.vendor.startsWith('Apple')) {
    await sendKeys({ down: held });
    await sendKeys({ press: key });
    await sendKeys({ up: held });
    return;
  }
  let target = document.activeElement!;
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  const init = { key, bubbles: true, composed: true, cancelable: true };
  target.dispatchEvent(
    new KeyboardEvent('keydown', {
      ...init,
      altKey: held === 'Alt',
      shiftKey: held === 'Shift',
      ctrlKey: held === 'Control',
    }),
  );
}
