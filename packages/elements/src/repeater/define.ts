import { define } from '../shared/define.ts';
import { TtRepeater } from './repeater.ts';

define('tt-repeater', TtRepeater);
