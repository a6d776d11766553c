import { expect, test } from 'vitest';
import { withFloor } from './verdict-floor.ts';

const clean = { level: 'clean', score: 0, reasons: ['Nothing was found.'] } as const;
const open = { file: 'L0', line: 3, what: 'eval(x)', why: 'the code is not known before it runs' };

test('what runs hidden code is at least worth a notice', () => {
  expect(withFloor({ ...clean, reasons: [...clean.reasons] }, [open])).toMatchObject({ level: 'notice', score: 15 });
  const undone = { file: 'L0', line: 1, what: 'peeling was not done', why: 'it took too long' };
  expect(withFloor({ ...clean, reasons: [] }, [undone]).level).toBe('notice');
});

test('other verdicts, and other gaps, stay as they are', () => {
  const worse = { level: 'malicious', score: 90, reasons: [] } as const;
  expect(withFloor({ ...worse, reasons: [] }, [open]).level).toBe('malicious');
  const harmless = { ...open, why: 'its argument is not constant' };
  expect(withFloor({ ...clean, reasons: [] }, [harmless]).level).toBe('clean');
});
