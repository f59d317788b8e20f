/** Gives the reader a file to keep, under a name that has been made safe to show. */
export function saveFile(content: BlobPart, name: string): void {
  // Of no type that a browser would open by itself.
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  saveAddress(address, name);
  // The browser reads it once the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function saveAddress(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
