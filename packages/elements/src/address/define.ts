import { define } from '../shared/define.ts';
import { TtAddress } from './address.ts';

define('tt-address', TtAddress);
