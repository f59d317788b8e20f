import { intlTag } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import { visibleName } from '@twintown/core/file-name.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { SignatureClaim } from '../engines/engine.ts';
import { info } from '../generated/icons.ts';

/** That there are signatures, and that nobody checked them. */
export const signatureWords = (language: string, count: number): string =>
  translate(language, 'document.signaturesUnchecked', { count });

/**
 * Says how many signatures the document carries, what they state, and that nothing was checked.
 * Never a tick: whoever wrote the file wrote these names.
 */
export function signatureStrip(
  language: string,
  claims: readonly SignatureClaim[],
): TemplateResult | typeof nothing {
  const count = claims.length;
  if (count === 0) return nothing;
  const stated = claims.filter(({ name, time }) => name || time);
  const sentence = html`<span>${signatureWords(language, count)}</span>`;
  if (stated.length === 0) return html`<p class="strip">${info}${sentence}</p>`;
  return html`<details class="strip signatures">
    <summary>
      ${info}${sentence}<span class="more"
        >${translate(language, 'document.signaturesDetails')}</span
      >
    </summary>
    <p>${translate(language, 'document.signaturesStated')}</p>
    <ul>
      ${stated.map((claim) => statement(language, claim))}
    </ul>
  </details>`;
}

function statement(language: string, { name, time }: SignatureClaim): TemplateResult {
  const shown = name
    ? html`<bdi>${visibleName(name)}</bdi>`
    : translate(language, 'document.signaturesNameless');
  if (!time || Number.isNaN(time.getTime())) return html`<li>${shown}</li>`;
  const format = new Intl.DateTimeFormat(intlTag(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return html`<li>
    ${shown}, <time datetime=${time.toISOString()}>${format.format(time)}</time>
  </li>`;
}
