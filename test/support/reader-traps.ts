/** Detectors for the tests of reading processes: each does to its process what a hostile file might, on files that ask for it. */
import type { Detector, Hit } from '../../src/inspect/detector.ts';
import type { FileView } from '../../src/inspect/reader/file-view.ts';

function trap(id: string, needle: string, file: (view: FileView) => readonly Hit[]): Detector {
  const words = {
    severity: 'info',
    weight: 'info',
    aspect: 'does',
    techniques: [],
    tradecraft: [],
    description: '',
    benign: '',
  } as const;
  return { id, title: id, needles: [needle], file, ...words };
}

export const fileDetectors: readonly Detector[] = [
  trap('sees', 'please-see', (view) => [
    { at: view.text?.indexOf('please-see') ?? 0, message: 'seen', confidence: 100 },
  ]),
  trap('dies', 'please-die', () => process.abort()),
  trap('exits', 'please-exit', () => process.exit(3)),
  trap('hangs', 'please-hang', () => {
    for (;;);
  }),
  trap('eats', 'please-eat', () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(1_000_000).fill(kept.length + 0.5));
  }),
  trap('throws', 'please-throw', () => {
    throw new Error('as asked');
  }),
  trap('rights', 'please-tell-rights', () => {
    const has = (right: string): boolean => process.permission?.has(right) ?? true;
    let code = true;
    try {
      // biome-ignore lint/security/noGlobalEval: shows that it is refused
      eval('1');
    } catch {
      code = false;
    }
    const said = {
      write: has('fs.write'),
      child: has('child'),
      worker: has('worker'),
      code,
      env: Object.keys(process.env),
    };
    return [{ message: JSON.stringify(said), confidence: 100 }];
  }),
];
