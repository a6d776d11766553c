/** Interpreters: the file, the preloads, the code on the command line or the standard input that they run. */
import type { SimpleCommand } from '../../../syntax/index.ts';
import { programOf } from '../../../syntax/index.ts';
import { howOf, type Interpreter } from '../data/interpreters.ts';
import { joinPath } from './files.ts';
import type { At, Follower, Walk } from './follow.ts';

export function interpret(
  follower: Follower,
  walk: Walk,
  program: string,
  interpreter: Interpreter,
  args: readonly string[],
  feeder: SimpleCommand | null,
  command: SimpleCommand,
  at: At,
): void {
  const { file, asModule } = operands(follower, walk, program, interpreter, args, at);
  if (asModule !== null) pythonModule(follower, walk, asModule, at);
  if (asModule !== null) return;
  if (file !== null && file !== '-') {
    const target = follower.find(walk, file, at);
    // `python -m`, `node inspect x`, `pm2 start npm -- run x`
    if (target !== null)
      follower.add(walk, target, interpreter.how === 'other' ? howOf(target.name, '') : interpreter.how, at);
    return;
  }
  const given = args.some((arg) => /^(?:-x|--exec)(?:=|$)/.test(arg));
  if (file === null && interpreter.runsMain && !given)
    follower.add(walk, follower.find(walk, '.', at), interpreter.how, at);
  standardInput(follower, walk, interpreter, feeder, command, at);
}

function operands(
  follower: Follower,
  walk: Walk,
  program: string,
  interpreter: Interpreter,
  args: readonly string[],
  at: At,
): { file: string | null; asModule: string | null } {
  let verbs = interpreter.verbs;
  for (let i = 0; i < args.length && i < 200; i++) {
    const arg = args[i] ?? '';
    const next = args[i + 1] ?? '';
    const equals = arg.startsWith('-') ? arg.indexOf('=') : -1;
    const option = equals === -1 ? arg : arg.slice(0, equals);
    if (interpreter.preloads.has(option)) {
      const preloaded = equals === -1 ? next : arg.slice(equals + 1);
      if (/^[.]{0,2}[/\\]|\.[a-z0-9]{1,6}$/i.test(preloaded))
        follower.add(walk, follower.find(walk, preloaded, at), 'node', at);
      if (equals === -1) i++;
    } else if (interpreter.code.has(option)) {
      code(follower, walk, interpreter, equals === -1 ? next : arg.slice(equals + 1), at);
      return { file: '-', asModule: null };
    } else if (interpreter.how === 'python' && arg === '-m') return { file: null, asModule: next };
    else if (interpreter.how === 'powershell' && /^[-/]f(?:i|il|ile)?$/i.test(arg))
      return { file: next, asModule: null };
    else if (interpreter.how === 'powershell' && /^[-/](?:c|command|e|en|enc|encodedcommand)$/i.test(arg))
      return { file: '-', asModule: null };
    else if (interpreter.how === 'shell' && /^-[a-z]{0,8}c[a-z]{0,8}$/i.test(arg)) return { file: '-', asModule: null };
    else if (arg === '-' || (arg === '-s' && interpreter.how === 'shell')) return { file: '-', asModule: null };
    else if (interpreter.valued.has(interpreter.how === 'powershell' ? option.toLowerCase() : option) && equals === -1)
      i++;
    else if (arg === '-jar' || arg === '--') continue;
    else if (/^-/.test(arg) || (/^\/[A-Za-z]{1,8}$|^\/\/[A-Za-z:]{1,16}$/.test(arg) && interpreter.how === 'other'))
      continue;
    else if (verbs.has(arg) || (program === 'node' && (arg === 'inspect' || arg === 'debug'))) verbs = new Set();
    else return { file: arg, asModule: null };
  }
  return { file: null, asModule: null };
}

/** `node -e "require('./x')"` */
function code(follower: Follower, walk: Walk, interpreter: Interpreter, code: string, at: At): void {
  if (interpreter.how !== 'node') return;
  if (
    /^[\w@./-]+(?: [\w./:=@-]+){0,20}$/.test(code.slice(0, 2_000)) &&
    /^(?:npm|npx|yarn|pnpm|bun|node|ts-node|tsx|sh|bash)\s/.test(code)
  )
    return; // `--exec "npm start"`: taken apart already
  let found = 0;
  for (const match of code
    .slice(0, 65_536)
    .matchAll(
      /(?:require|import|readFileSync|fork|Worker|spawn|exec\w{0,8})\s{0,8}\(\s{0,8}['"`]([^'"`\n]{1,300})['"`]/g,
    )) {
    if (found++ > 40) return;
    const target = match[1] ?? '';
    if (/^\.{0,2}\/|\.[a-z0-9]{1,5}$/i.test(target) && !/\s/.test(target))
      follower.add(walk, follower.find(walk, target, at), 'node', at);
    else if (/\s/.test(target)) follower.line(walk, target, { ...at, depth: at.depth + 1 });
  }
}

function standardInput(
  follower: Follower,
  walk: Walk,
  interpreter: Interpreter,
  feeder: SimpleCommand | null,
  command: SimpleCommand,
  at: At,
): void {
  const from = /<\s{0,8}(?![<&(])([^\s;|&<>'"]{1,300})/.exec(command.text.slice(0, 4_000))?.[1] ?? null;
  const sources = from === null ? [] : [from];
  if (
    feeder !== null &&
    /^(?:cat|type|get-content|gc|base64|tail|head|sed|tac|rev|gunzip|zcat|xxd|openssl|tr|awk|grep|dd|more)$/.test(
      programOf(feeder),
    )
  )
    sources.push(...feeder.words.slice(1).map((word) => word.replace(/^if=/, '')));
  for (const source of sources.slice(0, 20)) {
    const target = source.startsWith('-') ? null : follower.find(walk, source, at);
    if (target !== null) follower.add(walk, target, interpreter.how, at);
  }
}

export function pythonModule(follower: Follower, walk: Walk, name: string, at: At): void {
  const path = name.replaceAll('.', '/');
  const found =
    follower.access.files.exact(walk.root, joinPath(at.folder, `${path}.py`) ?? '') ??
    follower.access.files.exact(walk.root, joinPath(at.folder, `${path}/__main__.py`) ?? '');
  follower.add(walk, found, 'python', at);
  if (name === 'pytest') follower.add(walk, follower.find(walk, 'conftest.py', at), 'python', at);
  if (name === 'pip') follower.add(walk, follower.find(walk, 'setup.py', at), 'python', at);
}
