import { catalogues } from '../generated/examples/all.ts';
import type { Example } from './example.ts';

type Catalogues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** All words of one language by their keys, whichever file of the catalogue they stand in. */
function wordsOf(language: string): ReadonlyMap<string, string> {
  const files: Catalogues = catalogues[language as keyof typeof catalogues] ?? catalogues.en;
  const entries = Object.values(files).flatMap((file) => Object.entries(file as object));
  return new Map(
    entries.map(([key, text]) => [key.slice(key.indexOf('.') + 1), text as string] as const),
  );
}

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
          const words = wordsOf(language);
          return example.html((key) => words.get(key) ?? key);
        },
      },
    };
  };
}
