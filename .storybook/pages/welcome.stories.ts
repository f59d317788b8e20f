import type { Meta } from '@storybook/web-components-vite';
import { page } from '../printed.ts';
import type { Word, Words } from '../words.ts';

export default {
  title: 'Welcome',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', docs: { codePanel: false } },
} satisfies Meta;

const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function open(kind: 'docs' | 'story', id: string): string {
  return `href="./?path=/${kind}/${id}" target="_top"`;
}

const hero = (t: Words) => `
  <section data-hero>
    <div>
      <h1><span data-twins aria-hidden="true"></span>${t('welcome.title')}</h1>
      <p data-lead>${t('welcome.lead')}</p>
      <p>${t('welcome.people')}</p>
      <div data-cluster>
        <a data-button data-variant="primary" ${open('story', 'towns-side-by-side--as-the-toolbar-says')}>${t('welcome.towns')}</a>
        <a data-button data-variant="quiet" ${open('docs', 'elements-field--docs')}>${t('welcome.elements')}</a>
      </div>
    </div>
    <figure data-live>
      <section data-sheet>
        <header data-site>
          <span data-town><span data-crest></span> ${t('page.town')}</span>
          <p data-service>${t('service')}</p>
        </header>
        <div data-inside>
          <tt-field>
            <label for="welcome-people">${t('welcome.peopleQuestion')}</label>
            <p id="welcome-people-hint" data-hint>${t('welcome.peopleHint')}</p>
            <p id="welcome-people-error" data-error hidden></p>
            <input id="welcome-people" name="people" inputmode="numeric" required min="1" max="50" data-value="integer" data-width="4" autocomplete="off" aria-describedby="welcome-people-error welcome-people-hint">
          </tt-field>
          <tt-fieldset>
            <fieldset>
              <legend>${t('welcome.compost')}</legend>
              <p data-error hidden></p>
              <div data-option><input type="radio" id="welcome-yes" name="compost" value="yes" checked><label for="welcome-yes">${t('yes')}</label></div>
              <div data-option><input type="radio" id="welcome-no" name="compost" value="no"><label for="welcome-no">${t('no')}</label></div>
            </fieldset>
          </tt-fieldset>
          <button type="button" data-variant="primary">${t('continue')}</button>
        </div>
      </section>
      <figcaption>${t('welcome.example')}</figcaption>
    </figure>
  </section>`;

const idea = (t: Words) => `
  <section data-split>
    <div>
      <h2>${t('welcome.idea')}</h2>
      <p>${t('welcome.ideaText')}</p>
    </div>
    <pre><code>${escaped(`<tt-field>
  <label for="people">
    ${t('welcome.peopleQuestion')}
  </label>
  <p id="people-hint" data-hint>
    ${t('welcome.peopleHint')}
  </p>
  <input id="people" name="people"
    required inputmode="numeric"
    data-value="integer"
    aria-describedby="people-hint">
</tt-field>`)}</code></pre>
  </section>`;

const houses: [town: string, name: string, text: Word][] = [
  ['mielec', 'Mielec', 'welcome.mielec'],
  ['poiares', 'Vila Nova de Poiares', 'welcome.poiares'],
  ['liepaja', 'Liepāja', 'welcome.liepaja'],
];

const house = (t: Words) => `
  <section>
    <h2>${t('welcome.house')}</h2>
    <p>${t('welcome.houseText')}</p>
    <div data-thirds>${houses
      .map(
        ([town, name, text]) => `
      <article data-tt-theme="${town}" data-panel>
        <header data-site><h3 data-town><span data-crest></span> ${name}</h3></header>
        <div data-inside>
          <p>${t(text)}</p>
          <p><span data-tag="success">${t('tags.approved')}</span></p>
          <div data-cluster>
            <button type="button" data-variant="primary">${t('continue')}</button>
            <button type="button">${t('back')}</button>
          </div>
        </div>
      </article>`,
      )
      .join('')}
    </div>
  </section>`;

const reading: [Word, Word][] = [
  ['welcome.toolbar', 'welcome.toolbarText'],
  ['welcome.elementsName', 'welcome.elementsText'],
  ['welcome.foundations', 'welcome.foundationsText'],
  ['welcome.code', 'welcome.codeText'],
  ['welcome.checks', 'welcome.checksText'],
];

const read = (t: Words) => `
  <section>
    <h2>${t('welcome.read')}</h2>
    <dl data-reading>${reading
      .map(
        ([name, text]) => `
      <div><dt>${t(name)}</dt><dd>${t(text)}</dd></div>`,
      )
      .join('')}
    </dl>
  </section>`;

const start = (t: Words) => `
  <section>
    <h2>${t('welcome.start')}</h2>
    <div data-thirds>
      <article data-card>
        <h3>${t('welcome.designers')}</h3>
        <p>${t('welcome.designersText')}</p>
        <p><a ${open('story', 'foundations-colour--colour')}>${t('welcome.designersLink')}</a></p>
      </article>
      <article data-card>
        <h3>${t('welcome.vendors')}</h3>
        <p>${t('welcome.vendorsText')}</p>
        <p><a ${open('docs', 'foundations-page-layout--docs')}>${t('welcome.vendorsLink')}</a></p>
      </article>
      <article data-card>
        <h3>${t('welcome.developers')}</h3>
        <p>${t('welcome.developersText')}</p>
        <p><a ${open('docs', 'elements-form--docs')}>${t('welcome.developersLink')}</a></p>
      </article>
    </div>
  </section>`;

export const Welcome = page(
  (t) => `
  <div data-welcome>${hero(t)}${idea(t)}${house(t)}${read(t)}${start(t)}
  </div>`,
);
