// In the page: the element, and how the driver reaches it.
import '@twintown/viewer/define/document-viewer.js';

const viewer = document.querySelector('tt-document-viewer');

window.contestant = {
  canvas: (page) => viewer.shadowRoot.querySelector(`.page[data-page="${page}"] canvas`),
  goTo: (page) => viewer.goToPage(page),
  find(text, found) {
    viewer.addEventListener('tt-find', ({ detail }) => found(detail.total));
    void viewer.find(text);
  },
};
