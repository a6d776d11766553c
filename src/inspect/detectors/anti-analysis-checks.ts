/** T53, T67: code that looks for virtual machines, sandboxes and debuggers before it goes on. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { hasAny } from '../text/needles.ts';
import { isBuilt, isScript, isTest } from '../text/place.ts';

const MACHINES = [
  'vmware',
  'virtualbox',
  'vbox',
  'qemu',
  'xen',
  'parallels',
  'hyper-v',
  'kvm',
  'bochs',
  'innotek',
  'microsoft corporation',
  'sandboxie',
  'cuckoo',
  'wine',
];
const PROBES =
  /wmic\s+computersystem|systeminfo|dmidecode|ioreg\s+-|system_profiler|\/sys\/class\/dmi|Win32_ComputerSystem|hw\.model|\(VM\)/i;
const DEBUG_LOOP =
  /constructor\s{0,4}(?:\]\s{0,4})?\(\s{0,4}["'`](?:debugger|debu)\b|setInterval\s{0,4}\([^;\n]{0,200}\bdebugger\b|while\s{0,4}\(\s{0,4}(?:true|!!\[\]|1)\s{0,4}\)\s{0,4}\{\s{0,4}debugger/;
const GOES_AWAY = /process\s*\.\s*exit|\breturn\b|\bprocess\s*\.\s*kill/;

/** What `DEBUG_LOOP` cannot do without. */
const LOOP_NEEDLES = ['debugger', 'debu"', "debu'", 'debu`', 'debu ', 'debu\\'];
/** What `PROBES` cannot do without, in the spellings that programs use. */
const PROBE_NEEDLES = [
  'wmic',
  'WMIC',
  'Wmic',
  'systeminfo',
  'SystemInfo',
  'systemInfo',
  'Systeminfo',
  'SYSTEMINFO',
  'dmidecode',
  'ioreg',
  'system_profiler',
  'class/dmi',
  'Win32_ComputerSystem',
  'win32_computersystem',
  'win32_ComputerSystem',
  'hw.model',
  '(VM)',
  '(vm)',
];

function machineNames(view: FileView): { readonly names: ReadonlySet<string>; readonly at: number } {
  const names = new Set<string>();
  let at = -1;
  for (const part of literalsOf(view).strings) {
    if (part.end - part.at > 600 || part.value.length > 60) continue;
    const value = part.value.toLowerCase();
    const name = MACHINES.find((machine) => value.includes(machine));
    if (name === undefined) continue;
    names.add(name);
    if (at === -1) at = part.at;
  }
  return { names, at };
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !(isScript(view) || view.kind === 'python' || view.kind === 'powershell')) return [];
  const text = view.text;
  const lighter = isBuilt(view.name) || isTest(view.name);
  const loop = hasAny(view, LOOP_NEEDLES) ? DEBUG_LOOP.exec(text.slice(0, 1_000_000)) : null;
  const hits: Hit[] = [];
  if (loop !== null)
    hits.push({
      at: loop.index,
      message: 'A loop calls the debugger again and again: it stalls whoever looks at the running code.',
      confidence: lighter ? 45 : 68,
      weight: 'weak',
    });
  if (text.length >= 200_000 || !hasAny(view, PROBE_NEEDLES) || !PROBES.test(text) || !GOES_AWAY.test(text))
    return hits;
  const { names, at } = machineNames(view);
  if (names.size >= 3) {
    hits.push({
      at: Math.max(0, at),
      message: `The program looks whether it runs in a virtual machine (${[...names].slice(0, 5).join(', ')}).`,
      confidence: lighter ? 40 : 60,
      weight: 'weak',
    });
  }
  return hits;
}

export default {
  id: 'anti-analysis-checks',
  title: 'Looks for virtual machines or debuggers',
  severity: 'medium',
  weight: 'weak',
  aspect: 'hides',
  techniques: ['T1497.001', 'T1622'],
  tradecraft: ['T53', 'T67'],
  description:
    'Names of hypervisors are compared with the machine’s model, or a loop traps debuggers. Implants tag or leave machines of researchers that way.',
  benign: 'Libraries that report hardware do the same, therefore this is a weak sign that only supports others.',
  needles: [...LOOP_NEEDLES, ...PROBE_NEEDLES],
  file,
} satisfies Detector;
