import type { ViewsExample } from '../examples/views-example.ts';

const tag = 'tt-document-list';

const links = (words: Parameters<ViewsExample['html']>[0]): string => `  <ul>
    <li><a href="documents/declaration.pdf" data-size="21504" data-signatures="0">${words('viewsDeclaration')}</a></li>
    <li><a href="documents/plain-30.pdf" data-size="40960">${words('viewsMinutes')}</a></li>
    <li><a href="documents/signed.pdf" data-size="1229" data-signatures="1">${words('viewsLetter')}</a></li>
  </ul>`;

export const documentListExamples: ViewsExample[] = [
  {
    id: 'document-list',
    tag,
    html: (words) => `<tt-document-list>
${links(words)}
</tt-document-list>`,
  },
  {
    id: 'document-list-viewer',
    tag,
    html: (words) => `<tt-document-list for="list-viewer">
${links(words)}
</tt-document-list>
<tt-document-viewer id="list-viewer"></tt-document-viewer>`,
  },
];
