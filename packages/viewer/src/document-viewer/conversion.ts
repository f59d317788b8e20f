import { DocumentFailure, type OpenDocument, type OpenOptions } from '../engines/engine.ts';
import { openDocument } from '../engines/open-document.ts';
import { RequestedDocument } from './document-source.ts';

/** A document in a format that no engine shows. */
export interface UnsupportedDocument {
  /** The address as it was given, or the file. */
  source: string | Blob;
  /** Its file name as it was given: never trusted as a path. */
  name: string;
  /** Aborted when the document is no longer wanted. */
  signal: AbortSignal;
}

/** Gives the address or the file of what can be shown instead, usually a PDF; undefined for none. */
export type ConvertDocument = (document: UnsupportedDocument) => Promise<string | Blob | undefined>;

/**
 * Opens what the page's server makes of a document that could not be opened.
 * @param error why it could not; rejects with it where nothing else can be shown
 */
export async function convertUnsupported(
  error: unknown,
  requested: RequestedDocument,
  convert: ConvertDocument | undefined,
  options: OpenOptions,
): Promise<OpenDocument> {
  const { signal } = options;
  const isUnsupported =
    error instanceof DocumentFailure && /^(?:unsupported|misnamed|packing)$/.test(error.code);
  if (!isUnsupported || !convert || signal.aborted) throw error;
  try {
    const { what: source, fileName: name } = requested;
    const converted = await convert({ source, name, signal });
    signal.throwIfAborted();
    if (converted === undefined) throw error;
    return await openDocument(await new RequestedDocument(converted).request(), options);
  } catch {
    signal.throwIfAborted();
    throw error;
  }
}
