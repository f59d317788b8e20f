import type { StorybookConfig } from '@storybook/web-components-vite';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Reads attributes and events out of the sources, so that the tables never lag behind a build. */
function describeElements(): void {
  for (const name of ['elements', 'viewer']) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/.bin/cem',
        'analyze',
        '--config',
        'scripts/manifest.config.mjs',
        '--globs',
        `packages/${name}/src/**/*.ts`,
        '--outdir',
        `.storybook/generated/${name}`,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    if (status !== 0) console.warn(`No table of attributes for ${name}: ${stderr}`);
  }
}

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['./pages/**/*.@(mdx|stories.ts)', '../packages/*/src/**/*.@(mdx|stories.ts)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [
    './public',
    { from: '../packages/viewer/dist/assets', to: '/pdf' },
    { from: '../packages/viewer/src/generated/documents', to: '/documents' },
  ],
  core: {
    disableTelemetry: true,
    enableCrashReports: false,
    disableWhatsNewNotifications: true,
  },
  features: {
    // The scheme switch of the toolbar paints the background; there is nothing to act on or to record.
    backgrounds: false,
    actions: false,
    interactions: false,
    controls: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
  },
  viteFinal: (vite) => {
    describeElements();
    return {
      ...vite,
      define: { ...vite.define, TWINTOWN_DEVELOPMENT: 'true' },
      resolve: {
        ...vite.resolve,
        conditions: ['twintown:source', ...defaultClientConditions],
      },
      // Bundled ahead like the rest of Lit: by itself it brings a second copy, and Lit says so.
      optimizeDeps: {
        ...vite.optimizeDeps,
        include: [...(vite.optimizeDeps?.include ?? []), 'lit/directive-helpers.js'],
      },
      build: { ...vite.build, chunkSizeWarningLimit: 4000 },
    };
  },
};

export default config;
