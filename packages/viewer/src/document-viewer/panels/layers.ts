import { translate } from '@twintown/core/messages.js';
import { html, nothing, type TemplateResult } from 'lit';
import { type DocumentLayer, isPaged } from '../../engines/engine.ts';
import { ListPanel } from './list-panel.ts';
import type { PanelHost } from './panel.ts';

/** Layers of a plan or a form, each shown or hidden by its box. */
export class Layers extends ListPanel<DocumentLayer[]> {
  protected readonly emptyWords = 'document.noLayers';

  constructor(host: PanelHost) {
    super(host, 'layers');
    this.begin();
  }

  protected async read(): Promise<DocumentLayer[]> {
    const source = this.host.document;
    return (isPaged(source) ? await source.layers?.() : undefined) ?? [];
  }

  protected isEmpty(layers: DocumentLayer[]): boolean {
    return layers.length === 0;
  }

  protected list(layers: DocumentLayer[]): TemplateResult {
    return html`<ul>
      ${layers.map(
        (layer) =>
          html`<li>
            ${
              layer.id === undefined
                ? html`<span class="layer-group">${layer.name}</span>`
                : html`<label class="check"
                    ><input
                      type="checkbox"
                      .checked=${layer.visible}
                      ?disabled=${layer.locked === true}
                      @change=${(event: Event) => this.#show(layer, event)}
                    /><span
                      >${layer.name}${
                        layer.locked
                          ? html` <span class="where"
                              >${translate(this.host.language, 'document.layerLocked')}</span
                            >`
                          : nothing
                      }</span
                    ></label
                  >`
            }
            ${layer.children.length > 0 ? this.list(layer.children) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #show(layer: DocumentLayer, event: Event): void {
    if (layer.id === undefined) return;
    layer.visible = (event.target as HTMLInputElement).checked;
    this.host.showLayer(layer.id, layer.visible);
  }

  layersShown(fresh: readonly DocumentLayer[]): void {
    const visible = new Map(flat(fresh).map(({ id, visible: shown }) => [id, shown]));
    for (const layer of flat(this.content ?? [])) layer.visible = visible.get(layer.id) ?? true;
    this.refresh();
  }
}

function flat(layers: readonly DocumentLayer[]): DocumentLayer[] {
  return layers.flatMap((layer) => [layer, ...flat(layer.children)]);
}
