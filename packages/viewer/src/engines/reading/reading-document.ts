import type {
  Attachment,
  DocumentNotice,
  DocumentProperty,
  OpenDocument,
  OutlineEntry,
  PartKind,
  ReadablePage,
  ReadingWords,
  ReadOptions,
  SignatureClaim,
} from '../engine.ts';
import { ReadingSearch } from './reading-search.ts';
import { visibleText } from '../visible-text.ts';

/** Before a page was read nobody knows in which language it will be. */
const wordless: ReadingWords = {
  language: 'en',
  pageLink: String,
  truth: String,
  noAnswer: () => '',
  picture: () => '',
  notShown: () => '',
  speakerNotes: () => '',
  remotePicture: () => '',
  remotePictures: () => '',
  encrypted: () => '',
  header: () => '',
  calendar: () => '',
  repeats: () => '',
  repeatsBy: () => '',
  packed: () => '',
  cutOff: () => '',
  notes: () => '',
  comment: () => '',
  comments: () => '',
  files: () => '',
  encoded: () => '',
  fileLocked: () => '',
  empty: () => '',
};

/** What an engine for reading says of an open document; the rest is the same for all of them. */
export interface Readable {
  /** Without it the document is one piece. */
  pageCount?: number;
  /** What its pages are for people, where there are some. */
  parts?: PartKind;
  language?: string;
  title?: string;
  /** Those of which there are none are left out. */
  notices?: readonly DocumentNotice[];
  read(page: number, options: ReadOptions): ReadablePage | Promise<ReadablePage>;
  label?(page: number): string | undefined;
  attachments?: readonly Attachment[];
  outline?: OutlineEntry[];
  properties?: readonly DocumentProperty[];
  signatures?(): Promise<SignatureClaim[]>;
}

/** An open document that lies in memory and is only read, never drawn. */
export function readingDocument(readable: Readable): OpenDocument {
  let closed = false;
  // Pages are searched with the words that they were last read with.
  let spoken = wordless;
  let inner: Readable | undefined = readable;
  const opened = (): Readable => {
    if (!inner) throw new DOMException('The document is closed.', 'InvalidStateError');
    return inner;
  };
  const search = new ReadingSearch(readable.pageCount ?? 1, async (page, signal) =>
    opened().read(page, { signal, words: spoken }),
  );
  return {
    parts: readable.parts ?? (readable.pageCount === undefined ? 'whole' : 'pages'),
    pageCount: readable.pageCount ?? 1,
    language: readable.language ?? '',
    title: visibleText(readable.title ?? ''),
    isFetching: false,
    notices: (readable.notices ?? []).filter((each) => each.what === 'named' || each.count > 0),
    async readPage(page, options) {
      options.signal.throwIfAborted();
      spoken = options.words;
      const read = await opened().read(page, options);
      if (!closed && !options.signal.aborted) return read;
      read.release?.();
      options.signal.throwIfAborted();
      opened();
      return read;
    },
    find: (text, options) => search.find(text, options),
    signatures: async () => (await opened().signatures?.()) ?? [],
    async close() {
      closed = true;
      inner = undefined;
    },
    ...(readable.label ? { pageLabel: async (page: number) => opened().label?.(page) } : {}),
    ...(readable.attachments ? { attachments: async () => [...(opened().attachments ?? [])] } : {}),
    ...(readable.outline ? { outline: async () => opened().outline ?? [] } : {}),
    ...(readable.properties ? { properties: async () => [...(opened().properties ?? [])] } : {}),
  };
}
