const types = {
  typePdf: ['pdf'],
  typeImage: ['jpg', 'jpeg', 'png', 'tif', 'tiff', 'gif', 'webp', 'heic', 'heif', 'avif', 'svg'],
  typeDocument: ['doc', 'docx', 'odt', 'rtf'],
  typeSheet: ['xls', 'xlsx', 'ods', 'csv'],
  typeSlides: ['ppt', 'pptx', 'odp'],
  typeSigned: ['asice', 'sce', 'edoc', 'adoc', 'bdoc', 'asics', 'scs'],
  typeArchive: ['zip', '7z', 'rar'],
  typeEmail: ['eml', 'msg'],
  typeText: ['txt'],
  typeData: ['xml', 'gml', 'json'],
} as const;

export type FileType = keyof typeof types | 'typeOther';

/** The kind of a file whose name has this extension: the key of its word among `files`. */
export function fileType(extension: string): FileType {
  const found = Object.entries(types).find(([, list]) =>
    (list as readonly string[]).includes(extension),
  );
  return (found?.[0] as keyof typeof types) ?? 'typeOther';
}
