import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['./pages/**/*.stories.ts', '../packages/*/src/**/*.@(mdx|stories.ts)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: ['./public'],
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
  viteFinal: (vite) => ({
    ...vite,
    define: { ...vite.define, TWINTOWN_DEVELOPMENT: 'true' },
    resolve: {
      ...vite.resolve,
      conditions: ['twintown:source', ...defaultClientConditions],
    },
    build: { ...vite.build, chunkSizeWarningLimit: 4000 },
  }),
};

export default config;
