/** Headers with constant values among what a request was given: `{headers: {'x-secret-key': '_'}}`, `.set(name, value)`. */
import type { Value } from '../../syntax/index.ts';
import { allValues } from './constants.ts';
import type { FlowConstant } from './flow.ts';

const MOST = 12;

export function headersOf(
  parts: readonly Value[],
  constants: (value: Value) => readonly FlowConstant[],
): readonly { readonly name: string; readonly value: string }[] {
  const out: { name: string; value: string }[] = [];
  for (const part of parts) {
    for (const value of allValues(part, 200)) {
      if (value.k !== 'object') continue;
      for (const [name, prop] of value.props) {
        if (name !== 'headers' || prop.k !== 'object') continue;
        for (const [header, content] of prop.props) {
          const [known] = constants(content);
          if (known !== undefined && out.length < MOST)
            out.push({ name: header.toLowerCase(), value: known.value.slice(0, 200) });
        }
      }
    }
  }
  return out;
}
