import type { Attachment, PagedDocument } from '../../engines/engine.ts';
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
  readonly document: PagedDocument;
  readonly pages: PageList;
  readonly language: string;
  goTo(page: number): void;
  /** Says something to assistive technology when it has come to rest. */
  say(text: string): void;
  fire(name: string, detail: unknown): boolean;
  openAttachment(attachment: Attachment, index: number): void;
}

/** The inside of an open panel. */
export interface Panel {
  readonly element: HTMLElement;
  /** Puts the focus where work begins. */
  focus(): void;
  /** The present page or the language changed. */
  refresh(): void;
  close(): void;
}
