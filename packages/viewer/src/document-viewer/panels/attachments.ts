import { visibleName } from '@twintown/core/file-name.js';
import { fileSize } from '@twintown/core/file-size.js';
import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../engines/engine.ts';
import { download } from '../../generated/icons.ts';
import type { DownloadDetail } from '../events.ts';
import { saveFile } from '../save-file.ts';
import { ListPanel } from './list-panel.ts';
import type { PanelHost } from './panel.ts';

/** Files inside the document: each can be opened in its place or saved. */
export class Attachments extends ListPanel<Attachment[]> {
  protected readonly emptyWords = 'document.noAttachments';

  constructor(host: PanelHost) {
    super(host, 'attachments');
    this.begin();
  }

  protected async read(): Promise<Attachment[]> {
    return (await this.host.document.attachments?.()) ?? [];
  }

  protected isEmpty(files: Attachment[]): boolean {
    return files.length === 0;
  }

  protected list(files: Attachment[]): TemplateResult {
    const { language } = this.host;
    return html`<ul>
      ${files.map((file, index) => {
        const name = visibleName(file.name);
        return html`<li class="file">
          <button
            type="button"
            class="to"
            title=${translate(language, 'document.openFile', { name })}
            @click=${() => this.host.openAttachment(index)}
          >
            <bdi>${name}</bdi>${
              file.size === undefined
                ? nothing
                : html`<span class="where">${fileSize(language, file.size)}</span>`
            }${
              file.isLocked
                ? html`<span class="where">${translate(language, 'document.fileLocked')}</span>`
                : nothing
            }
          </button>
          <button
            type="button"
            title=${translate(language, 'document.saveFile', { name })}
            @click=${() => void this.#save(file)}
          >
            ${download}
          </button>
        </li>`;
      })}
    </ul>`;
  }

  async #save(file: Attachment): Promise<void> {
    const { source } = this.host;
    const name = visibleName(file.name);
    try {
      const attachment = new File([await file.content()], name);
      const detail: DownloadDetail = { source, name, attachment };
      if (this.host.fire('tt-download', detail, true)) saveFile(attachment, name);
    } catch {
      this.host.say(translate(this.host.language, 'document.attachmentFailed'));
    }
  }
}
