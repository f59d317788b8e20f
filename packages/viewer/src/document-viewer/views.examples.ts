import type { ViewsExample } from '../examples/views-example.ts';

const tag = 'tt-document-viewer';

/** The reading view, several documents and files inside a document. */
export const viewsExamples: ViewsExample[] = [
  {
    id: 'viewer-reading',
    tag,
    title: 'viewsTitleReading',
    html: (words, language) => `<tt-document-viewer view="reading">
  <a href="documents/${language}/declaration.pdf" download>${words('viewsDeclaration')}</a>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-reading-guessed',
    tag,
    title: 'viewsTitleGuessed',
    html: (words, language) => `<tt-document-viewer view="reading">
  <a href="documents/${language}/minutes.pdf" download>${words('viewsMinutes')}</a>
  <a slot="accessible-copy" href="#ask">${words('viewsAsk')}</a>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-several',
    tag,
    title: 'viewsTitleSeveral',
    html: (words, language) => `<tt-document-viewer>
  <ul>
    <li><a href="documents/${language}/letter-with-files.pdf" download>${words('viewsAttached')}</a></li>
    <li><a href="documents/${language}/scanned-letter.pdf" download>${words('viewsScan')}</a></li>
  </ul>
</tt-document-viewer>`,
  },
  {
    id: 'viewer-kinds',
    tag,
    title: 'viewsTitleKinds',
    html: (words, language) => `<tt-document-viewer>
  <ul>
    <li><a href="documents/${language}/letter.docx" download>${words('viewsWord')}</a></li>
    <li><a href="documents/${language}/budget.xlsx" download>${words('viewsBudget')}</a></li>
    <li><a href="documents/${language}/message.eml" download>${words('viewsMail')}</a></li>
    <li><a href="documents/${language}/container.asice" download>${words('viewsContainer')}</a></li>
  </ul>
</tt-document-viewer>`,
  },
];
