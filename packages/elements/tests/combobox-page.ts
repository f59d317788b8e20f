import { fixture } from '@open-wc/testing';
import { waitUntil } from '../src/testing/wait.ts';
import { sendMouse } from '@web/test-runner-commands';

/** What the tests of the combobox look at and press. */

export const districts = [
  'Borek',
  'Kościuszki',
  'Łąkowa',
  'Łąkowa Dolna',
  'Nowa Łąkowa',
  'Wolności',
];

export const page = (inside: string, language = 'en'): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<div lang="${language}"><form>
    <button type="button" id="ahead">Before</button>
    <tt-field><label for="c">District</label>
      <p id="c-hint" data-hint>Where you live</p><p id="c-error" data-error hidden></p>
      ${inside}</tt-field>
    <button type="button" id="beyond">After</button></form></div>`);

export const selectPage = (
  attributes = 'required',
  language = 'en',
  chosen: readonly string[] = [],
): Promise<HTMLElement> =>
  page(
    `<tt-combobox><select id="c" name="district" ${attributes} aria-describedby="c-error c-hint">
      ${attributes.includes('multiple') ? '' : '<option value="">Choose</option>'}
      ${districts
        .map(
          (name, index) =>
            `<option value="${index + 1}"${chosen.includes(name) ? ' selected' : ''}>${name}</option>`,
        )
        .join('')}
    </select></tt-combobox>`,
    language,
  );

export const input = (root: ParentNode): HTMLInputElement =>
  root.querySelector<HTMLInputElement>('tt-combobox [role=combobox]')!;
export const select = (root: ParentNode): HTMLSelectElement => root.querySelector('select')!;
export const isOpen = (root: ParentNode): boolean =>
  input(root).getAttribute('aria-expanded') === 'true';
export const rows = (root: ParentNode): string[] =>
  [...root.querySelectorAll('[role=option]')].map((row) => row.textContent!.trim());
export const active = (root: HTMLElement): string => {
  const id = input(root).getAttribute('aria-activedescendant');
  return (id && document.getElementById(id)?.textContent?.trim()) || '';
};
export const errorText = (root: ParentNode): string =>
  root.querySelector<HTMLElement>('[data-error]:not([hidden])')?.textContent ?? '';
export const sent = (root: ParentNode): [string, string][] =>
  [...new FormData(root.querySelector('form')!)] as [string, string][];
export const said = (): string => document.querySelector('[role=status]')?.textContent ?? '';

export const until = (check: () => boolean, what: string): Promise<void> =>
  waitUntil(check, what, { timeout: 15_000 });

/** Comes to the combobox as the Tab key would, and waits until its list is at hand. */
export async function come(root: HTMLElement): Promise<HTMLInputElement> {
  root.querySelector<HTMLElement>('#c')!.focus();
  await until(() => !!input(root)?.hasAttribute('aria-controls'), 'the list').catch(() => {
    const { activeElement } = document;
    throw new Error(
      `No list came; the page ${document.hasFocus() ? 'has' : 'lacks'} the focus, which is on ${activeElement?.id || activeElement?.localName}`,
    );
  });
  return input(root);
}

export async function press(element: Element): Promise<void> {
  const box = element.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)],
  });
}

/** Native events of the control, in their order. */
export function eventsOf(root: HTMLElement): string[] {
  const events: string[] = [];
  for (const type of ['input', 'change'])
    root.addEventListener(type, ({ target }) => events.push(`${(target as Element).id} ${type}`));
  return events;
}

/** With the stylesheet of a page: sizes and scrolling are part of what is tested. */
export function styled(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../src/twintown.css', import.meta.url).href;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('no stylesheet')));
    document.head.append(link);
  });
}
