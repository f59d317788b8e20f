import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from './words.ts';

/** An example of an element, ready to be printed in a language. */
export interface PrintableExample {
  id: string;
  tag: string;
  title(language: Language): string;
  html(language: Language): string;
  fills: Readonly<Record<string, string>>;
}

interface Example {
  id: string;
  tag: string;
  title: string;
  html(
    words: (key: string, parameters?: Record<string, string | number>) => string,
    language: Language,
  ): string;
  fills?: Readonly<Record<string, string>>;
}

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** The words of the examples of one package, in one language; in English where one is missing. */
function wordsOf(room: string, language: Language) {
  const read = (tag: string): Record<string, string> => {
    const folder = join(packages, room, 'src/examples/catalogues', tag);
    const files = globSync('*.json', { cwd: folder }).sort();
    return Object.assign(
      {},
      ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
    ) as Record<string, string>;
  };
  const words = { ...read('en'), ...read(language) };
  return (key: string, parameters: Record<string, string | number> = {}): string =>
    (words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) =>
      String(parameters[name] ?? placeholder),
    );
}

const isExample = (value: unknown): value is Example =>
  typeof value === 'object' && value !== null && 'html' in value && 'tag' in value;

const documents = join(packages, 'viewer/src/generated/documents');

/** A document that the viewer's examples open, by language and name. */
export async function exampleDocument(path: string): Promise<Buffer | undefined> {
  if (!/^[\w-]+\/[\w-]+\.(?:pdf|docx|xlsx|eml|asice)$/.test(path)) return undefined;
  return readFile(join(documents, path)).catch(() => undefined);
}

let examples: Promise<PrintableExample[]> | undefined;

/** Every example of the elements and of the viewer, as their folders hold them. */
export function allExamples(): Promise<PrintableExample[]> {
  return (examples ??= read());
}

async function read(): Promise<PrintableExample[]> {
  const found: PrintableExample[] = [];
  for (const room of ['elements', 'viewer']) {
    const kept = new Map<Language, ReturnType<typeof wordsOf>>();
    const words = (language: Language) => {
      const known = kept.get(language) ?? wordsOf(room, language);
      kept.set(language, known);
      return known;
    };
    for (const file of globSync(`${room}/src/*/*.examples.ts`, { cwd: packages }).sort()) {
      const module = (await import(pathToFileURL(join(packages, file)).href)) as Record<
        string,
        unknown
      >;
      for (const example of Object.values(module).flat().filter(isExample)) {
        found.push({
          id: example.id,
          tag: example.tag,
          fills: example.fills ?? {},
          title: (language) => words(language)(example.title),
          html: (language) => example.html(words(language), language),
        });
      }
    }
  }
  return found;
}
