/** Reverse: from an obfuscated sample to what it does, whom it talks to and how it tracks its victims. Nothing of it runs on the host. */
export type { GuestFile, PersonaName } from './emulate/emulation.ts';
export { ALL_PERSONAS, type ReverseOptions, type ReverseTarget } from './engine/options.ts';
export { reverse } from './engine/reverse.ts';
