import { PDFDateString } from 'pdfjs-dist';
import type { Box, DocumentNote } from '../engine.ts';
import { annotationId } from './pdf-structure.ts';

/** What pdf.js gives of an annotation that somebody may have remarked something with. */
export interface RemarkAnnotation {
  id: string;
  subtype?: string;
  rect: number[];
  titleObj?: { str?: string };
  contentsObj?: { str?: string };
  modificationDate?: string | null;
  inReplyTo?: string | null;
  replyType?: string;
}

const noRemarks = /^(?:Link|Widget|Popup)$/;

/** The remarks among a page's annotations, in the file's own order. */
export function notesOf(
  annotations: readonly RemarkAnnotation[],
  page: number,
  boxOf: (rect: number[]) => Box,
): DocumentNote[] {
  const notes: DocumentNote[] = [];
  for (const annotation of annotations) {
    const text = annotation.contentsObj?.str?.trim();
    // Of a group pdf.js gives each the words of the first (ISO 32000-2, table 172, RT).
    if (!text || noRemarks.test(annotation.subtype ?? '') || annotation.replyType === 'Group')
      continue;
    const author = annotation.titleObj?.str?.trim();
    const changed = PDFDateString.toDateObject(annotation.modificationDate ?? '');
    const answers = annotation.inReplyTo && annotationId(annotation.inReplyTo);
    notes.push({
      id: annotationId(annotation.id),
      page,
      box: boxOf(annotation.rect),
      text,
      ...(author && { author }),
      ...(changed && { changed }),
      ...(answers && { answers }),
    });
  }
  return notes;
}
