import { element, fragment } from '../reading/html.ts';
import { visibleText } from '../visible-text.ts';

/** What could be taken for an address, or for the end of the name. */
const doubtful = /[@<>"“”„«»]|:\/\/|[\p{L}\p{N}]\.\p{L}{2}/u;

/**
 * Somebody as a message names them. Names are claims of the sender, so the address always stands beside
 * them, and a name that looks like one stands in quotation marks.
 */
export function person(name: string | undefined, address: string | undefined): DocumentFragment {
  const called = visibleText(name?.trim() ?? '');
  const at = visibleText(address ?? '');
  if (!called || called === at) return fragment(at && element('bdi', at));
  const shown = doubtful.test(called) ? `"${called.replace(/["“”„«»]/g, "'")}"` : called;
  return fragment(element('bdi', shown), ' <', element('bdi', at), '>');
}
