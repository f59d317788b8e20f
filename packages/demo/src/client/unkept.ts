/**
 * What was typed and the server has not said yet that it has it. It waits in this tab alone, and only
 * until then: a reload comes sooner than a request that the page sends while it goes away.
 */
export interface Unkept {
  /** Key of the declaration; what waits is for no other one. */
  draft: string;
  /** Where it is kept. */
  action: string;
  /** It went along with the form itself, under this name. */
  form?: string | undefined;
  /** What the page said by itself. */
  own: [name: string, value: string][];
  answers: [key: string, value: string][];
  /** Repeated things that were removed. */
  gone: string[];
}

const prefix = 'unkept:';
/** Each page has a place of its own, and never overwrites what an earlier one left. */
const own = `${prefix}${Math.round(performance.timeOrigin)}`;

/** Puts down what waits now, instead of what waited before. Without storage nothing is worse. */
export function setDown(unkept: Unkept): void {
  try {
    if (unkept.answers.length === 0 && unkept.gone.length === 0) sessionStorage.removeItem(own);
    else sessionStorage.setItem(own, JSON.stringify(unkept));
  } catch {
    // Full, or not allowed.
  }
}

export function drop(place = own): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Not allowed: nothing is there.
  }
}

/** What earlier pages of this tab left, by its place, the oldest first. */
export function leftBehind(): Map<string, Unkept> {
  const left = new Map<string, Unkept>();
  try {
    for (const place of Object.keys(sessionStorage).sort())
      if (place.startsWith(prefix) && place !== own)
        left.set(place, JSON.parse(sessionStorage.getItem(place) ?? '') as Unkept);
  } catch {
    // Not allowed, or not ours.
  }
  return left;
}
