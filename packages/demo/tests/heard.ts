import type { CDPSession, Page } from 'playwright-core';

/*
 * What assistive technology is given of every control of a page, held against what the page shows.
 * What it should be is read from labels, legends, hints and errors as they stand near a control, and
 * not from the references between them: a broken reference is what is looked for.
 */

/** A text near a control: which elements may be described by it. */
interface Told {
  /** Where it stands, for people. */
  where: string;
  weight: 'error' | 'warning' | 'hint';
  text: string;
  /** The answers it is about, each with what stands around it up to where the text stands. */
  answers: number[][];
}

/** What the page shows of a control or a group. */
interface Shown {
  /** Where it stands, for people. */
  where: string;
  /** What HTML makes of it; '' where only a role has to be there. */
  role: string;
  /** The visible label; '' where it has none that is seen, and only a name has to be there. */
  label: string;
  /** Whether a person answers with it. */
  isAnswer: boolean;
  states: Partial<Record<State, boolean | 'mixed'>>;
}

type State = 'required' | 'invalid' | 'disabled' | 'readonly' | 'checked' | 'expanded';

interface Sight {
  shown: Shown[];
  told: Told[];
  /** Questions that show an error: everything in them that can be told to be wrong. */
  wrong: { where: string; subjects: number[] }[];
}

/** Marks what can be reached with its number in `shown`. */
const mark = 'data-heard';

/** Runs in the page. */
function look(attribute: string): Sight {
  const shown: Shown[] = [];
  const told: Told[] = [];
  const numbers = new Map<Element, number>();
  const all: Element[] = [];
  const collect = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      // Of the time it was looked at before.
      element.removeAttribute(attribute);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  collect(document.querySelector('main')!);

  const parentOf = (node: Node): Element | null => {
    if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
    const { parentNode, parentElement } = node;
    return parentNode instanceof ShadowRoot ? parentNode.host : parentElement;
  };
  const around = (node: Node): Element[] => {
    const found: Element[] = [];
    for (let at = parentOf(node); at; at = parentOf(at)) found.push(at);
    return found;
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true });
  // What the keyboard comes to is there, whatever is said of it.
  const isThere = (element: Element): boolean =>
    isSeen(element) &&
    ![element, ...around(element)].some((each) =>
      each.matches(
        (element as HTMLElement).tabIndex < 0 ? '[inert],[aria-hidden=true]' : '[inert]',
      ),
    );

  /** What is read of `element`, without what is typed into it or hidden from those who hear it. */
  const words = (element: Element | null | undefined): string => {
    if (!element) return '';
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (!node.nodeValue!.trim() || parent.closest('select,textarea,script,style')) continue;
      if (isSeen(parent) && !parent.closest('[aria-hidden=true]')) text += ` ${node.nodeValue}`;
    }
    return text.trim();
  };

  const question =
    'tt-field,tt-fieldset,tt-date-field,tt-date-range,tt-phone,tt-file-field,tt-address,tt-signature-field';
  const answerSelector = 'input:not([type=hidden],[type=submit],[type=button]),select,textarea';
  const ofRoles = (roles: string): string => roles.replace(/\w+/g, '[role=$&]');
  const widgetSelector = `${answerSelector},input,button,a[href],summary,[contenteditable],${ofRoles(
    'button,checkbox,combobox,gridcell,link,menuitem,menuitemcheckbox,menuitemradio,option,radio,' +
      'searchbox,slider,spinbutton,switch,tab,textbox,treeitem',
  )}`;
  const groupSelector = `fieldset:not([role]),${ofRoles(
    'group,radiogroup,toolbar,tablist,menu,listbox,grid,dialog',
  )}`;

  const whereIs = (element: Element): string => {
    const section = [element, ...around(element)].find((each) => each.matches('main > section'));
    const title = section?.querySelector('h2')?.textContent ?? document.title;
    const host = (element.getRootNode() as Partial<ShadowRoot>).host?.localName;
    const says = element.id || element.textContent?.trim().slice(0, 30);
    return `${title}: ${host ? `${host} ` : ''}${element.localName} ${says}`.trim();
  };

  /** Where the words of an answer stand: its own option or part, else its question. */
  const placeOf = (element: Element): Element | null =>
    element.closest('[data-option],[data-part]') ?? element.closest(question);

  /** The label of an answer, or the legend of a group. */
  const captionOf = (element: Element): Element | undefined => {
    if (!element.matches(answerSelector))
      return [...element.children].find(({ localName }) => localName === 'legend');
    const near = placeOf(element)?.querySelectorAll('label') ?? [];
    return [...near, ...((element as HTMLInputElement).labels ?? [])].find(isSeen);
  };

  const labelOf = (element: Element): string => {
    if (element.matches(answerSelector)) return words(captionOf(element));
    if (element.matches('input')) return (element as HTMLInputElement).value;
    // What is in a place that is scrolled or drawn in is no label of it.
    return element.matches(widgetSelector) ? words(element) : words(captionOf(element));
  };

  const roleOf = (element: Element): string => {
    const own = element.getAttribute('role');
    if (own) return own === 'img' ? 'image' : own;
    if (element instanceof HTMLSelectElement)
      return element.multiple || element.size > 1 ? 'listbox' : 'combobox';
    if (element instanceof HTMLInputElement) {
      if (element.hasAttribute('list')) return 'combobox';
      const roles: Record<string, string> = {
        checkbox: 'checkbox',
        radio: 'radio',
        number: 'spinbutton',
        search: 'searchbox',
        range: 'slider',
        submit: 'button',
        button: 'button',
      };
      return roles[element.type] ?? (element.type === 'file' ? '' : 'textbox');
    }
    const names: Record<string, string> = {
      textarea: 'textbox',
      button: 'button',
      a: 'link',
      fieldset: 'group',
    };
    return names[element.localName] ?? '';
  };

  /** What a person sees open that `element` opens. */
  const isOpen = (element: Element): boolean => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = element.getAttribute('aria-controls')?.match(/\S+/g) ?? [];
    const opened = ids.map((id) => root.getElementById(id));
    const beside = element.parentElement?.querySelector(':scope > :is(dialog,[role=menu])');
    const below = element.closest('li')?.querySelector('ul,ol');
    return [...opened, beside, below].some((each) => each && isSeen(each));
  };

  const statesOf = (element: Element): Shown['states'] => {
    const states: Shown['states'] = {
      disabled: element.matches(':disabled,[aria-disabled=true]'),
    };
    if (element.hasAttribute('aria-expanded')) states.expanded = isOpen(element);
    if (element.matches('summary'))
      states.expanded = (element.parentNode as HTMLDetailsElement).open;
    if (element.matches('[type=checkbox],[type=radio]')) {
      const { checked, indeterminate } = element as HTMLInputElement;
      states.checked = indeterminate ? 'mixed' : checked;
    }
    const { required } = element as HTMLInputElement;
    if (element.matches('[role=radiogroup]'))
      states.required = !!element.querySelector('input:required');
    else if (element.matches(answerSelector) && !element.matches('[type=radio]')) {
      states.readonly = !!(element as HTMLInputElement).readOnly;
      // What stands in for a control out of sight is as required as that.
      const hidden = element.parentElement?.closest('tt-combobox')?.querySelector('select');
      states.required = hidden ? hidden.required : required;
    }
    if (element.matches(answerSelector) && !element.closest(question)) states.invalid = false;
    // What the words beside its label say is what holds.
    const said = captionOf(element)?.querySelector('[data-optional],[data-required]');
    if ('required' in states && said && isSeen(said))
      states.required = said.matches('[data-required]');
    return states;
  };

  const note = (element: Element): void => {
    element.setAttribute(attribute, String(shown.length));
    numbers.set(element, shown.length);
    shown.push({
      where: whereIs(element),
      role: roleOf(element),
      label: labelOf(element),
      isAnswer: element.matches(answerSelector),
      states: statesOf(element),
    });
  };
  // What only a script leads to is a place on the page, and no control.
  const controls = all.filter(
    (element) =>
      (element.matches(widgetSelector) || (element as HTMLElement).tabIndex >= 0) &&
      isThere(element),
  );
  for (const control of controls) note(control);
  for (const group of all) {
    // Those of a menu only part its commands.
    if (!group.matches(groupSelector) || group.matches('[role=menu] *')) continue;
    if (numbers.has(group) || !isThere(group)) continue;
    note(group);
  }

  const answersIn = (place: Element): Element[] =>
    controls.filter((each) => each.matches(answerSelector) && place.contains(each));
  for (const text of all) {
    const weight = (['error', 'warning', 'hint'] as const).find((each) =>
      text.hasAttribute(`data-${each}`),
    );
    const place = text.closest(`[data-option],[data-part],fieldset,${question}`);
    if (!weight || !place || !isThere(text) || !words(text)) continue;
    const answers = answersIn(place).map((answer) => {
      const path = [answer, ...around(answer)];
      return path.slice(0, path.indexOf(place) + 1).flatMap((each) => numbers.get(each) ?? []);
    });
    told.push({ where: whereIs(text), weight, text: words(text), answers });
  }

  const wrong: Sight['wrong'] = [];
  for (const place of all) {
    if (!place.matches(question) || !isThere(place)) continue;
    const own = (each: Element): boolean => each.closest(question) === place;
    const subjects = [...numbers].filter(
      ([each]) => each.matches(`${answerSelector},[role=radiogroup]`) && own(each),
    );
    const errors = [...place.querySelectorAll('[data-error]')].filter(own);
    const isWrong = errors.some((each) => isSeen(each) && words(each));
    for (const [, number] of subjects) if (!isWrong) shown[number]!.states.invalid = false;
    // ARIA has no wrong boxes among several, nor wrong groups of them.
    const isOfBoxes =
      subjects.length > 1 && subjects.every(([each]) => each.matches('[type=checkbox]'));
    if (isWrong && !isOfBoxes)
      wrong.push({ where: whereIs(place), subjects: subjects.map(([, number]) => number) });
  }
  return { shown, told, wrong };
}

interface Heard {
  role: string;
  name: string;
  description: string;
  states: Record<string, unknown>;
}

interface DomNode {
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

const controlRoles =
  /^(?:button|checkbox|combobox|gridcell|link|listbox|menuitem\w*|radio|searchbox|slider|spinbutton|switch|tab|textbox|treeitem|DisclosureTriangle)$/i;

/** The node of the tree that belongs to each number, and the controls in the tree that have none. */
async function listen(client: CDPSession): Promise<{ heard: Map<number, Heard>; more: string[] }> {
  const { result } = await client.send('Runtime.evaluate', {
    expression: 'document.querySelector("main")',
  });
  const objectId = result.objectId!;
  const { node: root } = await client.send('DOM.describeNode', {
    objectId,
    depth: -1,
    pierce: true,
  });
  const numbers = new Map<number, number>();
  const walk = ({ backendNodeId, attributes = [], children = [], shadowRoots = [] }: DomNode) => {
    const at = attributes.indexOf(mark);
    if (at >= 0) numbers.set(backendNodeId, Number(attributes[at + 1]));
    for (const child of [...children, ...shadowRoots]) walk(child);
  };
  walk(root);
  const { nodes } = await client.send('Accessibility.queryAXTree', { objectId });
  const heard = new Map<number, Heard>();
  const more: string[] = [];
  for (const { ignored, backendDOMNodeId, role, name, description, properties = [] } of nodes) {
    if (ignored) continue;
    const number = numbers.get(backendDOMNodeId ?? -1);
    const states = Object.fromEntries(properties.map((each) => [each.name, each.value.value]));
    const text = (of: { value?: unknown } | undefined): string => String(of?.value ?? '');
    if (number !== undefined)
      heard.set(number, {
        role: text(role),
        name: text(name),
        description: text(description),
        states,
      });
    else if (states['focusable'] && controlRoles.test(text(role)))
      more.push(`${text(role)} ${text(name)}`);
  }
  return { heard, more };
}

/** Blank space differs between what is laid out and what is told. */
const tight = (text: string): string => text.replace(/\s+/g, '');
const plain = (text: string): string => tight(text).toLowerCase();
const weights: readonly Told['weight'][] = ['error', 'warning', 'hint'];

interface Verdict {
  faults: string[];
  controls: number;
  texts: number;
  errors: number;
  open: number;
}

/**
 * What is told wrongly of the controls of a page, a line for each; and how much was looked at, of it
 * how much tells an error or is open.
 *
 * Each has a role and a name that holds its visible label (WCAG 2.5.3), its hint, warning and error
 * are its description or that of a group around it, the error first, and its states are those shown.
 *
 * What differs only because the page changed between the look and the listening is no fault: the next
 * look does not find it.
 */
export async function wronglyHeard(page: Page): Promise<Verdict> {
  let verdict = await compare(page);
  // Until two looks agree; one that finds nothing is enough.
  for (let looks = 1, before = ''; looks < 10 && verdict.faults.join() !== before; looks += 1) {
    before = verdict.faults.join();
    await page.waitForTimeout(500);
    verdict = await compare(page);
  }
  return verdict;
}

async function compare(page: Page): Promise<Verdict> {
  const { shown, told, wrong } = await page.evaluate(look, mark);
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  const { heard, more } = await listen(client);
  await client.detach();
  const faults = more.map((each) => `${each}: can be reached, and was not looked at`);

  for (const [number, { where, role, label, isAnswer, states }] of shown.entries()) {
    const found = heard.get(number);
    if (!found) {
      faults.push(`${where}: is not in the tree`);
      continue;
    }
    const { name } = found;
    if (!found.role || /^(?:generic|none)$/.test(found.role) || (role && found.role !== role))
      faults.push(`${where}: has the role ${found.role}, not ${role}`);
    if (!name.trim()) faults.push(`${where}: has no name`);
    // Of an answer nothing but its label; a button may say more than is written on it.
    else if (label && isAnswer ? plain(name) !== plain(label) : !plain(name).includes(plain(label)))
      faults.push(`${where}: is named '${name}', not '${label}'`);
    for (const [state, is] of Object.entries(states)) {
      // The protocol has no such state of lists, boxes and files; assistive technology has it.
      if (state === 'required' && !('required' in found.states)) continue;
      const told = String(found.states[state] ?? false);
      if (told !== String(is)) faults.push(`${where}: is told as ${state} ${told}, not ${is}`);
    }
  }

  const says = (number: number): string => tight(heard.get(number)?.description ?? '');
  for (const { where, weight, text, answers } of told) {
    const silent = answers.filter((path) => !path.some((each) => says(each).includes(tight(text))));
    // Of several answers one may be wrong.
    const enough = weight === 'error' ? 1 : answers.length;
    if (answers.length - silent.length < Math.max(enough, 1))
      faults.push(`${where}: the ${weight} '${text}' is not heard`);
    for (const number of new Set(answers.flat())) {
      const later = told.filter((other) => weights.indexOf(other.weight) > weights.indexOf(weight));
      const at = says(number).indexOf(tight(text));
      for (const other of later) {
        if (!other.answers.flat().includes(number)) continue;
        const then = says(number).indexOf(tight(other.text));
        if (at >= 0 && then >= 0 && then < at)
          faults.push(`${shown[number]?.where}: the ${other.weight} comes before the ${weight}`);
      }
    }
  }
  for (const { where, subjects } of wrong)
    if (!subjects.some((each) => heard.get(each)?.states['invalid'] === 'true'))
      faults.push(`${where}: shows an error, and nothing in it is told as wrong`);
  return {
    faults: [...new Set(faults)],
    controls: shown.length,
    texts: told.length,
    errors: told.filter(({ weight }) => weight === 'error').length,
    open: shown.filter(({ states }) => states.expanded === true).length,
  };
}
