import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';
import type { Word } from '../words.ts';

export default {
  title: 'Foundations/Summary list',
  parameters: {
    docs: {
      description: {
        component:
          'The answers before they are sent, or the facts of a case. Each answer has its own way back; the hidden words say what the link changes.',
      },
    },
  },
} satisfies Meta;

const rows = [
  ['fullName', 'fullNameSample'],
  ['address', 'addressSample'],
  ['people', undefined],
] as const satisfies readonly (readonly [Word, Word | undefined])[];

export const WithLinks = {
  name: 'With links',
  ...page(
    (t) => `
    <dl data-summary>${rows
      .map(
        ([name, sample]) => `
      <div>
        <dt>${t(name)}</dt>
        <dd>${sample ? t(sample) : '4'}</dd>
        <dd><a href="#${name}">${t('change')}<span data-visually-hidden>: ${t(name)}</span></a></dd>
      </div>`,
      )
      .join('')}
    </dl>`,
  ),
};

export const Facts = page(
  (t) => `
    <dl data-summary>
      <div>
        <dt>${t('cards.reference')}</dt>
        <dd>TW-2026-004217</dd>
      </div>
      <div>
        <dt>${t('fee')}</dt>
        <dd>${t('feeSample')}</dd>
      </div>
    </dl>`,
);
