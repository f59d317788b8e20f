import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Cards',
  parameters: {
    docs: {
      description: {
        component:
          'A card holds one thing that stands by itself: an office, a case, a receipt. Do not put a form into a card, nor a card into a card: white space groups better.',
      },
    },
  },
} satisfies Meta;

export const Card = page(
  (t) => `
    <section data-card>
      <h2>${t('cards.title')}</h2>
      <p>${t('cards.text')}</p>
      <p><a href="#office">${t('cards.link')}</a></p>
    </section>`,
);

/** The last page of a service. The reference number is the one thing people write down. */
export const Receipt = page(
  (t) => `
    <section data-card="receipt">
      <h1>${t('cards.receipt')}</h1>
      <p>${t('cards.reference')} <strong data-reference>TW-2026-004217</strong></p>
      <p>${t('cards.receiptText')}</p>
    </section>`,
);
