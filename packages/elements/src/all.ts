import './address/define.ts';
import './date-field/define.ts';
import './error-summary/define.ts';
import './field/define.ts';
import './fieldset/define.ts';
import './form/define.ts';
import './language-switcher/define.ts';
import './repeater/define.ts';
import './signature-field/define.ts';

export * from './address/address.ts';
export * from './date-field/date-field.ts';
export * from './error-summary/error-summary.ts';
export * from './field/field.ts';
export * from './fieldset/fieldset.ts';
export * from './form/form.ts';
export * from './language-switcher/language-switcher.ts';
export * from './repeater/repeater.ts';
export * from './signature-field/signature-field.ts';
