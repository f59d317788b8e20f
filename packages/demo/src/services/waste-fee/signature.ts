import { parseSignaturePath, signatureBox } from '@twintown/elements/signature-path.js';
import type { Signature } from './document.ts';
import type { Words } from '../../words.ts';
import type { Problem } from './check.ts';

/** The names under which the signing page sends its answers; never part of the declaration. */
export const signatureNames = [
  'signature-method',
  'signature',
  'signature-name',
  'sign-intent',
  'sign-intent-text',
  'sign-intent-time',
];

/**
 * The signature, or undefined where none was given. A drawing is taken only if it is a signature
 * path to the letter: it goes into the document as it is.
 */
export function readSignature(answers: ReadonlyMap<string, string>): Signature | undefined {
  if (answers.get('signature-method') === 'drawn') {
    const path = answers.get('signature') ?? '';
    if (!parseSignaturePath(path)) return undefined;
    return { method: 'draw', path, ...signatureBox };
  }
  const typed = (answers.get('signature-name') ?? '').replace(/\s+/g, ' ').trim();
  // Cut between characters, never through one of two units.
  const name = typed.slice(0, 200).replace(/\p{Cs}/gu, '');
  return name ? { method: 'type', name } : undefined;
}

export function checkSignature(answers: ReadonlyMap<string, string>, words: Words): Problem[] {
  const problems: Problem[] = [];
  if (!readSignature(answers)) {
    const name = 'signature-name';
    // Without script the page has nothing to draw on, and names no method.
    const text = words(
      answers.get('signature-method') ? 'signatureRequired' : 'signatureTypedRequired',
    );
    problems.push({ step: 'sign', name, id: name, text });
  }
  if (answers.get('sign-intent') !== 'yes') {
    const name = 'sign-intent';
    problems.push({ step: 'sign', name, id: name, text: words('confirmIntentRequired') });
  }
  return problems;
}
