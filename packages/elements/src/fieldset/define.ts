import { define } from '../shared/define.ts';
import { TtFieldset } from './fieldset.ts';

define('tt-fieldset', TtFieldset);
