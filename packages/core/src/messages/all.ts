/* Registers every sentence of every language at once: for servers, Storybook and tests. */
import { registerMessages } from '../messages.ts';
import { catalogues } from '../generated/messages/all.ts';

for (const [language, namespaces] of Object.entries(catalogues)) {
  for (const [namespace, messages] of Object.entries(namespaces)) {
    registerMessages(language, namespace, messages);
  }
}
