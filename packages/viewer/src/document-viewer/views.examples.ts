import type { ViewsExample } from '../examples/views-example.ts';

const tag = 'tt-document-viewer';

/** The reading view, several documents and files inside a document. */
export const viewsExamples: ViewsExample[] = [
  {
    id: 'viewer-reading',
    tag,
    html: (words) => `<tt-document-viewer view="reading">
  <a href="documents/declaration.pdf" download>${words('viewsDeclaration')}</a>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-reading-guessed',
    tag,
    html: (words) => `<tt-document-viewer view="reading">
  <a href="documents/plain-30.pdf" download>${words('viewsMinutes')}</a>
  <a slot="accessible-copy" href="#ask">${words('viewsAsk')}</a>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-several',
    tag,
    html: (words) => `<tt-document-viewer>
  <a href="documents/attached.pdf" download>${words('viewsAttached')}</a>
  <a href="documents/scan.pdf" download>${words('viewsScan')}</a>
</tt-document-viewer>`,
  },
];
