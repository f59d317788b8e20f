import type { MessageKey } from '@twintown/core/messages.js';
import { penIcon, typeIcon } from '../generated/icons.ts';

/** How a person signs. The value is submitted as `<name>-method`. */
export type SignatureMethod = 'drawn' | 'typed';

/** A message of the field. */
export type Word = Extract<MessageKey, `signature.${string}`>;

/** The ways of signing, in the order they are offered. The first needs no drawing. */
export const methods = [
  { id: 'typed', label: 'signature.type', missing: 'signature.missingTyped', icon: typeIcon },
  { id: 'drawn', label: 'signature.draw', missing: 'signature.missingDrawn', icon: penIcon },
] as const;

export type Method = (typeof methods)[number];

export function methodOf(id: unknown): Method | undefined {
  return methods.find((method) => method.id === id);
}
