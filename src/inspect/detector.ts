/**
 * The contract of a detector. One file in `detectors/`, one default-exported object that `satisfies Detector`, its test
 * beside it; the registry is generated from the folder (`npm run generate`), and so is docs/rules.md.
 *
 * A detector asks one question and answers with hits. It does not look for the path from trigger to sink, weigh reach,
 * or decide a verdict: the engine does that for all of them.
 */
import type { Severity, Tree, TreeFile } from '../model/index.ts';
import type { Flow } from './flow/flow.ts';
import type { Reach } from './graph/reach.ts';
import type { FileFacts } from './reader/file-facts.ts';
import type { FileView } from './reader/file-view.ts';
import type { Trigger } from './triggers/trigger.ts';

export interface Detector {
  /** kebab-case, equal to the file name: named after what it catches */
  readonly id: string;
  readonly title: string;
  /** of a hit that something reaches; a hit may lower or raise it */
  readonly severity: Severity;
  /**
   * How far a hit alone carries the verdict. `proof`: no honest reason is known (answer of a request → code).
   * `strong`: rare in honest code, malicious together with reach or another strong hit. `weak`: supports, never more than `suspicious`
   * by number. `info`: said, never counted.
   */
  readonly weight: 'proof' | 'strong' | 'weak' | 'info';
  /**
   * Which of the three questions it answers: `starts` (code starts by itself or in an odd way), `hides` (what it is, or where it calls, is concealed),
   * `does` (what it does to the reader), `supplies` (what it depends on). Two strong hits of different aspects on one path prove more than two of one.
   */
  readonly aspect?: 'starts' | 'hides' | 'does' | 'supplies';
  /** MITRE ATT&CK technique ids */
  readonly techniques: readonly string[];
  /** catalogue ids: T26 … */
  readonly tradecraft: readonly string[];
  /** for the rule reference: what it catches, and why that matters; two to five plain sentences in Markdown */
  readonly description: string;
  /** for the rule reference: which honest code looks alike, and why it is not reported */
  readonly benign: string;
  /** byte strings (ASCII, case-sensitive), one of which must occur in a file before `file` is asked; absent: every file */
  readonly needles?: readonly string[];
  /** byte strings that `file` asks the view for (`has`), without being gated by them: they are looked for in the same pass */
  readonly hints?: readonly string[];
  /** one file, in a reading process: pure, linear in the file's size */
  readonly file?: (view: FileView) => readonly Hit[];
  /** one resolved flow of values into a sink, in the main process */
  readonly flow?: (flow: Flow, context: InspectContext) => readonly Hit[];
  /** the whole tree, in the main process, after triggers, graph and flows are known */
  readonly tree?: (context: InspectContext) => readonly Hit[];
}

export interface Hit {
  /** path of the file (not needed from `file`) */
  readonly file?: string;
  /** UTF-16 offset in the file's text, or line and column from 1; neither: line 1 */
  readonly at?: number;
  readonly line?: number;
  readonly column?: number;
  /** raw text from the target is fine here: the engine makes it displayable */
  readonly excerpt?: string;
  /** what was found here: one or two plain sentences */
  readonly message: string;
  /** 0–100: how sure, that this is what the rule is named after */
  readonly confidence: number;
  readonly severity?: Severity;
  readonly weight?: Detector['weight'];
  /** the function (ModuleFacts.functions) that it stands in, where that matters for reach; absent: found by `at` */
  readonly fn?: number;
  /** set where the hit is itself something that starts by itself: the path begins and ends there */
  readonly trigger?: Trigger;
  /** what it does, for the end of the path; absent: the rule's title */
  readonly sinkKind?: string;
  readonly related?: readonly {
    readonly file: string;
    readonly at?: number;
    readonly line?: number;
    readonly excerpt?: string;
  }[];
  /** findings of one rule with equal group are one finding, the first; default file + line */
  readonly group?: string;
}

export interface InspectContext {
  readonly tree: Tree;
  /** by TreeFile.path, sorted */
  readonly files: ReadonlyMap<string, TreeFile>;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly triggers: readonly Trigger[];
  readonly reach: Reach;
  readonly flows: readonly Flow[];
  /** packages that the user holds for bad beyond our own list: name → what is said of them (from OSV records) */
  readonly knownBad: ReadonlyMap<string, string>;
  /** decoded text of a file, bounded (default 2 MiB); null where there is none or it is binary */
  readonly text: (path: string) => string | null;
  /** JSON with comments and trailing commas; undefined where it does not parse */
  readonly json: (path: string) => unknown;
}
