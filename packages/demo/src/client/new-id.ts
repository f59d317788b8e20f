/** A name that nobody else has; `randomUUID` is not there on every page. Says nothing about anybody. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
