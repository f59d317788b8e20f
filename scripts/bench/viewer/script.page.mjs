// In the page: the element that the bundle for script tags defines, and how the driver reaches it.
const viewer = document.querySelector('tt-document-viewer');

window.contestant = {
  canvas: (page) => viewer.shadowRoot?.querySelector(`.page[data-page="${page}"] canvas`),
};
