import type { Example } from '../examples/example.ts';

export const privacyNoticeExamples: Example[] = [
  {
    id: 'privacy-notice',
    tag: 'tt-privacy-notice',
    title: 'textTitleNotice',
    html: (word) => `<tt-privacy-notice version="2026-11" date="2026-11-01">
  <section aria-labelledby="privacy-notice-title">
    <h2 id="privacy-notice-title">${word('textNoticeTitle')}</h2>
    <p>${word('textNoticeShort')}</p>
    <details>
      <summary>${word('textNoticeFull')}</summary>
      <p>${word('textNoticeRights')}</p>
      <p>${word('textNoticeKept')}</p>
    </details>
  </section>
  <input type="hidden" name="notice-version" value="2026-11" data-version>
  <input type="hidden" name="notice-date" value="2026-11-01" data-date>
  <input type="hidden" name="notice-language" data-language>
</tt-privacy-notice>`,
  },
];
