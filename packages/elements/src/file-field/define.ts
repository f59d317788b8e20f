import { define } from '../shared/define.ts';
import { TtFileField } from './file-field.ts';

define('tt-file-field', TtFileField);
