// The same fields twice: plain native HTML, and Twintown around it.
const label = (i) => `Field number ${i}`;
const hint = (i) => `Hint for field ${i}, as on the paper form`;

/**
 * @typedef {object} Contestant
 * @property {string} id
 * @property {Record<string, string>} scripts entry source by page kind: `form` or `field`
 * @property {Record<string, string[]>} styles stylesheets by page kind
 * @property {(i: number) => string} field one labelled, hinted, required text field
 * @property {(fields: string) => string} wrap the form around the fields
 * @property {string} host selector of one field
 * @property {string} showError source of a function in the page: shows the field's own error text
 */

/** @type {Contestant} */
export const native = {
  id: 'native',
  scripts: { form: '', field: '' },
  styles: { form: ['scripts/bench/native.css'], field: ['scripts/bench/native.css'] },
  field: (i) => `<div class="field"><label for="f${i}">${label(i)}</label>
<p id="f${i}-hint" class="hint">${hint(i)}</p><p id="f${i}-error" class="error" hidden></p>
<input id="f${i}" name="f${i}" required aria-describedby="f${i}-error f${i}-hint"></div>`,
  wrap: (fields) =>
    `<form id="root" method="post" action="/submit" novalidate>${fields}<button>Send</button></form>`,
  host: '.field',
  showError: `(host) => {
    const input = host.querySelector('input');
    const error = host.querySelector('.error');
    error.textContent = 'Fill in this field';
    error.hidden = false;
    input.setAttribute('aria-invalid', 'true');
  }`,
};

const theme = 'packages/tokens/dist/themes/neutral.css';

/** @type {Contestant} */
export const twintown = {
  id: 'twintown',
  scripts: {
    form: ['field', 'fieldset', 'date-field', 'form', 'error-summary']
      .map((name) => `import '@twintown/elements/define/${name}.js';`)
      .join('\n'),
    field: `import '@twintown/elements/define/field.js';`,
  },
  styles: {
    form: [theme, 'packages/elements/src/forms.css'],
    field: [theme, 'packages/elements/src/critical.css'],
  },
  field: (i) => `<tt-field><label for="f${i}">${label(i)}</label>
<p id="f${i}-hint" data-hint>${hint(i)}</p><p id="f${i}-error" data-error hidden></p>
<input id="f${i}" name="f${i}" required aria-describedby="f${i}-error f${i}-hint"></tt-field>`,
  wrap: (fields) =>
    `<tt-form><form id="root" method="post" action="/submit">${fields}<button>Send</button></form></tt-form>`,
  host: 'tt-field',
  showError: `(host) => host.showIssues([{ code: 'required', severity: 'error' }])`,
};

export const contestants = [native, twintown];
