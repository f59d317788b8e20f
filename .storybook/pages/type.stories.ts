import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Type',
  tags: ['!autodocs'],
  parameters: { docs: { codePanel: false } },
} satisfies Meta;

const sizes = ['0.875', '1', '1.125', '1.25', '1.5', '1.875', '2.25'];
const weights = { regular: 400, semibold: 600, bold: 700 };

export const Type = page(
  (t) => `
    <h1>${t('type.title')}</h1>
    <p data-lead>${t('type.lead')}</p>
    <h2>${t('type.sizes')}</h2>
    <ul data-specimens>${sizes
      .map(
        (size, index) => `
      <li><code>--tt-font-size-${index + 1}</code> <small>${size} rem</small>
        <span data-size="${index + 1}">${t('type.sample')}</span></li>`,
      )
      .reverse()
      .join('')}
    </ul>
    <h2>${t('type.weights')}</h2>
    <ul data-specimens>${Object.entries(weights)
      .map(
        ([name, weight]) => `
      <li><code>--tt-weight-${name}</code> <small>${weight}</small>
        <span data-size="5" data-weight="${name}">${t('type.sample')}</span></li>`,
      )
      .join('')}
    </ul>
    <h2>${t('type.reading')}</h2>
    <p>${t('type.readingText')}</p>
    <h2>${t('type.letters')}</h2>
    <p>${t('type.lettersText')}</p>
    <p lang="pl" data-size="5">ą ć ę ł ń ó ś ź ż – Ą Ć Ę Ł Ń Ó Ś Ź Ż</p>
    <p lang="pt-PT" data-size="5">á à â ã ç é ê í ó ô õ ú – Á À Â Ã Ç É Ê Í Ó Ô Õ Ú</p>
    <p lang="lv" data-size="5">ā č ē ģ ī ķ ļ ņ š ū ž – Ā Č Ē Ģ Ī Ķ Ļ Ņ Š Ū Ž</p>
    <h2>${t('type.figures')}</h2>
    <p>${t('type.figuresText')}</p>
    <p data-size="5" data-figures>1 111,00<br>8 642,97</p>`,
);
