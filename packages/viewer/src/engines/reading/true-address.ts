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
    const target = new URL(last.href);
    if (!isOther(text, target)) continue;
    last.after(aside(` (${shown(target)})`, isOurs));
  }
}

/** What turns the direction of the text before it must not turn the address as well. */
function aside(text: string, isOurs: boolean): HTMLElement {
  const part = document.createElement('bdi');
  part.dir = 'ltr';
  if (isOurs) part.dataset['address'] = '';
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

const letter = String.raw`[\p{L}\p{M}\p{N}_-]`;
const host = String.raw`(?:${letter}+\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)`;
/** What looks like a host, with what follows it in an address; behind `http://` whatever stands there. */
const hosts = new RegExp(
  String.raw`(?<!${letter}\.?)(${host})(?::\d+)?([/?#\\]\S*)?|(?<=https?:[/\\]{2})[^\s/\\?#<>"'(),;@]+`,
  'giu',
);
const mails = new RegExp(String.raw`(?<![^\s@<>()[\]"',;:])([^\s@<>()[\]"',;:]+)@(${host})`, 'giu');

/** Whether a text holds an address that is not all of where the link leads. */
function isOther(text: string, target: URL): boolean {
  // Signs of other widths are read as the usual ones.
  let plain = text
    .slice(0, 4000)
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replaceAll('。', '.');
  const written = new Set<string>();
  const isMail = target.protocol === 'mailto:';
  if (isMail)
    plain = plain.replace(mails, (_, name: string, at: string) => {
      written.add(mailKey(`${name}@${at}`));
      return ' ';
    });
  const stated = hostsIn(plain);
  if (stated.length + written.size === 0) return false;
  if (!isMail)
    return (
      target.username + target.password !== '' ||
      stated.some((name) => !isWithin(hostOf(target.hostname), name))
    );
  const all = recipients(target).map(mailKey);
  return (
    [...written].some((mail) => !all.includes(mail)) ||
    all.some(
      (mail) =>
        (written.size > 0 && !written.has(mail)) ||
        stated.some((name) => !isWithin(mail.replace(/^.*@/, ''), name)),
    )
  );
}

function hostsIn(text: string): string[] {
  return Array.from(text.matchAll(hosts)).flatMap(
    ({ 0: whole, 1: name = whole, 2: path, index }) => {
      // What ends like the name of a document is one, though there may be such a host.
      const isAddress = path !== undefined || /(?:@|[/\\]{2}\s*)$/.test(text.slice(0, index));
      if (!isAddress && promisedFormat(extensionOf(name), '')) return [];
      return URL.canParse(`http://${name}`) ? hostOf(new URL(`http://${name}`).hostname) : [];
    },
  );
}

const hostOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');

/** An address to write to, as it is compared. */
function mailKey(address: string): string {
  const [, name, at = ''] = /^(.*)@([^@]*)$/s.exec(address.toLowerCase()) ?? [];
  return URL.canParse(`http://${at}`)
    ? `${name}@${hostOf(new URL(`http://${at}`).hostname)}`
    : address;
}

/** Everyone whom a link writes to, also those that only its end names (RFC 6068). */
function recipients({ pathname, search }: URL): string[] {
  // A plus belongs to names; only forms mean a space by it.
  const more = Array.from(new URLSearchParams(search.replaceAll('+', '%2B'))).flatMap(
    ([name, value]) => (/^b?cc$|^to$/i.test(name) ? value : []),
  );
  return [decoded(pathname), ...more]
    .flatMap((list) => list.split(/[,;]/))
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isWithin = (host: string, stated: string): boolean =>
  host === stated || (stated.includes('.') && host.endsWith(`.${stated}`));

/** Without a name before the host, which could look like another host. */
function shown(target: URL): string {
  const { protocol, origin, pathname, search, hash } = target;
  if (protocol !== 'mailto:') return origin + cut(`${pathname}${search}${hash}`);
  // What is hidden in an address stays encoded.
  return recipients(target)
    .map((address) => cut(address.replace(/\p{Cc}|\p{Cf}|\s/gu, encodeURIComponent)))
    .join(', ');
}

const cut = (text: string): string =>
  text.length > mostPath ? `${text.slice(0, mostPath)}…` : text;
