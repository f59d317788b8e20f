import { translate } from '@twintown/core/messages.js';
import { purposeRows, type PurposeNote } from '@twintown/core/purpose.js';
import { html, type Html } from '../../html.ts';
import type { Words } from '../../words.ts';

/** Personal data of which the page and the receipt say why the town asks for them. */
const explained = ['pesel', 'phone'] as const;

type Explained = (typeof explained)[number];

const isExplained = (name: string): name is Explained =>
  (explained as readonly string[]).includes(name);

function noteOf(name: Explained, words: Words): PurposeNote {
  return name === 'pesel'
    ? {
        why: words('purposePeselWhy'),
        basis: words('purposePeselBasis'),
        kept: words('purposePeselKept'),
      }
    : {
        why: words('purposePhoneWhy'),
        basis: words('purposePhoneBasis'),
        kept: words('purposePhoneKept'),
      };
}

/** The note beside the question; nothing for an answer that needs none. */
export function printPurpose(name: string, words: Words): Html | false {
  if (!isExplained(name)) return false;
  return html`<details data-purpose>
    <summary>${translate(words.language, 'purpose.title')}</summary>
    <dl>${pairs(name, words)}</dl>
  </details>`;
}

function pairs(name: Explained, words: Words): Html[] {
  return purposeRows(words.language, noteOf(name, words)).map(
    ({ caption, text }) =>
      html`<dt>${caption}</dt>
        <dd>${text}</dd>`,
  );
}

/** The same notes on the receipt, for what was asked and answered. */
export function purposesOf(answers: ReadonlyMap<string, string>, words: Words): Html[] {
  return explained
    .filter((name) => answers.get(name)?.trim())
    .map(
      (name) =>
        html`<h3>${words(name === 'pesel' ? 'questionPesel' : 'questionPhone')}</h3>
          <dl data-summary>${pairs(name, words).map((pair) => html`<div>${pair}</div>`)}</dl>`,
    );
}
