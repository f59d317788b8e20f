import { fixture, html } from '@open-wc/testing';
import type { TtDocumentViewer } from '../document-viewer/document-viewer.ts';
import { all, appears, one } from './open-viewer.ts';

/** The field of a document that has this name for people. */
export const named = <E extends HTMLElement = HTMLInputElement>(
  viewer: TtDocumentViewer,
  name: string,
): E => one<E>(viewer, `.fields [aria-label="${name}"]`);

/** The values that a file holds, read by opening it in another viewer. */
export async function valuesOf(file: Blob): Promise<Record<string, string | boolean>> {
  const viewer = document.createElement('tt-document-viewer');
  await fixture(html`<div lang="en">${viewer}</div>`);
  await viewer.open(file);
  await appears(viewer, '.fields');
  const values: Record<string, string | boolean> = {};
  for (const field of all<HTMLInputElement>(viewer, '.fields > *')) {
    const isBox = /^(?:checkbox|radio)$/.test(field.type);
    values[field.ariaLabel!] = isBox ? field.checked : field.value;
  }
  return values;
}

/** The files that a form submits under a name, once it is submitted. */
export function submitted(form: HTMLFormElement, name: string): Promise<File[]> {
  const done = new AbortController();
  const files = new Promise<File[]>((resolve) => {
    const submit = (event: Event): void => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      done.abort();
      resolve(new FormData(form).getAll(name) as File[]);
    };
    form.addEventListener('submit', submit, { signal: done.signal });
  });
  form.requestSubmit();
  return files;
}
