import { translate } from '@twintown/core/messages.js';
import { html, type TemplateResult } from 'lit';
import { type PagePair, passages } from './compare-pages.ts';
import type { Change } from './diff.ts';

/** Pages shown at most; more would be a new reading of the whole document. */
const mostPages = 200;

export interface DifferencesView {
  language: string;
  pairs: readonly PagePair[];
  show(pair: PagePair): void;
}

/** The changed pages, each with the words that were added and deleted. */
export function differences({ language, pairs, show }: DifferencesView): TemplateResult {
  const changed = pairs.filter(({ isChanged }) => isChanged);
  return html`<section
    class="differences"
    aria-label=${translate(language, 'document.compareList')}
  >
    ${changed.slice(0, mostPages).map(
      (pair) =>
        html`<details>
          <summary>${pairName(language, pair)}</summary>
          <button type="button" @click=${() => show(pair)}>
            ${translate(language, 'document.compareShow')}
          </button>
          ${body(language, pair)}
        </details>`,
    )}
    ${
      changed.length > mostPages
        ? html`<p>
            ${translate(language, 'document.compareMore', { count: changed.length - mostPages })}
          </p>`
        : ''
    }
    <p class="limits">${translate(language, 'document.compareLimits')}</p>
  </section>`;
}

/** What a pair of pages is called: its page, and what happened there. */
function pairName(language: string, { before, after, changes }: PagePair): string {
  if (after === undefined) {
    return translate(language, 'document.comparePageDeleted', { page: before ?? 0 });
  }
  if (before === undefined)
    return translate(language, 'document.comparePageAdded', { page: after });
  const count = (kind: Change<string>['kind']): number =>
    (changes ?? []).filter((change) => change.kind === kind).flatMap(({ items }) => items).length;
  const name = changes ? 'document.comparePage' : 'document.comparePageOther';
  return translate(language, name, {
    page: after,
    added: count('added'),
    deleted: count('deleted'),
  });
}

function body(language: string, { before, after, changes }: PagePair): TemplateResult | string {
  if (!changes) return html`<p>${translate(language, 'document.compareTooDifferent')}</p>`;
  // A page that only one has is all one change: its beginning says which it is.
  if (before === undefined || after === undefined) {
    const words = changes.flatMap(({ items }) => items);
    const kind = before === undefined ? 'added' : 'deleted';
    const items = words.length > 60 ? [...words.slice(0, 60), '…'] : words;
    return html`<p>${mark(language, { kind, items })}</p>`;
  }
  return html`<ul>
    ${passages(changes).map(
      (passage) => html`<li>${passage.map((change) => html`${mark(language, change)} `)}</li>`,
    )}
  </ul>`;
}

// Few screen readers tell of ins and del by themselves, so words do.
function mark(language: string, { kind, items }: Change<string>): TemplateResult | string {
  const text = items.join(' ');
  if (kind === 'same') return text;
  const word = translate(language, kind === 'added' ? 'document.added' : 'document.deleted');
  const said = html`<span class="said">${word}: </span>`;
  return kind === 'added' ? html`<ins>${said}${text}</ins>` : html`<del>${said}${text}</del>`;
}
