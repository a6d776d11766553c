/** Files that coding assistants obey: tool servers and hooks that run unknown packages or downloads, and instructions hidden from people. */

import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { downloadRuns, isFetch } from '../commands/download-and-run.ts';
import { lineIn, startedCommands } from '../commands/started-commands.ts';
import { isUsed } from '../data/registry-names.ts';
import { packageOf } from '../dependencies/imports.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

export default {
  id: 'agent-file-runs-command',
  title: 'Assistant configuration runs commands',
  severity: 'medium',
  weight: 'weak',
  aspect: 'starts',
  techniques: ['T1204', 'T1059', 'T1564'],
  tradecraft: [],
  description:
    'The configuration of a coding assistant starts a tool server or hook from a package that nobody is known to use, or from a download; or a rules file or README tells the assistant, in a comment or in invisible characters that people do not see, to run something or to keep silent about it.',
  benign:
    'Tool servers from used packages or from the repository itself, and visible instructions to build and test, are usual and not reported.',
  tree: (context) => [...fromTriggers(context), ...fromTexts(context)],
} satisfies Detector;

function* fromTriggers(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    const { trigger } = started;
    if (trigger.moment !== 'agent' || trigger.kind === 'agent-rules') continue;
    const run = downloadRuns(started.commands, started.text)[0];
    for (const command of started.commands) {
      const unknown = unknownPackage(command);
      const fetches = isFetch(command);
      if (unknown === null && !fetches && run === undefined) continue;
      yield {
        file: started.file,
        line: lineIn(started, command.at),
        excerpt: command.text,
        message:
          run !== undefined
            ? `${trigger.label} runs what it downloads.`
            : unknown === null
              ? `${trigger.label} fetches something with ${programOf(command)}.`
              : `${trigger.label} runs the package ${unknown}, which is in no public download count.`,
        confidence: run !== undefined ? 85 : 55,
        ...(run === undefined ? {} : { weight: 'strong' as const, severity: 'high' as const }),
        trigger,
        sinkKind: 'command of an assistant',
        group: `${trigger.file} ${trigger.label}`,
      };
      break;
    }
  }
}

/** `npx -y thing`, `bunx thing`, `pnpm dlx thing`, `uvx` is another registry. */
function unknownPackage(command: SimpleCommand): string | null {
  const name = programOf(command);
  const rest = command.words.slice(1);
  const at = /^(?:npx|bunx|pnpx)$/.test(name)
    ? 0
    : /^(?:pnpm|yarn|bun|npm)$/.test(name) && /^(?:dlx|x|exec)$/.test(rest[0] ?? '')
      ? 1
      : -1;
  if (at === -1) return null;
  const wanted = rest.slice(at).find((word) => !word.startsWith('-'));
  const parsed = wanted === undefined ? null : packageOf(wanted.replace(/(?<=.)@[^/]*$/, ''));
  return parsed === null || isUsed(parsed) || parsed.startsWith('@') ? null : parsed;
}

const BY_NAME =
  /^(?:(?:AGENTS?|CLAUDE|GEMINI|COPILOT|README|CONTRIBUTING)(?:\.[\w-]{1,20})?\.md|\.(?:cursorrules|windsurfrules|clinerules|goosehints))$/i;
/** Texts that are read again here; a repository has a handful. */
const MOST_TEXTS = 2_000;
const FOLDERS = ['.cursor/rules/', '.windsurf/rules/', '.clinerules/', '.claude/', '.github/'] as const;

function isForAssistants(name: string): boolean {
  return BY_NAME.test(name.slice(name.lastIndexOf('/') + 1)) || FOLDERS.some((folder) => name.includes(folder));
}
const ORDER = /\b(?:run|execute|install|fetch|download|curl|wget|npx|node -e|pip install|eval|base64)\b/i;
const SECRECY =
  /\b(?:do not|don['’]t|never|without)\b[^.\n]{0,40}\b(?:tell|mention|inform|notify|show|warn|alert|reveal|disclose|telling|mentioning|informing)\b[^.\n]{0,30}\b(?:user|human|developer|them|anyone)\b|\bsilently\b/i;
/** Tags, and the runs of selectors that GlassWorm-like texts are written in; a single one belongs to an emoji. */
const INVISIBLE = /[\u{e0020}-\u{e007f}]{8,}|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{8,}|[\u200b-\u200d\u2060\ufeff]{16,}/u;

function* fromTexts(context: InspectContext): Iterable<Hit> {
  let read = 0;
  for (const { path, name } of filesWithExtension(context, 'md', 'mdc', 'txt', '')) {
    if (!isForAssistants(name) || name.includes('node_modules/')) continue;
    if (++read > MOST_TEXTS) return;
    const text = context.text(path)?.slice(0, 262_144) ?? '';
    const invisible = INVISIBLE.exec(text);
    if (invisible !== null)
      yield {
        file: path,
        at: invisible.index,
        message: `A text for people or assistants holds ${[...invisible[0]].length} invisible characters in a row: assistants read them.`,
        confidence: 82,
        weight: 'strong',
        severity: 'high',
        group: `${path} invisible`,
      };
    const rules = !/README|CONTRIBUTING/i.test(name);
    for (const comment of comments(text)) {
      const orders =
        /\b(?:assistant|AI|agent|copilot|claude|cursor|LLM|model)\b/i.test(comment.text) && ORDER.test(comment.text);
      const secret = SECRECY.test(comment.text) && ORDER.test(comment.text);
      if (!secret && !(orders && /https?:|curl|wget|npx|node -e|base64|\|\s*(?:ba)?sh/i.test(comment.text))) continue;
      yield {
        file: path,
        at: comment.at,
        excerpt: comment.text,
        message: `A comment that people do not see tells assistants to run something${secret ? ' and to keep silent about it' : ''}.`,
        confidence: secret ? 85 : 75,
        weight: 'strong',
        severity: 'high',
        group: `${path} comment ${comment.at}`,
      };
    }
    const secrecy = rules ? SECRECY.exec(text) : null;
    if (secrecy === null) continue;
    const around = text.slice(Math.max(0, secrecy.index - 400), secrecy.index + 400);
    if (/\b(?:curl|wget|npx|node -e|base64 -d|powershell|iwr)\b[^\n]{0,200}(?:https?:|[A-Za-z0-9+/]{40})/i.test(around))
      yield {
        file: path,
        at: secrecy.index,
        excerpt: secrecy[0],
        message: 'A rules file tells assistants to fetch or run something without telling the user.',
        confidence: 78,
        weight: 'strong',
        severity: 'high',
        group: `${path} secrecy`,
      };
  }
}

/** HTML comments and link-reference comments, at most 200 and 8,192 units each. */
function* comments(text: string): Iterable<{ readonly at: number; readonly text: string }> {
  let from = 0;
  for (let i = 0; i < 200; i++) {
    const at = text.indexOf('<!--', from);
    if (at === -1) return;
    const end = text.indexOf('-->', at + 4);
    const stop = end === -1 ? Math.min(text.length, at + 8_192) : end;
    yield { at, text: text.slice(at + 4, Math.min(stop, at + 8_192)) };
    from = stop + 3;
  }
}
