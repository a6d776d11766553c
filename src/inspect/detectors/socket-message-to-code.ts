/** What arrives over a socket is run as code or as a command: a remote shell. */

import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isLibraryFile, relatedOf, runsCode, sourceOf } from '../flow/judge.ts';
import { startsFixed } from '../flow/shape.ts';

function flow(found: Flow): readonly Hit[] {
  const runs = runsCode(found);
  if (!runs && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['socket']);
  if (source === null) return [];
  // `exec("ping " + message)`: bad, but the program is fixed
  if (!runs && startsFixed(found.args[0])) return [];
  const known = source.addresses.length > 0;
  const far = source.addresses.some(
    (address) => /^(?:\w+:)?\/\/|^\d{1,3}(?:\.\d{1,3}){3}/.test(address.value) && hostClass(address.value) !== 'local',
  );
  return [
    {
      at: found.at,
      message: `${found.spelling} runs what arrives over a socket (${source.text}${known ? `, ${source.addresses[0]?.value.slice(0, 100) ?? ''}` : ''}): whoever is at the other end commands this machine.`,
      // a fixed address elsewhere: no tool for the own machine
      weight: far && !isLibraryFile(found.file) ? 'proof' : 'strong',
      confidence: isLibraryFile(found.file) ? 55 : far ? 90 : known ? 80 : 74,
      sinkKind: found.sink,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'socket-message-to-code',
  title: 'Message of a socket is run',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1059', 'T1095', 'T1071.001'],
  tradecraft: ['T68', 'T71', 'T72'],
  description:
    'A message of a TCP socket, WebSocket or Socket.IO connection reaches `eval`, the Function constructor or a shell: the command loop of a remote-access tool.',
  benign:
    'Terminals in a browser hand messages to a pseudo-terminal that the user opened; hot reload replaces modules by name. Neither passes a message to eval or to `exec` as the command.',
  flow,
} satisfies Detector;
