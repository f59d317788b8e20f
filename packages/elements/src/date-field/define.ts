import { define } from '../shared/define.ts';
import { TtDateField } from './date-field.ts';

define('tt-date-field', TtDateField);
