/** Whether bytes are PDF: readers accept the mark anywhere in the first kilobyte (ISO 32000-1, H.3.4.1). */
export function beginsAsPdf(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length - 4, 1024);
  for (let at = 0; at < end; at += 1) {
    // %PDF-
    if (
      bytes[at] === 0x25 &&
      bytes[at + 1] === 0x50 &&
      bytes[at + 2] === 0x44 &&
      bytes[at + 3] === 0x46 &&
      bytes[at + 4] === 0x2d
    )
      return true;
  }
  return false;
}
