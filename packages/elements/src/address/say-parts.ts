import { loadMessages, messagesLoaded, translate } from '@twintown/core/messages.js';
import { announce } from '../shared/announce.ts';
import { localeOf } from '../shared/sentences.ts';
import type { TtAddress } from './address.ts';

/** Tells people who hear the page that another country has other parts, which stand below the list. */
export async function sayParts(address: TtAddress): Promise<void> {
  const locale = localeOf(address);
  await loadMessages(locale, 'form');
  if (!messagesLoaded(locale, 'form')) return;
  announce(translate(locale, 'form.questionsShown', { count: address.parts.length }), locale);
}
