import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Steps',
  parameters: {
    docs: {
      description: {
        component:
          'Shows where a person is in a service of three to seven pages. Steps have names; finished ones are links back and carry a tick and a hidden word, the current one carries `aria-current="step"`. Below three pages leave the list out.',
      },
    },
  },
} satisfies Meta;

export const Second = page(
  (t) => `
    <nav aria-label="${t('steps.name')}">
      <ol data-steps>
        <li data-done><a href="#you">${t('steps.you')} <span data-visually-hidden>(${t('steps.done')})</span></a></li>
        <li aria-current="step">${t('steps.household')}</li>
        <li>${t('steps.check')}</li>
        <li>${t('steps.sign')}</li>
      </ol>
    </nav>`,
);

export const Last = page(
  (t) => `
    <nav aria-label="${t('steps.name')}">
      <ol data-steps>
        <li data-done><a href="#you">${t('steps.you')} <span data-visually-hidden>(${t('steps.done')})</span></a></li>
        <li data-done><a href="#household">${t('steps.household')} <span data-visually-hidden>(${t('steps.done')})</span></a></li>
        <li data-done><a href="#check">${t('steps.check')} <span data-visually-hidden>(${t('steps.done')})</span></a></li>
        <li aria-current="step">${t('steps.sign')}</li>
      </ol>
    </nav>`,
);
