// One build for all packages: every module on its own (production and development), and the bundle
// for pages that load Twintown by a script tag. Types and stylesheets: scripts/build.mjs.
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { globSync } from 'node:fs';
import esbuild from 'rollup-plugin-esbuild';

const packages = ['tokens', 'core', 'elements', 'viewer'];
const notShipped = /\.d\.ts$|\.(test|stories|examples)\.ts$|\/examples\/|\/testing\//;

function sources(name) {
  return globSync(`packages/${name}/src/**/*.ts`).filter((path) => !notShipped.test(path));
}

const compile = (development) =>
  esbuild({
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    define: { TWINTOWN_DEVELOPMENT: String(development) },
  });

const modules = (name, development) => ({
  input: sources(name),
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('packages/'),
  plugins: [compile(development)],
  output: {
    dir: `packages/${name}/dist${development ? '/development' : ''}`,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: `packages/${name}/src`,
    sourcemap: true,
  },
});

/** A hundred tiny files of messages would be a hundred names to carry and many requests: two per language. */
function messagesTogether(id) {
  const [, language, namespace] = id.match(/\/generated\/messages\/([^/]+)\/([^/]+)\.ts$/) ?? [];
  if (!language) return undefined;
  return /^(common|date|form|validation.*)$/.test(namespace) ? language : `${language}-more`;
}

const together = (rules) => (id, bundle) =>
  rules.map((rule) => rule(id, bundle)).find((name) => name !== undefined);

/** A module with everything that it imports at once. */
function reached(id, getModuleInfo, found = new Set()) {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of getModuleInfo(id)?.importedIds ?? []) reached(next, getModuleInfo, found);
  return found;
}

/**
 * What the PDF engine shares with other engines comes with the session: files of their own would be asked for
 * once the engine has been read, which is one round trip more before the first page.
 */
function sharedWithPdf() {
  let places;
  return (id, { getModuleInfo, getModuleIds }) => {
    if (!places) {
      const ids = [...getModuleIds()];
      const from = (end) =>
        reached(
          ids.find((each) => each.endsWith(end)),
          getModuleInfo,
        );
      const engine = from('/pdf/pdf-engine.ts');
      const others = [...new Set(ids.flatMap((each) => getModuleInfo(each).dynamicallyImportedIds))]
        .map((each) => reached(each, getModuleInfo))
        .filter((each) => !each.isSupersetOf(engine));
      places = new Map();
      const put = (each) => places.set(each, 'session');
      from('/document-viewer/document-session.ts').forEach(put);
      for (const other of others) other.intersection(engine).forEach(put);
      from('/src/all.ts').forEach((each) => places.set(each, 'page'));
    }
    return places.get(id);
  };
}

/**
 * What a page loads by a script tag.
 * @param {'elements' | 'viewer'} name of the package
 * @param {string} entry name of the script
 * @param {boolean} development
 * @returns {import('rollup').RollupOptions}
 */
export const pageBundle = (name, entry, development) => ({
  input: { [entry]: `packages/${name}/src/all.ts` },
  plugins: [
    nodeResolve({ exportConditions: ['twintown:source'] }),
    compile(development),
    // Whoever looks for a mistake may want to read the code.
    !development && terser({ ecma: 2022, module: true }),
  ],
  output: {
    dir: `packages/${name}/dist/cdn${development ? '/development' : ''}`,
    format: 'es',
    sourcemap: !development,
    chunkFileNames: `${entry}-[name]-[hash].js`,
    manualChunks: together(
      name === 'viewer' ? [messagesTogether, sharedWithPdf()] : [messagesTogether],
    ),
    // Each file more is a request more before the first page of a document. What checks answers stays apart.
    ...(name === 'viewer' && { experimentalMinChunkSize: 4000 }),
  },
});

export default [
  ...packages.flatMap((name) => [modules(name, false), modules(name, true)]),
  ...[false, true].flatMap((development) => [
    pageBundle('elements', 'twintown', development),
    pageBundle('viewer', 'twintown-viewer', development),
  ]),
];
