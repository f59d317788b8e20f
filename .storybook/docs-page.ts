import { Description, Stories, Title } from '@storybook/addon-docs/blocks';
import { createElement, Fragment } from 'react';

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
