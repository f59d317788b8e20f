import type { ViewsExample, ViewsWord } from '../examples/views-example.ts';
import { documentSizes } from '../generated/examples/document-sizes.ts';

const tag = 'tt-document-list';

const links = (...[words, language]: Parameters<ViewsExample['html']>): string => {
  const link = (file: string, word: ViewsWord, signatures = ''): string => {
    const path = `${language}/${file}`;
    return `    <li><a href="documents/${path}" data-size="${documentSizes[path]}"${signatures}>${words(word)}</a></li>`;
  };
  return `  <ul>
${link('declaration.pdf', 'viewsDeclaration', ' data-signatures="0"')}
${link('minutes.pdf', 'viewsMinutes')}
${link('signed-letter.pdf', 'viewsLetter', ' data-signatures="1"')}
  </ul>`;
};

export const documentListExamples: ViewsExample[] = [
  {
    id: 'document-list',
    tag,
    title: 'viewsTitleList',
    html: (...page) => `<tt-document-list>
${links(...page)}
</tt-document-list>`,
  },
  {
    id: 'document-list-viewer',
    tag,
    title: 'viewsTitleListViewer',
    html: (...page) => `<tt-document-list for="list-viewer">
${links(...page)}
</tt-document-list>
<tt-document-viewer id="list-viewer"></tt-document-viewer>`,
  },
];
