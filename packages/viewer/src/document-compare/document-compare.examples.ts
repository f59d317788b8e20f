import type { ViewsExample } from '../examples/views-example.ts';

export const documentCompareExamples: ViewsExample[] = [
  {
    id: 'document-compare',
    tag: 'tt-document-compare',
    title: 'viewsTitleCompare',
    html: (words, language) => `<tt-document-compare>
  <a href="documents/${language}/bylaws-before.pdf" download>${words('viewsBefore')}</a>
  <a href="documents/${language}/bylaws-after.pdf" download>${words('viewsAfter')}</a>
</tt-document-compare>`,
  },
];
