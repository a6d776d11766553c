/** What a command may touch of the process around it; tests give their own. */
import type { Readable } from 'node:stream';

export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done?: () => void): unknown;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** aborts on SIGINT and SIGTERM */
  readonly signal: AbortSignal;
  /** runs before the process ends, also when a signal ends it; the returned function takes it back */
  readonly onEnd: (clean: () => void) => () => void;
}

export function writeTo(output: Output, text: string): Promise<void> {
  return new Promise((resolve) => {
    output.write(text, () => resolve());
  });
}
