import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Command } from './commands.ts';

const items = '[role^=menuitem]';

export interface MenuView {
  /** Name of the button and of the menu. */
  name: string;
  icon: TemplateResult;
  groups: Command[][];
  open: boolean;
  toggle(open: boolean): void;
}

/** From which width on a command stands in the toolbar itself and no more in the menu. */
export type Place = 'always' | 'small' | 'medium' | 'wide' | 'never';

const begun = new WeakSet<HTMLElement>();

/**
 * A button with a menu of commands (ARIA Authoring Practices, "Menu button pattern"): arrows, Home,
 * End and first letters inside it; Escape and Tab close it.
 */
export function menu(view: MenuView, placeOf: (id: string) => Place): TemplateResult {
  const { name, icon, open, toggle } = view;
  let button: HTMLElement | undefined;
  const close = (): void => {
    toggle(false);
    button?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const shown = [...list.querySelectorAll<HTMLElement>(items)].filter((item) =>
      item.checkVisibility(),
    );
    const at = shown.indexOf(event.target as HTMLElement);
    const to = targetOf(event, shown, at);
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') toggle(false);
    else if (to !== undefined) shown[to]?.focus();
    else return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  };
  const opened = (list: Element | undefined): void => {
    // Each drawing of the viewer names the list anew; the focus goes into it once.
    if (!(list instanceof HTMLElement) || begun.has(list)) return;
    begun.add(list);
    // The reference comes before the list stands in the page.
    queueMicrotask(() => begin(list));
  };
  const begin = (list: HTMLElement): void => {
    const { ownerDocument } = list;
    const away = (event: Event): void => {
      if (!list.isConnected) ownerDocument.removeEventListener('pointerdown', away, true);
      else if (!event.composedPath().includes(list.parentElement as Element)) toggle(false);
    };
    ownerDocument.addEventListener('pointerdown', away, true);
    let held: HTMLElement | undefined;
    list.addEventListener('focusin', ({ target }) => (held = target as HTMLElement));
    // A wider toolbar takes commands out of the menu, the one with the focus among them.
    const size = new ResizeObserver(() => {
      if (!list.isConnected) return size.disconnect();
      fit(list);
      if (!held?.checkVisibility()) focusFirst(list);
    });
    size.observe(list.closest('.viewer') ?? list);
    fit(list);
    focusFirst(list);
  };
  return html`<div class="menu-holder">
    <button
      type="button"
      class="menu-button"
      title=${name}
      aria-haspopup="menu"
      aria-expanded=${open ? 'true' : 'false'}
      ${ref((element) => (button = element as HTMLElement | undefined))}
      @click=${() => toggle(!open)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        toggle(true);
      }}
    >
      ${icon}
    </button>
    ${
      open
        ? html`<div class="menu" role="menu" aria-label=${name} @keydown=${pressed} ${ref(opened)}>
            ${view.groups.map((group) => menuGroup(group, placeOf, close))}
          </div>`
        : nothing
    }
  </div>`;
}

function menuGroup(
  group: Command[],
  placeOf: (id: string) => Place,
  close: () => void,
): TemplateResult {
  const offered = group.filter(({ id }) => placeOf(id) !== 'always');
  if (offered.length === 0) return html``;
  return html`<div class="menu-group" role="group">
    ${offered.map((command) => {
      const { pressed } = command;
      const role =
        pressed === undefined ? 'menuitem' : command.choice ? 'menuitemradio' : 'menuitemcheckbox';
      return html`<button
        type="button"
        role=${role}
        tabindex="-1"
        data-command=${command.id}
        data-from=${placeOf(command.id)}
        aria-checked=${pressed === undefined ? nothing : String(pressed)}
        aria-disabled=${command.off ? 'true' : 'false'}
        @click=${() => {
          if (command.off) return;
          // First, because what is opened next takes the focus.
          close();
          command.run();
        }}
      >
        ${command.icon}<span>${command.name}</span>${
          command.keys?.[0] ? html`<kbd aria-hidden="true">${keyName(command.keys[0])}</kbd>` : ''
        }
      </button>`;
    })}
  </div>`;
}

function targetOf(event: KeyboardEvent, shown: HTMLElement[], at: number): number | undefined {
  const { key } = event;
  if (key === 'ArrowDown') return (at + 1) % shown.length;
  if (key === 'ArrowUp') return (at + shown.length - 1) % shown.length;
  if (key === 'Home') return 0;
  if (key === 'End') return shown.length - 1;
  if (key.length !== 1 || key === ' ' || event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  const starts = (item: HTMLElement | undefined): boolean =>
    item?.querySelector('span')?.textContent?.toLowerCase().startsWith(key.toLowerCase()) === true;
  for (let step = 1; step <= shown.length; step++) {
    if (starts(shown[(at + step) % shown.length])) return (at + step) % shown.length;
  }
  return undefined;
}

function focusFirst(list: HTMLElement): void {
  [...list.querySelectorAll<HTMLElement>(items)].find((item) => item.checkVisibility())?.focus();
}

// The menu may be longer than the viewer, and opens to where there is more room.
function fit(list: HTMLElement): void {
  const viewer = list.closest('.viewer')?.getBoundingClientRect();
  const button = list.parentElement?.getBoundingClientRect();
  if (!viewer || !button) return;
  const above = button.top - viewer.top;
  const below = viewer.bottom - button.bottom;
  list.toggleAttribute('data-above', above > below);
  list.style.maxHeight = `${Math.max(above, below, 160) - 8}px`;
}

const arrows: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  R: 'Shift + R',
  'Shift + PageUp': 'Shift + Page Up',
  'Shift + PageDown': 'Shift + Page Down',
};

/** A key as it is printed on keyboards. */
export function keyName(key: string): string {
  return arrows[key] ?? (/^[a-z]$/.test(key) ? key.toUpperCase() : key);
}
