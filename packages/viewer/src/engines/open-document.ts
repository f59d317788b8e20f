import { DocumentFailure } from './engine.ts';
import type { DocumentSource, OpenDocument, OpenOptions } from './engine.ts';

export interface DocumentRequest {
  source: DocumentSource;
  /** File name, or '' where none is known; of an address the end of its path. */
  name: string;
  /** Media type that page or server state, or ''. */
  type: string;
}

/**
 * Opens a document with the engine for its format.
 * @throws {DocumentFailure}
 */
export async function openDocument(
  { source }: DocumentRequest,
  options: OpenOptions,
): Promise<OpenDocument> {
  const { pdfEngine } = await import('./pdf/pdf-engine.ts').catch((cause: unknown) => {
    throw new DocumentFailure('viewer', { cause });
  });
  options.signal.throwIfAborted();
  return pdfEngine.open(source, options);
}
