import { doubtsOf, extensionOf, visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import { fileType } from '@twintown/core/file-type.js';
import { describeFileIssue } from '@twintown/core/files/sentence.js';
import { numberFormat } from '@twintown/core/intl.js';
import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  circleAlertIcon,
  circleCheckIcon,
  fileIcon,
  imageIcon,
  loaderIcon,
} from '../generated/icons.ts';
import type { Collection } from './collection.ts';
import { canRetry, type FileEntry, type FileState } from './entry.ts';

/** What a person can do with one file. */
export interface RowActions {
  remove(entries: readonly FileEntry[]): void;
  undo(): void;
  retry(entry: FileEntry): void;
  pictureShown(entry: FileEntry, there: boolean): void;
}

/** `45 %` as the language writes it, in whole steps. */
export function percent(language: string, part: number): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    Math.floor(part * 100) / 100,
  );
}

export function renderList(
  { entries, removedLast }: Collection,
  language: string,
  actions: RowActions,
): TemplateResult | typeof nothing {
  // One line offers to put back: of what went together it stands above the list.
  const [undone, ...others] = removedLast;
  const rows = entries.filter(
    (entry) => !entry.removed || (entry === undone && others.length === 0),
  );
  if (rows.length === 0) return nothing;
  return html`<ul role="list" aria-label=${translate(language, 'files.list')}>
    ${repeat(
      rows,
      ({ key }) => key,
      (entry) => renderRow(entry, language, actions),
    )}
  </ul>`;
}

/**
 * Not where the answer would be the same. What was asked for stays while it is done: the focus has a
 * place, and a second press meets nothing else.
 */
function offersRetry({ state, issue, retriedAt }: FileEntry): boolean {
  if (state === 'failed') return canRetry(issue?.code);
  return !!retriedAt && ['waiting', 'uploading', 'interrupted'].includes(state);
}

/** One line of the list: the file, how far it is, what is wrong with it, what can be done. */
function renderRow(entry: FileEntry, language: string, actions: RowActions): TemplateResult {
  const name = visibleName(entry.file.name);
  if (entry.removed) return renderRemoved(entry, name, language, actions);
  const { state, issue, key, isAbsent } = entry;
  const size = entry.kept?.size ?? entry.file.size;
  const extension = extensionOf(entry.file.name);
  const stem =
    extension && name.toLowerCase().endsWith(`.${extension}`)
      ? name.slice(0, -extension.length - 1)
      : name;
  const isSending = state === 'uploading' || state === 'interrupted';
  const isPicture = fileType(extension) === 'typeImage';
  return html`<li data-state=${isAbsent ? 'absent' : state} id=${key}>
    <span class="thumb" aria-hidden="true">
      ${
        entry.preview
          ? html`<img
              alt=""
              src=${entry.preview}
              decoding="async"
              @load=${() => actions.pictureShown(entry, true)}
              @error=${() => actions.pictureShown(entry, false)}
            />`
          : isPicture
            ? imageIcon
            : fileIcon
      }
    </span>
    <div class="about">
      <p class="name">
        <bdi>${stem}</bdi
        >${stem === name ? nothing : html`<span class="ending">${name.slice(stem.length)}</span>`}
      </p>
      <p class="facts">
        <span>${translate(language, `files.${fileType(extension)}`)}</span>
        ${
          // Of a folder, and of a file that the page before refused for itself, it is not known.
          size > 0 ? html`<span>${fileSize(language, size)}</span>` : nothing
        }
        ${
          isAbsent
            ? nothing
            : html`<span class="state">${stateIcon(state)}${stateText(entry, language)}</span>`
        }
      </p>
      ${renderNotes(entry, language)}
      ${
        issue
          ? html`<p class="error" id="${key}-error">
              ${circleAlertIcon}<span>${describeFileIssue(language, issue)}</span>
            </p>`
          : nothing
      }
      ${
        isAbsent
          ? html`<p class="note" id="${key}-error">
              ${translate(language, 'files.notSent', { name })}
            </p>`
          : nothing
      }
      ${
        isSending
          ? html`<progress
              max="1"
              .value=${entry.progress}
              aria-label=${translate(language, 'files.progress', { name })}
            ></progress>`
          : nothing
      }
      ${
        state === 'uploaded'
          ? html`<details>
              <summary aria-label=${translate(language, 'files.fingerprintOf', { name })}>
                ${translate(language, 'files.fingerprint')}
              </summary>
              <code>${entry.sha256}</code>
            </details>`
          : nothing
      }
    </div>
    <div class="actions" part="actions">
      ${
        offersRetry(entry)
          ? html`<button
              type="button"
              data-retry
              aria-disabled=${state === 'failed' ? nothing : 'true'}
              aria-label=${translate(language, 'files.retryNamed', { name })}
              @click=${() => actions.retry(entry)}
            >
              ${translate(language, 'files.retry')}
            </button>`
          : nothing
      }
      <button
        type="button"
        data-remove
        aria-label=${translate(language, isSending ? 'files.cancelNamed' : 'files.removeNamed', { name })}
        aria-describedby=${issue || isAbsent ? `${key}-error` : nothing}
        @click=${() => actions.remove([entry])}
      >
        ${translate(language, isSending ? 'files.cancel' : 'files.remove')}
      </button>
    </div>
  </li>`;
}

function renderRemoved(
  entry: FileEntry,
  name: string,
  language: string,
  actions: RowActions,
): TemplateResult {
  return html`<li data-state="removed" id=${entry.key}>
    <p class="about">${translate(language, 'files.removed', { name })}</p>
    <div class="actions" part="actions">
      <button
        type="button"
        data-undo
        aria-label=${translate(language, 'files.undoNamed', { name })}
        @click=${() => actions.undo()}
      >
        ${translate(language, 'files.undo')}
      </button>
    </div>
  </li>`;
}

function renderNotes(entry: FileEntry, language: string): TemplateResult[] {
  const note = (
    key: 'mixedScripts' | 'hiddenCharacters' | 'cleaned' | 'notCleaned' | 'notShown',
  ): TemplateResult => html`<p class="note">${translate(language, `files.${key}`)}</p>`;
  const notes = doubtsOf(entry.file.name).map(note);
  if (entry.cleaned) notes.push(note(entry.cleaned === 'cleaned' ? 'cleaned' : 'notCleaned'));
  if (entry.isUndrawable) notes.push(note('notShown'));
  return notes;
}

const stateKeys = {
  checking: 'stateChecking',
  ready: 'stateReady',
  refused: 'stateRefused',
  waiting: 'stateWaiting',
  uploaded: 'stateUploaded',
  failed: 'stateFailed',
} as const;

function stateText({ state, progress, isPutOff }: FileEntry, language: string): string {
  if (state === 'uploading')
    return translate(language, 'files.stateUploading', { percent: percent(language, progress) });
  if (state === 'interrupted')
    return isPutOff
      ? translate(language, 'files.stateBusy')
      : translate(language, 'files.stateInterrupted', { percent: percent(language, progress) });
  return translate(language, `files.${stateKeys[state]}`);
}

function stateIcon(state: FileState): TemplateResult | typeof nothing {
  if (state === 'ready' || state === 'uploaded') return circleCheckIcon;
  return state === 'checking' ? loaderIcon : nothing;
}
