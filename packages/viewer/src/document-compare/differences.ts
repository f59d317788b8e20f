import { translate } from '@twintown/core/messages.js';
import { html, type TemplateResult } from 'lit';
import { type PagePair, passages } from './compare-pages.ts';
import type { compareKeys } from './compare-words.ts';
import type { Change } from './diff.ts';

/** Pages shown at most; more would be a new reading of the whole document. */
const mostPages = 200;

export interface DifferencesView {
  language: string;
  pairs: readonly PagePair[];
  keys: ReturnType<typeof compareKeys>;
  show(pair: PagePair): void;
}

/** The changed pages, each with the words that were added and deleted. */
export function differences(view: DifferencesView): TemplateResult {
  const { language, pairs, keys, show } = view;
  const changed = pairs.filter(({ isChanged }) => isChanged);
  return html`<section
    class="differences"
    aria-label=${translate(language, 'document.compareList')}
  >
    ${changed.slice(0, mostPages).map(
      (pair) =>
        html`<details>
          <summary>${pairName(view, pair)}</summary>
          <button type="button" @click=${() => show(pair)}>${showName(view, pair)}</button>
          ${body(view, pair)}
        </details>`,
    )}
    ${
      changed.length > mostPages
        ? html`<p>${translate(language, keys.more, { count: changed.length - mostPages })}</p>`
        : ''
    }
    <p class="limits">${translate(language, 'document.compareLimits')}</p>
  </section>`;
}

/** What a pair of pages is called: its page, and what happened there. */
function pairName(
  { language, keys }: DifferencesView,
  { before, after, changes }: PagePair,
): string {
  if (after === undefined) return translate(language, keys.deleted, { page: before ?? 0 });
  if (before === undefined) return translate(language, keys.added, { page: after });
  const count = (kind: Change<string>['kind']): number =>
    (changes ?? []).filter((change) => change.kind === kind).flatMap(({ items }) => items).length;
  return translate(language, changes ? keys.on : keys.other, {
    page: after,
    added: count('added'),
    deleted: count('deleted'),
  });
}

function showName({ language, keys }: DifferencesView, { before, after }: PagePair): string {
  const key = after === undefined ? keys.showDeleted : keys.show;
  return translate(language, key, { page: after ?? before ?? 0 });
}

function body(
  { language, keys }: DifferencesView,
  { before, after, changes }: PagePair,
): TemplateResult | string {
  if (!changes) return html`<p>${translate(language, keys.tooDifferent)}</p>`;
  // A page that only one has is all one change: its beginning says which it is.
  if (before === undefined || after === undefined) {
    const words = changes.flatMap(({ items }) => items);
    if (words.length === 0) return '';
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
