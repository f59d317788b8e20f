import { visibleName } from '@twintown/core/file-name.js';
import { messagesLoaded, translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import type {
  DocumentNotice,
  FailureCode,
  FailureFacts,
  SignatureClaim,
  StructureSource,
} from '../engines/engine.ts';
import { info } from '../generated/icons.ts';
import type { Spoken } from './announcer.ts';
import type { DocumentState } from './document-session.ts';
import type { ViewName } from './document-view.ts';
import { failurePanel } from './failure-panel.ts';
import { shelf, type ShelfView } from './shelf.ts';
import { signatureStrip } from './signature-strip.ts';
import {
  cutOffWords,
  lackWords,
  linksWords,
  noticeWords,
  noteWords,
  structureWords,
  unsavedWords,
} from './words.ts';

export interface FrameView {
  language: string;
  state: DocumentState;
  failure: FailureCode | undefined;
  facts: FailureFacts | undefined;
  /** Name of the document region, or ''. */
  name: string;
  view: ViewName;
  /** What is known of the structure of the pages that were read. */
  structures: ReadonlySet<StructureSource>;
  claims: readonly SignatureClaim[];
  /** How many remarks people added, where it is known. */
  noteCount: number;
  openNotes(): void;
  /** Whether the end of the file is missing. */
  isCutOff: boolean;
  notices: readonly DocumentNotice[];
  /** Whether the present page has more links than can be used. */
  hasMoreLinks: boolean;
  /** Whether what was filled in could not be put into the file. */
  hasUnsaved: boolean;
  /** Whether a part of the viewer that was asked for did not come. */
  isLacking: boolean;
  said: Spoken;
  download: string;
  fileName: string;
  /** Of a document that could not be shown: the file that it lies in, where only that can be saved. */
  holder: { download: string; fileName: string } | undefined;
  /** Of a document that could not be shown: its ending in capitals, and its bytes once they are known. */
  fileType: string;
  fileSize: number | undefined;
  pressed(event: KeyboardEvent): void;
  copied(event: ClipboardEvent): void;
  again(password?: string): void;
  /** A link that saves the document was used. */
  saving(event: Event): void;
  askedForCopy(): void;
  shelf: Omit<ShelfView, 'language'>;
  /** Asked for once the words are there. */
  toolbar(): TemplateResult;
  panel: TemplateResult | typeof nothing;
  /** What must still be filled in before the form is sent. */
  required(): TemplateResult | typeof nothing;
  wayBack(): TemplateResult | typeof nothing;
}

/** Toolbar, strips, messages and the place where a view puts its pages. */
export function frame(view: FrameView): TemplateResult {
  const { language, state } = view;
  const worded = messagesLoaded(language, 'document');
  const name = view.name || (worded ? translate(language, 'document.viewer') : '');
  const bars = (): unknown[] => [
    view.toolbar(),
    signatureStrip(language, view.claims),
    html`<slot name="signatures"></slot>`,
    noteStrip(view),
    view.isCutOff ? notice(cutOffWords(language)) : nothing,
    view.notices.map((each) => notice(noticeWords(language, each))),
    structureStrip(view),
    view.view === 'pages' && view.hasMoreLinks ? notice(linksWords(language)) : nothing,
    unsavedStrip(view),
    view.required(),
    view.isLacking ? notice(lackWords(language)) : nothing,
  ];
  return html`<div
    class="viewer"
    lang=${language || nothing}
    @keydown=${view.pressed}
    @copy=${view.copied}
  >
    ${worded && state !== 'idle' ? shelf({ ...view.shelf, language }) : nothing}
    ${worded && state === 'ready' ? bars() : nothing}
    <div class="body" ?hidden=${state === 'idle'}>
      ${worded && state === 'ready' ? view.panel : nothing}
      <div
        id="document"
        class="document"
        role="region"
        tabindex="0"
        aria-label=${name || nothing}
        aria-busy=${state === 'loading' ? 'true' : 'false'}
        ?hidden=${state === 'idle'}
      >
        ${worded ? message(view) : nothing}
        <div class="sheets"></div>
        <div class="reading"></div>
      </div>
    </div>
    ${worded && state === 'ready' ? view.wayBack() : nothing}
    <p class="visually-hidden" role="status">${view.said}</p>
  </div>`;
}

/** Says what the view does not know of the text, and leads to who can help where the page says so. */
function structureStrip(view: FrameView): TemplateResult | typeof nothing {
  const words = structureWords(view.language, view.structures);
  // Of a file that is cut off the text may be what did not come.
  if (!words || (view.isCutOff && view.view === 'pages')) return nothing;
  return html`<div class="strip notice">
    ${info}<span>${words}</span
    ><slot name="accessible-copy" @click=${() => view.askedForCopy()}></slot>
  </div>`;
}

function noteStrip({ language, noteCount, openNotes }: FrameView): TemplateResult | typeof nothing {
  if (noteCount === 0) return nothing;
  return html`<div class="strip notice notes-strip">
    ${info}<span>${noteWords(language, noteCount)}</span>
    <button type="button" class="more" @click=${openNotes}>
      ${translate(language, 'document.notes')}
    </button>
  </div>`;
}

const notice = (text: string): TemplateResult =>
  html`<div class="strip notice">${info}<span>${text}</span></div>`;

function unsavedStrip(view: FrameView): TemplateResult | typeof nothing {
  const { language, hasUnsaved, download, fileName, saving } = view;
  if (!hasUnsaved) return nothing;
  return html`<div class="strip notice">
    ${info}<span>${unsavedWords(language)}</span>
    ${
      download
        ? html`<a
            class="download"
            href=${download}
            download=${visibleName(fileName)}
            @click=${saving}
            >${translate(language, 'document.download')}</a
          >`
        : nothing
    }
  </div>`;
}

function message(view: FrameView): TemplateResult | typeof nothing {
  const { language, state, failure } = view;
  if (state === 'loading') {
    return html`<p class="loading">${translate(language, 'document.loading')}</p>`;
  }
  return failure ? failurePanel({ ...view, failure }) : nothing;
}
