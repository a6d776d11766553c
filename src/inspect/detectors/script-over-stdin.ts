/** T33: a script is handed to `node -` (or another interpreter) through standard input, so that nothing lies on disk. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { allValues } from '../flow/constants.ts';
import type { Flow } from '../flow/flow.ts';
import { isDecoded, relatedOf, sourceOf, whereFrom } from '../flow/judge.ts';

function flow(found: Flow, context: InspectContext): readonly Hit[] {
  if (found.sink !== 'node-stdin') return [];
  const source = sourceOf(found, [
    'network-body',
    'network-header',
    'network-error',
    'socket',
    'chain-read',
    'dns',
    'lying-file',
  ]);
  if (source !== null) {
    return [
      {
        at: found.at,
        message: `What ${source.text} gives (${whereFrom(source)}) is handed to an interpreter over standard input: it runs without ever being a file.`,
        confidence: 94,
        weight: 'proof',
        related: relatedOf(source),
      },
    ];
  }
  const decoded = found.constants.some((constant) => isDecoded(constant.how));
  const detached = startedDetached(found, context);
  if (!decoded && !detached) return [];
  return [
    {
      at: found.at,
      message: `A script is handed to an interpreter over standard input${detached ? ', detached and out of sight' : ''}${decoded ? ', decoded just before' : ''}.`,
      confidence: decoded && detached ? 88 : 72,
    },
  ];
}

/** The interpreter is started in the same function, told to outlive its parent or to show no window. */
function startedDetached(found: Flow, context: InspectContext): boolean {
  return context.flows.some(
    (other) =>
      other.file === found.file &&
      (other.sink === 'child-process' || other.at === found.at) &&
      Math.abs(other.at - found.at) < 2_000 &&
      other.args.some((arg) =>
        [...allValues(arg, 200)].some(
          (one) =>
            one.k === 'object' &&
            one.props.some(([name, prop]) => name === 'detached' && prop.k === 'const' && prop.v === true),
        ),
      ),
  );
}

export default {
  id: 'script-over-stdin',
  title: 'Script handed to an interpreter over standard input',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1059.007', 'T1027.011'],
  tradecraft: ['T33'],
  description:
    '`node -` (also `python -`, `sh`) is started detached, and the program text is written to its standard input. Implants keep themselves off the disk this way, often several at once.',
  benign:
    'Tools that pipe data into a program, and tests that feed a snippet to `node -` and wait for it, are not reported: it has to be detached, decoded or fetched.',
  flow,
} satisfies Detector;
