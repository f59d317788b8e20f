/** An address as people are told it: without a name before the host, which could look like another host. */
export function toldAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = url.password = '';
  return url.href;
}

/** Where the beginning that all addresses share would only be read aloud. */
export const shortAddress = (address: string): string =>
  toldAddress(address).replace(/^(https?:\/\/|mailto:)/, '');
