/** What the interpreter says of an expression, as plain data. */

export type Answer =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'code'; readonly codes: readonly GuestCode[]; readonly rest: Answer }
  | { readonly kind: 'list'; readonly value: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'none'; readonly why: string };

/** Code that came up while an expression was computed. */
export interface GuestCode {
  readonly how: string;
  readonly text: string;
  readonly parameters: string;
}

export const NONE: Answer = { kind: 'none', why: 'not computed' };
export const FAILED: Answer = { kind: 'none', why: 'throws' };

/** From [kind, text], see the prelude. */
export function answerOf(raw: unknown): Answer {
  if (!Array.isArray(raw) || typeof raw[1] !== 'string') return NONE;
  const text: string = raw[1];
  switch (raw[0]) {
    case 1:
      return { kind: 'value', value: text };
    case 2:
      return { kind: 'value', value: text === '-0' ? -0 : Number(text) };
    case 3:
      return { kind: 'value', value: text === 'true' };
    case 4:
      return { kind: 'value', value: undefined };
    case 5:
      return { kind: 'value', value: null };
    case 6:
      return codeOf(text);
    case 7:
      return listOf(text);
    case 8:
      return { kind: 'function', name: text };
    case 0:
      return text === 'order' ? { kind: 'none', why: 'depends on the order of calls' } : FAILED;
    default:
      return { kind: 'none', why: 'no text or number' };
  }
}

function codeOf(text: string): Answer {
  const data: unknown = JSON.parse(text);
  if (!Array.isArray(data) || !Array.isArray(data[0])) return NONE;
  const codes: GuestCode[] = [];
  for (const item of data[0] as unknown[]) {
    if (!Array.isArray(item)) continue;
    codes.push({ how: String(item[0]), text: String(item[1]), parameters: String(item[2]) });
  }
  return { kind: 'code', codes, rest: answerOf(data[1]) };
}

function listOf(text: string): Answer {
  const data: unknown = JSON.parse(text);
  return Array.isArray(data) ? { kind: 'list', value: data.map(String) } : NONE;
}
