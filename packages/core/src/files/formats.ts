import type { Content } from './content.ts';

interface Format {
  extensions: readonly string[];
  /** What the bytes of such a file may be. */
  contents: readonly Content[];
  types: readonly string[];
}

const officeType = 'application/vnd.openxmlformats-officedocument';
const openType = 'application/vnd.oasis.opendocument';

/** The formats that towns take. Of any other ending nothing is claimed. */
const formats: readonly Format[] = [
  { extensions: ['pdf'], contents: ['pdf'], types: ['application/pdf'] },
  { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], contents: ['jpeg'], types: ['image/jpeg'] },
  { extensions: ['png'], contents: ['png'], types: ['image/png'] },
  { extensions: ['tif', 'tiff'], contents: ['tiff'], types: ['image/tiff'] },
  { extensions: ['gif'], contents: ['gif'], types: ['image/gif'] },
  { extensions: ['webp'], contents: ['webp'], types: ['image/webp'] },
  { extensions: ['heic', 'heif'], contents: ['heic'], types: ['image/heic', 'image/heif'] },
  // The same container; its bytes are told apart by the encoding alone.
  { extensions: ['avif'], contents: ['heic'], types: ['image/avif'] },
  {
    extensions: ['docx'],
    contents: ['docx'],
    types: [`${officeType}.wordprocessingml.document`],
  },
  { extensions: ['xlsx'], contents: ['xlsx'], types: [`${officeType}.spreadsheetml.sheet`] },
  {
    extensions: ['pptx'],
    contents: ['pptx'],
    types: [`${officeType}.presentationml.presentation`],
  },
  { extensions: ['docm', 'xlsm', 'pptm'], contents: ['macros'], types: [] },
  { extensions: ['odt'], contents: ['odt'], types: [`${openType}.text`] },
  { extensions: ['ods'], contents: ['ods'], types: [`${openType}.spreadsheet`] },
  { extensions: ['odp'], contents: ['odp'], types: [`${openType}.presentation`] },
  {
    extensions: ['asice', 'sce', 'edoc', 'adoc', 'bdoc'],
    contents: ['asice'],
    types: ['application/vnd.etsi.asic-e+zip'],
  },
  {
    extensions: ['asics', 'scs'],
    contents: ['asics'],
    types: ['application/vnd.etsi.asic-s+zip'],
  },
  { extensions: ['zip'], contents: ['zip'], types: ['application/zip'] },
  { extensions: ['doc'], contents: ['ole', 'rtf'], types: ['application/msword'] },
  { extensions: ['xls'], contents: ['ole'], types: ['application/vnd.ms-excel'] },
  { extensions: ['ppt'], contents: ['ole'], types: ['application/vnd.ms-powerpoint'] },
  { extensions: ['msg'], contents: ['ole'], types: ['application/vnd.ms-outlook'] },
  { extensions: ['rtf'], contents: ['rtf'], types: ['application/rtf', 'text/rtf'] },
  { extensions: ['xml', 'xades', 'gml'], contents: ['xml'], types: ['text/xml'] },
  { extensions: ['html', 'htm'], contents: ['html', 'xml', 'text'], types: ['text/html'] },
  { extensions: ['svg'], contents: ['xml', 'html'], types: ['image/svg+xml'] },
  { extensions: ['eml'], contents: ['email', 'text'], types: ['message/rfc822'] },
  { extensions: ['txt'], contents: ['text', 'email'], types: ['text/plain'] },
  { extensions: ['csv'], contents: ['text', 'email'], types: ['text/csv'] },
];

const declaredType = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();

const declaredFormat = (type: string): Format | undefined =>
  formats.find(({ types }) => types.includes(declaredType(type)));

/** The format that the ending of a name promises; without an ending, the one that is declared. */
export function promisedFormat(extension: string, type: string): Format | undefined {
  return extension
    ? formats.find(({ extensions }) => extensions.includes(extension))
    : declaredFormat(type);
}

/**
 * What the bytes of a file are held against. The ending counts, and the declared type where the ending
 * promises nothing: browsers take the type from the ending by the system's own list, so one that
 * contradicts an ending which the bytes bear out is nothing that a person could mend.
 */
export function claimedFormat(
  extension: string,
  type: string,
): { format: Format; by: 'ending' | 'declared' } | undefined {
  const named = promisedFormat(extension, '');
  if (named) return { format: named, by: 'ending' };
  const declared = declaredFormat(type);
  return declared && { format: declared, by: 'declared' };
}

/** The usual ending of what the bytes are, to name it; '' where it has none. */
export function endingOf(content: Content): string {
  return formats.find(({ contents }) => contents[0] === content)?.extensions[0] ?? '';
}

/**
 * Whether HTML's `accept` takes a file with this ending and declared type. Empty takes all. Beside an
 * ending that is known a declared type counts only as another name for the same format.
 */
export function isAccepted(accept: string, extension: string, type: string): boolean {
  const tokens = accept
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter(Boolean);
  const named = promisedFormat(extension, '');
  const declared = declaredType(type);
  const types = named ? named.types : [declared];
  const isAlias = !!named && !declaredFormat(type);
  return (
    tokens.length === 0 ||
    tokens.some((token) =>
      token.startsWith('.')
        ? token.slice(1) === extension
        : token.endsWith('/*')
          ? types.some((candidate) => candidate.startsWith(token.slice(0, -1)))
          : types.includes(token) || (isAlias && token === declared),
    )
  );
}

/** The endings that `accept` names, as they are said: `PDF`, `JPG`. */
export function acceptedEndings(accept: string): string[] {
  const endings = accept.split(',').flatMap((token) => {
    const name = token.trim().toLowerCase();
    if (name.startsWith('.')) return name.slice(1);
    return formats
      .filter(({ types }) =>
        types.some((type) =>
          name.endsWith('/*') ? type.startsWith(name.slice(0, -1)) : type === name,
        ),
      )
      .map(({ extensions }) => extensions[0]!);
  });
  return [...new Set(endings)].map((ending) => ending.toUpperCase());
}
