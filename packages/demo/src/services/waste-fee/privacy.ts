import { html, type Html } from '../../html.ts';
import type { Body } from '../../http/body.ts';
import type { Answers } from '../../store.ts';
import type { Words } from '../../words.ts';

const privacyNoticeVersion = 'waste-fee-2026-11';
const privacyNoticeDate = '2026-11-01';
const shown = 'privacy-version';

/** Remembers which notice stood on the page that was sent. */
export function takeNotice(body: Body, answers: Answers): void {
  const version = body.fields.get(shown);
  if (version && /^waste-fee-\d{4}-\d{2}$/.test(version)) answers.set(shown, version);
}

/** Stored with each submission: the version of the notice that the person was shown last. */
export const noticeOf = (answers: Answers): string => answers.get(shown) ?? privacyNoticeVersion;

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
    <input type="hidden" name="${shown}" value="${privacyNoticeVersion}" data-version />
    <input type="hidden" name="privacy-date" value="${privacyNoticeDate}" data-date />
    <input type="hidden" name="privacy-language" value="${words.language}" data-language />
  </tt-privacy-notice>`;
}
