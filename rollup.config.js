// One build for all packages: every module on its own (production and development), and the bundle
// for pages that load Twintown by a script tag. Types and stylesheets: scripts/build.mjs.
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { globSync } from 'node:fs';
import esbuild from 'rollup-plugin-esbuild';

const packages = ['tokens', 'core', 'elements', 'viewer'];
const notShipped = /\.(test|stories|examples)\.ts$|\/examples\/|\/testing\//;

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

const onePageBundle = (development) => ({
  input: { twintown: 'packages/elements/src/all.ts' },
  plugins: [
    nodeResolve({ exportConditions: ['twintown:source'] }),
    compile(development),
    // Whoever looks for a mistake may want to read the code.
    !development && terser({ ecma: 2022, module: true }),
  ],
  output: {
    dir: `packages/elements/dist/cdn${development ? '/development' : ''}`,
    format: 'es',
    sourcemap: !development,
    chunkFileNames: 'twintown-[name]-[hash].js',
    manualChunks: messagesTogether,
  },
});

export default [
  ...packages.flatMap((name) => [modules(name, false), modules(name, true)]),
  onePageBundle(false),
  onePageBundle(true),
];
