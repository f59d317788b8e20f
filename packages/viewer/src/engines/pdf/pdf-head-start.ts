import { AnnotationMode, type PDFPageProxy } from '../../generated/pdfjs.js';

/** Milliseconds after which a page that nobody draws is let go. */
const patience = 3000;

/**
 * Has the worker read what is on a page before it is known how large the page will be drawn: laying out the
 * viewer takes 15 ms, and so much sooner does the page come. Draws nothing itself.
 * @returns what ends it, to be called whenever a page is drawn; it ends by itself after some seconds
 */
export function beginPage(page: PDFPageProxy): () => void {
  const canvas = new OffscreenCanvas(1, 1);
  const task = page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport: page.getViewport({ scale: 0.001 }),
    annotationMode: AnnotationMode.ENABLE_FORMS,
  });
  // Each stroke waits for a word to go on.
  task.onContinue = () => undefined;
  task.promise.catch(() => undefined);
  let isOver = false;
  const end = (): void => {
    clearTimeout(timer);
    if (!isOver) task.cancel();
    isOver = true;
  };
  const timer = setTimeout(end, patience);
  return end;
}
