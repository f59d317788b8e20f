import { translate } from '@twintown/core/messages.js';
import { attributes, html, type Html, type Printable } from '../../html.ts';
import { keyPart, type WordKey, type Words } from '../../words.ts';
import type { Submission } from '../../store.ts';
import { feeOf, type Filled, type Problem } from './check.ts';
import { amountText, feeText } from './fee-words.ts';
import { computeFee } from './fee.ts';
import { printDigest } from './digest.ts';
import { printItems, printRecord } from './fields.ts';
import { printFiles } from './files.ts';
import { privacyNotice } from './privacy.ts';
import { purposesOf } from './purpose.ts';
import { questionsOf, stepIds, type StepId } from './questions.ts';
import { readRates } from './rates.ts';
import { declarationRead } from './signature.ts';
import type { SummarySection } from './summary.ts';

export type Place = StepId | 'check' | 'sign';
export const places: readonly Place[] = [...stepIds, 'check', 'sign'];

export const addressOf = (place: Place | 'receipt'): string => `/waste-fee/${place}`;
export const formId = 'declaration';

const titleOf = (place: Place, words: Words): string => words(`step${keyPart(place)}` as WordKey);

/** The named steps. Only those that are done are links; the first open one is where to go on. */
export function printSteps(place: Place, done: ReadonlySet<Place>, words: Words): Html {
  const { language } = words;
  const position = { current: places.indexOf(place) + 1, total: places.length };
  return html`<nav data-progress aria-label="${translate(language, 'form.steps')}">
    <p data-position>${translate(language, 'form.stepOf', position)}</p>
    <ol data-steps>
      ${places.map((step) => {
        const isCurrent = step === place;
        const isDone = done.has(step) && !isCurrent;
        const mark = { 'aria-current': isCurrent && 'step', 'data-done': isDone };
        return html`<li${attributes(mark)}>${
          isDone
            ? html`<a href="${addressOf(step)}">${titleOf(step, words)}</a
                ><span data-visually-hidden> (${translate(language, 'form.stepDone')})</span>`
            : html`<span>${titleOf(step, words)}</span>`
        }</li>`;
      })}
    </ol>
  </nav>`;
}

/** The list of mistakes, linked. The browser focuses it, with script or without. */
export function printErrorSummary(
  problems: readonly Problem[],
  words: Words,
  { heading, from }: { heading?: string; from?: Place } = {},
): Html {
  if (problems.length === 0) return html`<tt-error-summary hidden></tt-error-summary>`;
  const title =
    heading ?? translate(words.language, 'form.errorSummary', { count: problems.length });
  const target = ({ step, id }: Problem): string =>
    from ? `${addressOf(step)}?return=${from}#${id}` : `#${id}`;
  // Two links of one text would lead to two places.
  const isAlone = ({ text, caption }: Problem): boolean =>
    problems.filter((other) => other.text === text && other.caption === caption).length === 1;
  const textOf = (problem: Problem): string =>
    problem.section && (problem.isRepeated || !isAlone(problem))
      ? `${problem.text} (${problem.section})`
      : problem.text;
  const captionOf = ({ caption }: Problem): Html | '' =>
    caption ? html`<span data-caption>${caption}</span> – ` : '';
  return html`<tt-error-summary role="group" aria-labelledby="errors" tabindex="-1" autofocus>
    <h2 id="errors">${title}</h2>
    <ul>
      ${problems.map((problem) => html`<li><a href="${target(problem)}">${captionOf(problem)}${textOf(problem)}</a></li>`)}
    </ul>
  </tt-error-summary>`;
}

/** What became of a form. The browser focuses it, as it does a list of mistakes. */
function printOutcome(tone: 'danger' | 'warning', text: Printable): Html {
  return html`<div
    data-notice="${tone}"
    role="group"
    aria-labelledby="outcome"
    tabindex="-1"
    autofocus
  >
    <p id="outcome">${text}</p>
  </div>`;
}

/** That a form could not be kept. */
export const printUnsaved = (words: Words, hasFiles: boolean): Html =>
  printOutcome('danger', html`${words('unsavedText')} ${hasFiles && words('unsavedFiles')}`);

/** That a declaration is not the one that was read any more, and was not sent. */
export const printChanged = (words: Words): Html => printOutcome('warning', words('signChanged'));

/** That a declaration was sent before: an empty form alone would look as if it were lost. */
export const printSent = (reference: string, words: Words): Html =>
  html`<p data-notice="info">
    ${words('sentBefore', { reference })}
    <a href="${addressOf('receipt')}">${words('sentBeforeLink')}</a>
  </p>`;

/** The example note: whoever meets this page must know that it is not the town's own service. */
const exampleRates = (words: Words): Html => {
  const rates = readRates();
  const { reduced } = computeFee({ persons: rates.fullRatePersons + 1, composting: false }, rates);
  const money = (amount: string): string => amountText(words.language, amount, rates.currency);
  return html`<details>
    <summary>${words('ratesExample')}</summary>
    <p>
      ${translate(words.language, 'fee.rule', {
        full: money(rates.perPerson),
        reduced: money(reduced.rate),
        relief: money(rates.compostingReliefPerPerson),
      })}
    </p>
    <p>${words('ratesExampleText')}</p>
  </details>`;
};

export function startPage(words: Words, hasDraft: boolean, notice?: Html): Html {
  return html`<h1>${words('serviceName')}</h1>
    ${notice}
    <p data-lead>${words('startLead')}</p>
    <p data-notice="info">${words('exampleNotice')}</p>
    ${
      hasDraft
        ? html`<div data-actions>
            <a href="${addressOf('purpose')}" data-button data-variant="primary"
              >${words('resume')}</a
            >
            <form method="post" action="/waste-fee/start-again">
              <button data-variant="quiet">${words('startAgain')}</button>
            </form>
          </div>`
        : html`<div data-actions>
            <a href="${addressOf('purpose')}" data-button data-variant="primary"
              >${words('start')}</a
            >
          </div>`
    }
    <h2>${words('startWho')}</h2>
    <p>${words('startWhoText')}</p>
    <h2>${words('startWhen')}</h2>
    <ul>
      <li>${words('startWhenFirst')}</li>
      <li>${words('startWhenChange')}</li>
    </ul>
    <h2>${words('startNeed')}</h2>
    <ul>
      <li>${words('startNeedNumber')}</li>
      <li>${words('startNeedAddress')}</li>
      <li>${words('startNeedProxy')}</li>
    </ul>
    <p data-notice="warning">${words('enforcement')} ${words('polishAuthentic')}</p>
    <p>${words('draftKept')}</p>
    ${exampleRates(words)} ${privacyNotice(words)}`;
}

export interface StepPage {
  step: StepId;
  words: Words;
  filled: Filled;
  problems: readonly Problem[];
  done: ReadonlySet<Place>;
  /** Where to go when the step is right: the next step, or the check it was reached from. */
  returnTo: Place | undefined;
  /** What stands above the form, apart from its mistakes. */
  notice?: Html;
  /** The form could not be saved: what it holds is nowhere else. */
  isUnsaved?: boolean;
}

/** How much of a form the page's script keeps on the way: what was changed, or all. */
const keeping = (isUnsaved = false): Record<string, string | true> => ({
  'data-keep': isUnsaved ? 'all' : true,
});

export function stepPage(page: StepPage): Html {
  const { step, words, filled, problems, done, returnTo, notice, isUnsaved } = page;
  const printing = { words, ...filled, problems };
  const questions = questionsOf[step];
  // People read what happens to their data before they give a consent or declare anything.
  const consent = questions.findIndex((item) => 'name' in item && item.name === 'contact-consent');
  const split = consent < 0 ? questions.length : consent;
  return html`${printSteps(step, done, words)} ${backButton(words)}
    <h1>${titleOf(step, words)}</h1>
    ${notice}
    <tt-form>
      ${printErrorSummary(problems, words)}
      <form
        id="${formId}"
        method="post"
        action="${addressOf(step)}"
        novalidate
        ${attributes({
          ...keeping(isUnsaved),
          enctype: step === 'attachments' && 'multipart/form-data',
        })}
      >
        ${returnTo && html`<input type="hidden" name="return" value="${returnTo}" />`}
        <p data-hint>${words('allRequired')}</p>
        ${printItems(questions.slice(0, split), printing)}
        ${step === 'household' && feeCard(filled, words)} ${consent >= 0 && privacyNotice(words)}
        ${printItems(questions.slice(split), printing)}
        ${step === 'attachments' && html`<p data-notice="warning">${words('enforcement')}</p>`}
        <div data-actions>
          <button data-variant="primary">${words('continue')}</button>
          ${
            step === 'attachments' &&
            html`<button name="task" value="upload" formnovalidate>${words('upload')}</button>`
          }
        </div>
      </form>
    </tt-form>`;
}

function feeCard({ answers }: Filled, words: Words): Html {
  const fee = feeOf(answers, words.language);
  const text = fee && feeText(words.language, fee, readRates().currency);
  return html`<section data-card data-fee aria-labelledby="fee-title">
    <h2 id="fee-title">${translate(words.language, 'fee.title')}</h2>
    <div data-fee-result>
      <ul data-fee-lines${attributes({ hidden: !text || text.lines.length === 0 })}>
        ${text?.lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      <tt-output data-unknown="${translate(words.language, 'fee.empty')}">
        <output id="fee" for="persons composting"
          >${text?.monthly ?? translate(words.language, 'fee.empty')}</output
        >
      </tt-output>
      <button name="task" value="calculate" formnovalidate data-calculate>
        ${words('calculate')}
      </button>
    </div>
    ${exampleRates(words)}
  </section>`;
}

const lines = (text: string): Html[] =>
  text.split('\n').map((line, index) => html`${index > 0 && html`<br />`}${line}`);

const backLink = (address: string, words: Words): Html =>
  html`<a href="${address}" data-back>${words('back')}</a>`;

/** Goes back like the link, and takes along what was typed. */
const backButton = (words: Words): Html =>
  html`<button
    form="${formId}"
    name="task"
    value="back"
    formnovalidate
    data-variant="quiet"
    data-back
  >
    ${words('back')}
  </button>`;

export function checkPage(
  words: Words,
  {
    sections,
    filled,
    problems,
    done,
  }: {
    sections: readonly SummarySection[];
    filled: Filled;
    problems: readonly Problem[];
    done: ReadonlySet<Place>;
  },
): Html {
  const fee = feeOf(filled.answers, words.language);
  const text = fee && feeText(words.language, fee, readRates().currency);
  return html`${printSteps('check', done, words)} ${backLink(addressOf('attachments'), words)}
    <h1>${words('checkTitle')}</h1>
    ${
      problems.length > 0
        ? printErrorSummary(problems, words, { heading: words('checkIncomplete'), from: 'check' })
        : html`<p data-lead>${words('checkLead')}</p>`
    }
    ${sections.map(
      ({ step, title, rows }) =>
        html`<h2>${title}</h2>
          <dl data-summary>
            ${rows.map(
              ({ id, label, answer }) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd>${lines(answer || translate(words.language, 'common.notAnswered'))}</dd>
                  <dd>
                    <a href="${addressOf(step)}?return=check#${id}"
                      ><span aria-hidden="true">${words('change')}</span
                      ><span data-visually-hidden
                        >${words('changeOf', { question: label })}</span
                      ></a
                    >
                  </dd>
                </div>`,
            )}
          </dl>`,
    )}
    ${text && feeSummary(text, words)}
    <p data-notice="warning">${words('enforcement')}</p>
    ${
      problems.length === 0 &&
      html`<div data-actions>
        <a href="${addressOf('sign')}" data-button data-variant="primary">${words('toSign')}</a>
      </div>`
    }`;
}

function feeSummary({ lines, monthly }: { lines: string[]; monthly: string }, words: Words): Html {
  return html`<section data-card data-fee aria-labelledby="fee-title">
    <h2 id="fee-title">${translate(words.language, 'fee.title')}</h2>
    ${
      lines.length > 0 &&
      html`<ul data-fee-lines>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }
    <p data-fee-total>${monthly}</p>
  </section>`;
}

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
    ${viewer('/waste-fee/document.pdf', words('openDocument'), words)}
    <tt-form>
      ${printErrorSummary(problems, words)}
      <form id="${formId}" method="post" action="${addressOf('sign')}" novalidate ${attributes(keeping(isUnsaved))}>
        <input type="hidden" name="tt-submission" value="${submissionKey}" />
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

/** The document in the viewer; without script, the link inside it. */
function viewer(address: string, text: string, words: Words): Html {
  return html`<tt-document-viewer aria-label="${words('documentTitle')}"
    ><a href="${address}">${text}</a></tt-document-viewer
  >`;
}

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
    ${viewer('/waste-fee/declaration.pdf', words('download'), words)}
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
