import { define } from '../shared/define.ts';
import { TtCombobox } from './combobox.ts';

define('tt-combobox', TtCombobox);
