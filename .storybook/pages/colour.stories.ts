import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';
import '../swatch.ts';
import type { Word } from '../words.ts';

export default {
  title: 'Foundations/Colour',
  tags: ['!autodocs'],
  parameters: { docs: { codePanel: false } },
} satisfies Meta;

type Swatch = readonly [role: string, shape?: 'fill' | 'text' | 'line', on?: string];

const action = (kind: string): Swatch[] => [
  [`action-${kind}-background`],
  [`action-${kind}-hover`],
  [`action-${kind}-active`],
  [`action-${kind}-text`, 'text', `action-${kind}-background`],
  [`action-${kind}-border`, 'line'],
];
const status = (kind: string): Swatch[] => [
  [`${kind}-background`],
  [`${kind}-text`, 'text', `${kind}-background`],
  [`${kind}-border`, 'line', `${kind}-background`],
  [`${kind}-solid`],
  [`${kind}-on-solid`, 'text', `${kind}-solid`],
];

const groups: [Word, Swatch[]][] = [
  [
    'colour.surface',
    ['page', 'raised', 'sunken', 'hover', 'active', 'selected', 'paper'].map((name): Swatch => [
      `surface-${name}`,
    ]),
  ],
  [
    'colour.text',
    [
      ['text', 'text'],
      ['text-muted', 'text'],
      ['text-link', 'text'],
      ['text-link-hover', 'text'],
      ['text-brand', 'text'],
      ['text-paper', 'text', 'surface-paper'],
    ],
  ],
  [
    'colour.brand',
    [
      ['brand'],
      ['accent'],
      ['text-on-brand', 'text', 'brand'],
      ['text-on-accent', 'text', 'accent'],
    ],
  ],
  [
    'colour.border',
    ['subtle', 'control', 'strong', 'brand'].map((name): Swatch => [`border-${name}`, 'line']),
  ],
  ['colour.action', [...action('primary'), ...action('secondary'), ...action('danger')]],
  [
    'colour.status',
    [...status('info'), ...status('success'), ...status('warning'), ...status('danger')],
  ],
  [
    'colour.focus',
    [
      ['focus-inner', 'line', 'focus-outer'],
      ['focus-outer', 'line'],
      ['ink', 'text', 'surface-paper'],
    ],
  ],
];

function swatch([role, shape = 'fill', on = 'surface-page']: Swatch): string {
  return `<li><story-swatch data-role="${role}" data-shape="${shape}" data-on="${on}"></story-swatch></li>`;
}

export const Colour = page(
  (t) => `
    <h1>${t('colour.title')}</h1>
    <p data-lead>${t('colour.lead')}</p>
    <p>${t('colour.contrastNote')}</p>
    ${groups
      .map(
        ([name, swatches]) => `
    <h2>${t(name)}</h2>
    <ul data-swatches>${swatches.map(swatch).join('')}</ul>`,
      )
      .join('')}`,
);
