import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Space',
  tags: ['!autodocs'],
  parameters: { docs: { codePanel: false } },
} satisfies Meta;

const steps = [4, 8, 12, 16, 24, 32, 48, 64];

export const Space = page(
  (t) => `
    <h1>${t('space.title')}</h1>
    <p data-lead>${t('space.lead')}</p>
    <h2>${t('space.steps')}</h2>
    <ul data-rulers>${steps
      .map(
        (pixels, index) => `
      <li><code>--tt-space-${index + 1}</code> <small>${pixels} px</small> <span data-ruler="${index + 1}"></span></li>`,
      )
      .join('')}
    </ul>
    <h2>${t('space.corners')}</h2>
    <ul data-shapes>${['control', 'card', 'pill']
      .map(
        (name) => `
      <li><span data-shape="${name}"></span> <code>--tt-radius-${name}</code></li>`,
      )
      .join('')}
    </ul>
    <h2>${t('space.target')}</h2>
    <p>${t('space.targetText')}</p>
    <ul data-shapes>
      <li><span data-shape="target">44</span> <code>--tt-target-size</code></li>
    </ul>`,
);
