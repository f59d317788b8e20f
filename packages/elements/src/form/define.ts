import { define } from '../shared/define.ts';
import { TtForm } from './form.ts';

define('tt-form', TtForm);
