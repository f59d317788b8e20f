import { visibleName } from '@twintown/core/file-name.js';

export { extensionOf, visibleName } from '@twintown/core/file-name.js';

/** `Content-Disposition` for a download; the plain part keeps old clients safe (RFC 6266). */
export function attachmentHeader(name: string): string {
  const shown = visibleName(name);
  const plain = shown.replace(/[^A-Za-z0-9._ -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(shown).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}
