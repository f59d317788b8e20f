import { parseSignaturePath, signatureBox } from '@twintown/elements/signature-path.js';
import type { Signature } from './document.ts';
import type { Body } from '../../http/body.ts';
import type { Answers } from '../../store.ts';
import type { Words } from '../../words.ts';
import type { Problem } from './check.ts';
import { recordNames } from './questions.ts';
import { takeRecord, type ProvedBox } from './records.ts';

/** Name under which the signing page sends the digest of the declaration that stood on it. */
export const declarationRead = 'declaration-digest';

const intent: ProvedBox = { name: 'sign-intent', sentence: (words) => words('confirmIntent') };
const intentNames = [intent.name, ...recordNames(intent.name)];

/** The names under which the signing page sends its answers; never part of the declaration. */
const signatureNames = [
  declarationRead,
  'signature-method',
  'signature',
  'signature-name',
  intent.name,
];

/**
 * Keeps what was typed to sign. A confirmation holds for the text that was read, and for no other. A
 * copy kept on the way has only what was changed. `words` are those of the page that was sent.
 */
export function takeSignature(body: Body, answers: Answers, words: Words): void {
  const { fields } = body;
  if (fields.get(declarationRead) !== answers.get(declarationRead))
    for (const name of intentNames) answers.delete(name);
  const before = new Map(answers);
  const isCopy = fields.get('task') === 'keep';
  for (const name of signatureNames)
    if (!isCopy || fields.has(name)) answers.set(name, fields.get(name) ?? '');
  takeRecord(intent, body, { words, before, answers });
}

/** The confirmation and what proves it. */
export const confirmationIn = (answers: Answers): Answers =>
  new Map([...answers].filter(([name]) => intentNames.includes(name)));

/** The signature without its confirmation. */
export const unconfirmed = (answers: Answers): Answers =>
  new Map([...answers].filter(([name]) => !intentNames.includes(name)));

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
