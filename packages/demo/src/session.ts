import { createHash, randomBytes } from 'node:crypto';

export const newSession = (): string => randomBytes(24).toString('base64url');

/** Whether a cookie's value could be a session of ours. */
export const isSession = (value: string | undefined): value is string =>
  value !== undefined && /^[\w-]{32}$/.test(value);

/** What is kept of a session: whoever reads the database cannot take one over. */
export const hidden = (session: string): string =>
  createHash('sha256').update(session).digest('hex');
