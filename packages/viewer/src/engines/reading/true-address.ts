import { extensionOf } from '@twintown/core/file-name.js';
import { promisedFormat } from '@twintown/core/files/formats.js';
import { blocks } from './reading-search.ts';

/** Of an address what follows its host is cut, so that the host is never far from the link. */
const mostPath = 80;

/**
 * Puts the address of a link beside it where its text is another one: who trusts what they read would be led
 * to a host that they did not choose.
 *
 * @param isOurs whether searching does not find it, because the document is searched in its own words
 */
export function tellAddresses(content: DocumentFragment, isOurs = false): void {
  const links = [...content.querySelectorAll<HTMLAnchorElement>('a[href]:not([data-page])')];
  for (let at = 0; at < links.length; at += 1) {
    let last = links[at]!;
    let text = last.textContent ?? '';
    // Word processors part a link where its look changes, or its spelling was checked.
    for (let next = links[at + 1]; next && goesOn(last, next); next = links[at + 1]) {
      text += next.textContent ?? '';
      last = next;
      at += 1;
    }
    const stated = hostIn(text);
    if (!stated || isWithin(hostOf(new URL(last.href)), stated)) continue;
    const told = ` (${shown(last)})`;
    last.after(isOurs ? ours(told) : told);
  }
}

function ours(text: string): HTMLElement {
  const part = document.createElement('span');
  part.dataset['address'] = '';
  part.append(text);
  return part;
}

function goesOn(link: HTMLAnchorElement, next: HTMLAnchorElement): boolean {
  if (next.href !== link.href || next.closest(blocks) !== link.closest(blocks)) return false;
  const between = document.createRange();
  between.setStartAfter(link);
  between.setEndBefore(next);
  return between.toString() === '';
}

const host = String.raw`(?:[\p{L}\p{N}_-]+\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)`;
const written = new RegExp(String.raw`(?:https?:\/\/|\bwww\.)[^\s/?#<>"']+`, 'iu');
const bare = new RegExp(String.raw`^(?:[^\s/@]+@)?${host}(?::\d+)?(?:[/?#]\S*)?$`, 'iu');

/** The host that a text seems to lead to, if it looks like an address at all. */
function hostIn(text: string): string | undefined {
  const plain = text
    .slice(0, 4000)
    .replace(/\p{Cf}/gu, '')
    .trim();
  let address = written.exec(plain)?.[0];
  // What ends like the name of a document is one, though there may be such a host.
  if (
    !address &&
    bare.test(plain) &&
    !(promisedFormat(extensionOf(plain), '') && !/[/@]/.test(plain))
  )
    address = plain;
  if (!address) return undefined;
  const whole = /^https?:/i.test(address) ? address : `http://${address}`;
  return URL.canParse(whole) ? hostOf(new URL(whole)) : undefined;
}

/** Of an address to write to, the host is what follows its sign. */
function hostOf({ protocol, hostname, pathname }: URL): string {
  const name = protocol === 'mailto:' ? pathname.replace(/^.*@/, '') : hostname;
  return name
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
}

const isWithin = (host: string, stated: string): boolean =>
  host === stated || host.endsWith(`.${stated}`);

/** Without a name before the host, which could look like another host. */
function shown({ href }: HTMLAnchorElement): string {
  const { protocol, origin, pathname, search, hash } = new URL(href);
  const path = protocol === 'mailto:' ? pathname : `${pathname}${search}${hash}`;
  const cut = path.length > mostPath ? `${path.slice(0, mostPath)}…` : path;
  return protocol === 'mailto:' ? cut : `${origin}${cut}`;
}
