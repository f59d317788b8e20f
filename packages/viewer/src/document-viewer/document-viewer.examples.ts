import type { Example, ExampleKey } from '../examples/example.ts';

const tag = 'tt-document-viewer';

const viewer =
  (file: string, word: ExampleKey): Example['html'] =>
  (words, language) => `<tt-document-viewer>
  <a href="documents/${language}/${file}" download>${words(word)}</a>
</tt-document-viewer>`;

/** The documents are those that the package generates. */
export const documentViewerExamples: Example[] = [
  { id: 'viewer', tag, title: 'titleDeclaration', html: viewer('declaration.pdf', 'declaration') },
  { id: 'viewer-long', tag, title: 'titleLong', html: viewer('minutes.pdf', 'long') },
  { id: 'viewer-signed', tag, title: 'titleSigned', html: viewer('signed-letter.pdf', 'signed') },
  {
    id: 'viewer-scan',
    tag,
    title: 'titleScan',
    html: (words, language) => `<tt-document-viewer>
  <a href="documents/${language}/scanned-letter.pdf" download>${words('scan')}</a>
  <a slot="accessible-copy" href="#ask">${words('askForCopy')}</a>
</tt-document-viewer>`,
  },
  { id: 'viewer-broken', tag, title: 'titleBroken', html: viewer('damaged.pdf', 'broken') },
  {
    id: 'viewer-encrypted',
    tag,
    title: 'titleEncrypted',
    html: viewer('protected-letter.pdf', 'encrypted'),
  },
];
