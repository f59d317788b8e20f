import { namedFor } from './changes.ts';
import type { Notice } from './notice.ts';
import type { Unkept } from './unkept.ts';

/** `refused`: it will never be taken, as after the declaration was sent. */
export type Outcome = 'kept' | 'refused' | 'failed';

/** The form in which a copy is kept on the way. */
export function formOf({ own, answers, gone }: Unkept): FormData {
  const data = new FormData();
  for (const [name, value] of [...own, ...namedFor(new Map(answers))]) data.set(name, value);
  for (const item of gone) data.append('gone-item', item);
  data.set('task', 'keep');
  return data;
}

/** Sends what waits. The server may have something to say of it. */
export async function sendCopy(
  unkept: Unkept,
  signal: AbortSignal | null = null,
): Promise<{ outcome: Outcome; notice?: Notice }> {
  try {
    const body = formOf(unkept);
    const answer = await fetch(unkept.action, { method: 'POST', body, signal, redirect: 'error' });
    if (!answer.ok && answer.status !== 409) return { outcome: 'failed' };
    const isSaid = answer.headers.get('content-type')?.startsWith('application/json');
    const said = isSaid ? ((await answer.json()) as { notice: Notice }) : undefined;
    return { outcome: answer.ok ? 'kept' : 'refused', ...said };
  } catch {
    return { outcome: 'failed' };
  }
}
