// In the page: pdf.js and nothing else, all of it begun at once. No viewer that uses it can be faster.
import * as pdfjs from '../pdfjs/build/pdf.min.mjs';

const canvas = document.createElement('canvas');
window.contestant = { canvas: () => canvas };

const { port, file } = window.begun;
const worker = new pdfjs.PDFWorker({ port });
const data = new Uint8Array(await (await file).arrayBuffer());
const pdf = await pdfjs.getDocument({ data, worker }).promise;
const page = await pdf.getPage(1);
const { width } = page.getViewport({ scale: 1 });
const viewport = page.getViewport({ scale: innerWidth / width });
canvas.width = viewport.width;
canvas.height = viewport.height;
document.body.append(canvas);
await page.render({ canvas, viewport }).promise;
