import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../error-summary/define.ts';
import '../field/define.ts';
import '../fieldset/define.ts';
import '../repeater/define.ts';
import type { FormRules } from '../shared/rules.ts';
import { waitUntil } from '../testing/wait.ts';
import './define.ts';

const wait = (check: () => boolean, what: string): Promise<void> => waitUntil(check, what);
const at = <E extends HTMLElement = HTMLInputElement>(root: ParentNode, selector: string): E =>
  root.querySelector<E>(selector)!;
const errors = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-error]:not([hidden])')].map(
    (error) => error.textContent ?? '',
  );

const money = (id: string, value: string): string => `<tt-field>
  <label for="${id}">${id}</label>
  <input id="${id}" name="${id}" data-value="integer" value="${value}"></tt-field>`;

/** What is paid may not be more than all that is due; counts how often it was asked. */
function overpaid(): FormRules & { asked: number } {
  const rule = (values: ReadonlyMap<string, unknown>): ReturnType<FormRules> => {
    rule.asked += 1;
    const due = [...values].filter(([name]) => /due|share$/.test(name));
    const sum = due.reduce((all, [, value]) => all + Number(value), 0);
    const issue = {
      code: 'over',
      severity: 'error',
      params: { text: `Only ${sum} is due` },
    } as const;
    return new Map([['paid', Number(values.get('paid')) > sum ? [issue] : []]]);
  };
  rule.asked = 0;
  return rule;
}

async function page(inside: string): Promise<{ root: HTMLElement; rules: { asked: number } }> {
  const root = await fixture<HTMLElement>(`<div lang="en"><tt-form>
    <form method="post" action="/sent">${inside}<button>Send</button></form></tt-form></div>`);
  const rules = overpaid();
  at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').rules = rules;
  return { root, rules };
}

async function leaveAsWrong(root: ParentNode): Promise<void> {
  at(root, '#paid').select();
  at(root, '#paid').focus();
  await sendKeys({ type: '25' });
  at(root, 'form > button').focus();
  await wait(() => errors(root).length === 1, 'the rule');
}

describe('rules between answers', () => {
  it('are asked again when a section comes or goes', async () => {
    const { root, rules } = await page(`${money('due', '20')}
      <tt-field data-option><input type="checkbox" id="more" name="more" value="yes">
      <label for="more">More</label></tt-field>
      <div data-reveal="more=yes" hidden>${money('second-due', '40')}</div>${money('paid', '2')}`);
    await leaveAsWrong(root);
    expect(errors(root)).to.deep.equal(['Error: Only 20 is due']);
    at(root, '#more').focus();
    await sendKeys({ type: ' ' });
    await wait(() => errors(root).length === 0, 'with the section it is not too much');
    await sendKeys({ type: ' ' });
    await wait(() => errors(root)[0] === 'Error: Only 20 is due', 'without it, it is again');
    const { asked } = rules;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(rules.asked, 'what is shown asks nobody again').to.equal(asked);
  });

  it('are asked again when the page switches a group off', async () => {
    const { root } = await page(
      `<fieldset><legend>Fees</legend>${money('due', '30')}</fieldset>${money('paid', '2')}`,
    );
    at(root, '#paid').select();
    at(root, '#paid').focus();
    await sendKeys({ type: '25' });
    at(root, 'form > button').focus();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(errors(root)).to.deep.equal([]);
    at<HTMLFieldSetElement>(root, 'fieldset').disabled = true;
    await wait(() => errors(root)[0] === 'Error: Only 0 is due', 'nothing is due');
    at<HTMLFieldSetElement>(root, 'fieldset').disabled = false;
    await wait(() => errors(root).length === 0, 'it is due again');
  });

  it('are asked again when an item is taken out of a list, and when it is put back', async () => {
    const item = (n: number | '{n}'): string => `<li data-item><fieldset><legend>Fee</legend>
      <tt-field><label for="fee-${n}">Share</label><input id="fee-${n}" name="fees.${n}.share"
      data-value="integer" value="20"></tt-field>
      <button name="remove-item" value="fees.${n}" data-remove formnovalidate>Remove</button>
      </fieldset></li>`;
    const { root } = await page(`<tt-repeater name="fees"><ol data-items>${item(0)}${item(1)}</ol>
      <template data-blank>${item('{n}')}</template></tt-repeater>${money('paid', '3')}`);
    at(root, '#paid').select();
    at(root, '#paid').focus();
    await sendKeys({ type: '30' });
    at(root, '[data-remove]').focus();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(errors(root)).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await wait(() => errors(root)[0] === 'Error: Only 20 is due', 'one fee is left');
    at(root, '[data-removed] button').focus();
    await sendKeys({ press: 'Enter' });
    await wait(() => errors(root).length === 0, 'both fees are back');
  });

  it('that are taken away leave nothing behind', async () => {
    const { root } = await page(money('due', '20') + money('paid', '2'));
    await leaveAsWrong(root);
    at<HTMLElementTagNameMap['tt-form']>(root, 'tt-form').rules = undefined;
    await wait(() => errors(root).length === 0, 'no rule');
  });
});
