import type { DocumentLayer, FindSpot, OpenDocument } from '../../engines/engine.ts';
import type { Spoken } from '../announcer.ts';
import type { PageList } from '../page-list.ts';

/** Panels beside the pages, of which at most one is open. */
export const panelNames = [
  'search',
  'thumbnails',
  'outline',
  'attachments',
  'notes',
  'layers',
] as const;
export type PanelName = (typeof panelNames)[number];

/** Reads an attribute: a name of a panel, else null. */
export function readPanel(text: string | null): PanelName | null {
  return panelNames.find((name) => name === text) ?? null;
}

/** What a panel is given of the viewer. */
export interface PanelHost {
  readonly document: OpenDocument;
  /** What was opened: an address, or a file. */
  readonly source: string | Blob;
  /** The pages, while they are what is shown. */
  readonly pages: PageList | undefined;
  /** Where the view that is shown scrolls. */
  readonly scroller: HTMLElement;
  readonly page: number;
  readonly language: string;
  /** Whether a search looks for whole words only. */
  wholeWords: boolean;
  goTo(page: number, spot?: FindSpot): void;
  /** The same, from where the reader is led back on demand. */
  jump(page: number, spot?: FindSpot): void;
  /** Whoever searches is about to be led to a match. */
  leave(match: number): void;
  /** To be called when the view was scrolled to a place inside a page. */
  moved(): void;
  /** Says something to assistive technology when it has come to rest. */
  say(text: Spoken): void;
  /** False where the page cancelled an event that can be. */
  fire(name: string, detail: unknown, cancelable?: boolean): boolean;
  /** Opens a file of the document, by its place in the list of attachments. */
  openAttachment(index: number): void;
  /** Shows or hides a layer, and then tells which are seen. */
  showLayer(id: string, visible: boolean): void;
  close(): void;
}

/** The inside of an open panel. */
export interface Panel {
  readonly element: HTMLElement;
  /** Puts the focus where work begins. */
  focus(): void;
  /** The present page or the language changed. */
  refresh(): void;
  /** Something was filled in, or taken back. */
  answered?(): void;
  /** Layers were shown or hidden. */
  layersShown?(layers: readonly DocumentLayer[]): void;
  close(): void;
}
