import type { Example } from '../examples/example.ts';

const tag = 'tt-consent';

const consent = (id: string, name: string, state: string, words: [string, string]): string => `
  <tt-field>
    <p id="${id}-error" data-error hidden></p>
    <div data-option>
      <input id="${id}" name="${name}" type="checkbox" value="yes"${state}
        aria-describedby="${id}-error ${id}-hint">
      <label for="${id}">${words[0]}</label>
      <p id="${id}-hint" data-hint>${words[1]}</p>
    </div>
  </tt-field>`;

export const consentExamples: Example[] = [
  {
    id: 'consent-voluntary',
    tag,
    title: 'textTitleConsent',
    fills: { 'call-consent': 'yes' },
    html: (word) => `<tt-consent version="2026-11">${consent(
      'consent-voluntary',
      'call-consent',
      '',
      [word('textConsentCall'), word('textConsentCallHint')],
    )}
  <input type="hidden" name="call-consent-time" data-time>
  <input type="hidden" name="call-consent-version" data-version>
  <input type="hidden" name="call-consent-text" data-text>
  <input type="hidden" name="call-consent-language" data-language>
</tt-consent>`,
  },
  {
    id: 'consent-given',
    tag,
    title: 'textTitleConsentGiven',
    html: (word) => `<tt-consent version="2026-11" data-given>${consent(
      'consent-given',
      'call-consent',
      ' checked',
      [word('textConsentCall'), word('textConsentCallHint')],
    )}
  <input type="hidden" name="call-consent-withdrawn" data-withdrawn>
</tt-consent>`,
  },
];
