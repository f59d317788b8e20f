import type { ViewName } from './document-view.ts';
import type { Place } from './place.ts';
import type { Look } from './remember.ts';

/** How and where a document was left. */
export interface LeftPlace extends Look {
  view: ViewName;
  /** Where on the page; undefined where nothing of it was shown. */
  place: Place | undefined;
}

/** Where documents were left, by what they are known by, for as long as the element lives. */
export class LeftPlaces {
  readonly #ofAddresses = new Map<unknown, LeftPlace>();
  /** Files that the page itself holds no more are not held here. */
  readonly #ofFiles = new WeakMap<object, LeftPlace>();

  get(key: unknown): LeftPlace | undefined {
    return key instanceof Object ? this.#ofFiles.get(key) : this.#ofAddresses.get(key);
  }

  set(key: unknown, place: LeftPlace): void {
    if (key instanceof Object) this.#ofFiles.set(key, place);
    else this.#ofAddresses.set(key, place);
  }
}
