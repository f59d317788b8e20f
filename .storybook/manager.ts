import { addons } from 'storybook/manager-api';
import { darkLook, lightLook } from './look.ts';

const dark = matchMedia('(prefers-color-scheme: dark)').matches;

addons.setConfig({
  theme: dark ? darkLook : lightLook,
  layoutCustomisations: {
    // A page of its own needs no panel of code or checks beside it.
    showPanel: ({ storyId }, shown) =>
      storyId && /^(welcome|towns)/.test(storyId) ? false : shown,
  },
  sidebar: { showRoots: true },
});
