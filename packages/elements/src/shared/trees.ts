import { watchLanguage } from './language.ts';

export type Tree = Document | ShadowRoot;

interface TreeListener {
  /** Another language may hold in the tree. */
  language(tree: Tree): void;
  /** A form was reset, and its controls with it. */
  reset(form: HTMLFormElement): void;
}

/** What is heard in a tree, while somebody in it is concerned. */
const heard = new WeakMap<Tree, { members: Set<Element>; stop: () => void }>();

/** Lets `listener` hear, once for all members of `tree`, what concerns them. */
export function enter(tree: Tree, member: Element, listener: TreeListener): void {
  let entry = heard.get(tree);
  if (!entry) {
    const reset = (event: Event): void => {
      // Before the controls are reset; once it is over, an event of a shadow root has lost its target.
      const form = event.target as HTMLFormElement;
      setTimeout(() => {
        if (!event.defaultPrevented) listener.reset(form);
      });
    };
    const stop = watchLanguage(member, () => listener.language(tree));
    tree.addEventListener('reset', reset);
    entry = {
      members: new Set(),
      stop: () => {
        tree.removeEventListener('reset', reset);
        stop();
      },
    };
    heard.set(tree, entry);
  }
  entry.members.add(member);
}

/** With its last member a tree is heard no more: the document would keep a shadow root within it. */
export function leave(tree: Tree, member: Element): void {
  const entry = heard.get(tree);
  entry?.members.delete(member);
  if (entry?.members.size !== 0) return;
  entry.stop();
  heard.delete(tree);
}
