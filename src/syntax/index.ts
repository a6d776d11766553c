/** Face of the room: content kinds, text decoding, module facts, constant folding, command lines. Heavy parsers load on demand. */
export * from './command-line.ts';
export * from './content-kind.ts';
export { constantsOf } from './fold.ts';
export { extractModuleFacts } from './module.ts';
export type * from './module-facts.ts';
export { nestingDepth } from './nesting.ts';
export { prepareParsers } from './parse.ts';
export { readPython } from './python/extract.ts';
export type * from './value.ts';
