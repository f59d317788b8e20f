import { translate } from '@twintown/core/messages.js';
import { html, type TemplateResult } from 'lit';
import { cameraIcon, uploadIcon } from '../generated/icons.ts';

/** The drop zone. It stands over the author's control, which is what is pressed and heard. */
export function renderZone(language: string, isOver: boolean, many: boolean): TemplateResult {
  const drop = isOver ? 'dropNow' : many ? 'dropMany' : 'dropOne';
  return html`<div part="zone" class="zone" aria-hidden="true" ?data-over=${isOver}>
    <span class="button" part="choose"
      >${uploadIcon}${translate(language, many ? 'files.chooseMany' : 'files.chooseOne')}</span
    >
    <span class="drop" part="drop">${translate(language, `files.${drop}`)}</span>
  </div>`;
}

export function renderCamera(language: string, press: () => void): TemplateResult {
  return html`<button type="button" class="photo" part="actions" @click=${press}>
    ${cameraIcon}${translate(language, 'files.photo')}
  </button>`;
}
