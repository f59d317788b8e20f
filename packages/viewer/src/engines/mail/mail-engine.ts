import { visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import { dateFormat } from '@twintown/core/intl.js';
import PostalMime, {
  decodeWords,
  type Address,
  type Attachment as Part,
  type Email,
} from 'postal-mime';
import { signerOf } from '../containers/certificate.ts';
import {
  type Attachment,
  type DocumentEngine,
  DocumentFailure,
  type DocumentSource,
  type OpenDocument,
  type OpenOptions,
  type ReadablePage,
  type ReadingWords,
  type SignatureClaim,
} from '../engine.ts';
import {
  append,
  element,
  fragment,
  heading,
  interfaceWords,
  Pictures,
  statedPage,
} from '../reading/html.ts';
import { readingDocument } from '../reading/reading-document.ts';
import { clean } from '../reading/sanitize.ts';
import { shownPicture, writtenPicture } from '../reading/written-picture.ts';
import { cutText, paragraphs } from '../text/text-engine.ts';
import { visibleText } from '../visible-text.ts';
import { wholeSource } from '../whole-source.ts';
import {
  type Calendar,
  calendarPage,
  isCalendarType,
  readCalendar,
  summaryOf,
} from './calendar.ts';
import { cmsBytes, readCms } from './cms.ts';
import { factTable } from './fact-table.ts';
import { legibleMail } from './legible-mail.ts';
import { parseHtml, type ParsedHtml } from './parse-html.ts';
import { person } from './person.ts';

/** A message is decoded in one go, which stops the page; larger ones are not. */
const largestMessage = 64 * 1024 * 1024;
/** Parts that are decoded; each costs time, and nobody sends so many. */
const mostParts = 5000;
/** A longer list of files is not gone through; all of them stay among the attachments. */
const mostShown = 1000;
/** Characters of its HTML that are parsed. */
const largestBody = 8_000_000;

/** Shows e-mail messages (RFC 5322): headers, body, and the files that came with it. */
export const mailEngine: DocumentEngine = { name: 'mail', open };

async function open(source: DocumentSource, options: OpenOptions): Promise<OpenDocument> {
  return openMessage(await wholeSource(source, options.signal), options);
}

/** @param claims signatures around the message */
export async function openMessage(
  bytes: Uint8Array<ArrayBuffer>,
  options: OpenOptions,
  claims: readonly SignatureClaim[] = [],
): Promise<OpenDocument> {
  if (bytes.length > largestMessage || hasTooManyParts(bytes))
    throw new DocumentFailure('too-large');
  const { message, isEncrypted, signed } = await unwrapped(await parse(bytes));
  options.signal.throwIfAborted();
  const named = namedPictures(message.html ?? '');
  const files = message.attachments.filter((part) => !isInline(part, named));
  return readingDocument({
    title: message.subject ?? '',
    read: (_, { words }) => read(message, files, words, isEncrypted),
    attachments: files.map(attachmentOf),
    signatures: async () => [...claims, ...signed, ...message.attachments.flatMap(claimOf)],
  });
}

/** Signatures around signatures; mailing programs write two at most. */
const mostLayers = 4;

/** A message whose text lies in a file that is signed as a whole (RFC 8551, 3.5.2), with that text. */
async function unwrapped(
  outer: Email,
): Promise<{ message: Email; isEncrypted: boolean; signed: SignatureClaim[] }> {
  let message = outer;
  const signed: SignatureClaim[] = [];
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const { html, text, attachments } = message;
    const [file] = attachments;
    if (html || text?.trim() || !file) break;
    if (attachments.some(({ mimeType }) => /^application\/pgp-encrypted$/i.test(mimeType)))
      return { message, isEncrypted: true, signed };
    if (attachments.length > 1 || !/^application\/(?:x-)?pkcs7-mime$/i.test(file.mimeType)) break;
    const bytes = cmsBytes(bytesOf(file));
    const cms = readCms(bytes);
    if (cms?.kind === 'encrypted') return { message, isEncrypted: true, signed };
    if (!cms || hasTooManyParts(cms.content)) break;
    signed.push(claimBy(bytes));
    // Who wrote to whom stands outside; what stands inside as well is what was signed.
    message = { ...message, ...stated(await parse(cms.content)) };
  }
  return { message, isEncrypted: false, signed };
}

const stated = (inner: Email): Partial<Email> => {
  const { html, text, attachments, subject, from, replyTo, to, cc, date } = inner;
  return Object.fromEntries(
    Object.entries({ html, text, attachments, subject, from, replyTo, to, cc, date }).filter(
      ([name, value]) => value !== undefined || name === 'html' || name === 'text',
    ),
  );
};

/** Counts lines that may part it, in one go over the bytes. Lines and signatures of texts are none. */
function hasTooManyParts(bytes: Uint8Array): boolean {
  let parts = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    const [first, second, third = 0] = bytes.subarray(at + 1, at + 4);
    if (first !== 45 || second !== 45 || third === 45 || third <= 32) continue;
    parts += 1;
    if (parts > mostParts) return true;
  }
  return false;
}

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<Email> {
  try {
    return await PostalMime.parse(legibleMail(bytes), {
      forceRfc822Attachments: true,
      maxNestingDepth: 32,
      maxHeadersSize: 1024 * 1024,
    });
  } catch (cause) {
    throw new DocumentFailure('broken', { cause });
  }
}

function read(
  message: Email,
  files: readonly Part[],
  words: ReadingWords,
  isEncrypted: boolean,
): ReadablePage {
  const pictures = new Pictures();
  const content = fragment(
    message.subject ? heading(1, visibleText(message.subject)) : undefined,
    headerTable(message, words),
  );
  const html = message.html ? parseHtml(message.html.slice(0, largestBody)) : undefined;
  if (isEncrypted) append(content, interfaceWords(words, element('p', words.encrypted())));
  else if (html) append(content, htmlBody(html, message, words, pictures));
  else append(content, textBody(message, words));
  const invitation = files.find(({ mimeType }) => isCalendarType(mimeType));
  if (invitation) append(content, calendarPage(calendarIn(invitation), words));
  if (files.length > 0) {
    const list = element('ul');
    for (const [index, file] of files.slice(0, mostShown).entries()) {
      const { name, size } = attachmentOf(file);
      const button = element('button', visibleName(name));
      button.type = 'button';
      button.dataset['attachment'] = String(index);
      list.append(element('li', button, ` (${fileSize(words.language, size ?? 0)})`));
    }
    const cut =
      files.length > mostShown &&
      interfaceWords(words, element('p', words.cutOff('files', mostShown)));
    append(content, interfaceWords(words, heading(1, words.files())), cut, list);
    if (files.some(isPacked)) append(content, interfaceWords(words, element('p', words.packed())));
  }
  return statedPage(content, words, pictures);
}

// Of a message without headers an empty table would say nothing.
const headerTable = (message: Email, words: ReadingWords): HTMLTableElement | false =>
  factTable(
    words,
    ['from', addresses(message.from ? [message.from] : [])],
    ['replyTo', otherAddresses(message)],
    ['to', addresses(message.to ?? [])],
    ['cc', addresses(message.cc ?? [])],
    ['date', dateOf(message.date, words.language)],
  );

function addresses(list: readonly Address[]): DocumentFragment {
  const people = list.flatMap((entry) => entry.group ?? [entry]);
  return fragment(
    ...people.flatMap(({ name, address }, at) => [at > 0 && ', ', person(name, address)]),
  );
}

/** Where an answer would go, if not back to the sender. */
function otherAddresses({ from, replyTo = [] }: Email): DocumentFragment | string {
  const sender = from?.address?.toLowerCase();
  return replyTo.every(({ address }) => address && address.toLowerCase() === sender)
    ? ''
    : addresses(replyTo);
}

function dateOf(stated: string | undefined, language: string): string {
  const date = new Date(stated ?? '');
  return Number.isNaN(date.getTime())
    ? visibleText(stated ?? '')
    : dateFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(date);
}

function textBody(message: Email, words: ReadingWords): DocumentFragment {
  const text = message.text ?? withoutTags(message.html ?? '');
  const { shown, whole } = cutText(text.replace(/\r\n?/g, '\n'));
  return fragment(
    !whole && interfaceWords(words, element('p', words.cutOff('text', shown.length))),
    ...paragraphs(shown),
  );
}

/** What is left of HTML when a page's policy forbids parsing it and the message has no other text. */
function withoutTags(html: string): string {
  return html
    .split(/<\/(?:script|style|head)\s*>/i)
    .map((part) => part.replace(/<(?:script|style|head)\b[\s\S]*/i, ''))
    .join('')
    .replace(/<\/?(?:p|div|br|tr|li|h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function htmlBody(
  html: ParsedHtml,
  message: Email,
  words: ReadingWords,
  pictures: Pictures,
): DocumentFragment {
  const byId = new Map<string, Part>();
  for (const part of message.attachments) {
    const id = idOf(part);
    if (id && !byId.has(id)) byId.set(id, part);
  }
  let remote = 0;
  const { content, whole } = clean(html.document.body, {
    picture(source, alternative) {
      const inside = pictureInside(source, byId);
      if (inside)
        return alternative
          ? pictures.add(inside.bytes, inside.type, alternative)
          : interfaceWords(words, pictures.add(inside.bytes, inside.type, words.picture()));
      const isRemote = !/^(?:cid|data):/i.test(source);
      if (isRemote) remote += 1;
      const isMissing = idIn(source) !== undefined && !byId.has(idIn(source)!);
      const why = isRemote
        ? words.remotePicture()
        : words.notShown(isMissing ? 'missingPicture' : 'picture');
      const notThere = interfaceWords(words, element('span', why));
      return element('span', alternative ? `[${alternative} – ` : '[', notThere, ']');
    },
  });
  const body = element('div', content);
  // Where so many tags stand before the first word that none was reached, the words alone are shown.
  if (!html.whole && !body.textContent?.trim() && !body.querySelector('img'))
    return fragment(element('div', textBody(message, words)));
  const language = html.document.documentElement.lang;
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language)) body.lang = language;
  if (!whole || !html.whole)
    body.prepend(
      interfaceWords(words, element('p', words.cutOff('text', body.textContent?.length ?? 0))),
    );
  // Outside the body, whose language may be another one.
  return fragment(
    remote > 0 && interfaceWords(words, element('p', words.remotePictures(remote))),
    body,
  );
}

/** A picture that travels with the message: one of its parts, or written into the address. */
function pictureInside(
  source: string,
  byId: ReadonlyMap<string, Part>,
): { bytes: Uint8Array<ArrayBuffer>; type: string } | undefined {
  const id = idIn(source);
  if (id !== undefined) {
    const part = byId.get(id);
    return part && shownPicture.test(part.mimeType)
      ? { bytes: bytesOf(part), type: part.mimeType }
      : undefined;
  }
  return writtenPicture(source);
}

/** The part that an address names. */
function idIn(address: string): string | undefined {
  const id = /^cid:(.+)$/i.exec(address)?.[1];
  return id === undefined ? undefined : decoded(id);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const idOf = (part: Part): string | undefined => part.contentId?.replace(/^<|>$/g, '');

/** Ids of the parts that the HTML shows as pictures. */
const namedPictures = (html: string): ReadonlySet<string> =>
  new Set(Array.from(html.matchAll(/cid:([^"'\s>)]+)/gi), ([, id = '']) => decoded(id)));

const isInline = (part: Part, named: ReadonlySet<string>): boolean =>
  shownPicture.test(part.mimeType) && named.has(idOf(part) ?? '');

function bytesOf({ content }: Part): Uint8Array<ArrayBuffer> {
  return typeof content === 'string'
    ? new TextEncoder().encode(content)
    : new Uint8Array(content as ArrayBuffer);
}

/** Headers of a message that was passed on; more of them than this are no words for people. */
const mostHeaders = 64 * 1024;

/** What a message that was passed on is called: by its subject, as long as a name may be. */
function messageName(part: Part): string {
  const text = new TextDecoder().decode(bytesOf(part).subarray(0, mostHeaders));
  const headers = text.split(/\r?\n\r?\n/, 1)[0]!.replace(/\r?\n[ \t]+/g, ' ');
  const [, subject = ''] = /^subject:(.*)$/im.exec(headers) ?? [];
  return `${decodeWords(subject).trim().slice(0, 100) || 'message'}.eml`;
}

/** Invitations come as a part without a name of its own. */
const calendarIn = (part: Part): Calendar => readCalendar(new TextDecoder().decode(bytesOf(part)));

const isPacked = (part: Part): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(part.mimeType) ||
  /^winmail\.dat$/i.test(part.filename ?? '');

function nameOf(part: Part): string {
  if (part.filename) return part.filename;
  if (part.mimeType === 'message/rfc822') return messageName(part);
  if (isCalendarType(part.mimeType))
    return `${summaryOf(calendarIn(part)).replace(/\s+/g, ' ').slice(0, 100) || 'invitation'}.ics`;
  return part.mimeType.replace('/', '.');
}

/** What a signature that came with the message (S/MIME, PGP) states. It is not verified. */
function claimOf(part: Part): SignatureClaim[] {
  if (!/^application\/(?:x-)?(?:pkcs7|pgp)-signature$/i.test(part.mimeType)) return [];
  return [claimBy(bytesOf(part))];
}

/** What a signature states of who signed. */
export function claimBy(signature: Uint8Array): SignatureClaim {
  const name = signerOf(signature);
  return { ...(name ? { name } : {}), coversWholeDocument: false };
}

function attachmentOf(part: Part): Attachment {
  return {
    name: nameOf(part),
    type: part.mimeType,
    size: bytesOf(part).length,
    content: async () => bytesOf(part).slice(),
  };
}
