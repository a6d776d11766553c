/** What one program says, whatever its language: its calls with what they are given, comparisons, assignments and texts. Offsets are UTF-16 units of `text`. */
import type { CallValue, Value } from './value.ts';

export interface Program {
  readonly language: 'javascript' | 'python';
  readonly text: string;
  readonly calls: readonly Call[];
  readonly comparisons: readonly Comparison[];
  readonly assignments: readonly Assignment[];
  /** constant texts, sums of constants included */
  readonly texts: readonly { readonly text: string; readonly at: number; readonly owner: string }[];
  /** lists of three or more constant texts */
  readonly lists: readonly { readonly items: readonly string[]; readonly at: number; readonly owner: string }[];
  readonly xors: readonly { readonly key: Value; readonly at: number }[];
  readonly functions: readonly ProgramFunction[];
}

export interface ProgramFunction {
  readonly name: string;
  /** functions around it, innermost first */
  readonly outer: readonly number[];
}

export interface Call {
  readonly value: CallValue;
  /** dotted: `axios.get`, `os.hostname`; '' where it has no name */
  readonly name: string;
  readonly at: number;
  readonly end: number;
  /** the function that it stands in, and those around that one; 0 is the program itself */
  readonly functions: readonly number[];
  readonly inLoop: boolean;
  /** the function of the program that is called: index into `functions` */
  readonly target: number | null;
}

export interface Comparison {
  readonly left: Value;
  readonly right: Value;
  readonly operator: string;
  readonly at: number;
  /** `case` of a switch, test of an `if` and what it does, or neither */
  readonly role: 'case' | 'stops' | 'enters' | 'value';
}

export interface Assignment {
  /** dotted */
  readonly name: string;
  readonly value: Value;
  readonly at: number;
}
