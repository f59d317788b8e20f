// How the custom elements manifest is made; read by the build and by Storybook.

/** What only an element itself, its base class or the browser calls. */
const isInner = ({ name, privacy }) =>
  privacy === 'private' ||
  privacy === 'protected' ||
  /^[#[_]|Callback$/.test(name) ||
  name === 'getUpdateComplete' ||
  name === 'formAssociated';

const outsideOnly = {
  name: 'twintown-outside-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations)
        if (declaration.customElement)
          declaration.members = declaration.members?.filter((member) => !isInner(member));
  },
};

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
  plugins: [outsideOnly],
};
