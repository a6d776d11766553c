/** What arrives over a socket is run as code or as a command: a remote shell. */

import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isLibraryFile, relatedOf, runsCode, sourceOf } from '../flow/judge.ts';
import { startsFixed } from '../flow/shape.ts';

/** Who waits for others to call: a terminal in the browser, a playground. A remote shell calls its operator, since nobody can call a laptop. */
const SERVER = /\bsocket\.io(?:\.Server\b|\()|\bWebSocket\.?Server\b|\bws\.Server\b|\bcreateServer\b/;

function flow(found: Flow): readonly Hit[] {
  const runs = runsCode(found);
  if (!runs && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['socket']);
  if (source === null) return [];
  // `exec("ping " + message)`: bad, but the program is fixed
  if (!runs && startsFixed(found.args[0])) return [];
  if (SERVER.test(source.text))
    return [
      {
        at: found.at,
        message: `${found.spelling} runs what clients send over a socket that this program listens on (${source.text}).`,
        weight: 'weak',
        severity: 'high',
        confidence: 55,
        sinkKind: found.sink,
        related: relatedOf(source),
      },
    ];
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
    'A server that runs what its own clients send (web terminals, playgrounds) is reported weakly. Terminals in a browser hand messages to a pseudo-terminal that the user opened; hot reload replaces modules by name. Neither passes a message to eval or to `exec` as the command.',
  flow,
} satisfies Detector;
