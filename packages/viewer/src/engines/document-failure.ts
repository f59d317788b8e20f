import type { FailureCode, FailureFacts } from './engine.ts';

// In a file of its own: the page loads it before any document opens.
export class DocumentFailure extends Error {
  override readonly name = 'DocumentFailure';
  readonly code: FailureCode;
  /** Bytes of the file, where they are known. */
  declare size?: number;
  declare facts?: FailureFacts;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
