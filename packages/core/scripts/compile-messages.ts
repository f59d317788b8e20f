import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIfNew } from './write-if-new.ts';

/*
 * Catalogues are i18next JSON v4, one file per language and namespace: flat keys, `{{name}}` for
 * arguments, plural forms as `key_one`, `key_few` and so on, chosen by `{{count}}`. Translation
 * platforms read and write that form without a converter.
 */

export interface CompileOptions {
  /** Folder with one folder per language, each with one JSON file per namespace. */
  cataloguesDir: string;
  /** Folder to write; modules in it that no catalogue makes are removed. */
  outDir: string;
  /** Write `types.ts` alone. */
  typesOnly?: boolean;
  /** The language whose keys and arguments the others must have. */
  reference?: string;
  /** Name of the interface in `types.ts`. */
  interfaceName?: string;
  /**
   * Module whose `MessageArguments` shall know these keys too, for packages with words of their
   * own: `@twintown/core/messages.js`.
   */
  augment?: string;
}

type Form = Intl.LDMLPluralRule;
type Message = string | Partial<Record<Form, string>>;
type Namespaces = Map<string, Map<string, Message>>;

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const suffixed = new RegExp(`^(.+)_(${forms.join('|')})$`);
const banner = '/* Generated from the message catalogues. Edit those, not this file. */\n';

/** Every problem found in the catalogues, one line each. */
export class CatalogueError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The message catalogues have ${problems.length} problem(s):\n  ${problems.join('\n  ')}`);
    this.name = 'CatalogueError';
    this.problems = problems;
  }
}

/**
 * Checks the catalogues and writes them as typed modules:
 * `<language>/<namespace>.ts` (data only), `load.ts` (one literal `import()` each, so that bundlers
 * split them), `all.ts` (everything at once) and `types.ts` (keys and their arguments).
 * Throws a `CatalogueError` that names every missing key, argument and plural form.
 */
export async function compileMessages(options: CompileOptions): Promise<void> {
  const { cataloguesDir, outDir, typesOnly = false } = options;
  const problems: string[] = [];
  const languages = await readCatalogues(cataloguesDir, problems);
  const reference = options.reference ?? 'en';
  const model = languages.get(reference);
  if (!model) throw new CatalogueError([`${reference}: no catalogue in ${cataloguesDir}`]);
  for (const [language, namespaces] of languages) {
    checkSentences(language, namespaces, problems);
    if (language !== reference) compare(reference, model, language, namespaces, problems);
  }
  if (problems.length) throw new CatalogueError(problems);

  const files = new Map([['types.ts', typesModule(model, options)]]);
  if (!typesOnly) {
    for (const [language, namespaces] of languages) {
      for (const [namespace, messages] of namespaces) {
        files.set(`${language}/${namespace}.ts`, dataModule(namespace, messages));
      }
    }
    files.set('load.ts', loadModule(languages));
    files.set('all.ts', allModule(languages));
  }
  await replaceFolder(outDir, files);
}

async function replaceFolder(folder: string, files: Map<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const path of await readdir(folder, { recursive: true })) {
    if (path.endsWith('.ts') && !files.has(path.replaceAll('\\', '/'))) {
      await rm(join(folder, path));
    }
  }
  for (const [path, text] of files) await writeIfNew(join(folder, path), banner + text);
}

async function readCatalogues(folder: string, problems: string[]) {
  const languages = new Map<string, Namespaces>();
  const entries = await readdir(folder, { withFileTypes: true });
  for (const language of names(entries.filter((entry) => entry.isDirectory()))) {
    const namespaces: Namespaces = new Map();
    const files = names(await readdir(join(folder, language), { withFileTypes: true }));
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const namespace = file.slice(0, -'.json'.length);
      const where = `${language}/${file}`;
      try {
        const text = await readFile(join(folder, language, file), 'utf8');
        namespaces.set(namespace, group(where, JSON.parse(text), problems));
      } catch (cause) {
        problems.push(`${where}: not readable as JSON (${(cause as Error).message})`);
      }
    }
    languages.set(language, namespaces);
  }
  return languages;
}

function names(entries: readonly { name: string }[]): string[] {
  return entries.map(({ name }) => name).sort();
}

function group(where: string, json: unknown, problems: string[]): Map<string, Message> {
  const messages = new Map<string, Message>();
  for (const [written, text] of Object.entries(json as Record<string, unknown>)) {
    if (typeof text !== 'string' || !text.trim()) {
      problems.push(`${where}: ${written} is not a sentence`);
      continue;
    }
    const [, key, form] = suffixed.exec(written) ?? [];
    if (!key) {
      if (messages.has(written)) problems.push(`${where}: ${written} is both plain and plural`);
      messages.set(written, text);
      continue;
    }
    const present = messages.get(key) ?? {};
    if (typeof present === 'string') {
      problems.push(`${where}: ${key} is both plain and plural`);
      continue;
    }
    messages.set(key, { ...present, [form as Form]: text });
  }
  return messages;
}

function checkSentences(language: string, namespaces: Namespaces, problems: string[]): void {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [namespace, messages] of namespaces) {
    for (const [key, message] of messages) {
      const where = `${language}/${namespace}.json: ${key}`;
      const sentences = typeof message === 'string' ? [message] : Object.values(message);
      for (const sentence of sentences) {
        if (/<\/?[a-z!]|&#?\w+;/i.test(sentence)) problems.push(`${where} holds HTML`);
        if (/\{\{|\}\}/.test(sentence.replace(/\{\{\w+\}\}/g, ''))) {
          problems.push(`${where} has a malformed argument`);
        }
      }
      if (typeof message === 'string') {
        if (argumentsOf(message).has('count')) {
          problems.push(`${where} has {{count}} but no plural forms`);
        }
        continue;
      }
      for (const form of forms) {
        if (needed.includes(form) && !message[form]) {
          problems.push(`${where} lacks the plural form ${form}`);
        }
        if (!needed.includes(form) && message[form]) {
          problems.push(`${where} has the plural form ${form}, which the language does not use`);
        }
      }
    }
  }
}

function compare(
  reference: string,
  model: Namespaces,
  language: string,
  namespaces: Namespaces,
  problems: string[],
): void {
  for (const namespace of namespaces.keys()) {
    if (!model.has(namespace)) {
      problems.push(`${language}/${namespace}.json: ${reference} has no such file`);
    }
  }
  for (const [namespace, messages] of model) {
    const theirs = namespaces.get(namespace);
    if (!theirs) {
      problems.push(`${language}/${namespace}.json: missing file`);
      continue;
    }
    for (const key of theirs.keys()) {
      if (!messages.has(key)) {
        problems.push(`${language}/${namespace}.json: ${key} is not a key of ${reference}`);
      }
    }
    for (const [key, message] of messages) {
      const where = `${language}/${namespace}.json: ${key}`;
      const their = theirs.get(key);
      if (their === undefined) {
        problems.push(`${where} is missing`);
        continue;
      }
      if ((typeof their === 'string') !== (typeof message === 'string')) {
        problems.push(`${where} is plural in one language only`);
        continue;
      }
      compareArguments(where, message, their, problems);
    }
  }
}

/*
 * Singular forms may leave the number out ("one page"), so only the union of the forms counts for
 * `count`; every other argument must stand in each form.
 */
function compareArguments(where: string, message: Message, their: Message, problems: string[]) {
  const expected = argumentsOf(message);
  const all = argumentsOf(their);
  for (const name of expected) {
    if (!all.has(name)) problems.push(`${where} lacks the argument {{${name}}}`);
  }
  for (const name of all) {
    if (!expected.has(name)) problems.push(`${where} has the unknown argument {{${name}}}`);
  }
  if (typeof their === 'string') return;
  for (const [form, sentence] of Object.entries(their)) {
    const own = argumentsOf(sentence);
    for (const name of expected) {
      if (name !== 'count' && all.has(name) && !own.has(name)) {
        problems.push(`${where}_${form} lacks the argument {{${name}}}`);
      }
    }
  }
}

function argumentsOf(message: Message): Set<string> {
  const sentences = typeof message === 'string' ? [message] : Object.values(message);
  const found = sentences.flatMap((sentence) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)]);
  return new Set(found.map(([, name]) => name!));
}

function dataModule(namespace: string, messages: Map<string, Message>): string {
  const entries = [...messages].map(([key, message]) => [`${namespace}.${key}`, message]);
  const data = JSON.stringify(Object.fromEntries(entries), null, 2);
  return `const messages: Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>> = ${data};\nexport default messages;\n`;
}

function loadModule(languages: Map<string, Namespaces>): string {
  const maps = [...languages].map(([language, namespaces]) => {
    const lines = [...namespaces.keys()].map(
      (namespace) => `    '${namespace}': () => import('./${language}/${namespace}.ts'),`,
    );
    return `  '${language}': {\n${lines.join('\n')}\n  },`;
  });
  return `export const loaders = {\n${maps.join('\n')}\n} as const;\n`;
}

function allModule(languages: Map<string, Namespaces>): string {
  const imports: string[] = [];
  const maps = [...languages].map(([language, namespaces]) => {
    const lines = [...namespaces.keys()].map((namespace) => {
      const name = `_${imports.length}`;
      imports.push(`import ${name} from './${language}/${namespace}.ts';`);
      return `    '${namespace}': ${name},`;
    });
    return `  '${language}': {\n${lines.join('\n')}\n  },`;
  });
  return `${imports.join('\n')}\n\nexport const catalogues = {\n${maps.join('\n')}\n};\n`;
}

function typesModule(model: Namespaces, options: CompileOptions): string {
  const name = options.interfaceName ?? 'MessageArguments';
  const keys = [...model].flatMap(([namespace, messages]) =>
    [...messages].map(([key, message]) => `  '${namespace}.${key}': ${argumentsType(message)};`),
  );
  const namespaces = [...model.keys()].map((namespace) => `'${namespace}'`).join(' | ');
  const augmentation = options.augment
    ? `\ndeclare module '${options.augment}' {\n  interface MessageArguments extends OwnMessageArguments {}\n}\n`
    : '';
  const own = options.augment ? 'OwnMessageArguments' : name;
  return (
    (options.augment ? `import type {} from '${options.augment}';\n\n` : '') +
    `export type Namespace = ${namespaces};\n\n` +
    `export interface ${own} {\n${keys.join('\n')}\n}\n${augmentation}`
  );
}

function argumentsType(message: Message): string {
  const names = argumentsOf(message);
  if (typeof message !== 'string') names.add('count');
  if (!names.size) return 'undefined';
  const members = [...names].map((name) =>
    name === 'count' ? 'count: number' : `${name}: string | number`,
  );
  return `{ ${members.join('; ')} }`;
}
