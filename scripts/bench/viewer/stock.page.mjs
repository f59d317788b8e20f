// In the page: the components of the stock viewer as its own simple example puts them together.
import * as pdfjs from '../pdfjs/build/pdf.min.mjs';
import {
  EventBus,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
} from '../pdfjs/web/pdf_viewer.mjs';

pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.min.mjs';
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const findController = new PDFFindController({ eventBus, linkService });
const container = document.getElementById('container');
const viewer = new PDFViewer({ container, eventBus, linkService, findController });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => {
  viewer.currentScaleValue = 'page-width';
});

window.contestant = {
  canvas: (page) => container.querySelector(`.page[data-page-number="${page}"] canvas`),
  goTo: (page) => {
    viewer.currentPageNumber = page;
  },
  find(query, found) {
    eventBus.on('updatefindmatchescount', ({ matchesCount }) => found(matchesCount.total));
    eventBus.on('updatefindcontrolstate', ({ matchesCount }) => found(matchesCount.total));
    eventBus.dispatch('find', { type: '', query, highlightAll: true });
  },
};

const url = new URLSearchParams(location.search).get('src');
if (url) {
  const document = await pdfjs.getDocument({
    url,
    cMapUrl: '/assets/cmaps/',
    standardFontDataUrl: '/assets/standard_fonts/',
    wasmUrl: '/assets/wasm/',
    iccUrl: '/assets/iccs/',
  }).promise;
  viewer.setDocument(document);
  linkService.setDocument(document, null);
}
