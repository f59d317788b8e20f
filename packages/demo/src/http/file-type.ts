import { extensionOf } from './file-name.ts';

/**
 * Beginnings of formats that a program may run or show although a PDF header follows later: markup,
 * programs, scripts, archives. Byte order marks and spaces before markup are skipped as browsers do.
 */
const otherFormat =
  /^(?:(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*<|MZ|PK|#!|\x7fELF|GIF8|\u00ff\u00d8|\u0089PNG|Rar!|\u00d0\u00cf)/;

export interface FileType {
  extensions: readonly string[];
  type: string;
  /** Looks at the first bytes only. */
  matches(bytes: Uint8Array): boolean;
}

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** What the service accepts. The name of a file proves nothing: the first bytes must agree. */
export const acceptedTypes: readonly FileType[] = [
  {
    extensions: ['pdf'],
    type: 'application/pdf',
    // Readers accept the header anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
    matches: (bytes) => {
      const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
      return head.includes('%PDF-') && !otherFormat.test(head);
    },
  },
  {
    extensions: ['jpg', 'jpeg'],
    type: 'image/jpeg',
    matches: (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff),
  },
  {
    extensions: ['png'],
    type: 'image/png',
    matches: (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
];

/** The same as a file control says it. */
export const acceptedNames = acceptedTypes
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');

/** The type that both the ending of the name and the first bytes say, else undefined. */
export function typeOf(name: string, bytes: Uint8Array): string | undefined {
  const extension = extensionOf(name);
  return acceptedTypes.find((type) => type.extensions.includes(extension) && type.matches(bytes))
    ?.type;
}
