import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Collection } from './collection.ts';
import type { RowActions } from './file-row.ts';

/** So few are removed one by one. */
const few = 2;

/** Where many files were not accepted: one button for all of them, and one that puts them back. */
export function renderTogether(
  { listed, removedLast }: Collection,
  language: string,
  actions: RowActions,
): TemplateResult | typeof nothing {
  const refused = listed.filter(({ state }) => state === 'refused');
  const count = removedLast.length;
  if (count > 1)
    return html`<div class="together" id="together" part="actions">
      <span>${translate(language, 'files.removedSeveral', { count })}</span>
      <button
        type="button"
        data-undo
        aria-label=${translate(language, 'files.undoSeveral', { count })}
        @click=${() => actions.undo()}
      >
        ${translate(language, 'files.undo')}
      </button>
    </div>`;
  if (refused.length <= few) return nothing;
  return html`<div class="together" id="together" part="actions">
    <button type="button" data-remove @click=${() => actions.remove(refused)}>
      ${translate(language, 'files.removeRefused', { count: refused.length })}
    </button>
  </div>`;
}
