type Word = 'declaration' | 'long' | 'scan' | 'broken' | 'encrypted' | 'signed';

/** One example of the viewer, as data. The documents are those that the package generates. */
export interface ViewerExample {
  /** Unique among all examples. */
  id: string;
  tag: string;
  /** The HTML that an author would print, with the words of one language. */
  html(words: (key: Word) => string): string;
}

const tag = 'tt-document-viewer';

const viewer =
  (file: string, word: Word): ViewerExample['html'] =>
  (words) => `<tt-document-viewer>
  <a href="documents/${file}" download>${words(word)}</a>
</tt-document-viewer>`;

export const documentViewerExamples: ViewerExample[] = [
  { id: 'viewer', tag, html: viewer('declaration.pdf', 'declaration') },
  { id: 'viewer-long', tag, html: viewer('plain-30.pdf', 'long') },
  { id: 'viewer-signed', tag, html: viewer('signed.pdf', 'signed') },
  { id: 'viewer-scan', tag, html: viewer('scan.pdf', 'scan') },
  { id: 'viewer-broken', tag, html: viewer('broken.pdf', 'broken') },
  { id: 'viewer-encrypted', tag, html: viewer('encrypted.pdf', 'encrypted') },
];
