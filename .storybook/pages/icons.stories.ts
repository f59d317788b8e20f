import type { Meta } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import * as icons from '../../packages/elements/src/generated/icons.ts';
import stylesheet from '../../packages/elements/src/generated/icons.css?raw';
import { page } from '../printed.ts';

export default {
  title: 'Foundations/Icons',
  tags: ['!autodocs'],
  parameters: { docs: { codePanel: false } },
} satisfies Meta;

// `zoomInIcon` is the Lucide icon `zoom-in`; its template holds one static drawing and no values.
const drawn = Object.entries(icons as Record<string, TemplateResult>).map(([name, template]) => ({
  name: name.replace(/Icon$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  drawing: template.strings.join(''),
}));
const masks = [...stylesheet.matchAll(/--tt-icon-([\w-]+):/g)].map(([, name]) => name);

export const Icons = page(
  (t) => `
    <h1>${t('icons.title')}</h1>
    <p data-lead>${t('icons.lead')}</p>
    <h2>${t('icons.drawn')}</h2>
    <ul data-icons>${drawn.map(({ name, drawing }) => `<li>${drawing} <code>${name}</code></li>`).join('')}</ul>
    <h2>${t('icons.masks')}</h2>
    <ul data-icons>${masks.map((name) => `<li><span data-mask="${name}"></span> <code>--tt-icon-${name}</code></li>`).join('')}</ul>`,
);
