/** The answer of a request is run as a command. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow, FlowSource } from '../flow/flow.ts';
import { judgeReply, relatedOf, sourceOf, throughWords, whereFrom } from '../flow/judge.ts';
import { carriesSource, startsFixed } from '../flow/shape.ts';

const SHELL = /^(?:ba|z|da|k)?sh$|^cmd(?:\.exe)?$|^powershell(?:\.exe)?$|^pwsh$|^node(?:\.exe)?$|^python3?$/i;

const REPLIES: ReadonlySet<FlowSource['kind']> = new Set(['network-body', 'network-header', 'network-error']);

function flow(found: Flow): readonly Hit[] {
  if (found.sink !== 'child-process') return [];
  const replies = found.sources.filter(({ kind }) => REPLIES.has(kind));
  const source = sourceOf(found, [...REPLIES]);
  if (source === null || commandIsFixed(found, replies)) return [];
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
function commandIsFixed({ args }: Flow, replies: readonly FlowSource[]): boolean {
  const [command, list] = args;
  // the environment, the folder or the input of a program may come from a server; what is run must, to be told here
  if (!startsFixed(command)) return !carriesSource(command, replies);
  const text = command?.k === 'const' ? String(command.v).trim() : '';
  return !SHELL.test(text) || list?.k !== 'array' || !carriesSource(list, replies);
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
  benign:
    'Programs that stand in the code and get an answer as an argument (`git clone <url>`), and programs whose environment comes from a server (secret stores), are not reported.',
  flow,
} satisfies Detector;
