/** Is a function of a file run again and again, without anyone's doing: handed to `setInterval`, a scheduler, or a timer that it starts itself? */
import type { InspectContext } from '../detector.ts';

const DEPTH = 12;

export function isRepeated(file: string, fn: number, context: InspectContext): boolean {
  const module = context.facts.get(file)?.module ?? null;
  const text = context.text(file);
  if (module === null || text === null) return false;
  const byId = new Map(module.functions.map((one) => [one.id, one]));
  let at = byId.get(fn);
  for (let i = 0; i < DEPTH && at !== undefined && at.id !== 0; i++) {
    if (
      /\b(?:setInterval|schedule|scheduleJob|CronJob)\s*\([^()]{0,80}$/.test(
        text.slice(Math.max(0, at.at - 120), at.at),
      )
    )
      return true;
    if (at.name !== '' && /^[\w$]+$/.test(at.name) && namedTimer(text, at.name)) return true;
    at = byId.get(at.parent);
  }
  return false;
}

/** `setInterval(poll, 500)`, `setInterval(() => poll(), 500)`, `setTimeout(poll, 500)` */
function namedTimer(text: string, name: string): boolean {
  const timers = /\bset(?:Interval|Timeout)\s*\(/g;
  for (let i = 0; i < 200; i++) {
    const found = timers.exec(text);
    if (found === null) return false;
    const head = text.slice(found.index, found.index + 120);
    const place = head.indexOf(name);
    if (place === -1) continue;
    const around = `${head[place - 1] ?? ' '}${head[place + name.length] ?? ' '}`;
    if (!/[\w$]/.test(around)) return true;
  }
  return false;
}
