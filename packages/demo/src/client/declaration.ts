import '@twintown/elements/define/consent.js';
import '@twintown/elements/define/field.js';
import '@twintown/elements/define/fieldset.js';
import '@twintown/elements/define/date-field.js';
import '@twintown/elements/define/file-field.js';
import '@twintown/elements/define/form.js';
import '@twintown/elements/define/error-summary.js';
import '@twintown/elements/define/language-switcher.js';
import '@twintown/elements/define/output.js';
import '@twintown/elements/define/privacy-notice.js';
import '@twintown/elements/define/statement.js';
import '@twintown/elements/define/repeater.js';
import { nameItems } from './item-ids.ts';
import { keepDraft } from './keep-draft.ts';
import { showFeeLive } from './live-fee.ts';

nameItems();
keepDraft();
showFeeLive();
