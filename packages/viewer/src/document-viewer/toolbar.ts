import { visibleName } from '@twintown/core/file-name.js';
import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import { download, ellipsisVertical } from '../generated/icons.ts';
import type { PartKind } from '../engines/engine.ts';
import type { Command } from './commands.ts';
import { menu, type Place } from './menu.ts';
import { partKeys, rangeWords } from './part-words.ts';
import type { RovingFocus } from './roving-focus.ts';
import { percentText } from './words.ts';

export interface ToolbarView {
  language: string;
  /** What the page calls the viewer, or ''; of several on one page each has a name. */
  name: string;
  page: number;
  /** Name of the page where it has one of its own. */
  label: string | undefined;
  parts: PartKind;
  pageCount: number;
  percent: number;
  download: string;
  fileName: string;
  /** A link that saves the document was used. */
  saving(event: Event): void;
  /** What was typed as a page number and is none. */
  wrongPage: boolean;
  roving: RovingFocus;
  commands: Command[][];
  menuOpen: boolean;
  toggleMenu(open: boolean): void;
  pageTyped(input: HTMLInputElement): void;
  /** The field is left, or Escape takes back what was typed. */
  pageLeft(input: HTMLInputElement): void;
}

/**
 * What stands in the toolbar itself: always, or only where the viewer is wide enough. On the
 * narrowest screens pages are turned by scrolling, and by the menu.
 */
const places: Readonly<Record<string, Place>> = {
  previousPage: 'small',
  nextPage: 'small',
  search: 'always',
  reading: 'always',
  zoomOut: 'medium',
  zoomIn: 'medium',
  fitWidth: 'medium',
  download: 'medium',
  rotateRight: 'wide',
  thumbnails: 'wide',
  outline: 'wide',
  print: 'wide',
  fullScreen: 'wide',
};

const placeOf = (id: string): Place => places[id] ?? 'never';

// aria-disabled keeps the focus where `disabled` would throw it away, on the last page for example.
// The tooltip is the name; an aria-label beside it would make it a description, and it is said twice.
const button = (command: Command | undefined): TemplateResult | typeof nothing =>
  command
    ? html`<button
        type="button"
        title=${command.name}
        class=${command.id === 'reading' ? 'text-view' : nothing}
        data-command=${command.id}
        data-from=${placeOf(command.id)}
        aria-pressed=${command.pressed === undefined ? nothing : String(command.pressed)}
        aria-disabled=${command.off ? 'true' : 'false'}
        @click=${() => command.off || command.run()}
      >
        ${command.icon}
      </button>`
    : nothing;

/** Where the reader is, and the ways to the page before and after. */
function pageGroup(
  view: ToolbarView,
  tool: (id: string) => TemplateResult | typeof nothing,
): TemplateResult {
  const { language, page, label, parts, pageCount: total } = view;
  const shown = label ?? String(page);
  return html`<div class="group">
    ${tool('previousPage')}
    <input
      class="page-number"
      inputmode=${label === undefined && parts === 'pages' ? 'numeric' : nothing}
      autocomplete="off"
      enterkeyhint="go"
      size=${label?.length || 3}
      aria-label=${translate(language, partKeys(parts).number)}
      aria-describedby=${view.wrongPage ? 'page-error' : 'total'}
      aria-invalid=${view.wrongPage ? 'true' : 'false'}
      .value=${shown}
      @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
      @change=${({ target }: Event) => view.pageTyped(target as HTMLInputElement)}
      @blur=${({ target }: Event) => view.pageLeft(target as HTMLInputElement)}
      @keydown=${(event: KeyboardEvent) => {
        const input = event.target as HTMLInputElement;
        if (event.key !== 'Escape') return;
        // A dialog around the viewer closes once there is nothing to take back.
        if (view.wrongPage || input.value !== shown) event.preventDefault();
        view.pageLeft(input);
      }}
    />
    <span class="total" id="total"
      >${
        label === undefined
          ? translate(language, 'document.ofTotal', { total })
          : translate(language, 'document.inBrackets', { page, total })
      }</span
    >
    ${tool('nextPage')}
  </div>`;
}

export function toolbar(view: ToolbarView): TemplateResult {
  const { language, pageCount: total, percent, roving } = view;
  const all = view.commands.flat();
  const tool = (id: string): TemplateResult | typeof nothing =>
    button(all.find((command) => command.id === id));
  const save = translate(language, 'document.download');
  const more = translate(language, 'document.moreTools');
  const name = view.name
    ? translate(language, 'document.toolbarNamed', { name: view.name })
    : translate(language, 'document.toolbar');
  return html`<div
      class="toolbar"
      role="toolbar"
      aria-label=${name}
      aria-controls="document"
      @focusin=${roving.focused}
      @keydown=${roving.pressed}
    >
      ${view.parts === 'whole' ? nothing : pageGroup(view, tool)}
      <div class="group" data-from="medium">
        ${tool('zoomOut')}
        <span class="level" title=${translate(language, 'document.zoomLevel')}
          >${percentText(language, percent)}</span
        >
        ${tool('zoomIn')} ${tool('fitWidth')} ${tool('rotateRight')}
      </div>
      <div class="group end">
        <slot name="toolbar" @slotchange=${() => roving.refresh()}></slot>
        ${tool('reading')} ${tool('search')} ${tool('thumbnails')} ${tool('outline')}
        ${tool('print')} ${tool('fullScreen')}
        ${
          view.download
            ? html`<a
                class="download"
                data-from="medium"
                href=${view.download}
                download=${visibleName(view.fileName)}
                title=${save}
                @click=${view.saving}
                >${download}<span>${save}</span></a
              >`
            : nothing
        }
        ${menu(
          {
            name: more,
            icon: ellipsisVertical,
            groups: view.commands,
            open: view.menuOpen,
            toggle: view.toggleMenu,
          },
          placeOf,
        )}
      </div>
    </div>
    ${
      view.wrongPage
        ? html`<p class="strip page-error" id="page-error">
            ${rangeWords(language, view.parts, total, view.label)}
          </p>`
        : nothing
    }`;
}
