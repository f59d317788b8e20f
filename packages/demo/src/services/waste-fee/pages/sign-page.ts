import { translate } from '@twintown/core/messages.js';
import { attributes, html, type Html, type Printable } from '../../../html.ts';
import type { Words } from '../../../words.ts';
import type { Problem } from '../check.ts';
import { printRecord } from '../records.ts';
import { declarationRead } from '../signature.ts';
import { backButton, formId, keeping } from './kept-form.ts';
import { printErrorSummary } from './notices.ts';
import { printViewer } from './viewer.ts';
import { addressOf, printSteps, type Place } from './way.ts';

export interface SignPage {
  words: Words;
  answers: ReadonlyMap<string, string>;
  problems: readonly Problem[];
  done: ReadonlySet<Place>;
  submissionKey: string;
  /** Of the declaration as it stands on this page. */
  digest: string;
  /** What stands above the document. */
  notice?: Html;
  /** The form could not be saved: what it holds is nowhere else. */
  isUnsaved?: boolean;
}

export function signPage(page: SignPage): Html {
  const { words, answers, problems, done, submissionKey, digest, notice, isUnsaved } = page;
  const wrong = (name: string): Problem | undefined =>
    problems.find((problem) => problem.name === name);
  const error = (name: string): Printable => {
    const problem = wrong(name);
    return problem
      ? html`<p id="${name}-error" data-error>
          <span data-visually-hidden>${translate(words.language, 'form.errorPrefix')} </span
          >${problem.text}
        </p>`
      : html`<p id="${name}-error" data-error hidden></p>`;
  };
  return html`${printSteps('sign', done, words)} ${backButton(words)}
    <h1>${words('signTitle')}</h1>
    ${notice}
    <p data-lead>${words('signLead')} ${words.language !== 'pl' && words('polishAuthentic')}</p>
    ${printViewer('/waste-fee/document.pdf', words('openDocument'), words)}
    <tt-form>
      ${printErrorSummary(problems, words)}
      <form id="${formId}" method="post" action="${addressOf('sign')}" novalidate ${attributes(keeping(isUnsaved))}>
        <input type="hidden" name="tt-submission" value="${submissionKey}" autocomplete="off" />
        <input type="hidden" name="${declarationRead}" value="${digest}" autocomplete="off" />
        <tt-signature-field${attributes({
          name: 'signature',
          method: answers.get('signature-method') === 'drawn' ? 'drawn' : 'typed',
          value: answers.get('signature') || undefined,
          required: true,
        })}>
          <label for="signature-name">${words('signatureTyped')}</label>
          <p id="signature-name-hint" data-hint>${words('signatureHint')}</p>
          ${error('signature-name')}
          <input ${attributes({
            id: 'signature-name',
            name: 'signature-name',
            autocomplete: 'name',
            value: answers.get('signature-name') ?? '',
            required: true,
            'aria-describedby': 'signature-name-error signature-name-hint',
            'aria-invalid': wrong('signature-name') !== undefined && 'true',
            'data-error-required': words('signatureRequired'),
          })} />
        </tt-signature-field>
        <p data-hint>${words('signatureLegal')} ${words('signatureKept')}</p>
        <tt-statement>
        <tt-field>
          ${error('sign-intent')}
          <div data-option>
            <input ${attributes({
              type: 'checkbox',
              id: 'sign-intent',
              name: 'sign-intent',
              value: 'yes',
              required: true,
              checked: answers.get('sign-intent') === 'yes',
              'aria-describedby': 'sign-intent-error',
              'aria-invalid': wrong('sign-intent') ? 'true' : 'false',
              'data-error-required': words('confirmIntentRequired'),
            })} />
            <label for="sign-intent">${words('confirmIntent')}</label>
          </div>
        </tt-field>
        ${printRecord('sign-intent', answers)}
        </tt-statement>
        <div data-actions>
          <button data-variant="primary">${words('signAndSend')}</button>
        </div>
      </form>
    </tt-form>`;
}
