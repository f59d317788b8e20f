import en from '../examples/catalogues/en/examples.json';
import lv from '../examples/catalogues/lv/examples.json';
import pl from '../examples/catalogues/pl/examples.json';
import ptPT from '../examples/catalogues/pt-PT/examples.json';
import { documentViewerExamples } from './document-viewer.examples.ts';

export default {
  title: 'Viewer/Document viewer',
  component: 'tt-document-viewer',
  tags: ['!autodocs'],
};

const catalogues: Readonly<Record<string, typeof en>> = { en, 'pt-PT': ptPT, pl, lv };

function story(id: string) {
  const example = documentViewerExamples.find((candidate) => candidate.id === id);
  if (!example) throw new Error(`There is no example with the id "${id}".`);
  const print = (language: string) =>
    example.html((key) => (catalogues[language] ?? en)[key], language);
  return { parameters: { example: id, print } };
}

export const Declaration = story('viewer');
export const ThirtyPages = { name: 'Thirty pages', ...story('viewer-long') };
export const Signed = story('viewer-signed');
export const ScanWithoutText = { name: 'Scan without text', ...story('viewer-scan') };
export const DamagedFile = { name: 'Damaged file', ...story('viewer-broken') };
export const ProtectedFile = { name: 'Protected file', ...story('viewer-encrypted') };
