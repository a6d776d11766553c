/**
 * Code that a command starts: `node -e`, `node -` with its input, a script that the sample wrote, `python -c`, encoded PowerShell, a shell fed through a pipe. JavaScript runs
 * here as a program of its own; the rest is shown. Downloads by curl, wget and the like are requests.
 */
const words = (line) => {
  const found = [];
  const pattern = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+)/g;
  for (let match = pattern.exec(line); match && found.length < 400; match = pattern.exec(line))
    found.push(match[1] !== undefined ? match[1].replace(/\\(["\\$`])/g, '$1') : (match[2] ?? match[3]));
  return found;
};
const programOf = (word) =>
  String(word)
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:exe|cmd|bat)$/i, '')
    .toLowerCase();
const SKIPPED = new Set([
  'start',
  '/b',
  '/min',
  '""',
  'nohup',
  'sudo',
  'cmd',
  '/c',
  '/d',
  '/s',
  '/k',
  'call',
  '&',
  'env',
  'exec',
  'setsid',
  'sh',
  'bash',
  'zsh',
  '-c',
  '/bin/sh',
  '/bin/bash',
  '-lc',
]);
const NODE_VALUES = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '-C',
  '--max-old-space-size',
  '--stack-size',
  '--title',
]);

const runProgram = (kit, text, path, how, args) => {
  if (kit.childDepth > 3) return;
  kit.childDepth++;
  const { process } = kit;
  const { argv } = process;
  process.argv = [process.execPath, ...(path ? [path] : []), ...args];
  kit.guarded(how, () => kit.modules.program(text, path || kit.path.join(kit.cwd(), '[eval]'), how));
  process.argv = argv;
  kit.childDepth--;
};
/** Programs for one run, and of the same text: samples start themselves again and again. */
const MOST_PROGRAMS = 24;
const MOST_ALIKE = 2;
/** not in the middle of the parent's call: a process of its own starts later */
const startProgram = (kit, text, path, how, args) => {
  kit.programs ??= { total: 0, seen: new Map() };
  const times = kit.programs.seen.get(text) ?? 0;
  if (kit.programs.total >= MOST_PROGRAMS || times >= MOST_ALIKE) return;
  kit.programs.total++;
  kit.programs.seen.set(text, times + 1);
  kit.queue.soon(30, () => runProgram(kit, text, path, how, args));
};

const node = (kit, args, stdin) => {
  let at = 0;
  for (; at < args.length && args[at].startsWith('-') && args[at] !== '-'; at++) {
    if (/^(?:-e|--eval|-p|--print|-pe)$/.test(args[at]))
      return startProgram(kit, args[at + 1] ?? '', '', 'node -e', args.slice(at + 2));
    const joined = /^--eval=(.*)$/s.exec(args[at]);
    if (joined) return startProgram(kit, joined[1], '', 'node -e', args.slice(at + 1));
    if (NODE_VALUES.has(args[at])) at++;
  }
  const file = args[at];
  if (file === undefined || file === '-') {
    if (stdin !== undefined && stdin !== '') startProgram(kit, stdin, '', 'stdin of node', args.slice(at + 1));
    return undefined;
  }
  const full = kit.path.resolve(file);
  const text = kit.modules.textAt(full) ?? kit.files?.text(full);
  if (text !== undefined) startProgram(kit, text, full, 'node, a file', args.slice(at + 1));
  return undefined;
};
const fromFile = (kit, how, file) => {
  const text = file === undefined ? undefined : kit.files?.written(kit.path.resolve(file));
  if (text !== undefined) kit.bridge.came({ how, text, path: kit.path.resolve(file) });
};
const python = (kit, args, stdin) => {
  const at = args.indexOf('-c');
  if (at !== -1) kit.bridge.came({ how: 'python -c', text: args[at + 1] ?? '' });
  else if (stdin) kit.bridge.came({ how: 'stdin of python', text: stdin });
  else
    fromFile(
      kit,
      'python, a file',
      args.find((arg) => !arg.startsWith('-')),
    );
};
const powershell = (kit, args, stdin) => {
  const encoded = args.findIndex((arg) => /^[-/](?:e|ec|en|enc|enco|encod|encode|encoded|encodedc\w*)$/i.test(arg));
  if (encoded !== -1)
    return kit.bridge.came({
      how: 'powershell -enc',
      text: kit.text.utf16Decode(kit.text.base64Decode(args[encoded + 1] ?? '')),
    });
  const file = args.findIndex((arg) => /^[-/]f(?:ile)?$/i.test(arg));
  if (file !== -1) return fromFile(kit, 'powershell, a file', args[file + 1]);
  const command = args.findIndex((arg) => /^[-/]c(?:ommand)?$/i.test(arg));
  const text = stdin ?? args.slice(command + 1).join(' ');
  if (text.trim() !== '') kit.bridge.came({ how: 'powershell -command', text });
  return undefined;
};

const download = (kit, line) => {
  const urls = line.match(/\b(?:https?|ftp):\/\/[^\s"'`|&;<>)]+/gi) ?? [];
  if (
    urls.length === 0 ||
    !/\b(?:curl|wget|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|DownloadString|DownloadFile|bitsadmin|certutil|mshta|aria2c)\b/i.test(
      line,
    )
  )
    return;
  const headers = {};
  for (const match of line.matchAll(/(?:-H|--header)[ =]+(?:"([^"]*)"|'([^']*)')/g)) {
    const [name, value] = (match[1] ?? match[2]).split(/:\s*/, 2);
    headers[name] = value ?? '';
  }
  const method =
    /(?:-X|--request)[ =]*"?([A-Z]+)/.exec(line)?.[1] ??
    (/\s(?:-d|--data\S*|-F|--form|-T|--upload-file)[ =]/.test(line) ? 'POST' : 'GET');
  const body = /\s(?:-d|--data\S*)[ =]+(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(line);
  const output = /(?:-o|-O|--output|-OutFile)[ =]+(?:"([^"]*)"|'([^']*)'|([^\s|&;]+))/.exec(line);
  const piped = /\|\s*(?:sudo\s+)?(?:\S*\/)?(sh|bash|zsh|node|python3?|cmd|iex|Invoke-Expression|powershell)\b/i.exec(
    line,
  );
  for (const url of urls.slice(0, 8)) {
    let answer;
    try {
      answer = kit.fake('wire').request({
        call: 'command',
        method,
        url,
        headers,
        body: body ? (body[1] ?? body[2] ?? body[3]) : undefined,
        more: { command: line, pipedTo: piped ? piped[1] : undefined },
      });
    } catch {
      continue;
    }
    if (answer.error) continue;
    const target = output && (output[1] ?? output[2] ?? output[3]);
    if (target && !/^https?:/i.test(target))
      kit.guarded('download', () => kit.files.write(target, kit.text.utf8Encode(answer.text)));
    if (piped && /^node$/i.test(piped[1])) startProgram(kit, answer.text, '', 'stdin of node', []);
  }
};

export const launched = (kit, command, given, stdin) => {
  const list = given ?? words(command);
  if (stdin === undefined) download(kit, command);
  // parts of a shell line
  if (
    !given &&
    /&&|\|\||;|\s&\s|\n/.test(command) &&
    stdin === undefined &&
    !/^\s*(?:"[^"]*"|\S+)\s+(?:-e|-c|-enc\w*)\s/i.test(command)
  ) {
    for (const part of command.split(/&&|\|\||;|\s&\s|\n/).slice(0, 40))
      if (part.trim() !== '' && part !== command) one(kit, words(part), stdin);
    return;
  }
  one(kit, list, stdin);
};

function one(kit, list, stdin) {
  let at = 0;
  let shell = '';
  while (
    at < list.length &&
    (SKIPPED.has(list[at].toLowerCase()) || programOf(list[at]) === 'cmd' || /^\w+=\S*$/.test(list[at]))
  ) {
    if (/^(?:sh|bash|zsh)$/.test(programOf(list[at]))) shell = programOf(list[at]);
    if (list[at] === '-c' || list[at] === '-lc' || list[at] === '/c') {
      const inner = list[at + 1] ?? '';
      if (kit.files?.written(kit.path.resolve(inner)) !== undefined) {
        fromFile(kit, 'a script, run', inner);
        return;
      }
      if (/\s/.test(inner)) {
        kit.bridge.came({ how: `${shell || 'cmd'} ${list[at]}`, text: inner });
        launched(kit, inner, null, stdin);
        return;
      }
    }
    at++;
  }
  if (at >= list.length) {
    if (shell !== '' && stdin) kit.bridge.came({ how: `stdin of ${shell}`, text: stdin });
    return;
  }
  const program = programOf(list[at]);
  const args = list.slice(at + 1);
  if (
    program === 'node' ||
    program === 'nodejs' ||
    program === 'bun' ||
    program === 'deno' ||
    list[at] === kit.process.execPath
  )
    node(kit, args, stdin);
  else if (/^(?:py|pyw|python\d?(?:\.\d+)?|pythonw)$/.test(program)) python(kit, args, stdin);
  else if (program === 'powershell' || program === 'pwsh') powershell(kit, args, stdin);
  else if (program === 'osascript') {
    const script = args.indexOf('-e');
    if (script !== -1) kit.bridge.came({ how: 'osascript -e', text: args[script + 1] ?? '' });
    else fromFile(kit, 'osascript, a file', args[0]);
  } else if (/^(?:wscript|cscript|mshta)$/.test(program))
    fromFile(
      kit,
      program,
      args.find((arg) => !arg.startsWith('/')),
    );
  else if (shell !== '') fromFile(kit, `${shell}, a file`, list[at]);
  else if (/\.(?:sh|bat|cmd|ps1|vbs|command|py)$/i.test(list[at])) fromFile(kit, 'a script, run', list[at]);
  else if (stdin && /^(?:sh|bash|zsh|cmd)$/.test(program)) kit.bridge.came({ how: `stdin of ${program}`, text: stdin });
}
