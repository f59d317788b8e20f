import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { FileEntry } from './entry.ts';
import type { RowActions } from './file-row.ts';

/** So few are removed one by one. */
const few = 2;

/** Where many files were not accepted: one button for all of them, and one that puts them back. */
export function renderTogether(
  entries: readonly FileEntry[],
  language: string,
  actions: RowActions,
): TemplateResult | typeof nothing {
  const gone = entries.filter(({ removed }) => removed === 'together');
  const refused = entries.filter(({ removed, state }) => !removed && state === 'refused');
  const count = gone.length;
  if (count > 0)
    return html`<div class="together" id="together" part="actions">
      <span>${translate(language, 'files.removedSeveral', { count })}</span>
      <button
        type="button"
        data-undo
        aria-label=${translate(language, 'files.undoSeveral', { count })}
        @click=${() => actions.undo(gone)}
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
