import { expect } from '@open-wc/testing';
import '../all.ts';
import { allExamples } from '../examples/all.ts';
import type { Example } from '../examples/example.ts';
import { toStories } from '../examples/to-stories.ts';
import { waitUntil } from '../testing/wait.ts';

/*
 * What a form does to the controls inside it, whatever they are: `reset()` brings back the page as it was
 * printed, and a disabled fieldset takes nothing and sends nothing until it is enabled again.
 */

const story = toStories(allExamples);

/** Everything below `root`, in shadow trees too. */
function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true });

/** What a person sees of `root`: its texts, its answers and what is marked as wrong. */
function seen(root: HTMLElement): string[] {
  return everything(root).flatMap((element) => {
    if (!isShown(element) || element.localName === 'style') return [];
    const own = [...element.childNodes]
      .filter((node) => node instanceof Text)
      .map((node) => node.textContent!.trim())
      .join(' ')
      .trim();
    const { value, checked } = element as HTMLInputElement;
    const isControl = /^(?:input|select|textarea)$/.test(element.localName);
    const answer = isControl ? ` = ${String(value)}${checked ? ' checked' : ''}` : '';
    const wrong = element.getAttribute('aria-invalid') === 'true' ? ' wrong' : '';
    return own || answer || wrong
      ? [`${element.localName}#${element.id.replace(/^tt-.*/, '')} ${own}${answer}${wrong}`]
      : [];
  });
}

const isRecord = (form: HTMLFormElement, name: string): boolean =>
  name.startsWith('tt-') || !!form.querySelector(`input[type=hidden][name="${name}"]`);

const sent = (form: HTMLFormElement): string[] =>
  [...new FormData(form)]
    // A record is written as the form is sent, and an element does not know what to take back before.
    .filter(([name]) => !isRecord(form, name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`);

const bubbling = { bubbles: true, composed: true };

/** Answers that differ from what stands there, and are wrong where anything can be. */
function change(element: Element): void {
  if (element instanceof HTMLInputElement && element.type === 'file') {
    const files = new DataTransfer();
    files.items.add(new File([], 'empty.pdf', { type: 'application/pdf' }));
    element.files = files.files;
  } else if (element instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(element.type)) {
    element.click();
    return;
  } else if (element instanceof HTMLSelectElement) {
    const options = [...element.options];
    if (element.multiple) for (const option of options) option.selected = !option.selected;
    else element.selectedIndex = (element.selectedIndex + 1) % options.length;
  } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    if (element.readOnly) return;
    element.focus();
    element.value = /^(?:date|time|month)/.test(element.type) ? '' : `${element.value}?x`;
  } else return;
  element.dispatchEvent(new InputEvent('input', bubbling));
  element.dispatchEvent(new Event('change', bubbling));
  (element as HTMLElement).blur();
  element.dispatchEvent(new FocusEvent('focusout', bubbling));
}

interface Printed {
  root: HTMLElement;
  form: HTMLFormElement;
  group: HTMLFieldSetElement;
}

function print({ id }: Example): Printed {
  const root = document.createElement('div');
  root.innerHTML = story(id).parameters.print('en');
  let form = root.querySelector('form');
  const group = document.createElement('fieldset');
  if (form) {
    group.append(...form.childNodes);
    form.append(group);
  } else {
    form = document.createElement('form');
    group.append(...root.childNodes);
    form.append(group);
    root.append(form);
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  page.append(root);
  return { root, form, group };
}

const page = document.createElement('div');
page.lang = 'en';

const parts = 'input,select,textarea,button,[tabindex="0"],[contenteditable]';
const usable = (group: Element): string[] =>
  everything(group)
    .filter(
      (each) =>
        each.matches(parts) && isShown(each) && !each.matches(':disabled,[aria-disabled=true]'),
    )
    .map(({ localName, id }) => `${localName}#${id}`);

describe('every example, in a form', () => {
  const printed = new Map<string, Printed>();

  before(async function () {
    this.timeout(60_000);
    performance.setResourceTimingBufferSize(10_000);
    document.body.append(page);
    for (const example of allExamples) printed.set(example.id, print(example));
    await untilStill();
    // Counters, buttons and stand-ins come with a person.
    for (const { form } of printed.values())
      for (const element of form.querySelectorAll<HTMLElement>('input,select,textarea'))
        element.focus();
    // What comes then is loaded, which takes its time while other tests run.
    await untilStill(3);
  });

  after(() => page.remove());

  const states = (): Map<string, { sent: string[]; seen: string[]; usable: string[] }> =>
    new Map(
      [...printed].map(([id, { root, form, group }]) => [
        id,
        { sent: sent(form), seen: seen(root), usable: usable(group) },
      ]),
    );

  /** Waits until nothing has changed and arrived for some seconds, whatever the machine has to do. */
  async function untilStill(seconds = 1): Promise<void> {
    let [before, since] = ['', 0];
    await waitUntil(
      () => {
        const arrived = performance.getEntriesByType('resource').length;
        const now = JSON.stringify([arrived, ...states().values()]);
        since = now === before ? since + 1 : 0;
        before = now;
        return since === 4 * seconds;
      },
      'still',
      { interval: 250, timeout: 40_000 },
    );
  }

  it('takes and sends nothing while its fieldset is disabled', async function () {
    this.timeout(60_000);
    const before = states();
    for (const { group } of printed.values()) group.disabled = true;
    await untilStill();
    const off = states();
    for (const { group } of printed.values()) group.disabled = false;
    await untilStill();
    const on = states();
    const wrong: unknown[] = [];
    for (const [id, state] of off) {
      if (state.sent.length || state.usable.length)
        wrong.push({ id, sent: state.sent, usable: state.usable });
      wrong.push(...differences(id, before.get(id)!, on.get(id)!));
    }
    expect(wrong).to.deep.equal([]);
  });

  it('is as printed after a reset', async function () {
    this.timeout(60_000);
    const before = states();
    for (const { form } of printed.values())
      for (const element of form.querySelectorAll('input,select,textarea'))
        if (isShown(element)) change(element);
    await untilStill();
    for (const { form } of printed.values()) form.requestSubmit();
    await untilStill();
    for (const { form } of printed.values()) form.reset();
    await untilStill();
    const wrong = [...states()].flatMap(([id, state]) => differences(id, before.get(id)!, state));
    expect(wrong).to.deep.equal([]);
  });
});

function differences(id: string, before: object, after: object): unknown[] {
  return Object.entries(before).flatMap(([what, was]: [string, string[]]) => {
    const now = (after as Record<string, string[]>)[what]!;
    const gone = was.filter((each) => !now.includes(each));
    const come = now.filter((each) => !was.includes(each));
    return gone.length || come.length ? [{ id, what, gone, come }] : [];
  });
}
