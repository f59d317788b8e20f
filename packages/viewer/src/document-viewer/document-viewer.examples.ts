import type { Example, ExampleKey } from '../examples/example.ts';

const tag = 'tt-document-viewer';

const viewer =
  (file: string, word: ExampleKey): Example['html'] =>
  (words) => `<tt-document-viewer>
  <a href="documents/${file}" download>${words(word)}</a>
</tt-document-viewer>`;

/** The documents are those that the package generates. */
export const documentViewerExamples: Example[] = [
  { id: 'viewer', tag, title: 'titleDeclaration', html: viewer('declaration.pdf', 'declaration') },
  { id: 'viewer-long', tag, title: 'titleLong', html: viewer('plain-30.pdf', 'long') },
  { id: 'viewer-signed', tag, title: 'titleSigned', html: viewer('signed.pdf', 'signed') },
  { id: 'viewer-scan', tag, title: 'titleScan', html: viewer('scan.pdf', 'scan') },
  { id: 'viewer-broken', tag, title: 'titleBroken', html: viewer('broken.pdf', 'broken') },
  {
    id: 'viewer-encrypted',
    tag,
    title: 'titleEncrypted',
    html: viewer('encrypted.pdf', 'encrypted'),
  },
];
