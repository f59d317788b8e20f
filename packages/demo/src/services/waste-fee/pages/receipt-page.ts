import { html, type Html } from '../../../html.ts';
import type { Submission } from '../../../store.ts';
import type { Words } from '../../../words.ts';
import { printDigest } from '../digest.ts';
import { printFiles } from '../files.ts';
import { purposesOf } from '../purpose.ts';
import { printViewer } from './viewer.ts';

export function receiptPage(words: Words, submission: Submission, sentAt: string): Html {
  const purposes = purposesOf(submission.answers, words);
  return html`<div data-card="receipt">
      <h1>${words('receiptTitle')}</h1>
      <p>${words('receiptReference')}<strong data-reference>${submission.reference}</strong></p>
    </div>
    <p data-notice="info">${words('receiptKeep')}</p>
    <h2>${words('receiptNext')}</h2>
    <ol>
      <li>${words('receiptNextOne')}</li>
      <li>${words('receiptNextTwo')}</li>
      <li>${words('receiptNextThree')}</li>
    </ol>
    <h2>${words('documentTitle')}</h2>
    ${printViewer('/waste-fee/declaration.pdf', words('download'), words)}
    <dl data-summary>
      <div>
        <dt>${words('receiptDate')}</dt>
        <dd>${sentAt}</dd>
      </div>
      <div>
        <dt>${words('receiptHash')}</dt>
        <dd>${printDigest(submission.pdfSha256, `${submission.reference}.pdf`, words)}</dd>
      </div>
    </dl>
    ${
      submission.files.length > 0 &&
      html`<h2>${words('checkFiles')}</h2>
        <p>${words('fileHashWhy')}</p>
        ${printFiles(submission.files, words, 'received')}`
    }
    ${
      purposes.length > 0 &&
      html`<h2>${words('receiptPurposes')}</h2>
        ${purposes}`
    }
    <form method="post" action="/waste-fee/start-again">
      <button>${words('receiptAnother')}</button>
    </form>`;
}
