import { watchLanguage } from './language.ts';

/** What an element has to hear of from around it. */
export interface Follower {
  /** Another language may hold. */
  language?(): void;
  /** A form was reset, and its controls with it. */
  reset?(form: HTMLFormElement): void;
  /** The page is shown, also again after the way back. */
  back?(): void;
}

const followed = new WeakMap<Element, Map<Follower, () => void>>();

/**
 * Lets `follower` hear what happens around `element` where it stands now, until `unfollow`. Again
 * for the same follower takes the place of what it heard before.
 */
export function follow(element: Element, follower: Follower): void {
  const all = followed.get(element) ?? new Map<Follower, () => void>();
  followed.set(element, all);
  all.get(follower)?.();
  const root = element.getRootNode();
  const heard = (event: Event): void => {
    // Before the controls are reset; once it is over, an event of a shadow root has lost its target.
    const form = event.target as HTMLFormElement;
    setTimeout(() => {
      if (!event.defaultPrevented) follower.reset!(form);
    });
  };
  const shown = (): void => follower.back!();
  if (follower.reset) root.addEventListener('reset', heard);
  if (follower.back) addEventListener('pageshow', shown);
  const stop = follower.language && watchLanguage(element, () => follower.language!());
  all.set(follower, () => {
    root.removeEventListener('reset', heard);
    removeEventListener('pageshow', shown);
    stop?.();
  });
}

/** Ends all that is heard for `element`: what outlives it would keep it. */
export function unfollow(element: Element): void {
  followed.get(element)?.forEach((stop) => stop());
  followed.delete(element);
}
