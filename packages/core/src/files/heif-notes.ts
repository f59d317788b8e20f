import { bareExif } from './exif.ts';
import { type Box, boxesIn, type Item, onlyBox, readItems, readPlaces } from './heif-items.ts';
import { covers, meet, merged, type Span, UnclearLayout } from './picture-layout.ts';

/** Boxes of the file that a picture is made of; any other one is a film or notes beside it. */
const fileBoxes = ['ftyp', 'meta', 'mdat'];
/** Boxes that describe the items. */
const itemBoxes = ['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'grpl', 'dinf', 'ipro'];
/** Films and sequences tell of their parts, and of place and time, in boxes of their own. */
const filmBoxes = ['moov', 'moof'];
/** Descriptions and times that are said of one item. Zeros are empty texts and no time. */
const describing = ['udes', 'altt', 'crtt', 'mdft'];

/**
 * A HEIC, HEIF or AVIF file of the same length in which Exif and XMP are empty and nothing is left
 * but what the pictures are made of. They stay byte by byte where they were, and so does how they are
 * turned, which this format keeps apart from Exif; `undefined` where there is nothing to empty.
 * @throws {UnclearLayout} where the parts do not fit together, and for sequences and films
 */
export function withoutHeifNotes(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const file = boxesIn(view, 0, bytes.length);
  if (file[0]?.type !== 'ftyp' || file.some(({ type }) => filmBoxes.includes(type)))
    throw new UnclearLayout();
  const meta = onlyBox(file, 'meta');
  const parts = boxesIn(view, meta.body + 4, meta.end);
  const idat = parts.some(({ type }) => type === 'idat') ? onlyBox(parts, 'idat') : undefined;
  const items = readItems(view, onlyBox(parts, 'iinf'));
  const places = readPlaces(view, onlyBox(parts, 'iloc'), idat);
  const notes = items.filter(isNote).map((item) => ({ item, spans: places.get(item.id) ?? [] }));
  const noteIds = new Set(notes.map(({ item }) => item.id));
  const kept = merged([...places].flatMap(([id, spans]) => (noteIds.has(id) ? [] : spans)));
  const told = merged(notes.flatMap(({ spans }) => spans));
  const areas = [...file.filter(({ type }) => type === 'mdat'), ...(idat ? [idat] : [])].map(
    ({ body, end }) => ({ start: body, end }),
  );
  const room = merged(areas);
  if (meet(kept, told) || !covers(kept, room) || !covers(told, room)) throw new UnclearLayout();

  const clean = Uint8Array.from(bytes);
  for (const { start, end } of areas) clean.fill(0, start, end);
  for (const { start, end } of kept) clean.set(bytes.subarray(start, end), start);
  for (const { item, spans } of notes) writeEmpty(item, spans, clean);
  for (const box of file) if (!fileBoxes.includes(box.type)) free(box, clean);
  for (const box of parts) if (!itemBoxes.includes(box.type)) free(box, clean);
  const properties = boxesIn(view, ...contentOf(onlyBox(parts, 'iprp')));
  for (const { body, end, type } of boxesIn(view, ...contentOf(onlyBox(properties, 'ipco'))))
    if (describing.includes(type)) clean.fill(0, body + 4, end);
  return clean.every((byte, index) => byte === bytes[index]) ? undefined : clean;
}

const contentOf = ({ body, end }: Box): [number, number] => [body, end];

const isNote = ({ type }: Item): boolean => ['Exif', 'mime', 'uri '].includes(type);

/** Makes a box one that readers pass over. */
function free({ start, body, end }: Box, clean: Uint8Array): void {
  clean.set(ascii('free'), start + 4);
  clean.fill(0, body, end);
}

/** An item of notes that says nothing and can be read. Packed ones, and those of other kinds, are zeros. */
function writeEmpty(
  { type, mediaType, isPacked }: Item,
  spans: readonly Span[],
  clean: Uint8Array,
) {
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  // Pieces that stand in each other could claim any length.
  if (length > clean.length) throw new UnclearLayout();
  const isXmp = mediaType.startsWith('application/rdf+xml') && !isPacked;
  const content = type === 'Exif' ? emptyExif(length) : isXmp ? emptyXmp(length) : undefined;
  let at = 0;
  for (const { start, end } of content ? spans : []) {
    clean.set(content!.subarray(at, at + end - start), start);
    at += end - start;
  }
}

/** Before the TIFF header stands how far away it is (ISO/IEC 23008-12, annex A.2.1). */
function emptyExif(length: number): Uint8Array {
  const content = new Uint8Array(length);
  // Turning is said by a property; a reader that turns by Exif as well would turn twice.
  const exif = bareExif(1);
  if (length >= exif.length + 4) content.set(exif, 4);
  return content;
}

const xmpHead =
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';
const xmpTail = '<?xpacket end="w"?>';

function emptyXmp(length: number): Uint8Array {
  const content = new Uint8Array(length).fill(0x20);
  if (length < xmpHead.length + xmpTail.length) return content;
  content.set(ascii(xmpHead));
  content.set(ascii(xmpTail), length - xmpTail.length);
  return content;
}

const ascii = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
