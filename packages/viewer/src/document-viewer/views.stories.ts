import en from '../examples/catalogues/en/views.json';
import lv from '../examples/catalogues/lv/views.json';
import pl from '../examples/catalogues/pl/views.json';
import ptPT from '../examples/catalogues/pt-PT/views.json';
import { viewsExamples } from './views.examples.ts';

export default {
  title: 'Viewer/Reading and several documents',
  component: 'tt-document-viewer',
  tags: ['!autodocs'],
};

const catalogues: Readonly<Record<string, typeof en>> = { en, 'pt-PT': ptPT, pl, lv };

function story(id: string) {
  const example = viewsExamples.find((candidate) => candidate.id === id);
  if (!example) throw new Error(`There is no example with the id "${id}".`);
  const print = (language: string) =>
    example.html((key) => (catalogues[language] ?? en)[key], language);
  return { parameters: { example: id, print } };
}

export const TextVersion = { name: 'Text version', ...story('viewer-reading') };
export const Guessed = { name: 'Text version, guessed', ...story('viewer-reading-guessed') };
export const Several = { name: 'Several documents', ...story('viewer-several') };
export const ManyKinds = { name: 'Files of many kinds', ...story('viewer-kinds') };
