/** Every JSON document that a command prints, by the name that `counterlure schema NAME` takes. */
import * as z from 'zod';
import { Finding, Indicator, Inspection } from './inspection.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = { finding: Finding, indicator: Indicator, inspection: Inspection };

export const schemaNames: readonly string[] = Object.keys(SCHEMAS).sort();

/** JSON Schema 2020-12 of one document, or null for an unknown name. */
export function jsonSchema(name: string): object | null {
  const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  return schema === undefined ? null : z.toJSONSchema(schema, { target: 'draft-2020-12' });
}
