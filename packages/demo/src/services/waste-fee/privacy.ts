import { html, type Html } from '../../html.ts';
import type { Words } from '../../words.ts';

/** Stored with each submission, so that it is known which text a person was shown. */
export const privacyNoticeVersion = 'waste-fee-2026-11';
const privacyNoticeDate = '2026-11-01';

export function privacyText(words: Words): Html {
  return html`<p>${words('privacyShort')}</p>
    <ul>
      <li>${words('privacyContact')}</li>
      <li>${words('privacyBasis')}</li>
      <li>${words('privacyRecipients')}</li>
      <li>${words('privacyRetention')}</li>
      <li>${words('privacyRights')}</li>
      <li>${words('privacyComplaint')}</li>
      <li>${words('privacyAutomated')}</li>
    </ul>`;
}

/** Two layers: the sentence everybody should read, and the whole notice for whoever wants it. */
export function privacyNotice(words: Words): Html {
  return html`<tt-privacy-notice version="${privacyNoticeVersion}" date="${privacyNoticeDate}">
    <section data-privacy aria-labelledby="privacy-title">
      <h2 id="privacy-title">${words('privacyTitle')}</h2>
      <p>${words('privacyShort')}</p>
      <details>
        <summary>${words('privacyFull')}</summary>
        ${privacyText(words)}
      </details>
    </section>
    <input type="hidden" name="privacy-version" value="${privacyNoticeVersion}" data-version />
    <input type="hidden" name="privacy-language" value="${words.language}" data-language />
  </tt-privacy-notice>`;
}
