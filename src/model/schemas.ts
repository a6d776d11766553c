/** Every JSON document that a command prints, by the name that `counterlure schema NAME` takes. */
import * as z from 'zod';
import { Finding, Indicator, Inspection } from './inspection.ts';
import { Reversal, SampleConfig, TraceEvent } from './reversal.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  config: SampleConfig,
  finding: Finding,
  indicator: Indicator,
  inspection: Inspection,
  reversal: Reversal,
  'trace-event': TraceEvent,
};

export const schemaNames: readonly string[] = Object.keys(SCHEMAS).sort();

/** JSON Schema 2020-12 of one document, or null for an unknown name. */
export function jsonSchema(name: string): object | null {
  const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  return schema === undefined ? null : z.toJSONSchema(schema, { target: 'draft-2020-12' });
}
