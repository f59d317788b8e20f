import type { FieldValue, FormField } from '../engine.ts';
import { answerOf } from './pdf-fields.ts';
import {
  type FieldPlace,
  fieldPlaces,
  fieldsOf,
  lacksNames,
  pagesWithFields,
  pagesWithListedFields,
  storeAnswer,
} from './pdf-form.ts';
import type { PdfKeeper } from './pdf-keeper.ts';
import { pdfAssets } from './pdf-worker.ts';

/** Bytes of a file up to which names that pdf.js does not give are read from it. */
const largestNamed = 16 * 1024 * 1024;

/** The form in a PDF: its fields with what was filled in, and the file with it. */
export class PdfAnswers {
  readonly #keeper: PdfKeeper;
  readonly #annotationsOf: (page: number) => Promise<unknown[]>;
  readonly #mayLook: () => boolean;
  #withListed: Promise<Set<number>> | undefined;
  #withFields: Promise<Set<number>> | undefined;
  #places: Promise<Map<string, FieldPlace[]>> | undefined;
  #names: Promise<ReadonlyMap<string, string>> | undefined;
  /** Settled once the last answer given is among those that are saved. */
  #answered: Promise<void> | undefined;

  /** @param mayLook whether all pages may be read unasked */
  constructor(
    keeper: PdfKeeper,
    annotationsOf: (page: number) => Promise<unknown[]>,
    mayLook: () => boolean,
  ) {
    this.#keeper = keeper;
    this.#mayLook = mayLook;
    this.#annotationsOf = annotationsOf;
  }

  /** The fields of a page as they are at the moment. */
  async fields(number: number): Promise<FormField[]> {
    const annotations = await this.#annotationsOf(number);
    const names = lacksNames(annotations) ? await this.#namesInFile() : undefined;
    return this.#keeper.onPage(number, (page, { annotationStorage }) =>
      fieldsOf(annotations, page, annotationStorage, names),
    );
  }

  /** The same once what was filled in until now is kept. */
  async settled(page: number): Promise<FormField[]> {
    await this.#answered?.catch(() => undefined);
    return this.fields(page);
  }

  /** Numbers of the pages that have listed fields. */
  #listed(): Promise<Set<number>> {
    return (this.#withListed ??= this.#keeper.use(pagesWithListedFields).catch(() => new Set()));
  }

  /** Numbers of the pages that have fields, of those that are not listed where pages may be read for them. */
  pages(): Promise<Set<number>> {
    if (!this.#mayLook()) return this.#listed();
    return (this.#withFields ??= this.#keeper.use(pagesWithFields).catch(() => new Set()));
  }

  /** What can be found in the fields of a page, in their order. */
  async typedOn(page: number): Promise<string[]> {
    // Nobody who searches waits until all pages were looked through for others.
    if (!(await this.#listed()).has(page)) return [];
    const fields = await this.settled(page);
    return fields.flatMap((field) => (field.kind === 'password' ? [] : [answerOf(field)]));
  }

  answer(field: FormField, value: FieldValue): void {
    this.#places ??= this.#keeper.use(fieldPlaces);
    this.#answered = this.#keeper.use(async ({ annotationStorage }) => {
      const places = (await this.#places)?.get(field.name) ?? [];
      storeAnswer(annotationStorage, field, value, places);
    });
    this.#answered.catch(() => undefined);
  }

  async save(): Promise<Uint8Array<ArrayBuffer>> {
    await this.#answered;
    return this.#keeper.use(async (pdf) => {
      const saved = await pdf.saveDocument();
      const later = await import('./pdf-appearances.ts').catch(() => undefined);
      return later ? later.withAppearances(pdf, saved, pdfAssets()) : saved;
    });
  }

  /** Fetches nothing: names are no reason to load the rest of a long file. */
  async #namesInFile(): Promise<ReadonlyMap<string, string> | undefined> {
    if (!this.#keeper.isWhole) return undefined;
    this.#names ??= this.#keeper
      .use(async (pdf) => {
        if ((await pdf.getDownloadInfo()).length > largestNamed) return new Map<string, string>();
        const { namesOfPlaces } = await import('./field-names.ts');
        return namesOfPlaces((await pdf.getData()) as Uint8Array<ArrayBuffer>);
      })
      .catch(() => new Map<string, string>());
    return this.#names;
  }
}
