import type { DocumentLayer, FailureCode, SignatureClaim } from '../engines/engine.ts';
import type { DocumentState } from './document-session.ts';
import type { ViewName } from './document-view.ts';
import type { PageLayout, Rotation } from './layout.ts';
import type { ReadingWay } from './page-reading.ts';
import type { PanelName } from './panels/panel.ts';
import type { Zoom } from './zoom.ts';

/** What a toolbar shows of the open document besides its page, and detail of `tt-shown`. */
export interface ShownDetail {
  /** The name that the document gives its present page, such as `iv`; undefined where it gives none. */
  pageLabel: string | undefined;
  /** Percent of the document's own size, also while the width decides. */
  percent: number;
  /** `reading` for a document that cannot be drawn, whatever the viewer was asked for. */
  view: ViewName;
  /** Whether it has pages that can be drawn, turned and laid out. */
  isDrawn: boolean;
  /** Whether fields to fill in were found so far. */
  hasFields: boolean;
  /** The page that `goBack()` leads to; undefined where nothing led the reader away. */
  backPage: number | undefined;
}

/** Detail of `tt-document`. `failure` is set with `failed` only. */
export interface DocumentStateDetail {
  state: DocumentState;
  failure?: FailureCode;
}

/** Detail of `tt-page`; both count from 1. */
export interface PageDetail {
  page: number;
  total: number;
}

/** Detail of `tt-zoom`. `percent` is what is shown, also while the width decides. */
export interface ZoomDetail {
  zoom: Zoom;
  percent: number;
}

/** Detail of `tt-current-document`. */
export interface CurrentDocumentDetail {
  /** From 1. */
  number: number;
  total: number;
  src: string | Blob;
  name: string;
}

/** Detail of `tt-attachment`. */
export interface AttachmentDetail {
  /** Of the attachment that is shown, as the document states it; '' back in the document itself. */
  name: string;
  /** How deep it lies: 1 for a file of the document that was opened, 0 back in that document. */
  depth: number;
}

/** Detail of `tt-signatures`: what the document states. Nothing of it was checked. */
export interface SignaturesDetail {
  claims: readonly SignatureClaim[];
}

/** Detail of `tt-request-accessible`: the document, as address or file, and its name. */
export interface RequestAccessibleDetail {
  source: string | Blob;
  name: string;
}

/** Detail of `tt-print`: the document, as address or file, and its name. */
export interface PrintDetail {
  source: string | Blob;
  name: string;
}

/** Detail of `tt-download`: the document, as address or file, and the name of what is saved. */
export interface DownloadDetail {
  source: string | Blob;
  name: string;
  /** The document with what was filled in, where that is what is saved. */
  filled?: File;
  /** The file inside the document, where that is what is saved. */
  attachment?: File;
}

export type DialogName = 'properties' | 'shortcuts';

/** Detail of `tt-dialog`. */
export interface DialogDetail {
  dialog: DialogName;
  open: boolean;
}

/** Detail of `tt-full-screen`. */
export interface FullScreenDetail {
  fullScreen: boolean;
}

/** Detail of `tt-page-read`; pages count from 1. */
export interface PageReadDetail {
  page: number;
  total: number;
  way: ReadingWay;
}

/** Detail of `tt-view`. */
export interface ViewDetail {
  view: ViewName;
}

/** Detail of `tt-rotation`. */
export interface RotationDetail {
  rotation: Rotation;
}

/** Detail of `tt-layout`. */
export interface LayoutDetail {
  layout: PageLayout;
}

/** Detail of `tt-panel`; null when the panel was closed. */
export interface PanelDetail {
  panel: PanelName | null;
}

/** Detail of `tt-find`: so many matches so far; `current` counts from 1, 0 before one is chosen. */
export interface FindDetail {
  text: string;
  total: number;
  current: number;
  /** False while later pages are still being read. */
  complete: boolean;
}

/** Detail of `tt-whole-words`. */
export interface WholeWordsDetail {
  wholeWords: boolean;
}

/** Detail of `tt-hand`. */
export interface HandDetail {
  hand: boolean;
}

/** Detail of `tt-paper`. */
export interface PaperDetail {
  pages: 'light' | 'dark';
}

/** Detail of `tt-layers`: all layers, with what is seen of them. */
export interface LayersDetail {
  layers: readonly DocumentLayer[];
}

declare global {
  interface HTMLElementEventMap {
    'tt-document': CustomEvent<DocumentStateDetail>;
    'tt-shown': CustomEvent<ShownDetail>;
    'tt-page': CustomEvent<PageDetail>;
    'tt-zoom': CustomEvent<ZoomDetail>;
    'tt-current-document': CustomEvent<CurrentDocumentDetail>;
    'tt-attachment': CustomEvent<AttachmentDetail>;
    'tt-signatures': CustomEvent<SignaturesDetail>;
    'tt-request-accessible': CustomEvent<RequestAccessibleDetail>;
    'tt-print': CustomEvent<PrintDetail>;
    'tt-download': CustomEvent<DownloadDetail>;
    'tt-dialog': CustomEvent<DialogDetail>;
    'tt-full-screen': CustomEvent<FullScreenDetail>;
    'tt-page-read': CustomEvent<PageReadDetail>;
    'tt-view': CustomEvent<ViewDetail>;
    'tt-rotation': CustomEvent<RotationDetail>;
    'tt-layout': CustomEvent<LayoutDetail>;
    'tt-panel': CustomEvent<PanelDetail>;
    'tt-find': CustomEvent<FindDetail>;
    'tt-whole-words': CustomEvent<WholeWordsDetail>;
    'tt-hand': CustomEvent<HandDetail>;
    'tt-paper': CustomEvent<PaperDetail>;
    'tt-layers': CustomEvent<LayersDetail>;
  }
}
