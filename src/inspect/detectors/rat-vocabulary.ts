/** T71: the command names of a known backdoor. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile, markersIn, realAt, searchable } from '../text/markers.ts';

const COMMANDS = [
  'ssh_obj',
  'ssh_cmd',
  'ssh_upload',
  'ssh_kill',
  'ssh_env',
  'ssh_any',
  'ssh_zcp',
  'ssh_clip',
  'ssh_run',
  'sfinda',
  'sfindr',
  'sdira',
  'down_any',
  'ss_upa',
  'ss_upf',
  'ss_ups',
  'ss_ufind',
] as const;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const found = markersIn(searchable(view), COMMANDS);
  if (found.words.length < 3) return [];
  const acts = /child_process|\bexec\w*\s*\(|\bspawn\w*\s*\(|subprocess|\bsocket\b|os\.system|Popen/.test(deeds(view));
  return [
    {
      at: realAt(view, found.at),
      message: `The commands ${found.words.slice(0, 8).join(', ')} are those of a known backdoor.`,
      confidence: Math.min(96, 72 + found.words.length * 4),
      weight: !acts ? 'weak' : found.words.length >= 4 ? 'proof' : 'strong',
    },
  ];
}

export default {
  id: 'rat-vocabulary',
  title: 'Commands of a known backdoor',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1059', 'T1219'],
  tradecraft: ['T71'],
  description:
    'InvisibleFerret and its JavaScript relatives are steered by commands named `ssh_obj`, `ssh_cmd`, `ssh_upload`, `ssh_env`, `ssh_zcp` and the like, although no SSH is involved.',
  benign: 'One or two such names occur in honest SSH helpers; three have to stand in one program.',
  needles: ['ssh_', 'sfind', 'sdira', 'ss_u', 'down_any'],
  file,
} satisfies Detector;
