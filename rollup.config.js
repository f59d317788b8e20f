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
    manualChunks: messagesTogether,
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
