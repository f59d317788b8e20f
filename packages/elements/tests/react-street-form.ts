import { createElement as h, useState, type ReactElement } from 'react';

const options = (names: readonly string[]): ReactElement[] =>
  names.map((name) => h('option', { key: name }, name));

/** Three comboboxes as a vendor's React page prints them. */
export function StreetForm(): ReactElement {
  const [hint, setHint] = useState('As on the letter');
  const [told, setTold] = useState('');
  const field = (id: string, label: string, control: ReactElement, more?: ReactElement) =>
    h(
      'tt-field',
      { key: id },
      h('label', { htmlFor: id }, label),
      h('p', { id: `${id}-hint`, 'data-hint': '' }, hint),
      h('p', { id: `${id}-error`, 'data-error': '', hidden: true }),
      h('tt-combobox', null, control, more),
    );
  const described = (id: string) => ({
    id,
    name: id,
    'aria-describedby': `${id}-error ${id}-hint`,
  });
  return h(
    'form',
    { action: '/sent' },
    field(
      'street',
      'Street',
      h(
        'select',
        {
          ...described('street'),
          required: true,
          onChange: (event: { target: { value: string } }) => setTold(event.target.value),
        },
        h('option', { value: '' }, 'Choose'),
        ...options(['Łąkowa', 'Mickiewicza']),
      ),
    ),
    field(
      'topics',
      'Topics',
      h(
        'select',
        { ...described('topics'), multiple: true, defaultValue: ['Roads'] },
        ...options(['Roads', 'Schools']),
      ),
    ),
    field(
      'town',
      'Town',
      h('input', { ...described('town'), list: 'towns', defaultValue: 'Mie' }),
      h('datalist', { id: 'towns' }, ...options(['Mielec', 'Liepāja'])),
    ),
    h('output', null, told),
    h('button', { type: 'button', id: 'change', onClick: () => setHint('Another hint') }, 'Hint'),
    h('button', null, 'Send'),
  );
}
