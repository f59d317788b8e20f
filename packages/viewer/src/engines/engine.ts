/**
 * What the viewer asks of a document format. One engine per format, each loaded only when a
 * document needs it. Pages are numbered from 1. Lengths are CSS pixels at 100 % unless said.
 */
export interface DocumentEngine {
  /** Short name of the format, for messages to developers: `pdf`. */
  readonly name: string;
  /**
   * Opens a document.
   * @throws {DocumentFailure} when it cannot; aborting the signal rejects with the signal's reason.
   */
  open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument>;
}

/** An absolute address, or the bytes themselves. The engine takes over the bytes. */
export type DocumentSource = URL | Uint8Array<ArrayBuffer>;

export interface OpenOptions {
  signal: AbortSignal;
  password?: string;
  /** Told once when an open document can no longer be read, because its rest cannot be fetched. */
  lost(failure: DocumentFailure): void;
}

export interface OpenDocument {
  readonly pageCount: number;
  /** BCP 47 tag that the document states for itself, or ''. */
  readonly language: string;
  /** Title that the document states for itself, or ''. */
  readonly title: string;
  /** True while parts of the document are on their way: slowness is then the network's. */
  readonly isFetching: boolean;
  pageSize(page: number): Promise<PageSize>;
  /**
   * Draws the page; sets the canvas' size in device pixels. `scale` is device pixels per CSS pixel
   * at 100 %. Rejects with the signal's reason when aborted.
   */
  renderPage(page: number, canvas: HTMLCanvasElement, options: RenderOptions): Promise<void>;
  /**
   * Fills `layer`, which lies exactly over the page, with its text as transparent elements. They
   * follow the inherited custom property `--page-scale` (1 = 100 %) without being laid out anew.
   */
  layText(page: number, layer: HTMLElement, signal: AbortSignal): Promise<TextLayout>;
  /** The page's part of the structure tree, or undefined where the document carries no tags. */
  structure(page: number): Promise<StructureNode[] | undefined>;
  links(page: number): Promise<DocumentLink[]>;
  /** Lets go of what was kept for drawing the page. */
  releasePage(page: number): Promise<void>;
  /** Signatures that the document carries. They state something; nothing here was checked. */
  signatures(): Promise<SignatureClaim[]>;
  /** Entries of the table of contents; absent in engines without one. */
  outline?(): Promise<OutlineEntry[]>;
  /** Places of `text`, page by page, so that the first are known before the last. */
  find?(text: string, options: FindOptions): AsyncIterable<FoundText>;
  attachments?(): Promise<Attachment[]>;
  /** Frees worker and memory. Afterwards every other method rejects. Never rejects itself. */
  close(): Promise<void>;
}

export interface PageSize {
  width: number;
  height: number;
}

export interface RenderOptions {
  scale: number;
  signal: AbortSignal;
}

export interface TextLayout {
  /** Elements that hold marked text, by the id that `StructureNode` children name. */
  parts: Map<string, HTMLElement>;
  hasText: boolean;
}

/** Fractions of the page's width and height, before rotation, from its top left corner. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A node of the structure tree in the words of WAI-ARIA. */
export interface StructureNode {
  role: string;
  /** Of a heading. */
  level?: number;
  /** Text alternative. */
  label?: string;
  /** BCP 47 tag. */
  language?: string;
  rowSpan?: number;
  columnSpan?: number;
  /** Where a picture lies. */
  box?: Box;
  children: StructureChild[];
}

/** A node, marked text by its id, or a link by its id. */
export type StructureChild = StructureNode | { text: string } | { link: string };

/** A link of the page. Exactly one of `href` (https, http or mailto) and `page` is set. */
export interface DocumentLink {
  id: string;
  box: Box;
  href?: string;
  page?: number;
}

export interface SignatureClaim {
  name?: string;
  time?: Date;
  coversWholeDocument: boolean;
}

export interface OutlineEntry {
  title: string;
  page?: number;
  children: OutlineEntry[];
}

export interface FindOptions {
  signal: AbortSignal;
  wholeWords: boolean;
}

export interface FoundText {
  page: number;
  before: string;
  match: string;
  after: string;
}

export interface Attachment {
  name: string;
  content(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Why a document cannot be shown.
 * - `broken`: the file is damaged or not of the expected format
 * - `empty`: the file has no bytes
 * - `password`, `wrong-password`: encrypted; none or a wrong one was given
 * - `missing`: the server has no such file (404, 410), or the address is no address
 * - `forbidden`: the server wants a sign-in or refuses (401, 403)
 * - `server`: the server answers with another error
 * - `network`: no answer: offline, refused, blocked by the page's policy
 * - `viewer`: the viewer's own program files could not be loaded
 */
export type FailureCode =
  | 'broken'
  | 'empty'
  | 'password'
  | 'wrong-password'
  | 'missing'
  | 'forbidden'
  | 'server'
  | 'network'
  | 'viewer';

export class DocumentFailure extends Error {
  override readonly name = 'DocumentFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
