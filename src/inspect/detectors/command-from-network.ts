/** The answer of a request is run as a command. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { judgeReply, relatedOf, sourceOf, throughWords, whereFrom } from '../flow/judge.ts';
import { startsFixed } from '../flow/shape.ts';

const SHELL = /^(?:ba|z|da|k)?sh$|^cmd(?:\.exe)?$|^powershell(?:\.exe)?$|^pwsh$|^node(?:\.exe)?$|^python3?$/i;

function flow(found: Flow): readonly Hit[] {
  if (found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['network-body', 'network-header', 'network-error']);
  if (source === null || commandIsFixed(found)) return [];
  const judged = judgeReply(found, source);
  return [
    {
      at: found.at,
      message: `${found.spelling} runs the answer of ${source.text} from ${whereFrom(source)}${throughWords(found)} as a command.`,
      weight: judged.weight,
      confidence: Math.max(50, judged.confidence - 5),
      sinkKind: 'shell',
      related: relatedOf(source),
    },
  ];
}

/** `exec('git clone ' + answer)` passes data to a program that stands in the code; `spawn('sh', ['-c', answer])` does not. */
function commandIsFixed(found: Flow): boolean {
  const [command, list] = found.args;
  if (!startsFixed(command)) return command === undefined || (command.k !== 'concat' && !carriesReply(found));
  const text = command?.k === 'const' ? String(command.v).trim() : '';
  if (!SHELL.test(text)) return true;
  const items = list?.k === 'array' ? list.items : [];
  return items.length === 0 || items.every((item) => item.k === 'const' || item.k === 'object');
}

function carriesReply(found: Flow): boolean {
  const [command] = found.args;
  // options and callbacks may hold the answer too; the command must
  return (
    command !== undefined &&
    (command.k === 'get' ||
      command.k === 'call' ||
      command.k === 'delivered' ||
      command.k === 'any' ||
      command.k === 'failure')
  );
}

export default {
  id: 'command-from-network',
  title: 'Answer of a request is run as a command',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1059', 'T1071.001', 'T1105'],
  tradecraft: ['T66', 'T71'],
  description:
    'What a server answers becomes the command line of `exec`, `spawn` or a shell: remote control of the machine.',
  benign: 'Programs that stand in the code and get an answer as an argument (`git clone <url>`) are not reported.',
  flow,
} satisfies Detector;
