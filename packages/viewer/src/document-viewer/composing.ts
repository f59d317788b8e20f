/**
 * Whether a key belongs to an input method, such as the Enter that ends a composition. Safari sends that
 * one when the composition is over, so that only the number tells (UI Events, 3.7.3).
 */
export const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === 229;
