/**
 * Whether a key belongs to an input method. Safari ends a composition before it tells of the key that
 * ended it: then only the old code says so (UI Events, 3.7.3).
 */
export const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === 229;
