import type { Example } from '../examples/example.ts';

const tag = 'tt-fieldset';

export const fieldsetExamples: Example[] = [
  {
    id: 'fieldset-radios',
    tag,
    title: 'titleRadios',
    fills: { composter: 'yes' },
    required: ['composter'],
    html: (word) => `<tt-fieldset>
  <fieldset role="radiogroup" aria-required="true" aria-describedby="fieldset-radios-error">
    <legend>${word('composter')}</legend>
    <p id="fieldset-radios-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-radios-yes" type="radio" name="composter" value="yes" required aria-invalid="false">
      <label for="fieldset-radios-yes">${word('yes')}</label>
    </div>
    <div data-option>
      <input id="fieldset-radios-no" type="radio" name="composter" value="no" required aria-invalid="false">
      <label for="fieldset-radios-no">${word('no')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-radios-hints',
    tag,
    title: 'titleRadiosHints',
    fills: { purpose: 'change' },
    required: ['purpose'],
    html: (word) => `<tt-fieldset data-error-required="${word('purposeMissing')}">
  <fieldset role="radiogroup" aria-required="true" aria-describedby="fieldset-radios-hints-error">
    <legend>${word('purpose')}</legend>
    <p id="fieldset-radios-hints-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-radios-hints-first" type="radio" name="purpose" value="first" required aria-invalid="false"
        aria-describedby="fieldset-radios-hints-first-hint">
      <label for="fieldset-radios-hints-first">${word('purposeFirst')}</label>
      <p id="fieldset-radios-hints-first-hint" data-hint>${word('purposeFirstHint')}</p>
    </div>
    <div data-option>
      <input id="fieldset-radios-hints-change" type="radio" name="purpose" value="change" required aria-invalid="false"
        aria-describedby="fieldset-radios-hints-change-hint">
      <label for="fieldset-radios-hints-change">${word('purposeChange')}</label>
      <p id="fieldset-radios-hints-change-hint" data-hint>${word('purposeChangeHint')}</p>
    </div>
    <div data-option>
      <input id="fieldset-radios-hints-end" type="radio" name="purpose" value="end" required aria-invalid="false">
      <label for="fieldset-radios-hints-end">${word('purposeEnd')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-checkboxes',
    tag,
    title: 'titleCheckboxes',
    fills: { contact: 'phone' },
    required: ['contact'],
    html: (word) => `<tt-fieldset required>
  <fieldset aria-describedby="fieldset-checkboxes-error fieldset-checkboxes-hint">
    <legend>${word('contact')}</legend>
    <p id="fieldset-checkboxes-hint" data-hint>${word('contactHint')}</p>
    <p id="fieldset-checkboxes-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-checkboxes-email" type="checkbox" name="contact" value="email">
      <label for="fieldset-checkboxes-email">${word('contactEmail')}</label>
    </div>
    <div data-option>
      <input id="fieldset-checkboxes-phone" type="checkbox" name="contact" value="phone">
      <label for="fieldset-checkboxes-phone">${word('contactPhone')}</label>
    </div>
    <div data-option>
      <input id="fieldset-checkboxes-post" type="checkbox" name="contact" value="post">
      <label for="fieldset-checkboxes-post">${word('contactPost')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-server-error',
    tag,
    title: 'titleRadiosError',
    fills: { reason: 'first' },
    required: ['reason'],
    html: (word) => `<tt-fieldset>
  <fieldset role="radiogroup" aria-required="true" aria-invalid="true" aria-describedby="fieldset-server-error-error">
    <legend>${word('purpose')}</legend>
    <p id="fieldset-server-error-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('purposeMissing')}</p>
    <div data-option>
      <input id="fieldset-server-error-first" type="radio" name="reason" value="first" required aria-invalid="false">
      <label for="fieldset-server-error-first">${word('purposeFirst')}</label>
    </div>
    <div data-option>
      <input id="fieldset-server-error-change" type="radio" name="reason" value="change" required aria-invalid="false">
      <label for="fieldset-server-error-change">${word('purposeChange')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-heading',
    tag,
    title: 'titlePageQuestion',
    fills: { language: 'other' },
    html: (word) => `<tt-fieldset>
  <fieldset role="radiogroup" aria-describedby="fieldset-heading-error">
    <legend><h1>${word('otherLanguage')}</h1></legend>
    <p id="fieldset-heading-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-heading-pl" type="radio" name="language" value="pl">
      <label for="fieldset-heading-pl" lang="pl">Polski</label>
    </div>
    <div data-option>
      <input id="fieldset-heading-lv" type="radio" name="language" value="lv">
      <label for="fieldset-heading-lv" lang="lv">Latviešu</label>
    </div>
    <div data-option>
      <input id="fieldset-heading-other" type="radio" name="language" value="other">
      <label for="fieldset-heading-other">${word('otherLanguageOther')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-exclusive',
    tag,
    title: 'textTitleExclusive',
    fills: { waste: 'glass' },
    required: ['waste'],
    html: (word) => `<tt-fieldset required>
  <fieldset aria-describedby="fieldset-exclusive-error">
    <legend>${word('textWasteKinds')}</legend>
    <p id="fieldset-exclusive-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-exclusive-paper" type="checkbox" name="waste" value="paper">
      <label for="fieldset-exclusive-paper">${word('textWastePaper')}</label>
    </div>
    <div data-option>
      <input id="fieldset-exclusive-glass" type="checkbox" name="waste" value="glass">
      <label for="fieldset-exclusive-glass">${word('textWasteGlass')}</label>
    </div>
    <div data-option>
      <input id="fieldset-exclusive-bio" type="checkbox" name="waste" value="bio">
      <label for="fieldset-exclusive-bio">${word('textWasteBio')}</label>
    </div>
    <div data-option>
      <input id="fieldset-exclusive-none" type="checkbox" name="waste" value="none" data-exclusive>
      <label for="fieldset-exclusive-none">${word('textWasteNone')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-all',
    tag,
    title: 'textTitleSelectAll',
    fills: { topic: 'culture' },
    html: (word) => `<tt-fieldset>
  <fieldset aria-describedby="fieldset-all-error">
    <legend>${word('textTopics')}</legend>
    <p id="fieldset-all-error" data-error hidden></p>
    <div data-option hidden>
      <input id="fieldset-all-box" type="checkbox" data-all>
      <label for="fieldset-all-box">${word('textTopicAll')}</label>
    </div>
    <div data-option>
      <input id="fieldset-all-roads" type="checkbox" name="topic" value="roads">
      <label for="fieldset-all-roads">${word('textTopicRoads')}</label>
    </div>
    <div data-option>
      <input id="fieldset-all-culture" type="checkbox" name="topic" value="culture">
      <label for="fieldset-all-culture">${word('textTopicCulture')}</label>
    </div>
    <div data-option>
      <input id="fieldset-all-schools" type="checkbox" name="topic" value="schools">
      <label for="fieldset-all-schools">${word('textTopicSchools')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-limits',
    tag,
    title: 'textTitleLimits',
    fills: { project: 'trees' },
    required: ['project'],
    html: (word) => `<tt-fieldset required data-min="2" data-max="3">
  <fieldset aria-describedby="fieldset-limits-error fieldset-limits-hint">
    <legend>${word('textProjects')}</legend>
    <p id="fieldset-limits-hint" data-hint>${word('textProjectsHint')}</p>
    <p id="fieldset-limits-error" data-error hidden></p>
    <div data-option>
      <input id="fieldset-limits-park" type="checkbox" name="project" value="park">
      <label for="fieldset-limits-park">${word('textProjectPark')}</label>
    </div>
    <div data-option>
      <input id="fieldset-limits-path" type="checkbox" name="project" value="path">
      <label for="fieldset-limits-path">${word('textProjectPath')}</label>
    </div>
    <div data-option>
      <input id="fieldset-limits-benches" type="checkbox" name="project" value="benches">
      <label for="fieldset-limits-benches">${word('textProjectBenches')}</label>
    </div>
    <div data-option>
      <input id="fieldset-limits-trees" type="checkbox" name="project" value="trees">
      <label for="fieldset-limits-trees">${word('textProjectTrees')}</label>
    </div>
  </fieldset>
</tt-fieldset>`,
  },
  {
    id: 'fieldset-other',
    tag,
    title: 'textTitleOther',
    fills: { 'legal-title': 'other', 'legal-title-which': 'Dzierżawa' },
    required: ['legal-title'],
    html: (word) => `<tt-form>
  <tt-error-summary hidden></tt-error-summary>
  <form method="post">
    <tt-fieldset>
      <fieldset role="radiogroup" aria-required="true" aria-describedby="fieldset-other-error">
        <legend>${word('textLegalTitle')}</legend>
        <p id="fieldset-other-error" data-error hidden></p>
        <div data-option>
          <input id="fieldset-other-owner" type="radio" name="legal-title" value="owner" required aria-invalid="false">
          <label for="fieldset-other-owner">${word('textLegalOwner')}</label>
        </div>
        <div data-option>
          <input id="fieldset-other-tenant" type="radio" name="legal-title" value="tenant" required aria-invalid="false">
          <label for="fieldset-other-tenant">${word('textLegalTenant')}</label>
        </div>
        <div data-option>
          <input id="fieldset-other-other" type="radio" name="legal-title" value="other" required aria-invalid="false">
          <label for="fieldset-other-other">${word('textLegalOther')}</label>
        </div>
        <div data-reveal="legal-title=other">
          <p data-condition>${word('textLegalOtherOnly')}</p>
          <tt-field required>
            <label for="fieldset-other-which">${word('textLegalOtherWhich')}</label>
            <p id="fieldset-other-which-error" data-error hidden></p>
            <input id="fieldset-other-which" name="legal-title-which" data-width="full" aria-required="true"
              aria-describedby="fieldset-other-which-error">
          </tt-field>
        </div>
      </fieldset>
    </tt-fieldset>
    <div data-actions><button data-variant="primary">${word('send')}</button></div>
  </form>
</tt-form>`,
  },
];
