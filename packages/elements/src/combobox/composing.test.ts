import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import {
  active,
  come,
  isOpen,
  select,
  selectPage,
  styled,
  until,
} from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

/*
 * Safari ends a composition before it tells of the Enter that ended it: the key says of itself that it
 * composes nothing, and only its old code tells that an input method had it.
 */
const ending = (key: string): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true });

describe('a key of an input method in a tt-combobox', () => {
  before(styled);

  it('chooses nothing and does not close the list; the next press does', async () => {
    const root = await selectPage();
    const box = await come(root);
    await typeText('kos');
    await until(() => isOpen(root), 'open');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => active(root) !== '', 'an option');
    for (const key of ['Enter', 'Escape'])
      expect(box.dispatchEvent(ending(key)), key).to.equal(true);
    expect(select(root).value).to.equal('');
    expect(isOpen(root)).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await until(() => select(root).value !== '', 'chosen');
  });
});
