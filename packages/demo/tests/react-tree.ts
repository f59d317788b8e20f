import { createElement, type ReactElement } from 'react';

/** A parsed element: its tag, attributes as written, and what stands in it. */
export interface Parsed {
  tag: string;
  attributes: [name: string, value: string][];
  /** HTML of a `<template>`, which has no children of its own. */
  html?: string;
  children: (Parsed | string)[];
}

/** React's own names for HTML's attributes, where they differ by more than the case of one letter. */
const names: Readonly<Record<string, string>> = {
  for: 'htmlFor',
  class: 'className',
  value: 'defaultValue',
  checked: 'defaultChecked',
  autocomplete: 'autoComplete',
  autocapitalize: 'autoCapitalize',
  autofocus: 'autoFocus',
  enctype: 'encType',
  formnovalidate: 'formNoValidate',
  inputmode: 'inputMode',
  maxlength: 'maxLength',
  minlength: 'minLength',
  novalidate: 'noValidate',
  readonly: 'readOnly',
  spellcheck: 'spellCheck',
  'stroke-linecap': 'strokeLinecap',
  'stroke-width': 'strokeWidth',
  tabindex: 'tabIndex',
};
const flags =
  /^(?:autoFocus|defaultChecked|disabled|formNoValidate|hidden|multiple|noValidate|open|readOnly|required)$/;
const holdsText = /^(?:input|textarea|select)$/;

function propsOf({ tag, attributes, children }: Parsed): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const [name, value] of attributes) {
    const isOwn = tag.includes('-') || /^(?:data|aria)-/.test(name);
    const isTyped = name !== 'value' || holdsText.test(tag);
    const key = isOwn || !isTyped ? name : (names[name] ?? name);
    // A box is ticked or not; what it sends is no text that somebody typed.
    const isBox = attributes.some(
      ([type, of]) => type === 'type' && /^(?:checkbox|radio|hidden)$/.test(of),
    );
    props[key === 'defaultValue' && isBox ? 'value' : key] = flags.test(key) ? true : value;
  }
  if (tag === 'select') {
    const chosen = optionsOf(children).filter(({ attributes: all }) =>
      all.some(([name]) => name === 'selected'),
    );
    const values = chosen.map(({ attributes: all }) => all.find(([name]) => name === 'value')?.[1]);
    if (values.length > 0) props['defaultValue'] = props['multiple'] ? values : values[0];
  }
  if (tag === 'option') delete props['selected'];
  // Shown without script and hidden with it, or the other way round: React is told of it.
  if (
    attributes.some(([name]) => name === 'data-reveal') ||
    (props['hidden'] && isForAll(children))
  )
    props['suppressHydrationWarning'] = true;
  if (tag === 'textarea' && typeof children[0] === 'string') props['defaultValue'] = children[0];
  return props;
}

/** A box that ticks all others stands in a line that appears with the script. */
function isForAll(children: Parsed['children']): boolean {
  return children.some(
    (child) => typeof child !== 'string' && child.attributes.some(([name]) => name === 'data-all'),
  );
}

function optionsOf(children: Parsed['children']): Parsed[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.tag === 'option' ? [child] : optionsOf(child.children);
  });
}

/** The element as a page of React would print it. */
export function toReact(parsed: Parsed, key: number, isRevealed = false): ReactElement {
  const own: Record<string, unknown> = propsOf(parsed);
  const isWithin = isRevealed || 'data-reveal' in own;
  if (isRevealed && holdsText.test(parsed.tag)) own['suppressHydrationWarning'] = true;
  const props = { ...own, key };
  const { tag, html, children } = parsed;
  if (html !== undefined) {
    return createElement(tag, { ...props, dangerouslySetInnerHTML: { __html: html } });
  }
  if (tag === 'textarea' || children.length === 0) return createElement(tag, props);
  return createElement(
    tag,
    props,
    children.map((child, index) =>
      typeof child === 'string' ? child : toReact(child, index, isWithin),
    ),
  );
}
