/** Terraform: providers that `terraform init` downloads and runs (lock file and `required_providers`, T20), and commands that a plan or apply runs (`local-exec`, `external`). */
import type { TreeFile } from '../../../model/index.ts';
import { folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const UNITS = 1_000_000;
const MOST = 500;

export default {
  id: 'terraform',
  title: 'Terraform',
  wants: (name) =>
    /(?:^|\/)\.terraform\.lock\.hcl$|\.(?:tf|tofu)$|(?:^|\/)(?:terragrunt\.hcl|\.terraformrc|terraform\.rc|\.tofurc)$/.test(
      name,
    ),
  read(file, context) {
    const rows = (context.text(file.path) ?? '').slice(0, UNITS).split('\n');
    const lock = file.name.endsWith('.terraform.lock.hcl');
    return [...providers(rows, file, lock), ...commands(rows, file, context), ...modules(rows, file)].slice(0, MOST);
  },
} satisfies TriggerReader;

/** The excerpt is the address alone, as detectors want it: `registry.terraform.io/hashicorp/aws`. */
function providers(rows: readonly string[], file: TreeFile, lock: boolean): readonly Trigger[] {
  let within = false;
  let depth = 0;
  return rows.flatMap((row, i) => {
    if (lock) {
      const match = /^\s{0,40}provider\s{1,20}"([^"\n]{1,300})"/.exec(row);
      return match === null ? [] : [provider(file, i + 1, match[1] ?? '')];
    }
    if (/\brequired_providers\s{0,20}\{/.test(row)) {
      within = true;
      depth = 0;
    }
    if (!within)
      return /^\s{0,40}(?:url|network_mirror|direct|filesystem_mirror|dev_overrides)\b.{0,20}"?https?:/.test(row)
        ? [provider(file, i + 1, row.trim())]
        : [];
    depth += count(row, '{') - count(row, '}');
    if (depth <= 0) within = false;
    const source = /\bsource\s{0,20}=\s{0,20}"([^"\n]{1,300})"/.exec(row);
    return source === null ? [] : [provider(file, i + 1, source[1] ?? '')];
  });
}

function provider(file: TreeFile, line: number, address: string): Trigger {
  return makeTrigger(file, {
    kind: 'terraform-provider',
    moment: 'install',
    automatic: false,
    action: 'terraform init',
    label: address,
    line,
    excerpt: address,
  });
}

function modules(rows: readonly string[], file: TreeFile): readonly Trigger[] {
  let within = 0;
  return rows.flatMap((row, i) => {
    if (/^\s{0,40}module\s{1,20}"/.test(row)) within = 12;
    else within--;
    const source = within > 0 ? /^\s{0,40}source\s{0,20}=\s{0,20}"([^"\n]{1,300})"/.exec(row) : null;
    if (source === null || /^\.{1,2}\//.test(source[1] ?? '')) return [];
    return [
      makeTrigger(file, {
        kind: 'terraform-module',
        moment: 'install',
        automatic: false,
        action: 'terraform init',
        label: source[1] ?? '',
        line: i + 1,
        excerpt: source[1] ?? '',
      }),
    ];
  });
}

/** `provisioner "local-exec" { command = "…" }`, heredocs too; `data "external" { program = ["…"] }`. */
function commands(rows: readonly string[], file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const found: Trigger[] = [];
  let block = '';
  let depth = 0;
  for (let i = 0; i < rows.length && found.length < MOST; i++) {
    const row = rows[i] ?? '';
    const head =
      /(?:provisioner\s{1,20}"(local-exec)"|data\s{1,20}"(external)"|\b(before_hook|after_hook|error_hook)\s{1,20}")/.exec(
        row,
      );
    if (head !== null) {
      block = head[1] ?? head[2] ?? head[3] ?? '';
      depth = 0;
    }
    if (block === '') continue;
    const inline =
      /\b(?:command|program|execute)\s{0,20}=\s{0,20}(\[[^\]\n]{0,4000}\]?|"(?:[^"\\\n]|\\.){0,4000}")/.exec(row);
    const heredoc = /\b(?:command)\s{0,20}=\s{0,20}<<[-~]?\s{0,4}"?(\w{1,40})/.exec(row);
    if (inline !== null) found.push(made(block, unquoted(inline[1] ?? ''), i + 1, file, context));
    else if (heredoc !== null) {
      const end = rows.findIndex((other, at) => at > i && other.trim() === heredoc[1]);
      found.push(made(block, rows.slice(i + 1, end === -1 ? i + 60 : end).join('\n'), i + 1, file, context));
    }
    depth += count(row, '{') - count(row, '}');
    if (depth <= 0 && row.includes('}')) block = '';
  }
  return found;
}

function unquoted(value: string): string {
  if (value.startsWith('['))
    return [...value.matchAll(/"((?:[^"\\]|\\.){0,2000})"/g)].map((match) => match[1] ?? '').join(' ');
  return value.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
}

function made(block: string, text: string, line: number, file: TreeFile, context: TriggerContext): Trigger {
  const commands = plainCommand(text.replaceAll(/\$\{path\.(?:module|root|cwd)\}/g, '.'), line);
  return makeTrigger(file, {
    kind: 'terraform-command',
    moment: 'run',
    automatic: false,
    action: block === 'external' ? 'terraform plan or apply' : 'terraform apply',
    label: block,
    line,
    commands,
    entries: startedBy(context, file, folderOf(file.name), commands, block),
    stealth: commandStealth(text),
  });
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
