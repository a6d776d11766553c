/** Places and commands that start a program again. `place` is asked of paths with `/`; `command` of command lines, the first of its groups that matched is the place. Sources: ATT&CK T1547.001, T1053, T1543, T1546.004, T1037.005, T1176; catalogue T77. */
export interface PersistenceRule {
  readonly kind: string;
  readonly place: RegExp | null;
  readonly command: RegExp | null;
  readonly technique: string;
}

export const PERSISTENCE: readonly PersistenceRule[] = [
  {
    kind: 'run key',
    place: /Software\/Microsoft\/Windows\/CurrentVersion\/Run(?:Once)?(?:\/|$)/i,
    command:
      /((?:HK\w{2,3}|HKEY_\w{4,20})[:\\/]{1,3}Software[\\/]{1,2}Microsoft[\\/]{1,2}Windows[\\/]{1,2}CurrentVersion[\\/]{1,2}Run(?:Once)?)/i,
    technique: 'T1547.001',
  },
  {
    kind: 'startup folder',
    place: /Start Menu\/Programs\/Startup(?:\/|$)/i,
    command: /((?:[^\s"]|\s(?=Menu)){0,120}Start Menu[\\/]Programs[\\/]Startup[^\s"]{0,80})/i,
    technique: 'T1547.001',
  },
  {
    kind: 'launch agent',
    place: /Library\/Launch(?:Agents|Daemons)\/|Library\/LaunchAgents$/,
    command: /launchctl\s+(?:load|bootstrap|submit)\s+(?:-w\s+)?["']?([^\s"']{2,200})/,
    technique: 'T1543.001',
  },
  { kind: 'autostart entry', place: /\.config\/autostart(?:\/|$)/, command: null, technique: 'T1547.013' },
  {
    kind: 'systemd unit',
    place: /(?:\.config\/systemd\/user|\/etc\/systemd\/system)\/[^/]{1,80}\.(?:service|timer)/,
    command: /systemctl\s+(?:--user\s+)?enable\s+(?:--now\s+)?["']?([\w@.-]{2,100})/,
    technique: 'T1543.002',
  },
  {
    kind: 'scheduled task',
    place: null,
    command:
      /schtasks(?:\.exe)?["']?\s[^|;&]{0,200}\/create\b[^|;&]{0,300}?\/tn\s+(?:\\?"([^"\\|]{2,100})|'([^'|]{2,100})|([^\s"'/|]{2,100}))|Register-ScheduledTask\b[^|;]{0,200}?-TaskName\s+(?:"([^"|]{2,100})|'([^'|]{2,100})|([^\s"'|]{2,100}))/i,
    technique: 'T1053.005',
  },
  {
    kind: 'cron',
    place: /\/etc\/cron\.\w+\/|\/var\/spool\/cron\//,
    command: /(crontab\s+(?:-|\S+)|@reboot)/,
    technique: 'T1053.003',
  },
  {
    kind: 'shell profile',
    place: /(?:^|\/)\.(?:bashrc|zshrc|bash_profile|zprofile|profile|zshenv)$/,
    command: />>\s*["']?([^\s"']{0,100}\.(?:bashrc|zshrc|bash_profile|zprofile|profile|zshenv))/,
    technique: 'T1546.004',
  },
  {
    kind: 'editor extension',
    place: /\.(?:vscode|cursor|vscode-insiders|vscode-oss)\/extensions\//,
    command: /(?:code|cursor|codium)\s+--install-extension\s+["']?([^\s"']{2,200})/,
    technique: 'T1176.002',
  },
];
