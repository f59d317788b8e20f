import type { Example } from '../examples/example.ts';

const tag = 'tt-language-switcher';

/** Each language in itself, so that the person who needs it can read it. */
const languages = [
  ['pl', 'Polski'],
  ['pt-PT', 'Português'],
  ['lv', 'Latviešu'],
  ['en', 'English'],
] as const;

const links = languages
  .map(
    ([code, name]) =>
      `    <li><a href="?lang=${code}" lang="${code}" hreflang="${code}">${name}</a></li>`,
  )
  .join('\n');

const buttons = languages
  .map(
    ([code, name]) =>
      `    <li><button name="language" value="${code}" lang="${code}" form="language-buttons" formnovalidate>${name}</button></li>`,
  )
  .join('\n');

export const languageSwitcherExamples: Example[] = [
  {
    id: 'language-links',
    tag,
    title: 'titleLanguageLinks',
    html: (word) => `<tt-language-switcher>
  <nav aria-label="${word('languageChoice')}"><ul>
${links}
  </ul></nav>
</tt-language-switcher>`,
  },
  {
    id: 'language-form',
    tag,
    title: 'titleLanguageForm',
    html: (word) => `<tt-language-switcher data-form="#language-form">
  <nav aria-label="${word('languageChoice')}"><ul>
${links}
  </ul></nav>
</tt-language-switcher>
<form id="language-form" method="post">
  <tt-field>
    <label for="language-form-street">${word('street')}</label>
    <p id="language-form-street-error" data-error hidden></p>
    <input id="language-form-street" name="street" autocomplete="address-line1"
      aria-describedby="language-form-street-error">
  </tt-field>
</form>`,
  },
  {
    id: 'language-buttons',
    tag,
    title: 'titleLanguageButtons',
    fills: { town: 'Mielec' },
    required: ['town'],
    // After the form: without script, Enter in a field presses the form's first submit button.
    html: (word) => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form id="language-buttons" method="post">
    <tt-field>
      <label for="language-buttons-town">${word('town')}</label>
      <p id="language-buttons-town-error" data-error hidden></p>
      <input id="language-buttons-town" name="town" required autocomplete="address-level2"
        aria-describedby="language-buttons-town-error">
    </tt-field>
    <div data-actions><button data-variant="primary">${word('send')}</button></div>
  </form>
</tt-form>
<tt-language-switcher>
  <nav aria-label="${word('languageChoice')}"><ul>
${buttons}
  </ul></nav>
</tt-language-switcher>`,
  },
];
