import { attributes, html, type Html } from '../../html.ts';
import { visibleName } from '../../http/file-name.ts';
import type { Words } from '../../words.ts';

const groupsOf = (sha256: string): string[] => sha256.match(/.{1,8}/g) ?? [];

/** A digest as people compare it: `0123abcd 4567ef01 …`. */
export const groupedDigest = (sha256: string): string => groupsOf(sha256).join(' ');

/**
 * The digest in groups, with a button that the page's script shows. The gaps are drawn and no
 * characters: what is selected and copied is the digest as programs write it.
 */
export function printDigest(sha256: string, fileName: string, words: Words): Html {
  const copy = {
    type: 'button',
    hidden: true,
    'data-copy': sha256,
    'data-copied': words('copied'),
    'data-variant': 'quiet',
    'aria-label': words('copyHash', { name: visibleName(fileName) }),
  };
  return html`<code data-digest
      >${groupsOf(sha256).map((group) => html`<span>${group}</span><wbr />`)}</code
    >
    <button ${attributes(copy)}>${words('copy')}</button>
    <span role="status"></span>`;
}
