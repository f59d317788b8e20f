import { visibleName } from '@twintown/core/file-name.js';
import { translate } from '@twintown/core/messages.js';
import { render } from 'lit';
import type { PagedDocument, PagePin } from '../engines/engine.ts';
import { messageSquare, paperclip } from '../generated/icons.ts';
import type { PageView } from './page-view.ts';

export interface PinHost {
  readonly document: PagedDocument;
  readonly language: string;
  open(pin: PagePin): void;
}

/** Lays buttons over a page where something is pinned to it that its picture does not show. */
export async function showPins(page: PageView, host: PinHost): Promise<void> {
  const { layout } = page;
  const pins = (await host.document.pins?.(page.number).catch(() => [])) ?? [];
  // The page may have been let go meanwhile, or laid anew.
  if (page.layout !== layout || page.isHeld) return;
  const layer = document.createElement('div');
  layer.className = 'pins';
  for (const pin of pins) {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = pinName(host.language, pin);
    for (const side of ['left', 'top', 'width', 'height'] as const) {
      button.style.setProperty(side, `${(pin.box[side] * 100).toFixed(3)}%`);
    }
    button.addEventListener('click', () => host.open(pin));
    render(pin.file ? paperclip : messageSquare, button);
    layer.append(button);
  }
  page.overlay('pins', pins.length > 0 ? layer : undefined);
}

/** Letters of a remark that are read out with its button; its place is the panel. */
const mostLetters = 80;

function pinName(language: string, { note, file }: PagePin): string {
  if (file) return translate(language, 'document.openFile', { name: visibleName(file.name) });
  const letters = [...(note?.text ?? '').replace(/\s+/g, ' ')];
  const isLong = letters.length > mostLetters;
  const text = letters.slice(0, mostLetters).join('').trimEnd() + (isLong ? '…' : '');
  return note?.author
    ? translate(language, 'document.noteBySays', { name: visibleName(note.author), text })
    : translate(language, 'document.noteSays', { text });
}
