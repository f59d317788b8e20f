import { define } from '../shared/define.ts';
import { TtField } from './field.ts';

define('tt-field', TtField);
