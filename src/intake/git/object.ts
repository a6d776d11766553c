/** The kinds of git objects and the outcome of reading one. */
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly type: ObjectType;
  readonly bytes: Uint8Array;
  /** of the whole object */
  readonly size: number;
  /** false: `bytes` is only its beginning */
  readonly whole: boolean;
}

export interface ReadFailure {
  readonly ok: false;
  readonly why: 'missing' | 'corrupt' | 'too-big';
  readonly reason: string;
  readonly size: number | null;
}
export type ReadResult = { readonly ok: true; readonly object: GitObject } | ReadFailure;

export function failed(why: ReadFailure['why'], reason: string, size: number | null = null): ReadFailure {
  return { ok: false, why, reason, size };
}

export function isObjectType(text: string): text is ObjectType {
  return text === 'commit' || text === 'tree' || text === 'blob' || text === 'tag';
}
