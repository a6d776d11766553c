/** What came out when a file that hides something was taken apart (src/reverse): the engine makes these hits, for only it may ask. */
import type { Detector } from '../detector.ts';

export default {
  id: 'reversed-sample',
  title: 'Hidden code, taken apart',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1027', 'T1140'],
  tradecraft: [],
  description:
    'A file that hides what it is was peeled, made readable and run in an interpreter with a made-up world around it, and what came out does what malware does: it runs code from a server, collects credentials or wallets, or stays on the machine. `counterlure reverse FILE` shows all of it. `--no-reverse` leaves this step out.',
  benign:
    'Only files that a rule already calls hidden are taken apart. Honest code that ships obfuscated and only draws, computes or talks to its own server is not reported by this rule.',
} satisfies Detector;
