export * from './cpu-time.ts';
export * from './errors.ts';
export * from './hash.ts';
export * from './lines.ts';
export * from './living-children.ts';
export * from './runs.ts';
export * from './text-safety.ts';
