import { html, type Html } from '../../html.ts';
import type { Body } from '../../http/body.ts';
import type { Answers } from '../../store.ts';
import type { Words } from '../../words.ts';

/** Every notice that was published, the present one last: a page may stand open for a while. */
const notices = [{ version: 'waste-fee-2026-11', date: '2026-11-01' }];
const present = notices.at(-1)!;
const shown = 'privacy-version';

/** Remembers which notice stood on the page that was sent; of one that never was, the present one. */
export function takeNotice({ fields }: Body, answers: Answers, published = notices): void {
  const said = fields.get(shown);
  if (said === undefined) return;
  const notice = published.find(({ version }) => version === said) ?? present;
  answers.set(shown, notice.version);
}

/** Stored with each submission: the version of the notice that the person was shown last. */
export const noticeOf = (answers: Answers): string => answers.get(shown) ?? present.version;

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
  return html`<tt-privacy-notice version="${present.version}" date="${present.date}">
    <section data-privacy aria-labelledby="privacy-title">
      <h2 id="privacy-title">${words('privacyTitle')}</h2>
      <p>${words('privacyShort')}</p>
      <details>
        <summary>${words('privacyFull')}</summary>
        ${privacyText(words)}
      </details>
    </section>
    <input type="hidden" name="${shown}" value="${present.version}" data-version />
    <input type="hidden" name="privacy-date" value="${present.date}" data-date />
    <input type="hidden" name="privacy-language" value="${words.language}" data-language />
  </tt-privacy-notice>`;
}
