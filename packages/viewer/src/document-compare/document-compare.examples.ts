import type { ViewsExample } from '../examples/views-example.ts';

export const documentCompareExamples: ViewsExample[] = [
  {
    id: 'document-compare',
    tag: 'tt-document-compare',
    html: (words) => `<tt-document-compare>
  <a href="documents/bylaws-before.pdf" download>${words('viewsBefore')}</a>
  <a href="documents/bylaws-after.pdf" download>${words('viewsAfter')}</a>
</tt-document-compare>`,
  },
];
