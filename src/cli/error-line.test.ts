import { expect, it } from 'vitest';
import { CounterlureError } from '../lib/index.ts';
import { errorLine } from './error-line.ts';

it('is one line with code, what and hint', () => {
  expect(errorLine(new CounterlureError('CL_TARGET_NOT_FOUND', 'there is no ./x'), {})).toBe(
    'counterlure: CL_TARGET_NOT_FOUND: there is no ./x. Check the path; quote it if it holds spaces.\n',
  );
});

it('is one line for a bug too, whatever its message', () => {
  expect(errorLine(new Error('a\nb\u001b[31m'), {})).toMatch(
    /^counterlure: CL_INTERNAL: Error: a\\u\{a\}b\\u\{1b\}\[31m\. [^\n]+\n$/,
  );
  expect(errorLine('text', {})).toMatch(/^counterlure: CL_INTERNAL: text\. /);
});
