import { extensionOf, visibleName } from '@twintown/core/file-name.js';

export { extensionOf, visibleName } from '@twintown/core/file-name.js';

/** `Content-Disposition` for a download; the plain part keeps old clients safe (RFC 6266). */
export function attachmentHeader(name: string): string {
  const visible = visibleName(name);
  const ending = extensionOf(name);
  // A hidden character behind the ending is spelled out, and no program would know the file by that.
  const shown = ending && extensionOf(visible) !== ending ? `${visible}.${ending}` : visible;
  const plain = shown.replace(/[^A-Za-z0-9._ -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(shown).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}

const sentAs: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/**
 * The name of a file from that in a form: browsers write these three characters so and leave all
 * others, `%` too, as they are (HTML, multipart form data). Whoever has a file with `%22` in its name
 * finds it with a quote: both are sent alike.
 */
export const asNamed = (sent: string): string =>
  sent.replace(/%(?:22|0D|0A)/g, (code) => sentAs[code]!);
