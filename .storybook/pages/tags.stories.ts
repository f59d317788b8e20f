import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Tags',
  parameters: {
    docs: {
      description: {
        component:
          'A tag names the state of a case or a document. It is not a button and not a filter. The word carries the meaning; the tint only helps to find it.',
      },
    },
  },
} satisfies Meta;

export const States = page(
  (t) => `
    <div data-cluster>
      <span data-tag>${t('tags.draft')}</span>
      <span data-tag="info">${t('tags.received')}</span>
      <span data-tag="warning">${t('tags.info')}</span>
      <span data-tag="success">${t('tags.approved')}</span>
      <span data-tag="danger">${t('tags.rejected')}</span>
    </div>`,
);
