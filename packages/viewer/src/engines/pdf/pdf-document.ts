import { AbortException, AnnotationMode, TextLayer } from '../../generated/pdfjs.js';
import type {
  Attachment,
  Box,
  DocumentLayer,
  DocumentLink,
  DocumentNote,
  DocumentProperty,
  FieldValue,
  FigurePicture,
  FindOptions,
  FormField,
  FoundText,
  OutlineEntry,
  PagedDocument,
  PagePin,
  PageSize,
  PageSpot,
  ReadablePage,
  ReadOptions,
  RenderOptions,
  SignatureClaim,
  StructureNode,
  TextLayout,
} from '../engine.ts';
import { DocumentFailure, mostLinks } from '../engine.ts';
import type { PdfProcess } from './pdf-engine.ts';
import { PdfAnswers } from './pdf-answers.ts';
import { propertiesOf, signaturesOf } from './pdf-properties.ts';
import { type OpenAgain, PdfKeeper } from './pdf-keeper.ts';
import { namedPage, pageOf, spotOf } from './pdf-destinations.ts';
import { PdfLayers } from './pdf-layers.ts';
import { outlineOf } from './pdf-outline.ts';
import { safeAddress } from './safe-address.ts';
import { figureArea } from './pdf-figures.ts';
import { type PdfPageContent, type PdfPages, readPdfPage } from './pdf-reading.ts';
import { isMark, isPin, notesOf, type RemarkAnnotation } from './pdf-notes.ts';
import { annotationId, boxFrom, type PdfTag, structureOf, turnedBox } from './pdf-structure.ts';
import { PdfSearch, runsOf, textContent } from './pdf-text.ts';

// PDF counts in points, 72 to the inch; CSS has 96 pixels to the inch.
const pixelsPerPoint = 96 / 72;

// Larger canvases stay blank in some browsers (16,777,216 px on iOS), as do longer ones (32,767 px in Firefox);
// then fewer pixels are drawn.
const largestCanvas = 16_777_216;
const longestCanvas = 16_384;

/** Pages whose text, and what lies over it, is kept for what is asked next. */
const keptPages = 4;

/** Pages of a document whose remarks and pinned files are looked for unasked: it takes the worker from who reads. */
const mostPagesCounted = 200;

/** Pins of a page at most: a file may be made to have no end of them. */
const mostPins = 500;
/** Of the width of a page, where the last pin begins. */
const lastPin = 0.96;

/** Pixels of a picture in the text; more would not be seen in a column of it. */
const largestFigure = 4_000_000;

/**
 * CSS pixels of a page's longest side, 50 m: at 1 % it is wider than most screens, and nothing on it can be
 * seen. Plans of roads stay far below.
 */
const largestSide = 192_000;

/** Size of an A4 page, for the sheet that stands in place of one that is too large. */
const sheet = { width: 794, height: 1123 };

const isTooLarge = ({ width, height }: PageSize): boolean => Math.max(width, height) > largestSide;

/** How much smaller a page stands on the sheet that its size is said to be. */
const onSheet = (size: PageSize): number =>
  isTooLarge(size) ? Math.min(sheet.width / size.width, sheet.height / size.height) : 1;

interface PdfAnnotation extends RemarkAnnotation {
  url?: string;
  dest?: unknown;
  action?: string;
}

/** A PDF that is open. */
export class PdfDocument implements PagedDocument {
  readonly pageCount: number;
  readonly language: string;
  readonly title: string;
  isCutOff: boolean;
  readonly #search: PdfSearch;
  readonly #keeper: PdfKeeper;
  readonly #form: PdfAnswers;
  readonly #layers: PdfLayers;
  #labels: Promise<string[] | null> | undefined;
  readonly #contents = new Map<number, Promise<Omit<PdfPageContent, 'fields'>>>();
  readonly #annotations = new Map<number, Promise<PdfAnnotation[]>>();

  constructor(
    process: PdfProcess,
    { title, language }: { title: string; language: string },
    openAgain: OpenAgain,
  ) {
    this.#keeper = new PdfKeeper(process, openAgain);
    this.#layers = new PdfLayers(this.#keeper);
    this.#form = new PdfAnswers(
      this.#keeper,
      (page) => this.#annotationsOf(page),
      () => this.#mayReadPages,
    );
    this.pageCount = process.pdf.numPages;
    this.isCutOff = process.isCutOff;
    this.title = title;
    this.language = language;
    this.#search = new PdfSearch(
      this.pageCount,
      (page) => this.#keeper.onPage(page, textContent),
      (page) => this.#form.typedOn(page),
    );
  }

  get isFetching(): boolean {
    return this.#keeper.isFetching;
  }

  async wholeFile(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (!this.#keeper.isWhole) return undefined;
    return (await this.#keeper.use((pdf) => pdf.getData())) as Uint8Array<ArrayBuffer>;
  }

  pageSize(number: number): Promise<PageSize> {
    return this.#keeper.onPage(number, (page) => {
      const { width, height } = page.getViewport({ scale: pixelsPerPoint });
      if (isTooLarge({ width, height })) return { ...sheet, isTooLarge: true };
      return { width, height };
    });
  }

  renderPage(number: number, canvas: HTMLCanvasElement, options: RenderOptions): Promise<void> {
    const { scale, signal, area, withAnswers } = options;
    return this.#keeper.onPage(number, async (page) => {
      signal.throwIfAborted();
      const full = page.getViewport({ scale: scale * pixelsPerPoint });
      const { width, height } = area ?? full;
      const shrink = Math.min(
        1,
        Math.sqrt(largestCanvas / (width * height)),
        longestCanvas / Math.max(width, height),
        area ? 1 : onSheet(page.getViewport({ scale: pixelsPerPoint })),
      );
      const viewport = page.getViewport({
        scale: scale * pixelsPerPoint * shrink,
        offsetX: -(area?.left ?? 0) * shrink,
        offsetY: -(area?.top ?? 0) * shrink,
      });
      canvas.width = Math.max(1, Math.floor(width * shrink));
      canvas.height = Math.max(1, Math.floor(height * shrink));
      const layers = this.#layers.config;
      const task = page.render({
        canvas,
        viewport,
        annotationMode: withAnswers ? AnnotationMode.ENABLE_STORAGE : AnnotationMode.ENABLE_FORMS,
        ...(layers && { optionalContentConfigPromise: layers }),
      });
      this.#keeper.drawn();
      const cancel = (): void => task.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        await task.promise;
        this.#keeper.lookUpPages();
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    });
  }

  layText(number: number, layer: HTMLElement, signal: AbortSignal): Promise<TextLayout> {
    return this.#keeper.onPage(number, async (page) => {
      const content = await textContent(page);
      signal.throwIfAborted();
      // The names are pdf.js's own: its text elements compute their size from them.
      layer.style.setProperty(
        '--total-scale-factor',
        `calc(var(--page-scale) * ${pixelsPerPoint * page.userUnit})`,
      );
      layer.style.setProperty('--scale-round-x', '1px');
      layer.style.setProperty('--scale-round-y', '1px');
      const text = new TextLayer({
        textContentSource: content,
        container: layer,
        viewport: page.getViewport({ scale: pixelsPerPoint }),
        images: null as never,
      });
      const cancel = (): void => text.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        await text.render();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof AbortException)) throw error;
      } finally {
        signal.removeEventListener('abort', cancel);
      }
      const parts = new Map<string, HTMLElement>();
      for (const part of layer.querySelectorAll<HTMLElement>('.markedContent[id]')) {
        parts.set(part.id, part);
      }
      const hasText = (layer.textContent ?? '').trim() !== '';
      return { parts, hasText, runs: runsOf(content, text.textDivs as HTMLElement[]) };
    });
  }

  structure(number: number): Promise<StructureNode[] | undefined> {
    return this.#keeper.onPage(number, async (page) =>
      structureOf((await page.getStructTree()) as unknown as PdfTag | null, page.view),
    );
  }

  /** What is seen to lie over a page; links and fields ask for it one after the other. */
  async #annotationsOf(number: number): Promise<PdfAnnotation[]> {
    const all = await kept(this.#annotations, number, () =>
      this.#keeper.onPage(number, (page) => page.getAnnotations()),
    );
    return this.#layers.shown(all);
  }

  async links(number: number): Promise<DocumentLink[]> {
    const links = await this.#linksOn(number);
    return Promise.all(
      links.map(async (link) => {
        const label = link.page && (await this.pageLabel(link.page));
        return label ? { ...link, label } : link;
      }),
    );
  }

  #linksOn(number: number): Promise<DocumentLink[]> {
    return this.#keeper.onPage(number, async (page, pdf) => {
      const links: DocumentLink[] = [];
      for (const annotation of await this.#annotationsOf(number)) {
        if (links.length === mostLinks) break;
        if (annotation.subtype !== 'Link') continue;
        const link = { id: annotationId(annotation.id), box: boxFrom(annotation.rect, page.view) };
        const href = safeAddress(annotation.url);
        if (href) {
          links.push({ ...link, href });
          continue;
        }
        const target = annotation.dest
          ? await pageOf(pdf, annotation.dest)
          : namedPage(annotation.action, number, this.pageCount);
        if (!target) continue;
        const { dest } = annotation;
        const spot = dest ? { spot: () => this.#spotOn(target, dest) } : {};
        links.push({ ...link, page: target, ...spot });
      }
      return links;
    });
  }

  readPage(number: number, options: ReadOptions): Promise<ReadablePage> {
    const pages: PdfPages = {
      pageCount: this.pageCount,
      content: async (page) => {
        const [content, fields] = await Promise.all([
          this.#readable(page),
          this.#form.settled(page),
        ]);
        return { ...content, fields };
      },
      notes: (page) => this.#notesOn(page),
      drawFigure: (...figure) => this.#drawFigure(...figure),
    };
    return readPdfPage(number, pages, options);
  }

  /** A page's content; that of neighbours is asked for again at once. */
  #readable(number: number): Promise<Omit<PdfPageContent, 'fields'>> {
    return kept(this.#contents, number, () => this.#read(number));
  }

  async #read(number: number): Promise<Omit<PdfPageContent, 'fields'>> {
    const [structure, links] = await Promise.all([this.structure(number), this.links(number)]);
    return this.#keeper.onPage(number, async (page) => {
      const { items } = await textContent(page);
      return {
        number,
        structure,
        links,
        items: items as PdfPageContent['items'],
        // Texts state their width in the page's own unit.
        viewport: page.getViewport({ scale: 1 / page.userUnit }),
      };
    });
  }

  async #drawFigure(
    number: number,
    node: StructureNode,
    wanted: number,
    signal: AbortSignal,
  ): Promise<FigurePicture | undefined> {
    const size = await this.#keeper.onPage(number, (page) =>
      figureArea(page, node, pixelsPerPoint),
    );
    signal.throwIfAborted();
    if (!size) return undefined;
    const scale = Math.min(wanted, Math.sqrt(largestFigure / (size.width * size.height)));
    const area = {
      left: Math.floor(size.left * scale),
      top: Math.floor(size.top * scale),
      width: Math.ceil(size.width * scale),
      height: Math.ceil(size.height * scale),
    };
    const canvas = document.createElement('canvas');
    await this.renderPage(number, canvas, { scale, area, signal });
    return { canvas, size };
  }

  async releasePage(number: number): Promise<void> {
    await this.#keeper.onPage(number, (page) => page.cleanup());
    // What pdf.js measures text with grows by every line it has measured.
    TextLayer.cleanup();
  }

  async pageLabel(number: number): Promise<string | undefined> {
    this.#labels ??= this.#keeper.use((pdf) => pdf.getPageLabels()).catch(() => null);
    const label = (await this.#labels)?.[number - 1]?.trim();
    return label && label !== String(number) ? label : undefined;
  }

  outline(): Promise<OutlineEntry[]> {
    return this.#keeper.use((pdf) => outlineOf(pdf, (page, to) => this.#spotOn(page, to)));
  }

  /** Where a page is read only because it is gone to, its place may as well be missing. */
  #spotOn(number: number, destination: unknown): Promise<PageSpot | undefined> {
    return this.#keeper
      .onPage(number, (page, pdf) => spotOf(pdf, page, destination))
      .catch(() => undefined);
  }

  find(text: string, options: FindOptions): AsyncIterable<FoundText> {
    return this.#search.find(text, options);
  }

  /** Files that are pinned to pages, after those that the document lists. */
  readonly #pinned = new Map<string, Attachment>();
  #allPinned: Promise<void> | undefined;

  async attachments(): Promise<Attachment[]> {
    // Of longer files, and of those that come in parts, only what is pinned to the pages that were shown.
    if (this.#mayReadPages) await (this.#allPinned ??= this.#findPinned());
    return [...(await this.#listed()), ...this.#pinned.values()];
  }

  async #findPinned(): Promise<void> {
    for (let number = 1; number <= this.pageCount; number++) {
      const found = await this.#keeper
        .onPage(number, (page) => page.getAnnotations() as Promise<PdfAnnotation[]>)
        .catch(() => []);
      for (const { fileId, file } of found.filter((each) => each.fileId).slice(0, mostPins))
        if (fileId && file) await this.#placeOf(number, fileId, file.filename);
    }
  }

  /** Whether all pages may be looked through unasked. */
  get #mayReadPages(): boolean {
    return this.#keeper.isWhole && this.pageCount <= mostPagesCounted;
  }

  async #listed(): Promise<Attachment[]> {
    const found = await this.#keeper.use((pdf) => pdf.getAttachments());
    return Array.from(found ?? [], ([id, { filename, content }]) => ({
      name: filename,
      ...(content && { size: content.length }),
      content: async () => {
        const bytes = content ?? (await this.#keeper.use((pdf) => pdf.getAttachmentContent(id)));
        if (!bytes) throw new DocumentFailure('broken');
        return new Uint8Array(bytes);
      },
    }));
  }

  layers(): Promise<DocumentLayer[]> {
    return this.#layers.list();
  }

  async showLayer(id: string, visible: boolean): Promise<boolean> {
    const isShown = await this.#layers.show(id, visible);
    // Not before: what is read meanwhile has the links of the layers as they were.
    this.#contents.clear();
    return isShown;
  }

  async *notes(signal: AbortSignal): AsyncGenerator<DocumentNote> {
    for await (const notes of this.#notesByPage(signal)) yield* notes;
  }

  async *#notesByPage(signal: AbortSignal): AsyncGenerator<DocumentNote[]> {
    for (let number = 1; number <= this.pageCount; number++) {
      const notes = await this.#notesOn(number).catch(() => []);
      signal.throwIfAborted();
      yield notes;
    }
  }

  async noteCount(signal: AbortSignal): Promise<number | undefined> {
    if (!this.#mayReadPages) return undefined;
    let count = 0;
    for await (const { length } of this.#notesByPage(signal)) count += length;
    return count;
  }

  async pins(number: number): Promise<PagePin[]> {
    const annotations = (await this.#annotationsOf(number)).filter(isPin);
    if (annotations.length === 0) return [];
    const shown = annotations.slice(0, mostPins);
    const places = new Map<string, number>();
    for (const { fileId, file } of shown)
      if (fileId && file) places.set(fileId, await this.#placeOf(number, fileId, file.filename));
    return this.#keeper.onPage(number, (page) => {
      const boxOf = (rect: number[]): Box => turnedBox(boxFrom(rect, page.view), page.rotate);
      const pins: PagePin[] = [];
      for (const annotation of shown) {
        const { fileId, file, rect } = annotation;
        const [note] = notesOf([annotation], number, boxOf);
        const index = places.get(fileId ?? '');
        if (index !== undefined && file) {
          pins.push({ box: boxOf(rect), file: { index, name: file.filename } });
        } else if (note) {
          const { box } = note;
          // What is marked stays in view, and words can be selected: the pin stands behind them, and still on the page.
          const left = Math.min(box.left + box.width, lastPin);
          pins.push({
            box: isMark(annotation) ? { ...box, left, width: 0, height: 0 } : box,
            note,
          });
        }
      }
      return pins;
    });
  }

  /** The place of a pinned file among all files; one that the document lists too has its place there. */
  async #placeOf(number: number, id: string, name: string): Promise<number> {
    const listed = await this.#listed();
    const pinned = this.#pin(number, id, name);
    const same = listed.findIndex((each) => each.name === name);
    const one = listed[same];
    if (one && !this.#compared.has(id))
      this.#compared.set(
        id,
        Promise.all([one.content(), pinned.content()]).then(
          ([a, b]) => a.length === b.length && a.every((byte, at) => byte === b[at]),
          () => false,
        ),
      );
    if (await this.#compared.get(id)) return same;
    if (!this.#pinned.has(id)) this.#pinned.set(id, pinned);
    return listed.length + [...this.#pinned.keys()].indexOf(id);
  }
  /** Whether a pinned file is the one that is listed under its name. */
  readonly #compared = new Map<string, Promise<boolean>>();

  #pin(number: number, id: string, name: string): Attachment {
    const content = async (): Promise<Uint8Array<ArrayBuffer>> => {
      const bytes = await this.#keeper.onPage(number, async (page, pdf) => {
        // A fresh worker knows the file only after it has read the page's annotations.
        await page.getAnnotations();
        return pdf.getAttachmentContent(id);
      });
      if (!bytes) throw new DocumentFailure('broken');
      return new Uint8Array(bytes);
    };
    return { name, content };
  }

  #notesOn(number: number): Promise<DocumentNote[]> {
    return this.#keeper.onPage(number, async (page) => {
      const annotations = (await page.getAnnotations()) as PdfAnnotation[];
      return notesOf(annotations, number, (rect) =>
        turnedBox(boxFrom(rect, page.view), page.rotate),
      );
    });
  }

  properties(): Promise<DocumentProperty[]> {
    return this.#keeper.use(propertiesOf);
  }

  fieldPages(): Promise<ReadonlySet<number>> {
    return this.#form.pages();
  }
  fields(number: number): Promise<FormField[]> {
    return this.#form.fields(number);
  }

  answer(field: FormField, value: FieldValue): void {
    this.#form.answer(field, value);
  }

  save(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#form.save();
  }

  signatures(): Promise<SignatureClaim[]> {
    return this.#keeper.use((pdf) => signaturesOf(pdf, this.#keeper));
  }

  close(): Promise<void> {
    return this.#keeper.close();
  }
}

/** What is kept of a page, or what is made of it now; of the last few pages it is kept. */
function kept<Content>(
  all: Map<number, Promise<Content>>,
  number: number,
  make: () => Promise<Content>,
): Promise<Content> {
  const present = all.get(number);
  if (present) return present;
  const content = make();
  all.set(number, content);
  content.catch(() => all.delete(number));
  const [oldest] = all.keys();
  if (all.size > keptPages && oldest) all.delete(oldest);
  return content;
}
