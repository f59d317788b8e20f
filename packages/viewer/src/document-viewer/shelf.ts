import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import { arrowLeft, chevronLeft, chevronRight } from '../generated/icons.ts';
import { shownName } from './words.ts';

export interface ShelfView {
  language: string;
  /** Names of the documents that can be stepped through. */
  names: readonly string[];
  /** Which of them is shown, from 1; 0 for one that is not among them. */
  number: number;
  /** Name of the document that the shown one is a part of; undefined for one of the page's own. */
  container: string | undefined;
  act: ShelfActions;
}

export interface ShelfActions {
  goToDocument(number: number): void;
  back(): void;
}

/** The way back to a container, and steps through several documents; nothing for a single one. */
export function shelf(view: ShelfView): TemplateResult | typeof nothing {
  const { language, names, container, act } = view;
  if (names.length < 2 && container === undefined) return nothing;
  const back = translate(language, 'document.listBack', { name: shownName(container ?? '') });
  return html`<div
    class="shelf"
    role="group"
    aria-label=${translate(language, 'document.listDocuments')}
  >
    ${
      container === undefined
        ? nothing
        : html`<button type="button" class="back" @click=${() => act.back()}>
            ${arrowLeft}<span>${back}</span>
          </button>`
    }
    ${names.length < 2 ? nothing : steps(view)}
  </div>`;
}

function steps({ language, names, number, act }: ShelfView): TemplateResult {
  const total = names.length;
  const step = (key: 'document.listPrevious' | 'document.listNext', to: number): TemplateResult => {
    const off = to < 1 || to > total;
    return html`<button
      type="button"
      title=${translate(language, key)}
      aria-disabled=${off ? 'true' : 'false'}
      @click=${() => off || act.goToDocument(to)}
    >
      ${to < number ? chevronLeft : chevronRight}
    </button>`;
  };
  return html`<div class="steps">
    ${step('document.listPrevious', number - 1)}
    <select
      aria-label=${translate(language, 'document.listDocument')}
      .value=${String(number)}
      @change=${({ target }: Event) =>
        act.goToDocument(Number((target as HTMLSelectElement).value))}
    >
      ${names.map(
        (name, at) =>
          html`<option value=${at + 1} ?selected=${at + 1 === number}>
            ${translate(language, 'document.listPosition', { number: at + 1, total })}:
            ${shownName(name)}
          </option>`,
      )}
    </select>
    ${step('document.listNext', number + 1)}
  </div>`;
}
