import { define } from '../shared/define.ts';
import { TtSignatureField } from './signature-field.ts';

define('tt-signature-field', TtSignatureField);

declare global {
  interface HTMLElementTagNameMap {
    'tt-signature-field': TtSignatureField;
  }
}
