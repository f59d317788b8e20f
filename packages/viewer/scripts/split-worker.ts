import { createHash } from 'node:crypto';
import { parseAst } from 'rollup/parseAst';

/** Milliseconds after the worker began: by then most first pages are drawn. */
const restDelay = 2000;

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
interface Reference {
  name: string;
  start: number;
  end: number;
  /** A property that is named as what it holds. */
  isShort: boolean;
}
interface Statement {
  code: Node;
  names: string[];
  references: Reference[];
}

const isNode = (value: unknown): value is Node =>
  typeof (value as Node | null)?.type === 'string' && typeof (value as Node).start === 'number';

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (isNode(value)) yield value;
    else if (Array.isArray(value)) yield* value.filter(isNode);
  }
}

/** Names that a pattern declares. */
function declared(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern['name'] as string];
  if (pattern.type === 'AssignmentPattern') return declared(pattern['left'] as Node);
  if (pattern.type === 'Property') return declared(pattern['value'] as Node);
  return [...childrenOf(pattern)].flatMap(declared);
}

function namesOf(statement: Node): string[] {
  if (statement.type === 'VariableDeclaration')
    return (statement['declarations'] as Node[]).flatMap(({ id }) => declared(id as Node));
  const { id } = statement;
  return isNode(id) ? [id['name'] as string] : [];
}

/** Names of properties and of methods are no references. */
function isKey(parent: Node, child: Node): boolean {
  const { type, computed, shorthand } = parent;
  if (computed) return false;
  if (type === 'MemberExpression') return parent['property'] === child;
  if (type === 'Property' || type === 'MethodDefinition' || type === 'PropertyDefinition')
    return parent['key'] === child && !shorthand;
  return /^(?:Labeled|Break|Continue)Statement$/.test(type);
}

function referencesIn(
  node: Node,
  names: ReadonlySet<string>,
  found: Reference[] = [],
): Reference[] {
  for (const child of childrenOf(node)) {
    if (child.type !== 'Identifier') referencesIn(child, names, found);
    else if (names.has(child['name'] as string) && !isKey(node, child)) {
      const { name, start, end } = child as Node & { name: string };
      const isShort = node.type === 'Property' && node['shorthand'] === true;
      // Which is found as key and as value.
      if (found.at(-1)?.start !== start) found.push({ name, start, end, isShort });
    }
  }
  return found;
}

/** Names that are declared within something, where they mean another thing. */
function innerNames(node: Node, found = new Set<string>()): Set<string> {
  const { params, param } = node;
  for (const each of [...((params as Node[] | undefined) ?? []), param])
    if (isNode(each)) declared(each).forEach((name) => found.add(name));
  for (const child of childrenOf(node)) {
    const { type, id } = child;
    if ((type === 'VariableDeclarator' || /^(?:Function|Class)/.test(type)) && isNode(id))
      declared(id).forEach((name) => found.add(name));
    innerNames(child, found);
  }
  return found;
}

/** Parts of a program by what they need of each other. */
function statementsOf(code: string): Statement[] {
  const body = (parseAst(code) as unknown as { body: Node[] }).body.filter(
    ({ type }) => !type.startsWith('Export'),
  );
  const names = new Set(body.flatMap(namesOf));
  return body.map((statement) => ({
    code: statement,
    names: namesOf(statement),
    references: referencesIn(statement, names).filter(
      ({ start }) => start !== (statement['id'] as Node | null | undefined)?.start,
    ),
  }));
}

/**
 * Splits a worker's program in two: what nearly every document needs, and the rest, which is taken in by
 * `importScripts()` at the moment something of it is first used, or once the first page has gone. Both are
 * classic scripts, since only those can take in another one between two steps.
 * @param module a program without imports, made of declarations
 * @param later names of functions and classes of the rest; whatever only they need goes with them
 * @param rest name of the file of the rest, beside the first
 * @throws Error where `later` names something that is not there, or that the first part needs at once
 */
export function splitWorker(
  module: string,
  later: readonly string[],
  rest: string,
): { first: string; rest: string } {
  // Classic scripts know no other way to say where they are.
  const code = module.replaceAll('import.meta.url', 'location.href');
  const statements = statementsOf(code);
  const home = new Map(
    statements.flatMap((each) => each.names.map((name) => [name, each] as const)),
  );
  const missing = later.find((name) => !home.has(name));
  if (missing) throw new Error(`pdf.js has no ${missing} any more. Mend scripts/write-pdfjs.ts.`);
  // What is done at once is needed at first, with whatever it names that may not come later.
  const atOnce = new Set(statements.filter(({ names }) => names.length === 0));
  for (const each of atOnce)
    for (const { name } of each.references) if (!later.includes(name)) atOnce.add(home.get(name)!);
  const moved = new Set(statements.filter((each) => !atOnce.has(each)));
  const isPlain = ({ code: { type, kind } }: Statement): boolean =>
    /^(?:Function|Class)/.test(type) || kind === 'const';
  const kept = statements.filter((each) => !moved.has(each));
  const isMoved = (name: string): boolean => moved.has(home.get(name)!);
  const asked = kept.flatMap(({ references }) => references.filter(({ name }) => isMoved(name)));
  const given = [...moved].flatMap(({ references }) => references.map(({ name }) => name));
  const exports = [...new Set(asked.map(({ name }) => name))].toSorted();
  const imports = [...new Set(given.filter((name) => !isMoved(name)))].toSorted();
  const inner = new Set(kept.flatMap((each) => [...innerNames(each.code)]));
  const unclear = asked.find(
    ({ name, isShort }) => isShort || inner.has(name) || !isPlain(home.get(name)!),
  );
  if (unclear)
    throw new Error(
      `pdf.js uses ${unclear.name} in a way that cannot be split. Mend scripts/write-pdfjs.ts.`,
    );
  const isChanging = (name: string): boolean => home.get(name)!.code['kind'] === 'let';
  const innerLater = new Set([...moved].flatMap((each) => [...innerNames(each.code)]));
  const clash = imports.find((name) => isChanging(name) && innerLater.has(name));
  if (clash) throw new Error(`${clash} of pdf.js means two things. Mend scripts/write-pdfjs.ts.`);
  const text = ({ code: { start, end } }: Statement): string => code.slice(start, end);
  const version = createHash('sha256').update(code).digest('hex').slice(0, 12);
  /** A part of the program, with some of its names said in another way. */
  const withNames = (each: Statement, isOther: (name: string) => boolean, prefix: string): string =>
    each.references
      .filter(({ name }) => isOther(name))
      .toSorted((a, b) => b.start - a.start)
      .reduce((whole, { name, start, end }) => {
        const shift = each.code.start;
        return `${whole.slice(0, start - shift)}(${prefix}.${name})${whole.slice(end - shift)}`;
      }, text(each));
  const isGivenAnew = (name: string): boolean => !isMoved(name) && isChanging(name);
  const gifts = imports.map((name) =>
    isChanging(name)
      ? `get ${name}() { return ${name}; }, set ${name}(value) { ${name} = value; }`
      : name,
  );
  return {
    first: `(() => {
'use strict';
${kept.map((each) => withNames(each, isMoved, 'later()')).join('\n')}
const restAddress = new URL(${JSON.stringify(`${rest}?${version}`)}, location.href).href;
let trusted;
let restOfProgram;
function trustedAddress() {
  try {
    const policy = globalThis.trustedTypes?.createPolicy('tt-pdf', {
      createScriptURL: (asked) => {
        if (asked === restAddress) return asked;
        throw new TypeError('The policy tt-pdf allows the rest of the worker only.');
      },
    });
    return policy?.createScriptURL(restAddress) ?? restAddress;
  } catch {
    // The server of the worker names no such policy, and then it may want none.
    return restAddress;
  }
}
function later(isNeeded = true) {
  if (restOfProgram) return restOfProgram;
  globalThis.ttPdfWorker = { ${gifts.join(', ')} };
  try {
    importScripts((trusted ??= trustedAddress()));
    restOfProgram = globalThis.ttPdfWorkerRest?.[${JSON.stringify(version)}];
    if (!restOfProgram) throw new Error('The two files of the PDF worker are of two versions.');
  } catch (error) {
    // pdf.js goes on without what it needed, and says nothing.
    postMessage({ ttLacks: restAddress, isNeeded });
    throw error;
  }
  return restOfProgram;
}
/** Takes in the rest while nobody waits; whoever needs it sooner takes it in then. */
async function takeInRest() {
  try {
    await (await fetch(restAddress, { priority: 'low' })).arrayBuffer();
    later(false);
  } catch {
    // It is asked for once more when it is needed.
  }
}
setTimeout(takeInRest, ${restDelay});
})();
`,
    rest: `(() => {
'use strict';
const given = globalThis.ttPdfWorker;
const { ${imports.filter((name) => !isChanging(name)).join(', ')} } = given;
${statements
  .filter((each) => moved.has(each))
  .map((each) => withNames(each, isGivenAnew, 'given'))
  .join('\n')}
globalThis.ttPdfWorkerRest = { ${JSON.stringify(version)}: { ${exports.join(', ')} } };
})();
`,
  };
}
