/** The words of the house: types, validators and JSON Schema in one. Imports nothing of ours. */
export * from './inspection.ts';
export * from './reversal.ts';
export * from './schemas.ts';
export type * from './tree.ts';
