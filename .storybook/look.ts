import { create, type ThemeVars } from 'storybook/theming';

const shared = {
  brandTitle: 'Twintown',
  brandUrl: './?path=/story/welcome--welcome',
  brandTarget: '_self',
  fontBase: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontCode: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  appBorderRadius: 6,
  inputBorderRadius: 4,
};

/** The frame around the stories: the slate of the neutral theme, so that no town's colour is taken. */
export const lightLook: ThemeVars = create({
  ...shared,
  base: 'light',
  brandImage: 'brand-light.svg',
  colorPrimary: '#3d5a80',
  colorSecondary: '#3d5a80',
  appBg: '#f2f4f7',
  appContentBg: '#ffffff',
  appPreviewBg: '#ffffff',
  appHoverBg: '#e3e8ef',
  appBorderColor: '#d5dbe4',
  textColor: '#1b2430',
  textMutedColor: '#4f5b6b',
  barBg: '#ffffff',
  barTextColor: '#4f5b6b',
  barHoverColor: '#2c4565',
  barSelectedColor: '#2c4565',
  inputBg: '#ffffff',
  inputBorder: '#8793a3',
  inputTextColor: '#1b2430',
});

export const darkLook: ThemeVars = create({
  ...shared,
  base: 'dark',
  brandImage: 'brand-dark.svg',
  colorPrimary: '#9db8dc',
  colorSecondary: '#6f94c4',
  appBg: '#14181e',
  appContentBg: '#1a1f26',
  appPreviewBg: '#1a1f26',
  appHoverBg: '#2a323d',
  appBorderColor: '#333c48',
  textColor: '#e8ecf2',
  textMutedColor: '#aab4c2',
  barBg: '#1a1f26',
  barTextColor: '#aab4c2',
  barHoverColor: '#c6d8f0',
  barSelectedColor: '#c6d8f0',
  inputBg: '#14181e',
  inputBorder: '#6b7787',
  inputTextColor: '#e8ecf2',
});
