import { DocumentFailure } from './document-failure.ts';

/**
 * What the viewer asks of a document format. One engine per format, each loaded only when a
 * document needs it. Pages are numbered from 1. Lengths are CSS pixels at 100 % unless said.
 *
 * A document can be seen in one or both of two views. In the page view a page is a picture with
 * its text over it (PDF, images): `PagedDocument`. In the reading view a page is real HTML that
 * reflows: every document has it. What a page is depends on the format: a sheet of a workbook, a
 * slide, a frame of a TIFF file; a letter in DOCX is one page.
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

/** What a page's own code makes of an XML document. What it returns is shown after cleaning. */
export type XmlTransform = (xml: Document) => Node | Promise<Node>;

export interface OpenOptions {
  signal: AbortSignal;
  password?: string;
  /**
   * How the page shows XML: an XSLT 1.0 stylesheet, parsed by the page, or a function. Never taken
   * from the document. Without it, or where it fails, the XML is shown as it is.
   */
  xmlView?: Document | XmlTransform;
  /** Whether the picture of the first page is asked for next, so that it may be begun. */
  drawsFirstPage?: boolean;
  /** Told once when an open document can no longer be read, because its rest cannot be fetched. */
  lost(failure: DocumentFailure): void;
  /** Told when something of an open document cannot be shown, because a part of the viewer does not come. */
  lacks?(): void;
}

/** What the pages of a document are for people; `whole` for what is one piece, such as a message. */
export type PartKind = 'pages' | 'sheets' | 'slides' | 'whole';

/** What every open document can do. */
export interface OpenDocument {
  /** Pages, unless it says otherwise. */
  readonly parts?: PartKind;
  /** 1 or more. */
  readonly pageCount: number;
  /** BCP 47 tag that the document states for itself, or ''. */
  readonly language: string;
  /** Title that the document states for itself, or ''. */
  readonly title: string;
  /** True where the end of the file is missing, so that what is shown may not be all of it. */
  isCutOff?: boolean;
  /** What a reader has to know of the whole document before reading it. */
  notices?: readonly DocumentNotice[];
  /** True while parts of the document are on their way: slowness is then the network's. */
  readonly isFetching: boolean;
  /**
   * The file's own bytes where all of them are here; undefined where a part would have to be fetched.
   * Whoever takes them must leave them as they are.
   */
  wholeFile?(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The page as HTML, for the reading view. Rejects with the signal's reason when aborted. */
  readPage(page: number, options: ReadOptions): Promise<ReadablePage>;
  /** Name of a page where it has one of its own (a sheet's name, `iv`), else undefined. */
  pageLabel?(page: number): Promise<string | undefined>;
  /** Entries of the table of contents; absent in engines without one. */
  outline?(): Promise<OutlineEntry[]>;
  /** Places of `text`, page by page, so that the first are known before the last. */
  find?(text: string, options: FindOptions): AsyncIterable<FoundText>;
  /** Files inside the document, in the document's own order: of a PDF, a message, a container. */
  attachments?(): Promise<Attachment[]>;
  /** What the document says of itself: author, program, dates. Empty values are left out. */
  properties?(): Promise<DocumentProperty[]>;
  /** Signatures that the document carries. They state something; nothing here was checked. */
  signatures(): Promise<SignatureClaim[]>;
  /** Frees worker and memory. Afterwards every other method rejects. Never rejects itself. */
  close(): Promise<void>;
}

/** A document whose pages can be drawn. */
export interface PagedDocument extends OpenDocument {
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
  /** The page's links, the first `mostLinks` of them. */
  links(page: number): Promise<DocumentLink[]>;
  /** Lets go of what was kept for drawing the page. */
  releasePage(page: number): Promise<void>;
  /** Layers that can be shown and hidden, in the document's own order and nesting. */
  layers?(): Promise<DocumentLayer[]>;
  /** Shows or hides a layer, from the next drawing on, and gives whether it may be. */
  showLayer?(id: string, visible: boolean): Promise<boolean>;
  /** Remarks that people added to pages, page by page. */
  notes?(signal: AbortSignal): AsyncIterable<DocumentNote>;
  /** How many they are, of a document that need not be fetched or searched for long to know it. */
  noteCount?(signal: AbortSignal): Promise<number | undefined>;
  /** What is pinned to a page without being seen in its picture. */
  pins?(page: number): Promise<PagePin[]>;
  /** Fields of the page that can be filled in, in the document's own order. */
  fields?(page: number): Promise<FormField[]>;
  /** Numbers of the pages that have fields, as far as the document lists them or may be looked through. */
  fieldPages?(): Promise<ReadonlySet<number>>;
  /** Keeps an answer; it is drawn with `withAnswers` and saved by `save`. */
  answer?(field: FormField, value: FieldValue): void;
  /** The document with the answers in it, as a file of its own format. */
  save?(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Links of a page that can be followed; a page made to have more of them would stand still. */
export const mostLinks = 2000;

export function isPaged(document: OpenDocument): document is PagedDocument {
  return 'renderPage' in document;
}

export interface ReadOptions {
  signal: AbortSignal;
  /** Words for the few things that an engine must say inside a page, in the page's language. */
  words: ReadingWords;
}

/**
 * - `changes`: insertions and deletions that nobody has accepted or rejected yet
 * - `hiddenSheets`, `hiddenSlides`: left out, as the document asks for
 * - `onlyHiddenSheets`, `onlyHiddenSlides`: hidden, and shown because the document has no others
 * - `named`: shown as the format that it is (`DOCX`), which is not the one that its name promises (`PDF`)
 */
export type DocumentNotice =
  | {
      what: 'changes' | 'hiddenSheets' | 'hiddenSlides' | 'onlyHiddenSheets' | 'onlyHiddenSlides';
      count: number;
    }
  | { what: 'named'; promised: string; actual: string };

/** Words that stand inside the HTML of a page because the document has none of its own. */
export interface ReadingWords {
  /** BCP 47 tag of the words, for sizes, dates and numbers that stand beside them. */
  readonly language: string;
  /**
   * Text of a link to another page of the document.
   * @param name what the document calls that page, if not by its number
   */
  pageLink(page: number, name?: string): string;
  /** What a cell that is true or false shows, as spreadsheet programs of the language write it. */
  truth(isTrue: boolean): string;
  /** In place of an answer that was not given in a form. */
  noAnswer(): string;
  /** In place of a picture that states no alternative text. */
  picture(): string;
  /** Beside a file that a password protects. */
  fileLocked(): string;
  /** In place of a part that is not shown, or not as it looks. */
  notShown(what: PartNotShown): string;
  /** Heading of what the speaker noted for themselves on a slide. */
  speakerNotes(): string;
  /** In place of a picture that would have to be fetched from elsewhere. */
  remotePicture(): string;
  /** Before a message whose pictures would have to be fetched from elsewhere: how many, and why not. */
  remotePictures(count: number): string;
  /** In place of what only its recipient can read, with their own program. */
  encrypted(): string;
  /** Captions of a message's headers, and of an event's. */
  header(name: MessageHeader): string;
  /** What a file for calendars is, or what became of its event. */
  calendar(what: 'invitation' | 'entry' | 'task' | 'busy' | 'cancelled'): string;
  /** How often an event takes place; `otherwise` where its rule is none that is shown. */
  repeats(every: RepeatUnit | 'otherwise', count?: number): string;
  /** The same by a rule that has no words here. */
  repeatsBy(rule: string): string;
  /** In place of files that only the program of their sender can take out of one. */
  packed(): string;
  /** Before or after a part that is not whole: only its first `shown` rows or the like stand there. */
  cutOff(part: 'rows' | 'columns' | 'cells' | 'text' | 'files' | 'links', shown: number): string;
  /** In place of data that is written in letters which say nothing to a reader. */
  encoded(size: string): string;
  /** In place of a page on which nothing stands. */
  empty(): string;
  /** Heading of the notes at the end of a page. */
  notes(): string;
  /** Where somebody remarked on the text, by the number of the remark. */
  comment(number: number): string;
  /** Heading of the remarks at the end of a page. */
  comments(): string;
  /** Heading of the list of files that a message or a container carries. */
  files(): string;
}

export type MessageHeader =
  | 'from'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'subject'
  | 'date'
  | 'start'
  | 'end'
  | 'duration'
  | 'repeats'
  | 'repeatDays'
  | 'repeatTimes'
  | 'repeatUntil'
  | 'repeatExcept'
  | 'busy'
  | 'place'
  | 'organiser'
  | 'due'
  | 'description';

export type RepeatUnit = 'day' | 'week' | 'month' | 'year';

export type PartNotShown =
  'chart' | 'diagram' | 'formula' | 'picture' | 'missingPicture' | 'object' | 'part';

/**
 * - `stated`: the document says what is a heading, a list, a table
 * - `guessed`: it was worked out from where the text lies
 * - `none`: the page holds no text at all, as in a scan
 */
export type StructureSource = 'stated' | 'guessed' | 'none';

export interface ReadablePage {
  /**
   * Plain HTML without scripts, styles, ids or handlers, made by the engine element by element.
   * Headings begin at h2, at most h6. Pictures have `blob:` addresses. `data-page` on a link names
   * the page it leads to, `data-attachment` on a button the index of an attachment to open.
   */
  content: DocumentFragment;
  structure: StructureSource;
  /** Where on their pages the links lead that carry `data-page`; `data-name` is what the document calls the page. */
  spots?: WeakMap<Element, FindSpot>;
  /** Pictures that are drawn only when they come near the view. */
  figures?: DrawnFigure[];
  /** Frees the page's object URLs; called when the page leaves the view. */
  release?(): void;
}

/** A picture that is cut out of a drawn page. */
export interface DrawnFigure {
  /** Stands for the picture in the content, with its text alternative as text and as name. */
  place: HTMLElement;
  /**
   * Draws it with `scale` device pixels per CSS pixel at 100 %, less where it is very large. Undefined
   * where nothing is to be seen. Rejects with the signal's reason when aborted.
   */
  draw(scale: number, signal: AbortSignal): Promise<FigurePicture | undefined>;
}

export interface FigurePicture {
  canvas: HTMLCanvasElement;
  /** In CSS pixels at 100 %. */
  size: PageSize;
}

export interface DocumentProperty {
  name: 'title' | 'author' | 'subject' | 'keywords' | 'program' | 'created' | 'changed' | 'version';
  value: string | Date;
}

export interface PageSize {
  width: number;
  height: number;
  /** The page is larger than any zoom makes visible, and the size is that of a sheet that says so. */
  isTooLarge?: boolean;
}

export interface RenderOptions {
  scale: number;
  signal: AbortSignal;
  /** Draws this part of the page only, in device pixels at `scale`. */
  area?: Area;
  /**
   * Draws what stands in form fields. Otherwise their places stay empty where `fields` gives
   * controls to lay over them.
   */
  withAnswers?: boolean;
}

/** A part of a page, from its top left corner. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface TextLayout {
  /** Elements that hold marked text, by the id that `StructureNode` children name. */
  parts: Map<string, HTMLElement>;
  hasText: boolean;
  /** The text in the order in which `find` reads it, with the elements that show it. */
  runs?: TextRun[];
}

export interface TextRun {
  element: HTMLElement;
  /** Text of the element, and a line break where its line ends. */
  text: string;
  /** Whether the document calls it decoration: what goes on over a page break goes on around it. */
  isAside?: boolean;
}

export interface DocumentLayer {
  /** Of a layer; a group of layers that has only a name has none. */
  id?: string;
  name: string;
  visible: boolean;
  /** Whether the document keeps readers from showing or hiding it. */
  locked?: boolean;
  children: DocumentLayer[];
}

export interface DocumentNote {
  id: string;
  page: number;
  /** On the page as it is shown. */
  box: Box;
  /** Of a reply, the remark on the same page that it answers. */
  answers?: string;
  author?: string;
  text: string;
  changed?: Date;
}

/** A remark, or a file, at a place of a page; exactly one of them. */
export interface PagePin {
  /** On the page as it is shown. */
  box: Box;
  note?: DocumentNote;
  /** By its place in the list of attachments. */
  file?: { index: number; name: string };
}

/** Text, the state of a box or radio button, or the chosen values of a list. */
export type FieldValue = string | boolean | string[];

export interface FormField {
  id: string;
  /** Fields of the same name hold the same answer; radio buttons of the same name exclude each other. */
  name: string;
  /** What the document calls the field for people, or ''. */
  label: string;
  /** Of a choice, what the document calls all those of the same name. */
  question?: string;
  /** On the page as it is shown. */
  box: Box;
  kind: 'text' | 'multiline' | 'password' | 'checkbox' | 'radio' | 'select' | 'list';
  value: FieldValue;
  /** Of a checkbox, what it stands for: those of the same name that stand for the same are ticked together. */
  standsFor?: string;
  options?: { value: string; label: string }[];
  /** True for a select that takes any other words too. */
  editable?: boolean;
  required: boolean;
  readOnly: boolean;
  maxLength?: number;
  /** How many equal cells a text is written into, a character each (ISO 32000-2, table 231, Comb). */
  cells?: number;
  /** Where its text stands, if not at the start. */
  alignment?: 'centre' | 'end';
  /** Of its text, in CSS pixels at 100 %, where the document states one. */
  fontSize?: number;
}

/** Fractions of the page's width and height from its top left corner; before the page is turned where nothing else is said. */
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
  /** Of a part within a line: what is to be read in place of signs that are neither letter nor digit. */
  spoken?: string;
  /** BCP 47 tag. */
  language?: string;
  rowSpan?: number;
  columnSpan?: number;
  /** Where a picture lies. */
  box?: Box;
  /**
   * Of an item or row: which of all that its list or table has, from 0, those of other pages too. A
   * part of the same one stands at the end of one page and at the beginning of the next.
   */
  place?: { at: number; of: number };
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
  /** What the document calls that page, if not by its number. */
  label?: string;
  /** Where on that page it leads. */
  spot?: FindSpot;
}

export interface SignatureClaim {
  name?: string;
  time?: Date;
  coversWholeDocument: boolean;
}

/** Finds a place on a page; undefined where the page as a whole is meant. Never rejects. */
export type FindSpot = () => Promise<PageSpot | undefined>;

/** A place on a page that the document leads to. */
export interface PageSpot {
  /** Below the head of the page as it is shown, as part of its height. */
  top: number;
  /** From the left edge, as part of its width, where the document says so. */
  left?: number;
  /** The line that stands there, or ''. */
  line: string;
  /** The text from there on, as far as it takes to find it again. */
  text: string;
  /** Part of the page's text that stands before it, 0 to 1. */
  passed: number;
}

export interface OutlineEntry {
  title: string;
  /** Of the web, or of a mailbox, where the entry leads out of the document. */
  href?: string;
  page?: number;
  /** Where on its page it leads. */
  spot?: FindSpot;
  children: OutlineEntry[];
}

export interface FindOptions {
  signal: AbortSignal;
  wholeWords: boolean;
}

export interface FoundText {
  /** Where it begins. What ends on the next page comes after all others of its page. */
  page: number;
  before: string;
  match: string;
  after: string;
}

export interface Attachment {
  /** As the document states it: never trusted as a path, shown only through `displayFileName`. */
  name: string;
  /** Of the content in bytes, where it is known before it is read. */
  size?: number;
  /** Name of a media type that the document states, not trusted. */
  type?: string;
  /** Whether a password protects it that nothing here asks for. */
  isLocked?: boolean;
  /** @throws {DocumentFailure} as reading an archive does */
  content(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Why a document cannot be shown.
 * - `broken`: the file is damaged or not of the expected format
 * - `cut-off`: the end of the file is missing
 * - `empty`: the file has no bytes
 * - `password`, `wrong-password`: encrypted; none or a wrong one was given
 * - `missing`: the server has no such file (404, 410), or the address is no address
 * - `sign-in`: the server wants a sign-in (401)
 * - `forbidden`: the server refuses (403)
 * - `server`: the server answers with another error
 * - `network`: no answer: offline, refused, blocked by the page's policy
 * - `refused`: another website does not let this page have the document, or does not answer
 * - `too-large`: opening it would go beyond the limits on size, ratio, depth or pixels
 * - `unsupported`: no engine shows this format; it can only be saved
 * - `too-deep`: within more files, one inside the other, than are opened
 * - `packing`: packed within an archive in a way that is not read here
 * - `misnamed`: no engine shows it, and it is of another format than its name promises
 * - `web-page`: the server sent a web page in place of it, such as one to sign in
 * - `encrypted`: protected by a password in a way that no engine opens; it can only be saved
 * - `viewer`: the viewer's own program files could not be loaded
 */
export type FailureCode =
  | 'broken'
  | 'cut-off'
  | 'empty'
  | 'password'
  | 'wrong-password'
  | 'missing'
  | 'sign-in'
  | 'forbidden'
  | 'server'
  | 'network'
  | 'refused'
  | 'too-large'
  | 'unsupported'
  | 'too-deep'
  | 'packing'
  | 'misnamed'
  | 'web-page'
  | 'encrypted'
  | 'viewer';

/** What the sentence about a failure names beside its code. */
export interface FailureFacts {
  /** Of `misnamed`: the ending of the name, `PDF`. */
  promised?: string;
  /** Of `misnamed` and `unsupported`: what it is, `RAR`; '' where its bytes do not tell. */
  actual?: string;
  /** Of `misnamed`: it is a program. */
  isProgram?: boolean;
  /** Of `unsupported`: a picture of a format that is shown, stored in a way that is not. */
  isPictureKind?: boolean;
  /** Of `unsupported`: an electronic signature whose document is another file. */
  isSignature?: boolean;
  /** Of `too-large`, where a picture has more pixels than the limit. */
  pixels?: { width: number; height: number; limit: number };
  /** Of `too-large`, where it unpacks to more bytes than the limit: `size` or more. */
  unpacked?: { size: number; limit: number };
  /** Of `too-deep`: how many files inside each other are opened. */
  level?: number;
  /** It lies in a file that is open, and could not be taken out of it. */
  isInside?: boolean;
}

export { DocumentFailure };
