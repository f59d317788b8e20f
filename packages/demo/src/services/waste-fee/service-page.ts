import type { Body } from '../../http/body.ts';
import type { Html } from '../../html.ts';
import type { Draft } from '../../store.ts';
import type { Words } from '../../words.ts';

/** A page of the service, for the town hall's frame. */
export interface ServicePage {
  title: string;
  body: Html;
  form?: string;
  /** The declaration that it belongs to. */
  draft?: Pick<Draft, 'submissionKey' | 'taken'>;
  scripts: readonly string[];
  styles?: readonly string[];
  error?: boolean;
}

export interface Town {
  words: Words;
  print(page: ServicePage): void;
  setLanguage(language: string): void;
  notFound(): void;
}

/** What a form sent, and where it goes. */
export interface Sent {
  body: Body;
  session: string;
  draft: Draft;
}
