import en from '../examples/catalogues/en/views.json';
import lv from '../examples/catalogues/lv/views.json';
import pl from '../examples/catalogues/pl/views.json';
import ptPT from '../examples/catalogues/pt-PT/views.json';
import { documentListExamples } from './document-list.examples.ts';

export default {
  title: 'Viewer/Document list',
  component: 'tt-document-list',
  tags: ['!autodocs'],
};

const catalogues: Readonly<Record<string, typeof en>> = { en, 'pt-PT': ptPT, pl, lv };

function story(id: string) {
  const example = documentListExamples.find((candidate) => candidate.id === id);
  if (!example) throw new Error(`There is no example with the id "${id}".`);
  const print = (language: string) =>
    example.html((key) => (catalogues[language] ?? en)[key], language);
  return { parameters: { example: id, print } };
}

export const List = story('document-list');
export const WithViewer = { name: 'With a viewer', ...story('document-list-viewer') };
