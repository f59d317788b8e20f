// Imports run one way only: tokens <- elements, core <- elements <- viewer, all <- demo.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const allowed = {
  tokens: [],
  core: [],
  elements: ['core', 'tokens'],
  signatures: ['core'],
  viewer: ['core', 'elements', 'signatures', 'tokens'],
  react: ['core', 'elements'],
  demo: ['core', 'elements', 'signatures', 'tokens', 'viewer'],
};
const withoutPage = ['core', 'tokens', 'signatures'];
const specifier = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const ofThePage =
  /(?<![\w.$'"`-])(?:document|window|navigator|localStorage|sessionStorage)\s*[.[(]/;
const isTest = (path) => /\.test\.ts$|\/testing\//.test(path);

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

/** Where an element's own folder ends: files beside `define.ts` belong to one element. */
function elementOf(path) {
  const [, , , folder] = path.split('/');
  return folder;
}

/**
 * @param {string} path of a source file below packages/
 * @param {string} text its source
 * @returns {string[]} one sentence for each import that the house does not allow
 */
export function problemsIn(path, text) {
  const [, room] = path.split('/');
  const source = withoutComments(text);
  const problems = [];
  for (const [, id] of source.matchAll(specifier)) {
    const own = id.match(/^@twintown\/([a-z]+)/)?.[1];
    if (own && own !== room && !allowed[room]?.includes(own) && !isTest(path)) {
      problems.push(`${path}: ${room} must not import ${id}`);
    }
    if (id.startsWith('.')) {
      const target = normalize(join(dirname(path), id));
      if (target.split('/')[1] !== room && !isTest(path)) {
        problems.push(`${path}: ${id} reaches into another package; import its public sub-path`);
      }
      const [from, to] = [elementOf(path), elementOf(target)];
      const isEntry = /\/(all|define)\.ts$|\/examples\//.test(path);
      const shared = ['shared', 'generated', 'examples', 'styles'];
      const inside = target.endsWith(`/${to}/${to}.ts`) || target.endsWith('/define.ts');
      if (
        room === 'elements' &&
        !isEntry &&
        !isTest(path) &&
        from !== to &&
        to?.includes('.') === false &&
        !shared.includes(to) &&
        !shared.includes(from) &&
        !inside
      ) {
        problems.push(`${path}: ${id} is the inside of another element`);
      }
    }
    if (
      withoutPage.includes(room) &&
      !isTest(path) &&
      /^(lit|lit-html|lit-element|@lit)(\/|$)|^node:/.test(id)
    ) {
      problems.push(`${path}: ${room} runs anywhere, so it must not import ${id}`);
    }
    if (/\/catalogues?\/|\/generated\/messages\/[^/]+\//.test(path)) {
      problems.push(`${path}: a message file imports nothing`);
    }
  }
  if (withoutPage.includes(room) && !isTest(path)) {
    const found = source.replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, '$1$1').match(ofThePage);
    if (found) problems.push(`${path}: ${room} must not touch the page (${found[0].trim()})`);
  }
  return problems;
}

export function importProblems() {
  return globSync('packages/*/src/**/*.{ts,tsx}').flatMap((path) =>
    problemsIn(path, readFileSync(path, 'utf8')),
  );
}
