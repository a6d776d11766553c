/** A dependency needs no script to be fetched: `npm install` brings it, its install scripts run, and whatever imports it runs the rest. */
import type { Trigger } from '../triggers/trigger.ts';

export function installTrigger(file: string, line: number, name: string): Trigger {
  return {
    kind: 'npm-install',
    moment: 'install',
    automatic: true,
    action: 'npm install',
    label: `dependency ${name}`,
    file,
    line,
    excerpt: name,
    commands: [],
    entries: [],
    stealth: [],
  };
}
