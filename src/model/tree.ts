/**
 * What intake yields: one bounded, read-only tree, whatever the target was.
 * Nothing here touches the disk: `TreeFile.source` says where the bytes are, `readTreeFileSync` in intake reads them.
 */

/** Where a file came from; it decides how a finding in it is worded and weighed. */
export type TreeOrigin =
  /** the delivered working tree: a folder, an archive's members, a package's files; HEAD of a bare repository */
  | 'delivered'
  /** an odd or telling file below `.git`: config, hooks, anything git itself would not put there */
  | 'git-meta'
  /** a blob of HEAD that differs from the working tree */
  | 'head'
  /** a blob that only another branch tip has */
  | 'branch'
  /** a blob that only older commits have (`--history`) */
  | 'history';

/** Where the bytes are. `disk` paths are absolute, opened without following links; `memory` holds them. */
export type TreeSource =
  | { readonly kind: 'disk'; readonly path: string }
  | { readonly kind: 'memory'; readonly bytes: Uint8Array };

export interface TreeFile {
  /**
   * The name shown and used everywhere: `/`-separated, relative, no `.`/`..` parts, control characters and
   * lone surrogates escaped (`\u{202e}`). Members of nested archives: `lib.zip!/a/b.js`. Other refs: `refs/heads/dev:src/x.js`, `HEAD:src/x.js`.
   */
  readonly path: string;
  /** `path` without the ref prefix and archive prefix: what triggers and the module graph match on. */
  readonly name: string;
  /** Files resolve imports among the files of the same root only: '' (delivered), `lib.zip!/`, `refs/heads/dev:`. A branch root falls back to ''. */
  readonly root: string;
  /** bytes */
  readonly size: number;
  /** POSIX permission bits where the carrier has them */
  readonly mode: number | null;
  readonly origin: TreeOrigin;
  /** the ref or commit that has it, for `head`, `branch`, `history` */
  readonly ref: string | null;
  readonly source: TreeSource;
}

export interface TreeLink {
  readonly path: string;
  /** text of the link, escaped for display; never followed */
  readonly target: string;
  readonly kind: 'symlink' | 'hardlink' | 'submodule';
  /** true if the target leaves the tree or is absolute */
  readonly escapes: boolean;
}

/** Something about names or containers that is itself telling: it becomes a finding, never a crash. */
export interface TreeNote {
  readonly code:
    | 'path-traversal'
    | 'absolute-path'
    | 'nul-in-name'
    | 'control-in-name'
    | 'bidi-in-name'
    | 'confusable-name'
    | 'case-collision'
    | 'duplicate-name'
    | 'reserved-name'
    | 'link-escapes'
    | 'size-mismatch'
    | 'compression-bomb'
    | 'encrypted-member'
    | 'corrupt-container'
    | 'corrupt-object'
    | 'device-file'
    | 'setuid'
    | 'overlong-name';
  /** display-safe path */
  readonly path: string;
  /** one display-safe sentence */
  readonly message: string;
}

/** What was not read, and why (law 4). */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
  /** the limit or error code: `max-files`, `max-bytes`, `max-file-bytes`, `max-depth`, `max-ratio`, `max-time`, `unreadable`, `encrypted`, `corrupt`, `link`, `special-file`, `parse` … */
  readonly code: string;
  readonly size: number | null;
}

/** Facts from git objects that detectors and indicators use. */
export interface GitFacts {
  readonly head: string | null;
  readonly refs: readonly { readonly name: string; readonly commit: string }[];
  readonly remotes: readonly string[];
  /** parsed `.git/config`, keys lower-cased `section.subsection.key`, in file order */
  readonly config: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  readonly commits: readonly GitCommit[];
}
export interface GitCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly subject: string;
  readonly signed: boolean;
}
export interface GitPerson {
  readonly name: string;
  readonly email: string;
  /** epoch seconds */
  readonly time: number;
  /** minutes east of UTC */
  readonly offset: number;
}

export interface Tree {
  /** the target as the user gave it, display-safe */
  readonly target: string;
  readonly kind: 'folder' | 'file' | 'zip' | 'tar' | 'git' | 'git-url' | 'npm' | 'stdin';
  /** sorted by path (code unit order): the same for every carrier of the same content */
  readonly files: readonly TreeFile[];
  readonly links: readonly TreeLink[];
  readonly notes: readonly TreeNote[];
  readonly skipped: readonly Skipped[];
  readonly git: GitFacts | null;
  readonly limits: TreeLimits;
}

export interface TreeLimits {
  /** bytes kept of all files together */
  readonly maxBytes: number;
  /** bytes of one file; larger ones are read up to here for text checks and said to be so */
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  /** folders in folders */
  readonly maxDepth: number;
  /** archives in archives */
  readonly maxArchiveDepth: number;
  /** unpacked : packed, per member and per archive */
  readonly maxRatio: number;
  readonly maxMillis: number;
}
