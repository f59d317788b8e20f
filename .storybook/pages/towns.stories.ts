import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';
import type { Words } from '../words.ts';

export default {
  title: 'Towns side by side',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', docs: { codePanel: false } },
} satisfies Meta;

const towns = ['mielec', 'poiares', 'liepaja', 'neutral'] as const;
type Town = (typeof towns)[number];

const names: Record<Town, string | undefined> = {
  mielec: 'Mielec',
  poiares: 'Vila Nova de Poiares',
  liepaja: 'Liepāja',
  neutral: undefined,
};

interface Panel {
  town: Town;
  scheme?: 'light' | 'dark';
  contrast?: 'more';
}

function panel(t: Words, { town, scheme, contrast }: Panel): string {
  const id = [town, scheme, contrast].filter(Boolean).join('-');
  const attributes = [
    `data-tt-theme="${town}"`,
    ...(scheme ? [`data-tt-scheme="${scheme}"`] : []),
    ...(contrast ? [`data-tt-contrast="${contrast}"`] : []),
  ];
  const word = scheme && t(`towns.${scheme}`);
  return `
    <article ${attributes.join(' ')} data-panel aria-labelledby="${id}-town">
      <header data-site>
        <span data-town id="${id}-town"><span data-crest></span> ${names[town] ?? t('towns.neutral')}</span>
        ${word ? `<p data-service>${word}</p>` : ''}
      </header>
      <div data-inside>
        <p><span data-tag="info">${t('tags.draft')}</span></p>
        <h2>${t('towns.contact')}</h2>
        <tt-field>
          <label for="${id}-name">${t('fullName')}</label>
          <p id="${id}-name-error" data-error hidden></p>
          <input id="${id}-name" name="name" autocomplete="off" value="${t('fullNameSample')}" aria-describedby="${id}-name-error">
        </tt-field>
        <tt-field>
          <label for="${id}-email">${t('email')}</label>
          <p id="${id}-email-hint" data-hint>${t('towns.emailHint')}</p>
          <p id="${id}-email-error" data-error>${t('towns.emailError')}</p>
          <input id="${id}-email" name="email" inputmode="email" autocomplete="off" data-value="email" value="${t('fullNameSample').split(' ', 1)[0]}@" aria-invalid="true" aria-describedby="${id}-email-error ${id}-email-hint">
        </tt-field>
        <tt-fieldset>
          <fieldset>
            <legend>${t('towns.reply')}</legend>
            <p data-error hidden></p>
            <div data-option><input type="radio" id="${id}-by-email" name="${id}-reply" value="email" checked><label for="${id}-by-email">${t('towns.byEmail')}</label></div>
            <div data-option><input type="radio" id="${id}-by-post" name="${id}-reply" value="post"><label for="${id}-by-post">${t('towns.byPost')}</label></div>
          </fieldset>
        </tt-fieldset>
        <tt-field>
          <div data-option><input type="checkbox" id="${id}-true" name="true" checked><label for="${id}-true">${t('towns.confirm')}</label></div>
        </tt-field>
        <div data-notice="success"><p>${t('towns.notice')}</p></div>
        <div data-cluster>
          <button type="button" data-variant="primary">${t('continue')}</button>
          <button type="button">${t('saveDraft')}</button>
        </div>
        <p><a href="#privacy">${t('towns.privacy')}</a></p>
      </div>
    </article>`;
}

const head = (t: Words) => `
  <header data-page-head>
    <h1>${t('towns.title')}</h1>
    <p data-lead>${t('towns.lead')}</p>
  </header>`;

/** Follows the scheme and the contrast of the toolbar. */
export const AsTheToolbarSays = {
  name: 'As the toolbar says',
  ...page(
    (t) => `${head(t)}
  <div data-panels>${towns.map((town) => panel(t, { town })).join('')}
  </div>`,
  ),
};

export const LightAndDark = {
  name: 'Light and dark',
  ...page(
    (t) => `${head(t)}
  <div data-panels>${(['light', 'dark'] as const)
    .flatMap((scheme) => towns.map((town) => panel(t, { town, scheme })))
    .join('')}
  </div>`,
  ),
};

export const MoreContrast = {
  name: 'More contrast',
  ...page(
    (t) => `${head(t)}
  <div data-panels>${(['light', 'dark'] as const)
    .flatMap((scheme) => towns.map((town) => panel(t, { town, scheme, contrast: 'more' })))
    .join('')}
  </div>`,
  ),
};
