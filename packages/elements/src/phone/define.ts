import { define } from '../shared/define.ts';
import { TtPhone } from './phone.ts';

define('tt-phone', TtPhone);
