import type { AddressSuggestion } from '@twintown/elements/address.js';

/** Looks places up at the town hall. In a POST: an address that somebody typed is in no log. */
export function lookUpAddresses(): void {
  for (const address of document.querySelectorAll('tt-address'))
    address.lookup = async ({ text, signal }) => {
      const body = new URLSearchParams({ text });
      const answer = await fetch('/waste-fee/places', { method: 'POST', body, signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as AddressSuggestion[];
    };
}
