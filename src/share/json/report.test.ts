import { expect, it } from 'vitest';
import { sampleInspection } from '../../../test/support/sample-inspection.ts';
import { Inspection, jsonSchema } from '../../model/index.ts';
import { jsonReport, KEY_ORDER } from './report.ts';

it('validates against the schema that the command prints, and comes back the same', () => {
  expect(Inspection.parse(JSON.parse(jsonReport(sampleInspection())))).toEqual(sampleInspection());
});

it('has one order of keys, whatever the order of the value', () => {
  const backwards = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(backwards)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, child]) => [key, backwards(child)]),
          )
        : value;
  expect(jsonReport(Inspection.parse(backwards(sampleInspection())))).toBe(jsonReport(sampleInspection()));
  expect(jsonReport(backwards(sampleInspection()) as Inspection)).toBe(jsonReport(sampleInspection()));
});

it('knows the place of every key of the schema', () => {
  const names = new Set<string>();
  const collect = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    const { properties, ...rest } = schema as { properties?: Record<string, unknown> };
    for (const [name, child] of Object.entries(properties ?? {})) {
      names.add(name);
      collect(child);
    }
    for (const child of Object.values(rest)) collect(child);
  };
  collect(jsonSchema('inspection'));
  expect([...names].filter((name) => !KEY_ORDER.includes(name))).toEqual([]);
});
