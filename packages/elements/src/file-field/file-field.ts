import { describeFileIssue } from '@twintown/core/files/sentence.js';
import type { Issue } from '@twintown/core/issue.js';
import { matchLanguage } from '@twintown/core/language.js';
import { loadKindMessages, loadMessages, translate } from '@twintown/core/messages.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { adopt, release } from '../shared/adopt.ts';
import { readyToAnnounce } from '../shared/announce.ts';
import { withEngine } from '../shared/events.ts';
import { LanguageController } from '../shared/language.ts';
import { object } from '../shared/objection.ts';
import { asks, type Control, type Question } from '../shared/question.ts';
import { Collection, limitsOf, printedFiles } from './collection.ts';
import { Arrivals, takePhoto } from './drop.ts';
import type { FileEntry } from './entry.ts';
import { fileFieldStyles } from './file-field.styles.ts';
import { renderList, type RowActions } from './file-row.ts';
import { FocusKeeper } from './focus.ts';
import { FormPart } from './form-part.ts';
import { excuse, objectionOf, problemsOf } from './objection.ts';
import type { ChosenFile, FilesDetail } from './public.ts';
import { Readiness } from './readiness.ts';
import { type Refused, takeRefused } from './round-trip.ts';
import { Telling } from './telling.ts';
import { renderTogether } from './together.ts';
import { calm, UploadDesk } from './upload-desk.ts';
import { renderCamera, renderZone } from './zone.ts';

export type { ChosenFile, FilesDetail };

/** Milliseconds within which a second press on "Try again" may come. */
const doublePress = 500;

/** A small file is there before the second press, whose button has made room for that which removes. */
const isJustRetried = ({ retriedAt }: FileEntry): boolean =>
  retriedAt > 0 && performance.now() - retriedAt < doublePress;

/**
 * A question that is answered with files, around the author's own `<input type="file">`. The input
 * stays the control: it becomes the drop zone's button, keeps its name and carries the good files,
 * so that a plain multipart form sends exactly those. Files chosen later are added. Each file is
 * looked at before it is sent: size, type, what its first and last bytes say, passwords.
 *
 * With `endpoint` files are sent at once by the tus protocol, go on after a broken link, and after a
 * reload once the file is chosen again, which the field then asks for,
 * and the form carries `<name>-upload` with the server's name of each instead of the bytes.
 *
 * Print files that the server has already as `<ul data-files>` inside; they count for the limits. Print
 * what was removed there as `<p data-removed>` with a button that puts it back.
 *
 * @summary Takes files, checks each of them and tells how far it is.
 * @tag tt-file-field
 * @tagname tt-file-field
 * @slot - label, hint, error, the file input and files that the server has
 * @attr {boolean} required - In the place of `required` on the control, where a browser without script
 *   must not ask: in a section with `data-reveal`.
 * @attr {string} endpoint - Address of a tus server to send files to at once.
 * @attr {string} data-max-size - Most bytes of one file: `10MB`, `500kB`, in units of 1024.
 * @attr {string} data-max-total - Most bytes of all files together.
 * @attr {string} data-max-files - Most files; one where the input is not `multiple`.
 * @attr {string} data-parallel - How many files are sent at once at the same time; 3 unless printed.
 * @attr {string} data-chunk-size - Most bytes in one request of an upload; 8 MB unless printed.
 * @attr {boolean} data-clean-pictures - Takes place, times, camera and texts out of pictures. JPEG and
 *   PNG are drawn anew and upright; TIFF, WebP, HEIC and AVIF keep the picture as it is and the word
 *   on how it is held. Other files are never altered.
 * @attr {boolean} data-camera - Offers to take a photo, on devices that are used by touch.
 * @fires {CustomEvent<FilesDetail>} tt-files - The list or the state of a file changed. Bubbles. Not
 *   fired for each step of progress.
 * @fires {CustomEvent<ValueDetail>} tt-value - The person changed the answer; `raw` has the names.
 *   Bubbles. Not fired while a file is still being checked.
 * @fires {CustomEvent<IssuesDetail>} tt-issues - What is shown as wrong changed. Bubbles. Not fired
 *   for an error that the server printed.
 * @cssstate ready - the drop zone stands over the input
 * @csspart zone - the drop zone
 * @csspart broken-off - says that uploads ended because the page was loaded anew
 * @cssproperty --tt-file-field-zone-background - Ground of the drop zone.
 */
export class TtFileField extends LitElement implements Question {
  static override styles = fileFieldStyles;
  static override properties = { endpoint: {} };

  /** Address of a tus server; '' sends files with the form. */
  declare endpoint: string;

  readonly #internals = this.attachInternals();
  readonly #collection = new Collection();
  readonly #telling = new Telling(this, this.#collection, () => this.#locale);
  readonly #desk = new UploadDesk(this, this.#collection, {
    changed: () => this.#settle(),
    progressed: (text) => this.#telling.say(text),
    failed: (entry) => this.#telling.wrong([entry]),
  });
  readonly #form = new FormPart(this, this.#collection, this.#desk, {
    emptied: () => {
      this.#clear();
      this.#settle();
    },
    sent: () => this.#forgetRemoved(),
  });
  readonly #arrivals = new Arrivals(this, {
    isOpen: () => this.#isOpen,
    changed: () => this.requestUpdate(),
    came: (files, folders) => this.#add(files, folders),
  });
  readonly #language = new LanguageController(this, (language) => this.#load(language));
  readonly #readiness = new Readiness(this.#collection, () => this.#locale !== '', {
    lost: () => this.#settle(),
    held: () => this.#desk.tellHeld(),
  });
  readonly #focus = new FocusKeeper(this);
  #locale = '';
  #isGone = false;

  constructor() {
    super();
    this.endpoint = '';
  }

  get [asks](): true {
    return true;
  }

  get input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input[type=file]');
  }

  get controls(): readonly Control[] {
    const { input } = this;
    return input ? [input] : [];
  }

  get subject(): HTMLElement | null {
    return this.input;
  }

  /** Asked at each press: a condition of the form closes a question without telling it. */
  get #isOpen(): boolean {
    return this.input?.matches(':disabled') === false;
  }

  /** Names of all files of the question, those that the server has among them, on lines. */
  get raw(): string {
    const listed = this.#collection.listed.map(({ file }) => file.name);
    return [...printedFiles(this).map(({ name }) => name), ...listed].join('\n');
  }

  /** Ends when the files are ready to be sent, or it is known why they are not. */
  get ready(): Promise<unknown> | undefined {
    const { ready } = this.#readiness;
    return this.#desk.brokenOff > 0
      ? Promise.resolve(ready).then(() => this.#desk.ask(this))
      : ready;
  }

  /** What is wrong with each file, for the error summary. */
  get problems(): readonly Issue[] {
    return problemsOf(this.#collection, () => this.#locale);
  }

  /** The chosen files in their order. */
  get files(): readonly ChosenFile[] {
    return this.#collection.listed.map((entry) => ({
      file: entry.file,
      state: entry.state,
      sha256: entry.sha256,
      uploadId: entry.uploadId,
      issue: entry.issue,
    }));
  }

  /** Shows issues from outside, such as a server's answer, until the person changes the answer. */
  showIssues(issues: readonly Issue[]): void {
    withEngine(({ setIssues }) => setIssues(this, issues));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adopt(this);
    this.addEventListener('change', this.#chosen);
    this.addEventListener('tt-issues', this.#shown);
    this.#arrivals.listen();
    this.#form.listen();
    window.addEventListener('pageshow', this.#takeChosen);
    queueMicrotask(this.#takeChosen);
    if (this.#isGone) this.#comeBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    release(this);
    this.removeEventListener('change', this.#chosen);
    this.removeEventListener('tt-issues', this.#shown);
    this.#arrivals.stop();
    this.#form.stop();
    window.removeEventListener('pageshow', this.#takeChosen);
    // Moved within one task it stays what it is.
    queueMicrotask(() => {
      if (!this.isConnected) this.#rest();
    });
  }

  /** `Element.moveBefore()` keeps everything in place: nothing is to be done. */
  connectedMoveCallback(): void {}

  override firstUpdated(): void {
    this.renderRoot.addEventListener('slotchange', this.#inputCame);
  }

  override render(): TemplateResult | typeof nothing {
    const { input } = this;
    if (!this.#locale || !input) return html`<slot></slot>`;
    const { brokenOff } = this.#desk;
    return html`<slot></slot>
      ${renderZone(this.#locale, this.#arrivals.isOver, input.multiple)}
      <div class="below" lang=${matchLanguage(this.#locale)}>
        ${
          brokenOff > 0 && !this.querySelector('[data-warning]:not([hidden])')
            ? html`<p class="broken-off" part="broken-off">
                ${translate(this.#locale, 'files.brokenOff', { count: brokenOff })}
              </p>`
            : nothing
        }
        ${
          this.hasAttribute('data-camera')
            ? renderCamera(this.#locale, () => {
                if (this.#isOpen) takePhoto((files) => this.#add(files, []));
              })
            : nothing
        }
        ${renderTogether(this.#collection, this.#locale, this.#actions)}
        ${renderList(this.#collection, this.#locale, this.#actions)}
      </div>`;
  }

  override updated(): void {
    const { input } = this;
    // The zone stands over the input in the same cell, which only a child of the element can share.
    if (this.#locale && input?.parentElement === this) this.#internals.states.add('ready');
    else this.#internals.states.delete('ready');
  }

  #load(language: string): void {
    const locale = language || 'en';
    void Promise.all([loadMessages(locale, 'files'), loadKindMessages(locale, 'file')]).then(() => {
      if (locale !== (this.#language.language || 'en')) return;
      const isFirst = !this.#locale;
      this.#locale = locale;
      this.requestUpdate();
      const count = this.#desk.brokenOff;
      if (isFirst && count > 0) this.#telling.say(translate(locale, 'files.brokenOff', { count }));
      if (this.#collection.entries.length > 0) this.#settle();
    });
  }

  /** Files that were chosen before the script came, or that the browser restored. */
  readonly #takeChosen = (): void => {
    const { input } = this;
    if (!this.isConnected || !input || this.#collection.entries.length > 0) return;
    if (input.files?.length) this.#add([...input.files], []);
    const refused = takeRefused(input);
    for (const each of refused) this.#refuse(each);
    if (refused.length > 0) this.#settle();
  };

  /** The input was put in, or taken out, later. */
  readonly #inputCame = (): void => {
    this.requestUpdate();
    this.#takeChosen();
  };

  /** What the warning says need not stand beside it. */
  readonly #shown = (): void => this.requestUpdate();

  readonly #chosen = (event: Event): void => {
    const { input } = this;
    if (event.target !== input || this.#form.isWriting) return;
    const files = [...(input?.files ?? [])];
    // A chooser that was closed without a choice empties the control in some browsers.
    if (files.length === 0) this.#form.write();
    else this.#add(files, []);
  };

  #add(files: readonly File[], folders: readonly string[]): void {
    const { input } = this;
    if (!input) return;
    readyToAnnounce();
    this.#forgetRemoved();
    if (!input.multiple && files.length > 0) this.#clear();
    const added = this.#collection.add(files);
    for (const entry of added) entry.showPicture();
    for (const name of folders) {
      const issue: Issue = { code: 'folder', severity: 'error', params: { name } };
      added.push(this.#refuse({ name, issue }));
    }
    this.#settle();
    void this.#examine(added);
  }

  /** Lists what is none of the files that can be sent. */
  #refuse({ name, issue, kept }: Refused): FileEntry {
    const [entry] = this.#collection.add([new File([], name)]);
    entry!.kept = kept;
    entry![kept ? 'among' : 'own'] = issue;
    entry!.examined = true;
    return entry!;
  }

  async #examine(added: readonly FileEntry[]): Promise<void> {
    const rules = limitsOf(this, this.input!);
    const clean = this.hasAttribute('data-clean-pictures');
    try {
      const { examine } = await import('./examine.ts');
      for (const entry of added) if (!entry.own) await examine(entry, rules, clean);
    } catch {
      // Offline the server checks alone.
    }
    for (const entry of added) entry.examined = true;
    this.#settle();
    const there = added.filter((entry) => this.#collection.listed.includes(entry));
    const good = there.filter(({ issue }) => !issue);
    // Small files are uploaded before this is said; then that alone is told.
    if (this.endpoint) setTimeout(() => this.#telling.added(good), calm);
    else this.#telling.added(good);
    this.#telling.wrong(there);
    if (this.isConnected) this.#desk.send(good);
  }

  /** Judges the files beside each other, and brings page, control and answer in line with them. */
  #settle(): void {
    const { input } = this;
    if (!input) return;
    this.#collection.judge(printedFiles(this), limitsOf(this, input));
    this.#form.write();
    this.#desk.printIds(input.name);
    const issue = this.#locale ? objectionOf(this.#collection) : undefined;
    // All are wrong for whoever sends the form, and for nobody else.
    const code = /^(?:interrupted|busy)$/.test(issue?.code ?? '') ? 'pending' : issue?.code;
    object(input, this, issue ? describeFileIssue(this.#locale, issue) : '', code);
    excuse(
      input,
      this.#collection.listed.some(({ state }) => state === 'uploaded'),
    );
    if (this.#locale) {
      this.#telling.known();
      this.#telling.absent();
    }
    this.#readiness.changed();
    this.requestUpdate();
    withEngine(({ change, refresh }) => {
      change(this);
      refresh(this);
    });
    const detail: FilesDetail = { files: this.files };
    this.dispatchEvent(new CustomEvent('tt-files', { bubbles: true, composed: true, detail }));
  }

  readonly #actions: RowActions = {
    remove: (entries) => {
      if (!this.#isOpen || entries.some(isJustRetried)) return;
      this.#collection.takeOut(entries);
      for (const entry of entries) {
        entry.retriedAt = 0;
        this.#desk.stop(entry);
      }
      this.#moved(entries);
    },
    undo: () => {
      if (this.#isOpen) this.#moved(this.#collection.putBack());
    },
    retry: (entry) => {
      if (!this.#isOpen || entry.state !== 'failed') return;
      entry.retriedAt = performance.now();
      this.#desk.send([entry]);
    },
    pictureShown: (entry, there) => {
      // Drawn, it stays where it stands without its address.
      if (there) URL.revokeObjectURL(entry.preview);
      else entry.dropPicture();
      if (!there) this.requestUpdate();
    },
  };

  /** Files were taken out, or put back; the button that puts back has the focus as long as it is there. */
  #moved(entries: readonly FileEntry[]): void {
    const others = this.#collection.listed.filter((entry) => !entries.includes(entry));
    const refused = new Set(others.filter(({ among }) => among));
    this.#settle();
    this.#sendReady();
    this.#telling.moved(entries);
    this.#telling.turned(
      others.filter((entry) => refused.has(entry) && !entry.issue && !entry.kept),
      others.filter((entry) => !refused.has(entry) && entry.among),
    );
    const { removedLast } = this.#collection;
    if (removedLast.length > 0) this.#focus.follow(removedLast, '[data-undo]');
    else this.#focus.follow(entries, '[data-remove]');
  }

  /** Taken out for good, as it seems: no bytes are sent and no picture is kept. */
  #rest(): void {
    this.#isGone = true;
    this.#forgetRemoved();
    for (const entry of this.#collection.entries) entry.dropPicture();
    this.#desk.rest();
    this.requestUpdate();
  }

  #comeBack(): void {
    this.#isGone = false;
    for (const entry of this.#collection.entries) entry.showPicture();
    this.#sendReady();
    void this.#desk.goOn();
    this.requestUpdate();
  }

  /** Sends what was found good and is not under way, such as a file that got room by another's going. */
  #sendReady(): void {
    this.#desk.send(this.#collection.listed.filter(({ state }) => state === 'ready'));
  }

  #forgetRemoved(): void {
    for (const entry of this.#collection.forgetRemoved()) this.#letGo(entry);
    this.requestUpdate();
  }

  #clear(): void {
    for (const entry of this.#collection.clear()) this.#letGo(entry);
  }

  #letGo(entry: FileEntry): void {
    entry.dropPicture();
    this.#desk.discard(entry);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tt-file-field': TtFileField;
  }
  interface HTMLElementEventMap {
    'tt-files': CustomEvent<FilesDetail>;
  }
}
