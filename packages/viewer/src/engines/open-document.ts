import { DocumentFailure } from './engine.ts';
import type { DocumentEngine, DocumentSource, OpenDocument, OpenOptions } from './engine.ts';
import { beginsAsPdf } from './pdf-mark.ts';

export interface DocumentRequest {
  source: DocumentSource;
  /** File name, or '' where none is known; of an address the end of its path. */
  name: string;
  /** Media type that page or server state, or ''. */
  type: string;
}

/**
 * Opens a document with the engine that its bytes ask for; name and type decide only where the
 * bytes leave it open, as between text and CSV. Each engine is loaded when a document needs it.
 *
 * An address that may be a PDF is given to the PDF engine at once, which asks for its beginning
 * only. Should something else come, it is fetched as a whole and looked at; that second request is
 * the price of a wrong or missing name.
 * @throws {DocumentFailure} `unsupported` for what no engine shows, else as `DocumentEngine.open`
 */
export async function openDocument(
  request: DocumentRequest,
  options: OpenOptions,
): Promise<OpenDocument> {
  const { source } = request;
  const isAddress = source instanceof URL;
  if (!isAddress && source.length === 0) throw new DocumentFailure('empty');
  // What begins so is signed as a whole, and may hold a PDF that is not all of it.
  const isWrapped = !isAddress && source[0] === 0x30;
  if (mayBePdf(request) && (isAddress || (beginsAsPdf(source) && !isWrapped))) {
    try {
      return await (await pdf()).open(source, options);
    } catch (error) {
      const isOther = error instanceof DocumentFailure && error.code === 'unsupported';
      if (!isOther || !isAddress) throw error;
    }
  }
  const { openByContent } = await program(import('./choose-engine.ts'));
  return openByContent(request, options);
}

async function pdf(): Promise<DocumentEngine> {
  return (await program(import('./pdf/pdf-engine.ts'))).pdfEngine;
}

/**
 * A part of the viewer's own program.
 * @throws {DocumentFailure} when it does not come: `network` offline, else `viewer`
 */
export async function program<Module>(loading: Promise<Module>): Promise<Module> {
  try {
    return await loading;
  } catch (cause) {
    throw new DocumentFailure(navigator.onLine ? 'viewer' : 'network', { cause });
  }
}

/** PDF by type or ending, or nothing is known: most documents without a name are PDF. */
function mayBePdf({ source, name, type }: DocumentRequest): boolean {
  if (/^application\/(?:x-)?pdf\b/i.test(type)) return true;
  if (type && !/^application\/octet-stream\b/i.test(type)) return false;
  const ending = endingOf(name) || (source instanceof URL ? endingOf(source.pathname) : '');
  return ending === '' || ending === 'pdf' || !knownEndings.test(ending);
}

const endingOf = (name: string): string =>
  /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

// What is not in this list, such as `.aspx`, says nothing of what it sends.
const knownEndings =
  /^(?:jpe?g|jpe|jfif|png|gif|webp|bmp|svg|avif|hei[cf]|tiff?|doc[xm]?|xls[xm]?|ppt[xm]?|od[tsp]|rtf|msg|eml|ics|p7[ms]|txt|log|csv|tsv|md|xml|xades|gml|xsd|xsl|json|html?|zip|asic[es]|sc[es]|[abe]doc|dwfx?|dwg|7z|rar|gz)$/;
