/** What hides a command, as facts in a few words; detectors weigh them. */
import { parseCommandLine } from '../../../syntax/index.ts';

/** Blanks before a command that push it out of the editor's window. */
const OFF_SCREEN = 40;

export function commandStealth(text: string): readonly string[] {
  const found: string[] = [];
  const lead = text.length - text.trimStart().length;
  if (lead >= OFF_SCREEN) found.push(`${lead} blanks before the command`);
  const inner = /\S([ \t\u00a0]{40,})\S/.exec(text.slice(0, 65_536));
  if (inner !== null) found.push(`${inner[1]?.length ?? 0} blanks inside the command`);
  const commands = parseCommandLine(text);
  if (commands.some((command) => command.discardsOutput)) found.push('output discarded');
  if (commands.some((command) => command.background)) found.push('backgrounded');
  if (/-w(?:in|indowstyle)?[ :=]{1,3}h(?:idden)?\b|\bSW_HIDE\b|\/\/B\b|-NonI(?:nteractive)?\b/i.test(text))
    found.push('window hidden');
  return found;
}
