import type { OpenDocument } from '../engines/engine.ts';
import { Answers, type AnswersHost } from './answers.ts';
import type { RequestedDocument } from './document-source.ts';
import { FilledFields } from './field-layer.ts';
import { withAnswers } from './outputs.ts';

/** What was filled in of documents, also of those that are not shown any more. */
export class FilledDocuments {
  /** The files that the form around the viewer submits. */
  readonly files: Answers;
  /** The answers, by what the documents are known by. */
  readonly #fields = new Map<unknown, FilledFields>();

  readonly #host: AnswersHost & { readonly language: string };

  constructor(host: AnswersHost & { readonly language: string }) {
    this.#host = host;
    this.files = new Answers(host);
  }

  /** The answers given in a document, also before it was closed and opened again. */
  fieldsOf({ key }: RequestedDocument): FilledFields {
    // A file that nobody filled in is not held in the memory.
    for (const [other, { first }] of this.#fields)
      if (first.size === 0 && other !== key) this.#fields.delete(other);
    const fields = this.#fields.get(key) ?? new FilledFields();
    this.#fields.set(key, fields);
    return fields;
  }

  /** Something was filled in of an open document, which is or belongs to what is known by `root`. */
  changed({ key, fileName }: RequestedDocument, root: unknown, document: OpenDocument): void {
    const save = (): Promise<File | undefined> =>
      withAnswers(document, { fileName, language: this.#host.language });
    this.files.changed(key, root, { document, save });
  }

  /** Whether answers were given of which there is no file, because it could not be made. */
  isUnsaved({ key }: RequestedDocument): boolean {
    return (this.#fields.get(key)?.given.size ?? 0) > 0 && !this.files.has(key);
  }

  /** Takes everything back. What is shown takes it back by itself. */
  reset(): void {
    for (const { given } of this.#fields.values()) given.clear();
    this.files.forget();
  }
}
