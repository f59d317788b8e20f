/** Milliseconds that an answer of a server may take before it is said that it takes long. */
export const patience = 6000;
