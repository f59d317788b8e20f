import { css } from 'lit';

/**
 * What the element needs before a document is named. Until there is something to show, only the
 * author's own link takes room.
 */
export const hostStyles = css`
  :host {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    block-size: min(85vh, 60rem);
    min-block-size: 20rem;
    color: var(--tt-text, CanvasText);
    font-family: var(--tt-font-body, system-ui, sans-serif);
    font-size: var(--tt-font-size-2, 1rem);
    line-height: var(--tt-line-text, 1.5);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :host(:not(:state(loading), :state(ready), :state(failed))) {
    block-size: auto;
    min-block-size: 0;
  }
  slot {
    display: block;
  }
`;
