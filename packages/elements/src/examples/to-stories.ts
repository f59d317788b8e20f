import en from './catalogues/en/examples.json';
import lv from './catalogues/lv/examples.json';
import pl from './catalogues/pl/examples.json';
import ptPT from './catalogues/pt-PT/examples.json';
import type { Example } from './example.ts';

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en,
  'pt-PT': ptPT,
  pl,
  lv,
};

/** What Storybook's preview reads from a story: its HTML in one language, and the example's id. */
export interface PrintedStory {
  parameters: { example: string; print(language: string): string };
}

/**
 * Gives the story of an example by its id. Storybook finds stories by reading the file, without
 * running it, so each needs an export of its own; a mistyped id fails as soon as the file runs.
 */
export function toStories(examples: readonly Example[]): (id: string) => PrintedStory {
  return (id) => {
    const example = examples.find((candidate) => candidate.id === id);
    if (!example) throw new Error(`There is no example with the id "${id}".`);
    return {
      parameters: {
        example: id,
        print: (language) => {
          const words = catalogues[language] ?? en;
          return example.html((key) => words[key] ?? key);
        },
      },
    };
  };
}
