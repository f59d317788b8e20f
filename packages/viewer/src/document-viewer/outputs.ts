import { visibleName } from '@twintown/core/file-name.js';
import { translate } from '@twintown/core/messages.js';
import { isPaged, type OpenDocument } from '../engines/engine.ts';
import type { DialogDetail, DialogName, DownloadDetail, PrintDetail } from './events.ts';
import { saveAddress, saveFile } from './save-file.ts';
import type { ToolsHost } from './tools-host.ts';
import { shownName } from './words.ts';

/** What leaves the viewer: files, paper, and dialogs about the document. */
export class DocumentOutputs {
  readonly #host: ToolsHost;
  readonly #source: () => OpenDocument | undefined;
  #printing: AbortController | undefined;

  constructor(host: ToolsHost, source: () => OpenDocument | undefined) {
    this.#host = host;
    this.#source = source;
  }

  download(): void {
    const { download, fileName } = this.#host;
    if (download && this.#maySave()) saveAddress(download, visibleName(fileName));
  }

  async downloadAnswers(): Promise<void> {
    try {
      const file = await withAnswers(this.#source(), this.#host);
      if (file && this.#maySave(file)) saveFile(file, file.name);
    } catch {
      this.#host.say(translate(this.#host.language, 'document.saveFilledFailed'));
    }
  }

  /** Attach as `click` listener to the links that save the document. */
  saving(event: Event, saved: Pick<ToolsHost, 'source' | 'fileName'> = this.#host): void {
    if (!this.#maySave(undefined, saved)) event.preventDefault();
  }

  #maySave(
    filled?: File,
    { source, fileName: name }: Pick<ToolsHost, 'source' | 'fileName'> = this.#host,
  ): boolean {
    const detail: DownloadDetail = filled
      ? { source, name: filled.name, filled }
      : { source, name };
    return this.#host.fire('tt-download', detail, true);
  }

  get dialog(): DialogName | null {
    return (this.#dialog?.dataset['name'] as DialogName | undefined) ?? null;
  }

  closeDialog(): void {
    this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.root.querySelector('dialog[data-name]');
  }

  async toggleFullScreen(): Promise<void> {
    const { viewer } = this.#host;
    if (viewer.matches(':fullscreen')) await document.exitFullscreen();
    else await viewer.requestFullscreen().catch(() => {});
  }

  async print(): Promise<void> {
    const source = this.#source();
    const { language, download, fileName } = this.#host;
    if (!source || this.#printing) return;
    const detail: PrintDetail = { source: this.#host.source, name: fileName };
    if (!this.#host.fire('tt-print', detail, true)) return;
    this.#printing = new AbortController();
    const { signal } = this.#printing;
    const say = (text: string): void => this.#host.say(text);
    const options = { name: shownName(fileName), language, signal, say };
    try {
      if (!isPaged(source)) {
        const { printText } = await import('./print-text.ts');
        await printText(source, options);
        return;
      }
      const { mostPrinted, printPages } = await import('./print-pages.ts');
      if (source.pageCount > mostPrinted && download) {
        say(translate(language, 'document.printInstead'));
        open(download, '_blank', 'noopener');
        return;
      }
      await printPages(source, options);
    } catch {
      if (!signal.aborted) say(translate(language, 'document.printFailed'));
    } finally {
      this.#printing = undefined;
    }
  }

  async properties(): Promise<void> {
    const source = this.#source();
    if (!source) return;
    const { language, fileName: name, page, root } = this.#host;
    const [dialogs, size] = await Promise.all([this.#dialogs(), this.#host.fileSize]);
    const holder = root.querySelector('.viewer');
    if (dialogs && holder && source === this.#source())
      await dialogs.showProperties(holder, language, source, {
        name,
        size,
        page,
        told: this.#tells('properties'),
      });
  }

  async shortcuts(): Promise<void> {
    const { language, root, tools, documentCount, container } = this.#host;
    const dialogs = await this.#dialogs();
    const holder = root.querySelector('.viewer');
    if (dialogs && holder && this.#source())
      dialogs.showShortcuts(holder, language, tools.commands(), {
        hasOthers: documentCount > 1,
        container,
        told: this.#tells('shortcuts'),
      });
  }

  #tells(dialog: DialogName): (open: boolean) => void {
    return (open) => this.#host.fire('tt-dialog', { dialog, open } satisfies DialogDetail);
  }

  async #dialogs(): Promise<typeof import('./dialogs.ts') | undefined> {
    const dialogs = await import('./dialogs.ts').catch(() => undefined);
    this.#host.lack(!dialogs);
    return dialogs;
  }

  /** Ends what is still being prepared. */
  stop(): void {
    this.#printing?.abort();
  }
}

/** The document with what was filled in; undefined where it has nothing to fill in. */
export async function withAnswers(
  source: OpenDocument | undefined,
  named: { fileName: string; language: string },
): Promise<File | undefined> {
  if (!source || !isPaged(source) || !source.save) return undefined;
  const bytes = await source.save();
  return new File([bytes], filledName(named), { type: 'application/pdf' });
}

/** A name that tells the form with its answers from the empty one beside it. */
function filledName({ fileName, language }: { fileName: string; language: string }): string {
  const whole = visibleName(fileName);
  const [ending] = /\.pdf$/i.exec(whole) ?? ['.pdf'];
  const name = whole.replace(/\.pdf$/i, '') || 'document';
  // What was filled in before and is filled in further says so already.
  const isSaid = name.endsWith(translate(language, 'document.filledFile', { name: '' }));
  return (isSaid ? name : translate(language, 'document.filledFile', { name })) + ending;
}
