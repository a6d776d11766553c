/** Calls that are sources: requests, sockets, chains, DNS, files, programs, clipboard, databases. Each answers what it brings; true ends the walk there. */
import type { Value } from '../../syntax/index.ts';
import { allValues } from './constants.ts';
import { fileSource } from './file-reads.ts';
import type { FlowConstant, FlowSource } from './flow.ts';
import { roleOf } from './libraries.ts';
import { networkCall } from './network-calls.ts';
import { addReply } from './replies.ts';
import { globalRoot, libraryRoot } from './transforms.ts';
import { addSource, type Call, dedupe, lastName, type Tools, textOf, type Use, type Walk } from './walk.ts';

const FETCHING_COMMAND = /\b(?:curl|wget|Invoke-WebRequest|Invoke-RestMethod|iwr|irm|certutil|bitsadmin)\b/i;
const CLIPBOARD_COMMAND = /\b(?:pbpaste|xclip|xsel|Get-Clipboard|wl-paste)\b/;
const RECEIVES = /^(?:recv\w*|receive\w*|read\w*)$/;

/** Recognised sources end the walk. */
export function recognise(call: Call, use: Use, walk: Walk, tools: Tools): boolean {
  const network = networkCall(call);
  if (network !== null) {
    addReply(call, network, use, walk, tools);
    return true;
  }
  if (call.isNew === true && /(?:^|\.)(?:XMLHttpRequest|XHR|xmlhttprequest)$/.test(textOf(call.callee))) {
    if (/^response(?:Text|XML)?$/.test(use.keys[0] ?? ''))
      addSource(walk, call, { kind: 'network-body', text: 'XMLHttpRequest', addresses: [] }, tools);
    return true;
  }
  const library = libraryRoot(call.callee);
  const role = library === null ? null : roleOf(library.spec);
  const free = library === null ? globalRoot(call.callee) : null;
  const name = lastName(call.callee);
  if (role === 'fs') return readsFile(call, name, walk, tools);
  if (role === 'child-process')
    return (
      /^(?:exec\w*|spawn\w*|fork|run|check_output|Popen|getoutput|command\w*|\$|x|default|\*)$/.test(name) &&
      readsCommand(call, walk, tools)
    );
  if (role === 'dns') return settle(walk, call, tools, 'dns');
  if (role === 'chain') return settle(walk, call, tools, 'chain-read');
  if (role === 'clipboard') return settle(walk, call, tools, 'clipboard');
  if (role === 'socket') return RECEIVES.test(name) && settle(walk, call, tools, 'socket');
  if (role === 'database') return settle(walk, call, tools, 'database');
  if (role === 'os')
    return /^(?:hostname|userInfo|homedir|networkInterfaces|getlogin|uname|machineId\w*|getMAC|osInfo)$/.test(name)
      ? settle(walk, call, tools, 'env')
      : true;
  if (free === 'navigator' && textOf(call.callee).includes('clipboard')) return settle(walk, call, tools, 'clipboard');
  if (
    (free === 'ethers' || free === 'Web3' || free === 'TronWeb' || free === 'tronWeb' || free === 'web3') &&
    library === null
  )
    return settle(walk, call, tools, 'chain-read');
  if (free === 'process' && textOf(call.callee).startsWith('process.stdin')) return settle(walk, call, tools, 'stdin');
  if (library?.spec === 'readline') return settle(walk, call, tools, 'stdin');
  return false;
}

function settle(walk: Walk, call: Call, tools: Tools, kind: FlowSource['kind']): boolean {
  addSource(walk, call, { kind, text: textOf(call.callee), addresses: textsIn(call, walk.file, tools) }, tools);
  return true;
}

/** Constant strings that are handed over anywhere in a chain of calls: contract, endpoint, host name. */
export function textsIn(value: Value, file: string, tools: Tools): readonly FlowConstant[] {
  const out: FlowConstant[] = [];
  for (const one of allValues(value, 200)) {
    if (one.k !== 'call') continue;
    for (const arg of one.args) {
      if (arg.k === 'function' || out.length >= 8) continue;
      for (const constant of tools.constants(arg, file))
        if (constant.value.length >= 6 && constant.value.length < 4_000) out.push(constant);
    }
  }
  return dedupe(out).slice(0, 8);
}

function readsFile(call: Call, name: string, walk: Walk, tools: Tools): boolean {
  if (!/^(?:read\w*|createReadStream|load\w*|inspect)$/.test(name))
    return name !== '' && /^(?:exists|stat|mkdir|write|append|access)/.test(name);
  const found = fileSource(call, tools.linker.homeOf(call) ?? walk.file, tools.files);
  const [path] = call.args;
  if (path?.k === 'const' && path.v === 0)
    addSource(walk, call, { kind: 'stdin', text: textOf(call.callee), addresses: [] }, tools);
  else
    addSource(
      walk,
      call,
      { kind: found.lies ? 'lying-file' : 'file', text: textOf(call.callee), addresses: found.addresses },
      tools,
    );
  return true;
}

/** What a started program prints. */
function readsCommand(call: Call, walk: Walk, tools: Tools): boolean {
  const texts = call.args.flatMap((arg) =>
    [...allValues(arg, 80)].flatMap((one) =>
      one.k === 'function' ? [] : one.k === 'const' || one.k === 'concat' ? tools.constants(one, walk.file) : [],
    ),
  );
  const fetching = texts.find((text) => FETCHING_COMMAND.test(text.value));
  if (fetching !== undefined) {
    const urls = texts.flatMap((text) =>
      [...text.value.matchAll(/https?:\/\/[^\s"'`|;&)]{3,400}/g)].map((match) => ({ ...text, value: match[0] })),
    );
    addSource(
      walk,
      call,
      { kind: 'network-body', text: `${textOf(call.callee)}(${fetching.value.slice(0, 60)})`, addresses: dedupe(urls) },
      tools,
    );
  } else if (texts.some((text) => CLIPBOARD_COMMAND.test(text.value)))
    addSource(walk, call, { kind: 'clipboard', text: textOf(call.callee), addresses: [] }, tools);
  else walk.unresolved.add('what another program prints');
  return true;
}
