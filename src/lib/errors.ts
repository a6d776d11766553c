/**
 * Expected failures that end a command: a code, one line on what and where, one on what to do. Exit code 2.
 * Every code stands in this table; docs/errors.md is generated from it.
 */
export const ERROR_CODES = {
  CL_TARGET_NOT_FOUND: 'Check the path; quote it if it holds spaces.',
  CL_TARGET_UNREADABLE: 'Check the permissions of the target.',
  CL_TARGET_UNSUPPORTED:
    'Give a folder, a file, .zip, .tar, .tgz, .vsix, a git repository, a git URL, npm:name@version or -.',
  CL_TARGET_CORRUPT: 'The container cannot be read at all; ask for it again or inspect what it was unpacked to.',
  CL_LIMIT: 'Raise the limit that is named, or inspect a part of the target.',
  CL_NETWORK_NOT_ALLOWED: 'Pass --allow-network if looking it up may be seen by the other side.',
  CL_NETWORK_FAILED: 'Fetch the target by other means and inspect the file or folder.',
  CL_USAGE: 'See --help.',
  CL_UNKNOWN_RULE: 'See docs/rules.md, or counterlure inspect --list-rules.',
  CL_UNKNOWN_SCHEMA: 'Run counterlure schema without a name to list them.',
  CL_BASELINE_INVALID: 'Write it anew with --write-baseline.',
  CL_OUTPUT_UNWRITABLE: 'Choose another --output; nothing was written.',
  CL_READER_FAILED: 'A reading process could not be started; check free memory and the Node.js version.',
  CL_NODE_TOO_OLD: 'Install Node.js 24 or newer, or counterlure with its optional dependencies, which bring one.',
  CL_INTERNAL: 'This is a bug in counterlure: please report it with the command that you ran.',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

export class CounterlureError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  /** `message` says what and where in one display-safe line. */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CounterlureError';
    this.code = code;
    this.hint = ERROR_CODES[code];
  }
}
