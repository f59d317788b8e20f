import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Links',
  parameters: {
    docs: {
      description: {
        component:
          'Links are underlined and say where they lead. A link to a file names its type and size. Links open in the same window, because the Back button is the most used button there is.',
      },
    },
  },
} satisfies Meta;

export const InAText = {
  name: 'In a text',
  ...page(
    (t) => `
    <p>${t('links.text')} <a href="#rates">${t('links.rates')}</a></p>`,
  ),
};

export const File = page(
  (t) => `
    <p><a href="#decision.pdf" download>${t('links.download')}</a></p>`,
);

export const List = page(
  (t) => `
    <ul>
      <li><a href="#rates">${t('links.rates')}</a></li>
      <li><a href="#privacy">${t('towns.privacy')}</a></li>
      <li><a href="#accessibility">${t('links.statement')}</a></li>
    </ul>`,
);

/** Above the heading of every page but the first of a service. */
export const Back = page(
  (t) => `
    <a href="#previous" data-back>${t('back')}</a>`,
);
