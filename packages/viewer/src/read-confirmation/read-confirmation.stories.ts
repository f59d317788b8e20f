import en from '../examples/catalogues/en/views.json';
import lv from '../examples/catalogues/lv/views.json';
import pl from '../examples/catalogues/pl/views.json';
import ptPT from '../examples/catalogues/pt-PT/views.json';
import { readConfirmationExamples } from './read-confirmation.examples.ts';

export default {
  title: 'Viewer/Read confirmation',
  component: 'tt-read-confirmation',
  tags: ['!autodocs'],
};

const catalogues: Readonly<Record<string, typeof en>> = { en, 'pt-PT': ptPT, pl, lv };

function story(id: string) {
  const example = readConfirmationExamples.find((candidate) => candidate.id === id);
  if (!example) throw new Error(`There is no example with the id "${id}".`);
  const print = (language: string) =>
    example.html((key) => (catalogues[language] ?? en)[key], language);
  return { parameters: { example: id, print } };
}

export const ByLaws = { name: 'By-laws', ...story('read-confirmation') };
