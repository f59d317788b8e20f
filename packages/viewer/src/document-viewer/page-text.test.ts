import { expect, fixture, html } from '@open-wc/testing';
import { linesOf } from './page-text.ts';

const lines = async (content: ReturnType<typeof html>): Promise<string[]> =>
  linesOf(await fixture<HTMLElement>(html`<div>${content}</div>`));

describe('the text of a page', () => {
  it('has what stands in an item before and after a list in it', async () => {
    const read = await lines(
      html`<ol>
        <li>
          1. The fee is <em>27 zł</em> per month for:
          <ol>
            <li>a) houses</li>
            <li><p>b) flats</p></li>
          </ol>
          each.
        </li>
      </ol>`,
    );
    expect(read).to.deep.equal([
      '1. The fee is 27 zł per month for:',
      'a) houses',
      'b) flats',
      'each.',
    ]);
  });

  it('has what stands beside blocks, in cells with tables, and in definitions', async () => {
    const read = await lines(
      html`<div>
          before
          <p>block</p>
          after<br />broken
        </div>
        <ul>
          <li>
            item
            <table>
              <tr>
                <td>
                  outer
                  <table>
                    <tr>
                      <td>inner</td>
                    </tr>
                  </table>
                </td>
                <td>next</td>
              </tr>
            </table>
          </li>
        </ul>
        <blockquote>quoted</blockquote>
        <dl>
          <dt>term</dt>
          <dd>meaning</dd>
        </dl>`,
    );
    expect(read).to.deep.equal([
      'before',
      'block',
      'after broken',
      'item',
      'outer',
      'inner',
      'next',
      'quoted',
      'term',
      'meaning',
    ]);
  });

  it('keeps answers apart from the words beside them, and words in one piece', async () => {
    const read = await lines(
      html`<p>Name<span data-answer="0">Anna</span>of<input type="checkbox" />Mielec</p>
        <p>
          H<sub>2</sub>O<span data-line>Town: <span data-answer="1">Mielec</span></span>
        </p>`,
    );
    expect(read).to.deep.equal(['Name Anna of Mielec', 'H2O', 'Town: Mielec']);
  });

  it('has no words of ours for a picture', async () => {
    const read = await lines(
      html`<figure>
        <div role="img" aria-label="Picture">Picture</div>
        <figcaption>Plan</figcaption>
      </figure>`,
    );
    expect(read).to.deep.equal(['Plan']);
  });
});
