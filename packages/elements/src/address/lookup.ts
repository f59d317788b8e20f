import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { follow, unfollow, type Follower } from '../shared/follow.ts';
import { formOfGroup } from '../shared/outside.ts';
import { patience } from '../shared/patience.ts';
import { localeOf } from '../shared/sentences.ts';
import { fillIn } from './fill-in.ts';
import type { AddressSuggestion, TtAddress } from './address.ts';

/*
 * The button that looks an address up, and what was found. It stands after the parts: the address
 * can always be typed, and typing is what the search begins with.
 */

type Told = 'searching' | 'slow' | 'nothingTyped' | 'empty' | 'failed' | 'filled' | 'found';

interface Search extends Follower {
  readonly box: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  told: Told | undefined;
  count: number;
  running?: AbortController;
}

const searches = new WeakMap<TtAddress, Search>();

/** Adds the button where the page brings a lookup, and takes it away where it no longer does. */
export async function offer(address: TtAddress): Promise<void> {
  const locale = localeOf(address);
  await loadMessages(locale, 'address-lookup');
  if (!messagesLoaded(locale, 'address-lookup')) return;
  const present = searches.get(address);
  if (!address.lookup) {
    rest(address);
    present?.box.remove();
    searches.delete(address);
  } else if (address.isConnected) {
    const search = present ?? make(address);
    follow(address, search);
    write(address, search);
    search.box.inert = false;
  }
}

/** Nobody is at the address any more: nothing is searched, and nothing heard. */
export function rest(address: TtAddress): void {
  const search = searches.get(address);
  search?.running?.abort();
  if (search?.told === 'searching' || search?.told === 'slow') tell(address, search, undefined);
  unfollow(address);
}

/** What was found answers what was asked then. */
function forget(address: TtAddress, search: Search): void {
  search.running?.abort();
  tell(address, search, undefined);
}

function make(address: TtAddress): Search {
  const printed = address.querySelector<HTMLElement>('[data-address-lookup]');
  const box = printed ?? document.createElement('div');
  box.setAttribute('data-address-lookup', '');
  const button = box.querySelector('button') ?? document.createElement('button');
  button.type = 'button';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ul');
  list.hidden = true;
  box.replaceChildren(button, status, list);
  if (!printed) (address.querySelector('fieldset') ?? address).append(box);
  const search: Search = {
    box,
    button,
    status,
    list,
    told: undefined,
    count: 0,
    language: () => {
      void loadMessages(localeOf(address), 'address-lookup').then(() => write(address, search));
    },
    reset: (form) => {
      if (form === formOfGroup(address)) forget(address, search);
    },
  };
  searches.set(address, search);
  address.addEventListener('change', (event) => {
    if ((event.target as Element).matches('select[data-country]')) forget(address, search);
  });
  button.addEventListener('click', () => void find(address, search));
  return search;
}

function write(address: TtAddress, { button, status, list, told, count }: Search): void {
  const locale = localeOf(address);
  button.textContent = translate(locale, 'address-lookup.find');
  const text = !told
    ? ''
    : told === 'found'
      ? translate(locale, 'address-lookup.found', { count })
      : translate(locale, `address-lookup.${told}`);
  // The same words again would be said again.
  if (status.textContent !== text) status.textContent = text;
  list.setAttribute('aria-label', translate(locale, 'address-lookup.choose'));
}

function tell(
  address: TtAddress,
  search: Search,
  told: Told | undefined,
  found: readonly unknown[] = [],
): void {
  search.told = told;
  search.count = found.length;
  if (told !== 'found') {
    search.list.replaceChildren();
    search.list.hidden = true;
  }
  write(address, search);
}

async function find(address: TtAddress, search: Search): Promise<void> {
  const { lookup, country } = address;
  const { parts } = address.value;
  const text = Object.values(parts)
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
  search.running?.abort();
  if (!lookup || !text) {
    tell(address, search, 'nothingTyped');
    address.parts[0]?.focus();
    return;
  }
  const { signal } = (search.running = new AbortController());
  tell(address, search, 'searching');
  const long = setTimeout(() => {
    if (!signal.aborted) tell(address, search, 'slow');
  }, patience);
  let found: readonly AddressSuggestion[] = [];
  try {
    const query = { text, postalCode: parts['postal-code'] ?? '', country, signal };
    const given: unknown = await lookup(query);
    // A lookup in plain script may give nothing where nothing is found.
    if (Array.isArray(given)) found = given as AddressSuggestion[];
  } catch {
    if (!signal.aborted) tell(address, search, 'failed');
    return;
  } finally {
    clearTimeout(long);
  }
  // An answer that comes after the next question is none.
  if (signal.aborted) return;
  tell(address, search, found.length > 0 ? 'found' : 'empty', found);
  search.list.replaceChildren(
    ...found.map((suggestion) => {
      const item = document.createElement('li');
      item.append(choice(address, search, suggestion));
      return item;
    }),
  );
  search.list.hidden = found.length === 0;
}

function choice(
  address: TtAddress,
  search: Search,
  { text, detail, parts = {} }: Partial<AddressSuggestion>,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  const name = document.createElement('strong');
  name.textContent = text ?? '';
  button.append(name);
  if (detail) {
    const more = document.createElement('span');
    more.textContent = detail;
    button.append(' ', more);
  }
  button.addEventListener('click', () => {
    const controls = address.parts;
    for (const control of controls) {
      const part = control.dataset.address ?? '';
      if (Object.hasOwn(parts, part)) fillIn(control, parts[part] ?? '');
    }
    tell(address, search, 'filled');
    // What only the person knows comes next, such as the number of the house.
    (controls.find(({ value }) => !value) ?? controls[0])?.focus();
  });
  return button;
}
