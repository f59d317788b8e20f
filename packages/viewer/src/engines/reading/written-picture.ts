// Drawings are not among them: an SVG is a document, and opens as an attachment.
export const shownPicture = /^image\/(?:png|jpeg|gif|webp|bmp)$/i;

/** A picture that is written into its address, of a kind that is shown within a page. */
export function writtenPicture(
  address: string,
): { bytes: Uint8Array<ArrayBuffer>; type: string } | undefined {
  const [, type = '', base64 = ''] = /^data:([\w/]+);base64,([\w+/=\s]+)$/i.exec(address) ?? [];
  if (!shownPicture.test(type)) return undefined;
  try {
    return { bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)), type };
  } catch {
    return undefined;
  }
}
