import type { ReactiveControllerHost } from 'lit';
import type { FindSpot } from '../engines/engine.ts';
import type { Spoken } from './announcer.ts';
import type { Actions } from './commands.ts';
import type { ViewName } from './document-view.ts';
import type { Rotation } from './layout.ts';
import type { FilledFields } from './field-layer.ts';
import type { Place } from './place.ts';
import type { ViewerTools } from './viewer-tools.ts';
import type { Zoom } from './zoom.ts';

/** What the tools use of the element. */
export type ToolsViewer = HTMLElement &
  ReactiveControllerHost &
  Actions & {
    zoom: Zoom;
    rotation: Rotation;
    wholeWords: boolean;
    readonly remember: boolean;
    /** Under which the page's form submits what was filled in. */
    readonly name: string | null;
    readonly fullScreen: boolean;
  };

/** What the tools use of the session. */
export interface ToolsHost {
  readonly viewer: ToolsViewer;
  readonly root: ShadowRoot;
  readonly tools: ViewerTools;
  readonly language: string;
  readonly view: ViewName;
  readonly page: number;
  readonly pageCount: number;
  readonly percent: number;
  readonly download: string;
  /** A link that saves the document was used. */
  saving(event: Event): void;
  /** The document as it was asked for. */
  readonly source: string | Blob;
  readonly fileName: string;
  /** Of the file in bytes, where it can be learnt. */
  readonly fileSize: Promise<number | undefined>;
  goTo(page: number, spot?: FindSpot): void;
  /** What was filled in of the open document. */
  filled(): FilledFields;
  /** Where on its page the reader is. */
  readonly place: Place | undefined;
  /** Goes to a place on the page that is shown. */
  seek(place: Place): void;
  say(text: Spoken, delay?: number): void;
  /** Says something behind what is said now. */
  notice(text: string): void;
  /** Whether a part of the viewer that was asked for did not come. */
  lack(isLacking: boolean): void;
  /** @returns false where the page took over what it was told of beforehand */
  fire(name: string, detail: unknown, cancelable?: boolean): boolean;
  openAttachment(index: number): Promise<void>;
  closeAttachment(): Promise<void>;
  /** Name of the document that holds the present one; undefined for one that stands by itself. */
  readonly container: string | undefined;
  /** How many documents can be stepped through. */
  readonly documentCount: number;
  /** Steps to the next (1) or the document before (-1). */
  stepDocument(by: 1 | -1): void;
}
