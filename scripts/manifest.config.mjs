// How the custom elements manifest is made; read by the build and by Storybook.
export default {
  litelement: true,
  quiet: true,
  // Else the analyzer writes its last output folder into the root's package.json, at every start.
  packagejson: false,
  exclude: [
    'packages/*/src/**/*.test.ts',
    'packages/*/src/**/*.stories.ts',
    'packages/*/src/**/*.examples.ts',
    'packages/*/src/generated/**',
  ],
};
