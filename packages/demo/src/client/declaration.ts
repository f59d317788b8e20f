import '@twintown/elements/define/field.js';
import '@twintown/elements/define/fieldset.js';
import '@twintown/elements/define/date-field.js';
import '@twintown/elements/define/form.js';
import '@twintown/elements/define/error-summary.js';
import '@twintown/elements/define/language-switcher.js';
import { showFeeLive } from './live-fee.ts';

showFeeLive();
