/** T77: something is written to where programs start by themselves, or the system is told to start it. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isLibraryFile, sourceOf } from '../flow/judge.ts';
import { pathPattern } from '../graph/path-pattern.ts';

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/Library[\\/]Launch(?:Agents|Daemons)/, 'LaunchAgents of macOS'],
  [/Start Menu[\\/]+Programs[\\/]+Startup|[\\/]Startup[\\/]/, 'the Startup folder of Windows'],
  [/\.config[\\/]autostart/, 'autostart of the desktop'],
  [/[\\/]?\.config[\\/]systemd[\\/]user|[\\/]etc[\\/]systemd[\\/]system/, 'systemd units'],
  [/[\\/]etc[\\/](?:cron\.|crontab|init\.d|rc\.local|profile\.d)/, 'cron or boot scripts'],
  [/(?:^|[\\/])\.(?:bashrc|zshrc|bash_profile|zprofile|zshenv|profile)$/, 'shell start-up files'],
];
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/\bschtasks(?:\.exe)?\s+\/create\b/i, 'a scheduled task'],
  [/\breg(?:\.exe)?\s+add\b[^\n]{0,200}\\(?:Run|RunOnce)\b/i, 'a Run key of the registry'],
  [/\blaunchctl\s+(?:load|bootstrap)\b/, 'a launch agent'],
  [/\bcrontab\s+(?:-\s|-$|[^-\s])|\|\s*crontab\b/, 'a cron job'],
  [/\bNew-ScheduledTask\b|\bRegister-ScheduledTask\b/i, 'a scheduled task'],
  [/\bsystemctl\s+(?:--user\s+)?enable\b/, 'a systemd unit'],
];

function flow(found: Flow): readonly Hit[] {
  const place = found.sink === 'file-write' ? placeOf(found) : found.sink === 'child-process' ? commandOf(found) : null;
  if (place === null) return [];
  const fetched = sourceOf(found, ['network-body', 'socket', 'chain-read']) !== null;
  return [
    {
      at: found.at,
      message: `${found.spelling} writes to ${place}: what is put there starts by itself from then on${fetched ? ', and it comes from the network' : ''}.`,
      confidence: fetched ? 90 : isLibraryFile(found.file) ? 50 : 70,
      weight: fetched ? 'strong' : 'weak',
      sinkKind: 'persistence',
    },
  ];
}

function placeOf(found: Flow): string | null {
  const [path] = found.args;
  const pattern = path === undefined ? null : pathPattern(path);
  const texts = [
    ...found.constants.map((constant) => constant.value),
    ...(pattern === null ? [] : [pattern.parts.map((part) => part ?? '*').join('')]),
  ];
  for (const text of texts) for (const [place, name] of PLACES) if (place.test(text)) return name;
  return null;
}

function commandOf(found: Flow): string | null {
  for (const { value } of found.constants)
    for (const [command, name] of COMMANDS) if (command.test(value.slice(0, 4_000))) return name;
  return null;
}

export default {
  id: 'persistence-place-write',
  title: 'Something is made to start by itself',
  severity: 'high',
  weight: 'weak',
  aspect: 'does',
  techniques: ['T1543.001', 'T1547.001', 'T1547.013', 'T1053'],
  tradecraft: ['T77'],
  description:
    'A file is written to LaunchAgents, the Startup folder, autostart, systemd or a shell start-up file, or a scheduled task, Run key or cron job is made.',
  benign:
    'Process managers, auto-launch helpers and installers of command-line completions do this on request; it counts little unless what is written comes from the network.',
  flow,
} satisfies Detector;
