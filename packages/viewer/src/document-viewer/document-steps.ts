import type { DocumentTrail } from './document-trail.ts';
import type { ViewerDocument } from './document-viewer.ts';
import type { ShelfView } from './shelf.ts';

/** What steps use of the element. */
export interface StepsViewer {
  readonly documentNumber: number;
  readonly documentList: readonly ViewerDocument[];
  goToDocument(number: number): void;
  nextDocument(): void;
  previousDocument(): void;
}

/** Steps through the page's documents, or, inside a container, through its files. */
export class DocumentSteps {
  readonly #viewer: StepsViewer;
  readonly #trail: DocumentTrail;
  readonly #noneBeyond: (by: 1 | -1) => void;

  /** @param noneBeyond called where nothing comes after (1) or before (-1) the file of a container */
  constructor(viewer: StepsViewer, trail: DocumentTrail, noneBeyond: (by: 1 | -1) => void) {
    this.#viewer = viewer;
    this.#trail = trail;
    this.#noneBeyond = noneBeyond;
  }

  /** Another document, from 1. */
  goTo(number: number): void {
    if (this.#trail.above) void this.#trail.openNeighbour(number - 1);
    else this.#viewer.goToDocument(number);
  }

  /** The next (1) or the document before (-1). */
  step(by: 1 | -1): void {
    const level = this.#trail.above;
    if (level?.attachments[level.index + by]) this.goTo(level.index + 1 + by);
    else if (level) this.#noneBeyond(by);
    else if (by > 0) this.#viewer.nextDocument();
    else this.#viewer.previousDocument();
  }

  get count(): number {
    return this.#trail.above?.attachments.length ?? this.#viewer.documentList.length;
  }

  /** What the page calls the document among others; '' for a single one. */
  get name(): string {
    const { names, number } = this.shelf();
    return (names.length > 1 && names[number - 1]) || '';
  }

  shelf(): Omit<ShelfView, 'language'> {
    const level = this.#trail.above;
    const own = this.#viewer.documentList;
    return {
      names: level ? level.attachments.map(({ name }) => name) : own.map(({ name }) => name ?? ''),
      number: level ? level.index + 1 : this.#viewer.documentNumber,
      container: level?.requested.fileName,
      act: {
        goToDocument: (number) => this.goTo(number),
        back: () => void this.#trail.closeAttachment(),
      },
    };
  }
}
