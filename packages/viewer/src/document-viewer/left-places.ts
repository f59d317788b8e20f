import type { DocumentView, ViewName } from './document-view.ts';
import type { PageLayout, Rotation } from './layout.ts';
import type { Place } from './place.ts';
import type { Look } from './remember.ts';
import type { Zoom } from './zoom.ts';

/** How the viewer shows documents. */
interface Shows {
  view: ViewName;
  zoom: Zoom;
  rotation: Rotation;
  layout: PageLayout;
}

/** How and where a document was left. */
interface LeftPlace extends Look {
  view: ViewName;
  /** Where on the page; undefined where nothing of it was shown. */
  place: Place | undefined;
}

/** Where documents were left, by what they are known by, for as long as the element lives. */
export class LeftPlaces {
  readonly #viewer: Shows;
  readonly #ofAddresses = new Map<unknown, LeftPlace>();
  /** Files that the page itself holds no more are not held here. */
  readonly #ofFiles = new WeakMap<object, LeftPlace>();
  /** Of documents that nobody has turned. */
  #rotation: Rotation = 0;

  constructor(viewer: Shows) {
    this.#viewer = viewer;
  }

  /** A document that is shown is left. */
  keep(
    key: unknown,
    page: number,
    { view, place }: { view: DocumentView | undefined; place: Place | undefined },
  ): void {
    // It was left already while one view took the place of another.
    if (!view) return;
    const { zoom, rotation, layout, view: name } = this.#viewer;
    const left = { page, zoom, rotation, layout, view: name, place };
    if (isFile(key)) this.#ofFiles.set(key, left);
    else this.#ofAddresses.set(key, left);
  }

  /** A sheet that lies on its side says nothing of the next document. */
  turnBack(): void {
    this.#viewer.rotation = this.#rotation;
  }

  /** A document will be shown. Its rotation may be another one from now on. */
  begin(): void {
    this.#rotation = this.#viewer.rotation;
  }

  /** Shows the document as it was left, and gives where. */
  recall(key: unknown): Pick<LeftPlace, 'page' | 'place'> | undefined {
    const left = isFile(key) ? this.#ofFiles.get(key) : this.#ofAddresses.get(key);
    if (!left) return undefined;
    const viewer = this.#viewer;
    viewer.view = left.view;
    viewer.zoom = left.zoom;
    viewer.rotation = left.rotation;
    viewer.layout = left.layout;
    return left;
  }
}

const isFile = (key: unknown): key is object => typeof key === 'object' && key !== null;
