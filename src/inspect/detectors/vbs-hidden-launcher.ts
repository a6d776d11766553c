/** T22: a script whose only use is to start something in a hidden window. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isProse } from '../text/place.ts';

const SHELL =
  /CreateObject\s{0,4}\(\s{0,4}["']W?S(?:cript)?\.?(?:Shell|cript\.Shell)["']|ActiveXObject\s{0,4}\(\s{0,4}["']WScript\.Shell["']|WScript\.Shell|Shell\.Application/i;
const HIDDEN_RUN =
  /\.Run\b[^\n]{0,2000},\s{0,4}(?:0|vbHide)\s{0,4}(?:,\s{0,4}(?:True|False|0|1|-1)\s{0,4})?\)?\s{0,4}(?:$|\r|\n|:|')|\.ShellExecute\b[^\n]{0,2000},\s{0,4}0\s{0,4}$/im;
const WSCRIPT = /\b[wc]script(?:\.exe)?["']?\s{1,4}(?:\/\/?[BE]\b|\/\/?Nologo\b)[^\n]{0,200}\.(?:vbs|vbe|js|jse|wsf)/i;
const STARTS =
  /powershell|pwsh|cmd(?:\.exe)?\s{1,4}\/c|\bnode\b|\bcurl\b|\bwget\b|bash\b|\.sh\b|\.cmd\b|\.bat\b|mshta|python|\.exe\b/i;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || isProse(view.name) || view.text.length > 200_000) return [];
  const text = view.text;
  const script = /\.(?:vbs|vbe|wsf|hta|jse)$/i.test(view.name);
  const run = HIDDEN_RUN.exec(text);
  if (script && run !== null && SHELL.test(text)) {
    const starts = STARTS.exec(text)?.[0] ?? null;
    const short = text.length < 6000;
    return [
      {
        at: run.index,
        message: `The script starts ${starts ?? 'a program'} in a hidden window.`,
        confidence: (starts === null ? 55 : 74) + (short ? 6 : -8),
        weight: starts === null || !short ? 'weak' : 'strong',
      },
    ];
  }
  const launcher = WSCRIPT.exec(text);
  const shell = view.kind === 'shell' || /\.(?:cmd|bat|ps1|sh|json)$/i.test(view.name);
  if (launcher === null || !shell) return [];
  return [
    {
      at: launcher.index,
      message: 'A script is started by the script host without a window or message.',
      confidence: 66,
      weight: 'weak',
    },
  ];
}

export default {
  id: 'vbs-hidden-launcher',
  title: 'Launcher with a hidden window',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1059.005', 'T1564.003'],
  tradecraft: ['T22'],
  description:
    'A small VBScript or Windows script runs a shell, Node.js or PowerShell with window style 0, so that nothing shows. Lures keep such launchers in `vendor/` and start them from a task.',
  benign: 'Long scripts of installers and helpers that ask Windows for information count little.',
  needles: ['WScript', 'wscript', 'Wscript', 'WSCRIPT', 'cscript', 'Shell.Application', '.Run'],
  file,
} satisfies Detector;
