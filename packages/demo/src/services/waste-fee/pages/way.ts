import { translate } from '@twintown/core/messages.js';
import { attributes, html, type Html } from '../../../html.ts';
import { keyPart, type WordKey, type Words } from '../../../words.ts';
import { stepIds, type StepId } from '../questions.ts';

/* The way through the declaration: its places, and how a page shows them. */

export type Place = StepId | 'check' | 'sign';
export const places: readonly Place[] = [...stepIds, 'check', 'sign'];

export const addressOf = (place: Place | 'receipt'): string => `/waste-fee/${place}`;

export const titleOf = (place: Place, words: Words): string =>
  words(`step${keyPart(place)}` as WordKey);

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

export const backLink = (address: string, words: Words): Html =>
  html`<a href="${address}" data-back>${words('back')}</a>`;
