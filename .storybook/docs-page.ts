import { Description, Stories, Title } from '@storybook/addon-docs/blocks';
import { createElement, Fragment, type ReactNode } from 'react';

/** A title without an id: those of parts, such as `phone`, are for the controls of the examples. */
export function title({ children }: { children?: ReactNode }): ReactNode {
  return createElement(Title, null, children);
}

/** The page of a part without a guidance page of its own: what it is, then every example once. */
export function docsPage() {
  return createElement(
    Fragment,
    null,
    createElement(Title),
    createElement(Description),
    createElement(Stories, { title: '', includePrimary: true }),
  );
}
