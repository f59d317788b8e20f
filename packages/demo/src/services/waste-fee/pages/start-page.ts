import { html, type Html } from '../../../html.ts';
import type { Words } from '../../../words.ts';
import { privacyNotice } from '../privacy.ts';
import { exampleRates } from './fee.ts';
import { addressOf } from './way.ts';

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
