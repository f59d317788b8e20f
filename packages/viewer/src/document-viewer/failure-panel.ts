import { visibleName } from '@twintown/core/file-name.js';
import { translate } from '@twintown/core/messages.js';
import { fileSize } from '@twintown/core/file-size.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { FailureCode, FailureFacts } from '../engines/engine.ts';
import { download, fileX, lock, refreshCw } from '../generated/icons.ts';
import { failureWords, shownName } from './words.ts';

const retryHelps = new Set<FailureCode>([
  'network',
  'refused',
  'server',
  'viewer',
  'sign-in',
  'forbidden',
  'missing',
  'web-page',
]);
/** What can only be saved: people decide by name, type and size whether to. */
const onlySaved = new Set<FailureCode>([
  'unsupported',
  'too-deep',
  'packing',
  'misnamed',
  'encrypted',
  'too-large',
]);
const nothingToSave = new Set<FailureCode>(['missing', 'empty']);

export const isOnlySaved = (failure: FailureCode | undefined): boolean =>
  failure !== undefined && onlySaved.has(failure);

export interface FailureView {
  language: string;
  failure: FailureCode;
  facts: FailureFacts | undefined;
  download: string;
  fileName: string;
  /** The file that it lies in, where only that can be saved. */
  holder: { download: string; fileName: string } | undefined;
  /** `DOC`, or ''. */
  fileType: string;
  /** In bytes, once it is known. */
  fileSize: number | undefined;
  again(password?: string): void;
  saving(event: Event): void;
}

/** What happened, what to do next, and the way out: try again, give the password, download. */
export function failurePanel(view: FailureView): TemplateResult {
  const { language, failure, facts, holder } = view;
  const { download: address, fileName } = holder ?? view;
  const [happened, help] = failureWords(language, failure, facts);
  const locked = failure === 'password' || failure === 'wrong-password';
  return html`<div class="failure">
    ${locked ? lock : fileX}
    <p class="happened" id="happened">${happened}</p>
    <p class="help">${help}</p>
    ${onlySaved.has(failure) ? aboutFile(view) : nothing} ${locked ? passwordForm(view) : nothing}
    <div class="ways">
      ${
        retryHelps.has(failure)
          ? html`<button type="button" @click=${() => view.again()}>
              ${refreshCw}${translate(language, 'document.retry')}
            </button>`
          : nothing
      }
      ${
        address && !nothingToSave.has(failure)
          ? html`<a href=${address} download=${visibleName(fileName)} @click=${view.saving}
              >${download}${
                holder
                  ? translate(language, 'document.downloadHolder', { name: shownName(fileName) })
                  : translate(language, 'document.download')
              }</a
            >`
          : nothing
      }
    </div>
  </div>`;
}

function aboutFile(view: FailureView): TemplateResult {
  const { language, fileName: name, fileSize: size } = view;
  const type = view.facts?.actual ?? view.fileType;
  const parts = [
    ...(name ? [html`<bdi>${shownName(name)}</bdi>`] : []),
    ...(type ? [type] : []),
    ...(size === undefined ? [] : [fileSize(language, size)]),
  ];
  return html`<p class="about-file">${parts.map((part, at) => [at > 0 ? ' · ' : '', part])}</p>`;
}

function passwordForm({ language, failure, again }: FailureView): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    again(form.querySelector('input')?.value ?? '');
  };
  return html`<form class="password" @submit=${submit}>
    <label for="password">${translate(language, 'document.password')}</label>
    <input
      id="password"
      type="password"
      autocomplete="off"
      aria-describedby="happened"
      aria-invalid=${failure === 'wrong-password' ? 'true' : 'false'}
    />
    <button type="submit">${translate(language, 'document.openWithPassword')}</button>
  </form>`;
}
