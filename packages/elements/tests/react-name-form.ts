import { createElement as h, useState, type ReactElement } from 'react';

/** A form as a vendor's React page prints it: native label and control inside our elements. */
export function NameForm(): ReactElement {
  const [hint, setHint] = useState('As in your identity document');
  const [error, setError] = useState('');
  return h(
    'tt-form',
    null,
    h(
      'form',
      { method: 'post' },
      h(
        'tt-field',
        null,
        h('label', { htmlFor: 'name' }, 'Full name'),
        h('p', { id: 'name-hint', 'data-hint': '' }, hint),
        h('p', { id: 'name-error', 'data-error': '', hidden: !error }, error),
        h('input', {
          id: 'name',
          name: 'name',
          required: true,
          'aria-describedby': 'name-error name-hint',
        }),
      ),
      h('button', { type: 'button', id: 'change', onClick: () => setHint('Another hint') }, 'Hint'),
      h(
        'button',
        {
          type: 'button',
          id: 'refuse',
          onClick: () => setError('The server refused this name'),
        },
        'Refuse',
      ),
      h('button', null, 'Send'),
    ),
  );
}
