import { html, type Html } from '../../../html.ts';
import type { Words } from '../../../words.ts';

/** The document in the viewer; without script, the link inside it. */
export function printViewer(address: string, text: string, words: Words): Html {
  return html`<tt-document-viewer aria-label="${words('documentTitle')}"
    ><a href="${address}">${text}</a></tt-document-viewer
  >`;
}
