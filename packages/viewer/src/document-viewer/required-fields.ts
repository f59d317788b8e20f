import { visibleName } from '@twintown/core/file-name.js';
import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import { type FieldValue, type FormField, isPaged, type OpenDocument } from '../engines/engine.ts';
import { nameOf } from '../engines/field-name.ts';
import { info } from '../generated/icons.ts';
import { isChoice, keyOf } from './field-layer.ts';
import type { ToolsHost } from './tools-host.ts';

/** Letters of a name in a sentence; some are whole sentences themselves. */
const mostLetters = 80;

function shortened(name: string): string {
  const letters = [...name];
  return (
    letters.slice(0, mostLetters).join('').trimEnd() + (letters.length > mostLetters ? '…' : '')
  );
}

/** Milliseconds in which a field must come that somebody is led to: what cannot be filled in holds nobody up. */
const patience = 10_000;

/** Milliseconds in which the browser gives the focus to what is wrong, if this is the first that is. */
const focusing = 1000;

interface Required {
  page: number;
  /** Of the field among those of its page, from 1. */
  order: number;
  /** The choices of one name, of which one is to be made; else a single field. */
  fields: FormField[];
}

/** Holds the page's form back while fields of the open document that must be filled in are not. */
export class RequiredFields {
  readonly #host: ToolsHost;
  readonly #internals: ElementInternals;
  #document: OpenDocument | undefined;
  #required: Required[] = [];
  #isRead = false;
  #isTold = false;
  #stop = new AbortController();

  constructor(host: ToolsHost, internals: ElementInternals) {
    this.#host = host;
    this.#internals = internals;
    const { viewer } = host;
    viewer.addEventListener('invalid', () => this.#refused());
    // What forms and their summaries ask of a control. Nothing asks it before a document is open.
    const focus = (options?: FocusOptions): void => {
      if (this.#missing.length > 0) this.#lead();
      else HTMLElement.prototype.focus.call(viewer, options);
    };
    const of = (get: () => unknown): PropertyDescriptor => ({ get, configurable: true });
    Object.defineProperties(viewer, {
      validity: of(() => internals.validity),
      validationMessage: of(() => internals.validationMessage),
      willValidate: of(() => internals.willValidate),
      checkValidity: { value: () => internals.checkValidity(), configurable: true },
      reportValidity: { value: () => internals.reportValidity(), configurable: true },
      focus: { value: focus, configurable: true, writable: true },
    });
  }

  get #region(): HTMLElement {
    return this.#host.root.querySelector('.document') as HTMLElement;
  }

  attach(opened: OpenDocument): void {
    if (opened === this.#document) return;
    this.detach();
    this.#document = opened;
    this.check();
  }

  detach(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#document = undefined;
    this.#required = [];
    this.#isRead = this.#isTold = false;
    this.#internals.setValidity({});
  }

  /** What was filled in was taken back. */
  reset(): void {
    this.#isTold = false;
    this.check();
  }

  /** What was filled in, the name or the language may be another. */
  check(): void {
    const { name } = this.#host.viewer;
    if (name && !this.#isRead && this.#document) void this.#read(this.#document);
    const missing = name ? this.#missing : [];
    if (this.#isTold) this.#host.viewer.requestUpdate();
    if (missing.length === 0) {
      this.#isTold = false;
      this.#internals.setValidity({});
    } else {
      // Beside it may stand another document that begins with the same question.
      const named = shortened(
        this.#document?.title.trim() || visibleName(this.#host.fileName).trim(),
      );
      this.#internals.setValidity(
        { valueMissing: true },
        this.#words(missing, named),
        this.#region,
      );
    }
    this.mark();
  }

  /** Marks what was missing when the form was refused and still is, on the pages that are laid. */
  mark(): void {
    const missing = this.#isTold ? this.#missing : [];
    const ids = new Set(missing.flatMap(({ fields }) => fields.map(({ id }) => id)));
    for (const control of this.#region.querySelectorAll<HTMLElement>('.fields > [data-field]')) {
      const isMissing = ids.has(control.dataset['field'] ?? '');
      if (isMissing === (control.ariaInvalid === 'true')) continue;
      if (!isMissing) {
        control.removeAttribute('aria-invalid');
        control.nextElementSibling?.remove();
        continue;
      }
      control.setAttribute('aria-invalid', 'true');
      const mark = document.createElement('span');
      mark.className = 'missing';
      mark.ariaHidden = 'true';
      const { left, top } = control.style;
      Object.assign(mark.style, { left, top });
      control.after(mark);
    }
  }

  async #read(document: OpenDocument): Promise<void> {
    this.#isRead = true;
    if (!isPaged(document) || !document.fieldPages || !document.fields) return;
    const pages = await document.fieldPages().catch(() => new Set<number>());
    // Known in part, they would be told by a wrong number, and let a form go when the first is filled in.
    const required: Required[] = [];
    for (const page of [...pages].sort((a, b) => a - b)) {
      const fields = await document.fields(page).catch(() => []);
      if (document !== this.#document) return;
      fields.forEach((field, at) => {
        if (!field.required || field.readOnly) return;
        const same = required.find(({ fields: [first] }) => first && isOne(first, field));
        if (same) same.fields.push(field);
        else required.push({ page, order: at + 1, fields: [field] });
      });
    }
    if (document !== this.#document) return;
    this.#required = required;
    this.check();
  }

  get #missing(): Required[] {
    const { first, given } = this.#host.filled();
    const isAnswered = (value: FieldValue | undefined): boolean =>
      typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? !!value[0] : !!value;
    return this.#required.filter(({ fields }) => {
      const now = fields.flatMap((field) => given.get(keyOf(field)) ?? []);
      const values = now.length > 0 ? now : fields.map((field) => first.get(keyOf(field)) ?? field);
      return !values.some(({ value }) => isAnswered(value));
    });
  }

  #words(missing: readonly Required[], document = ''): string {
    const { language } = this.#host;
    const [first] = missing;
    const field = first?.fields[0];
    const name =
      shortened((field && (field.question || nameOf(field))) ?? '') ||
      translate(language, 'document.field', { number: first?.order ?? 1 });
    const count = missing.length;
    if (document)
      return count === 1
        ? translate(language, 'document.requiredFieldIn', { name, document })
        : translate(language, 'document.requiredFieldsIn', { name, document, count });
    return count === 1
      ? translate(language, 'document.requiredField', { name })
      : translate(language, 'document.requiredFields', { name, count });
  }

  /** The form was not sent. Browsers give the focus to the document, each in its own time, where nothing is said. */
  #refused(): void {
    this.#isTold = true;
    this.mark();
    this.#host.viewer.requestUpdate();
    const region = this.#region;
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(focusing)]);
    const lead = (): void => {
      if (this.#host.root.activeElement !== region || this.#missing.length === 0) return;
      this.#host.say(this.#words(this.#missing));
      this.#lead();
    };
    region.addEventListener('focus', () => setTimeout(lead), { once: true, signal });
  }

  /** Leads to the first field that is missing, wherever it is. */
  #lead(): void {
    const [required] = this.#missing;
    const field = required?.fields[0];
    if (!field) return;
    const { viewer } = this.#host;
    const region = this.#region;
    const control = (): HTMLElement | null =>
      region.querySelector<HTMLElement>(`.fields [data-field="${CSS.escape(field.id)}"]`);
    region.focus({ preventScroll: true });
    // They are filled in on the pages alone.
    if (viewer.view === 'reading') viewer.view = 'pages';
    const found = control();
    if (!found) this.#host.goTo(required.page);
    const { signal } = this.#stop;
    const observer = new MutationObserver(() => arrive());
    const late = setTimeout(() => {
      observer.disconnect();
      if (signal.aborted || control()) return;
      this.#required = this.#required.filter((each) => each !== required);
      this.check();
    }, patience);
    const arrive = (): void => {
      const there = control();
      if (!there && !signal.aborted) return;
      observer.disconnect();
      clearTimeout(late);
      // Whoever went elsewhere meanwhile stays there.
      if (there && this.#host.root.activeElement === region) there.focus();
    };
    observer.observe(region, { childList: true, subtree: true });
    arrive();
  }

  render(): TemplateResult | typeof nothing {
    const missing = this.#isTold ? this.#missing : [];
    if (missing.length === 0) return nothing;
    return html`<div class="strip notice page-error">
      ${info}<span>${this.#words(missing)}</span>
    </div>`;
  }
}

const isOne = (one: FormField, other: FormField): boolean =>
  one.name !== '' && one.name === other.name && (isChoice(one) || keyOf(one) === keyOf(other));
