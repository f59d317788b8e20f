import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import {
  bookOpenText,
  chevronDown,
  chevronUp,
  download,
  moveHorizontal,
  zoomIn,
  zoomOut,
} from '../generated/icons.ts';
import { largestZoom, smallestZoom, type Zoom } from './zoom.ts';
import { percentText } from './words.ts';
import type { RovingFocus } from './roving-focus.ts';

export interface ToolbarView {
  language: string;
  page: number;
  pageCount: number;
  zoom: Zoom;
  percent: number;
  download: string;
  fileName: string;
  /** What was typed as a page number and is none. */
  wrongPage: boolean;
  /** Whether the reading view is shown; undefined where there is no other. */
  reading: boolean | undefined;
  roving: RovingFocus;
  act: ToolbarActions;
}

export interface ToolbarActions {
  previousPage(): void;
  nextPage(): void;
  zoomIn(): void;
  zoomOut(): void;
  fitWidth(): void;
  turnView(): void;
  pageTyped(input: HTMLInputElement): void;
}

// aria-disabled keeps the focus where `disabled` would throw it away, on the last page for example.
// The tooltip is the name; an aria-label beside it would make it a description, and it is said twice.
const button = (
  name: string,
  icon: TemplateResult,
  act: () => void,
  off: boolean,
): TemplateResult =>
  html`<button
    type="button"
    title=${name}
    aria-disabled=${off ? 'true' : 'false'}
    @click=${() => off || act()}
  >
    ${icon}
  </button>`;

function readingButton({ language, reading, act }: ToolbarView): TemplateResult {
  return html`<button
    type="button"
    class="text-view"
    title=${translate(language, 'document.textView')}
    aria-pressed=${reading ? 'true' : 'false'}
    @click=${() => act.turnView()}
  >
    ${bookOpenText}
  </button>`;
}

export function toolbar(view: ToolbarView): TemplateResult {
  const { language, page, pageCount: total, percent, act, roving } = view;
  const fitted = view.zoom === 'fit-width';
  const fitWidth = translate(language, 'document.fitWidth');
  const save = translate(language, 'document.download');
  return html`<div
    class="toolbar"
    role="toolbar"
    aria-label=${translate(language, 'document.toolbar')}
    aria-controls="document"
    @focusin=${roving.focused}
    @keydown=${roving.pressed}
  >
    <div class="group">
      ${button(
        translate(language, 'document.previousPage'),
        chevronUp,
        () => act.previousPage(),
        page <= 1,
      )}
      <input
        class="page-number"
        inputmode="numeric"
        autocomplete="off"
        enterkeyhint="go"
        aria-label=${translate(language, 'document.pageNumber')}
        aria-describedby="total"
        aria-invalid=${view.wrongPage ? 'true' : 'false'}
        .value=${String(page)}
        @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
        @change=${({ target }: Event) => act.pageTyped(target as HTMLInputElement)}
      />
      <span class="total" id="total">${translate(language, 'document.ofTotal', { total })}</span>
      ${button(
        translate(language, 'document.nextPage'),
        chevronDown,
        () => act.nextPage(),
        page >= total,
      )}
    </div>
    <div class="group">
      ${button(
        translate(language, 'document.zoomOut'),
        zoomOut,
        () => act.zoomOut(),
        percent <= smallestZoom,
      )}
      <span class="level" title=${translate(language, 'document.zoomLevel')}
        >${percentText(language, percent)}</span
      >
      ${button(
        translate(language, 'document.zoomIn'),
        zoomIn,
        () => act.zoomIn(),
        percent >= largestZoom,
      )}
      <button
        type="button"
        title=${fitWidth}
        aria-pressed=${fitted ? 'true' : 'false'}
        @click=${() => act.fitWidth()}
      >
        ${moveHorizontal}
      </button>
    </div>
    <div class="group end">
      ${view.reading === undefined ? nothing : readingButton(view)}
      <a class="download" href=${view.download} download=${view.fileName} title=${save}
        >${download}<span>${save}</span></a
      >
    </div>
  </div>`;
}
