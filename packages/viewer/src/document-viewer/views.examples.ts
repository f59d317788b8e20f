import type { ViewsExample } from '../examples/views-example.ts';

const tag = 'tt-document-viewer';

/** The reading view, several documents and files inside a document. */
export const viewsExamples: ViewsExample[] = [
  {
    id: 'viewer-reading',
    tag,
    title: 'viewsTitleReading',
    html: (words) => `<tt-document-viewer view="reading">
  <a href="documents/declaration.pdf" download>${words('viewsDeclaration')}</a>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-reading-guessed',
    tag,
    title: 'viewsTitleGuessed',
    html: (words) => `<tt-document-viewer view="reading">
  <a href="documents/plain-30.pdf" download>${words('viewsMinutes')}</a>
  <a slot="accessible-copy" href="#ask">${words('viewsAsk')}</a>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-several',
    tag,
    title: 'viewsTitleSeveral',
    html: (words) => `<tt-document-viewer>
  <ul>
    <li><a href="documents/attached.pdf" download>${words('viewsAttached')}</a></li>
    <li><a href="documents/scan.pdf" download>${words('viewsScan')}</a></li>
  </ul>
</tt-document-viewer>`,
  },
];
