import { hasError, withSeverity, type Issue } from './issue.ts';
import { checkConstraints, isOtherCurrency, type Constraints } from './validation.ts';
import { withinLimits, withYear } from './values/century.ts';
import type { ParsedValue } from './values/value-kind.ts';
import { isValueKind, loadValueKind, valueKind } from './values/load.ts';

/** Values by field name; a field without a value is absent. */
export type Values = ReadonlyMap<string, unknown>;

export interface FormModelOptions {
  /** BCP 47 tag of the page. */
  locale: string;
  /**
   * Reads a typed text. Servers give `parseValue` of `values.js`. Without it the kinds load on
   * demand; a field whose kind is not there yet is read as text and read again when it is.
   */
  parse?: (kind: string, raw: string, locale: string) => ParsedValue<unknown>;
  /** Rules between fields: the issues by field name. Names that are not registered are ignored. */
  rules?: (values: Values) => Map<string, Issue[]>;
  /** Today as `yyyy-mm-dd`, when the machine's own clock shall not tell. */
  today?: string;
}

export interface FieldOptions {
  kind?: string;
  constraints?: Constraints;
  /** The text the field has at first and after `reset()`. */
  raw?: string;
  /** The field's own rule, run when the field has a value. */
  rules?: (value: unknown, values: Values) => Issue[];
}

export interface FieldState {
  raw: string;
  value?: unknown;
  /** What is wrong now. */
  now: readonly Issue[];
  /** What the person is told. */
  shown: readonly Issue[];
  /** Left after editing, or submitted. */
  touched: boolean;
}

/** Called with the name of a field whose state may have changed. */
export type FormListener = (name: string) => void;

interface Field {
  kind: string;
  constraints: Constraints;
  rules: FieldOptions['rules'];
  initial: string;
  raw: string;
  /** The tag to read `raw` with, where it is not that of the form. */
  locale: string | undefined;
  /** Undefined when it must be computed anew. */
  parsed: ParsedValue<unknown> | undefined;
  external: readonly Issue[];
  shown: readonly Issue[];
  touched: boolean;
}

const none: readonly Issue[] = [];

/**
 * The fields of one form: what was typed, what it means, what is wrong now and what is shown.
 *
 * `shown` changes when a field is left after editing (`touch`) and on `submit`; while someone
 * types, a shown error follows what is typed and goes as soon as it is mended, but no new one
 * appears. Nothing is computed before somebody asks or something is shown.
 */
export class FormModel {
  readonly #fields = new Map<string, Field>();
  readonly #listeners = new Set<FormListener>();
  readonly #options: FormModelOptions;
  readonly #awaited = new Set<string>();
  #locale: string;
  #values: Map<string, unknown> | undefined;
  #between: Map<string, Issue[]> | undefined;

  constructor(options: FormModelOptions) {
    this.#options = options;
    this.#locale = options.locale;
  }

  get locale(): string {
    return this.#locale;
  }

  /** Texts are read anew in the new language. */
  set locale(locale: string) {
    if (locale === this.#locale) return;
    this.#locale = locale;
    for (const field of this.#fields.values()) field.parsed = undefined;
    this.#changed();
    this.#refreshTouched();
    for (const name of this.#fields.keys()) this.#notify(name);
  }

  /**
   * Adds a field, or changes the kind, constraints and rules of one that is there; what was typed
   * and shown stays.
   */
  register(name: string, options: FieldOptions = {}): void {
    const { kind = 'text', constraints = {}, raw = '', rules } = options;
    const present = this.#fields.get(name);
    if (present) {
      Object.assign(present, { kind, constraints, rules, parsed: undefined });
      this.#changed();
      this.#repair(present, name);
      this.#notify(name);
    } else {
      const state = { raw, locale: undefined, parsed: undefined, external: none, shown: none };
      this.#fields.set(name, { kind, constraints, rules, initial: raw, ...state, touched: false });
      this.#changed();
    }
    if (!this.#options.parse && !valueKind(kind) && isValueKind(kind)) void this.#load(kind);
  }

  /** Forgets the field. Does nothing for a name that is not registered. */
  unregister(name: string): void {
    if (this.#fields.delete(name)) this.#changed();
  }

  /**
   * What was typed, exactly, and the tag to read it with where that is not the form's, as `respell` of
   * `values/respell.js` gives it. Issues from outside are gone once the text differs.
   */
  setRaw(name: string, raw: string, locale?: string): void {
    const field = this.#fields.get(name);
    if (!field || (field.raw === raw && field.locale === locale)) return;
    if (field.raw !== raw) field.external = none;
    field.raw = raw;
    field.locale = locale;
    field.parsed = undefined;
    this.#changed();
    this.#repair(field, name);
    this.#notify(name);
    if (this.#options.rules) this.#repairOthers(name);
  }

  /** The field was left after editing: what is wrong in it may be shown from now on. */
  touch(name: string): void {
    const field = this.#fields.get(name);
    if (!field) return;
    field.touched = true;
    field.shown = this.#now(field, name);
    this.#notify(name);
    if (this.#options.rules) this.#refreshTouched(name);
  }

  /** Issues from outside, such as the server's. Shown at once, until the text changes. */
  setIssues(name: string, issues: readonly Issue[]): void {
    const field = this.#fields.get(name);
    if (!field) return;
    field.external = withSeverity(issues);
    field.touched ||= issues.length > 0;
    field.shown = field.touched ? this.#now(field, name) : none;
    this.#notify(name);
  }

  /**
   * Asks the rules between fields again, where they see something else than before although no text
   * changed, such as which questions are asked.
   */
  recheck(): void {
    this.#changed();
    this.#refreshTouched();
  }

  /** Shows everything. Gives the fields with at least one error, in the order of registration. */
  submit(): Map<string, Issue[]> {
    const failed = new Map<string, Issue[]>();
    for (const [name, field] of this.#fields) {
      field.touched = true;
      field.shown = this.#now(field, name);
      if (hasError(field.shown)) failed.set(name, [...field.shown]);
    }
    for (const name of this.#fields.keys()) this.#notify(name);
    return failed;
  }

  /** Every field as it was when registered; nothing is shown. */
  reset(): void {
    for (const field of this.#fields.values()) {
      Object.assign(field, {
        raw: field.initial,
        locale: undefined,
        parsed: undefined,
        external: none,
        shown: none,
        touched: false,
      });
    }
    this.#changed();
    for (const name of this.#fields.keys()) this.#notify(name);
  }

  /** The state of a field; an empty one for a name that is not registered. */
  state(name: string): FieldState {
    const field = this.#fields.get(name);
    if (!field) return { raw: '', now: none, shown: none, touched: false };
    const { raw, shown, touched } = field;
    const { value } = this.#parsed(field);
    const now = this.#now(field, name);
    return { raw, ...(value !== undefined && { value }), now, shown, touched };
  }

  /** What is shown at the field, and whether anything may be; cheaper than `state`, which reads the text. */
  shown(name: string): Pick<FieldState, 'shown' | 'touched'> {
    return this.#fields.get(name) ?? { shown: none, touched: false };
  }

  /** Whether anything is shown at the field, or may be from now on; cheaper than `state`. */
  isShowing(name: string): boolean {
    const field = this.#fields.get(name);
    return !!field && (field.touched || field.shown.length > 0);
  }

  /** Calls `listener` after every change of a field; gives the function that stops it. */
  subscribe(listener: FormListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The registered names, in order. */
  names(): string[] {
    return [...this.#fields.keys()];
  }

  /** The values that could be read, by name. */
  values(): Map<string, unknown> {
    return new Map(this.#allValues());
  }

  /** Resolves when every registered kind is loaded. Wait for it before trusting `submit()`. */
  async ready(): Promise<void> {
    if (this.#options.parse) return;
    await Promise.all([...this.#fields.values()].map(({ kind }) => loadValueKind(kind)));
  }

  async #load(kind: string): Promise<void> {
    if (this.#awaited.has(kind)) return;
    this.#awaited.add(kind);
    await loadValueKind(kind);
    this.#awaited.delete(kind);
    for (const [name, field] of this.#fields) {
      if (field.kind !== kind) continue;
      field.parsed = undefined;
      this.#changed();
      if (field.touched) field.shown = this.#now(field, name);
      this.#notify(name);
    }
  }

  #parsed(field: Field): ParsedValue<unknown> {
    if (!field.parsed) {
      const { kind, raw, locale = this.#locale } = field;
      const { parse } = this.#options;
      const lazy = valueKind(kind) ?? valueKind('text')!;
      const read = (text: string): ParsedValue<unknown> =>
        parse ? parse(kind, text, locale) : lazy.parse(text, locale);
      const check = (parsed: ParsedValue<unknown>): Issue[] =>
        checkConstraints(kind, parsed, field.constraints, this.#options.today);
      const parsed = read(raw);
      const fits = (year: string): boolean => {
        const whole = withYear(raw, year, (text) => read(text).value);
        if (whole !== undefined) return !hasError(check(read(whole)));
        if (parsed.issues.length === 1) return false;
        // Another part is wrong too. The month may be right, in a part of its own.
        const first = read(`1\n${raw.split('\n')[1] ?? ''}\n${year}`).value;
        const month = kind === 'date' && first ? String(first).slice(5, 7) : '';
        return isLeft(kind, year, month, field.constraints, this.#options.today);
      };
      const issues = field.constraints.barred
        ? []
        : parsed.issues.map((issue) => withinLimits(issue, fits)).concat(check(parsed));
      field.parsed = { ...parsed, issues };
      if (isOtherCurrency(issues)) delete field.parsed.value;
    }
    return field.parsed;
  }

  #now(field: Field, name: string): readonly Issue[] {
    const { issues, value } = this.#parsed(field);
    const own =
      field.rules && value !== undefined && !hasError(issues)
        ? field.rules(value, this.#allValues())
        : none;
    if (this.#options.rules) this.#between ??= this.#options.rules(this.#allValues());
    const between = withSeverity(this.#between?.get(name) ?? none);
    const { external } = field;
    if (!own.length && !between.length && !external.length) return issues;
    // Whoever checked elsewhere found some of it too, and may have better words for it.
    const isNew = ({ code, severity, part }: Issue): boolean =>
      !external.some(
        (other) => other.code === code && other.severity === severity && other.part === part,
      );
    return [...external, ...[...issues, ...own, ...between].filter(isNew)];
  }

  #allValues(): Map<string, unknown> {
    if (!this.#values) {
      this.#values = new Map();
      for (const [name, field] of this.#fields) {
        const { value } = this.#parsed(field);
        if (value !== undefined) this.#values.set(name, value);
      }
    }
    return this.#values;
  }

  /* A shown error stays true to what is typed, and goes when it is mended. */
  #repair(field: Field, name: string): void {
    if (field.shown.length) field.shown = this.#now(field, name);
  }

  #repairOthers(except: string): void {
    for (const [name, field] of this.#fields) {
      if (name === except || !field.shown.length) continue;
      this.#repair(field, name);
      this.#notify(name);
    }
  }

  #refreshTouched(except?: string): void {
    for (const [name, field] of this.#fields) {
      if (name === except || !field.touched) continue;
      field.shown = this.#now(field, name);
      this.#notify(name);
    }
  }

  #changed(): void {
    this.#values = undefined;
    this.#between = undefined;
  }

  #notify(name: string): void {
    for (const listener of this.#listeners) listener(name);
  }
}

/** Whether the limits leave a day of `year`, of `month` alone where that one is known. */
function isLeft(
  kind: string,
  year: string,
  month: string,
  { min = '', max = '' }: Constraints,
  today?: string,
): boolean {
  const isWithin = (day: string, limits: Constraints): boolean => {
    const value = kind === 'month' ? day.slice(0, 7) : day;
    return !hasError(checkConstraints(kind, { raw: day, value, issues: [] }, limits, today));
  };
  // As text no day of any month comes after its 31st.
  return (
    isWithin(`${year}-${month || '01'}-01`, { max }) &&
    isWithin(`${year}-${month || '12'}-31`, { min })
  );
}
