import { translate } from '@twintown/core/messages.js';
import { html, type Html, type Printable } from '../../../html.ts';
import type { Words } from '../../../words.ts';
import type { Problem } from '../check.ts';
import { addressOf, type Place } from './way.ts';

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
  const textOf = (problem: Problem): Html | string =>
    problem.section && (problem.isAskedTwice || !isAlone(problem))
      ? html`${problem.text.replace(/[.]$/, '')} (<span data-section>${problem.section}</span>)`
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

/** What the page's script is told of a copy that it keeps on the way. */
export interface Notice {
  text: string;
  link?: { text: string; href: string };
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

/** That the declaration of a page was sent since the page was opened, from another one. */
export const printSentMeanwhile = (reference: string, words: Words): Html =>
  printOutcome(
    'warning',
    html`${words('sentMeanwhile', { reference })}
      <a href="${addressOf('receipt')}">${words('sentBeforeLink')}</a>`,
  );

/** The same for the page's script. */
export const sentMeanwhile = (reference: string, words: Words): Notice => ({
  text: words('sentMeanwhile', { reference }),
  link: { text: words('sentBeforeLink'), href: addressOf('receipt') },
});

/** That a declaration was sent before: an empty form alone would look as if it were lost. */
export const printSent = (reference: string, words: Words): Html =>
  html`<p data-notice="info">
    ${words('sentBefore', { reference })}
    <a href="${addressOf('receipt')}">${words('sentBeforeLink')}</a>
  </p>`;
