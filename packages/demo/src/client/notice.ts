/** What the server says of a copy that was kept on the way. */
export interface Notice {
  text: string;
  link?: { text: string; href: string };
}

const question = 'tt-consent, tt-statement, tt-date-field, tt-fieldset';

/** Says it once, after the question that it is about: there it is seen by whoever just answered it. */
export function showNotice({ text, link }: Notice, form: HTMLFormElement, at?: Element): void {
  form.querySelector('[data-kept-notice]')?.remove();
  const notice = document.createElement('div');
  notice.setAttribute('data-notice', 'warning');
  notice.setAttribute('data-kept-notice', '');
  notice.setAttribute('role', 'alert');
  const sentence = document.createElement('p');
  sentence.textContent = text;
  if (link) {
    const anchor = document.createElement('a');
    anchor.href = link.href;
    anchor.textContent = link.text;
    sentence.append(' ', anchor);
  }
  notice.append(sentence);
  const place = at?.isConnected ? (at.closest(question) ?? at.closest('tt-field')) : undefined;
  if (place) place.after(notice);
  else form.prepend(notice);
}
