/** What the caller may decide; without any of it nothing but the named target is touched. */
import type { TreeLimits } from '../model/index.ts';

export interface OpenOptions {
  readonly limits?: Partial<TreeLimits>;
  /** may git URLs and npm packages be fetched */
  readonly allowNetwork?: boolean;
  /** may `file://` be used as a git URL (tests, mirrors on disk) */
  readonly allowFileUrl?: boolean;
  /** also blobs that only older commits have, and tags beyond the first few */
  readonly history?: boolean;
  /** tried on encrypted zip members; the usual one among analysts is `infected` */
  readonly password?: string;
  /** what `-` reads; default process.stdin */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** the environment that names the npm registry and proxies; default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** called now and then with the number of files taken so far */
  readonly onProgress?: (files: number) => void;
}
