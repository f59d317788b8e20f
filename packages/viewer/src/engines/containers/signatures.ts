import type { Archive, ArchiveEntry } from '../archive/archive.ts';
import type { SignatureClaim } from '../engine.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  parseXml,
  pathOf,
  textOf,
  type XmlElement,
  xmlText,
} from '../xml/parse-xml.ts';
import { signerOf as signerOfCms, subjectOf } from './certificate.ts';

/** What belongs to the container itself and not to the files in it (EN 319 162-1, 4.3 and 4.4). */
export const isOfContainer = ({ name }: ArchiveEntry): boolean =>
  name === 'mimetype' || /^META-INF\//i.test(name);

/** More would be no list that anybody reads. */
const mostClaims = 200;

/** What the signatures of an ASiC container state. None is verified. */
export async function claimsOf(archive: Archive): Promise<SignatureClaim[]> {
  const claims: SignatureClaim[] = [];
  const signed = archive.entries.filter((entry) => !isOfContainer(entry) && !entry.isFolder);
  for (const entry of archive.entries) {
    if (claims.length >= mostClaims) break;
    if (/^META-INF\/[^/]*signature[^/]*\.p7s$/i.test(entry.name)) {
      const name = signerOfCms(await archive.read(entry).catch(() => new Uint8Array()));
      claims.push({ ...(name ? { name } : {}), coversWholeDocument: false });
    } else if (/^META-INF\/[^/]*signatures[^/]*\.xml$/i.test(entry.name)) {
      // One that cannot be read is still there, and is counted.
      const found = await containerClaims(archive, entry, signed).catch(() => undefined);
      claims.push(...(found ?? [{ coversWholeDocument: false }]));
    }
  }
  return claims.slice(0, mostClaims);
}

async function containerClaims(
  archive: Archive,
  entry: ArchiveEntry,
  signed: readonly ArchiveEntry[],
): Promise<SignatureClaim[]> {
  const root = parseXml(xmlText(await archive.read(entry)));
  return xmlClaims(
    root,
    (covered) => signed.length > 0 && signed.every((file) => covered.has(file.name)),
  );
}

/**
 * What XML signatures (XAdES) in a document state.
 * @param coversAll whether a signature over these addresses is one over everything
 */
export function xmlClaims(
  root: XmlElement,
  coversAll: (covered: ReadonlySet<string>) => boolean,
): SignatureClaim[] {
  const claims: SignatureClaim[] = [];
  // A signature may be around the document, too, and is then its root.
  const found = root.name === 'Signature' ? [root] : descendantsOf(root, 'Signature');
  for (const signature of found) {
    if (signature.namespace !== 'http://www.w3.org/2000/09/xmldsig#') continue;
    if (claims.length === mostClaims) break;
    const information = childOf(signature, 'SignedInfo');
    const covered = new Set<string>();
    for (const reference of descendantsOf(information, 'Reference'))
      covered.add(decoded(attributeOf(reference, 'URI') ?? ''));
    const time = new Date(statedTime(signature));
    const name = signerOf(textOf(pathOf(signature, 'KeyInfo', 'X509Data', 'X509Certificate')));
    claims.push({
      ...(name ? { name } : {}),
      ...(Number.isNaN(time.getTime()) ? {} : { time }),
      coversWholeDocument: coversAll(covered),
    });
  }
  return claims;
}

/** By XAdES; else as Office writes it (ECMA-376 part 2, 13.2.4.22), or OpenDocument (1.3 part 2, 5.3). */
function statedTime(signature: XmlElement): string {
  const [signing] = descendantsOf(signature, 'SigningTime');
  if (signing) return textOf(signing).trim();
  const [properties] = descendantsOf(signature, 'SignatureProperties');
  const [office] = descendantsOf(properties, 'SignatureTime');
  const [date] = descendantsOf(properties, 'date');
  return textOf(office ? childOf(office, 'Value') : date).trim();
}

function signerOf(base64: string): string | undefined {
  try {
    const certificate = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) =>
      character.charCodeAt(0),
    );
    return subjectOf(certificate);
  } catch {
    return undefined;
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
