/** Requests of shell and PowerShell scripts: by their command lines. A file that a later line starts is run. */
import type { SeenCommand } from '../commands-seen.ts';
import { commandRequests } from './command-line.ts';
import { fieldsOfQuery } from './path-parts.ts';
import { addressOf, type Sent } from './request.ts';

export function sentByScripts(commands: readonly SeenCommand[]): Sent[] {
  const scripts = commands.filter(({ from }) => from === 'script');
  return scripts.flatMap((command, i) =>
    commandRequests(command.text, (url, method, answer): Sent[] => {
      const address = addressOf(url);
      if (address === null) return [];
      const { scheme, host, port, path, query } = address;
      const saved = savedAs(command.text);
      const isRun =
        answer === 'run' || (saved !== null && scripts.slice(i + 1, i + 60).some(({ text }) => startsIt(text, saved)));
      return [
        {
          url,
          scheme,
          host,
          port,
          path,
          template: path,
          segments: [],
          inPath: [],
          kind: 'http',
          method,
          headers: headersIn(command.text),
          query: fieldsOfQuery(query),
          body: [],
          encoding: null,
          rpc: null,
          answer: isRun ? 'run' : answer,
          every: null,
          name: '',
          layer: command.layer,
          forced: false,
          proofs: [command.proof()],
        },
      ];
    }),
  );
}

function savedAs(command: string): string | null {
  const match =
    /(?:\s-\w{0,6}o\w{0,3}|--output|-OutFile|\s-O)\s+(?:"([^"]{2,200})"|'([^']{2,200})'|([^\s;&|]{2,200}))/i.exec(
      command,
    );
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}

function startsIt(command: string, path: string): boolean {
  return (
    command.includes(path) &&
    /(?:^|[\s;&|(])(?:bash|sh|zsh|node|python3?|nohup|start|Start-Process|powershell|wscript|cscript|open|exec|\.\/)/i.test(
      command,
    )
  );
}

function headersIn(command: string): Sent['headers'] {
  return [...command.matchAll(/\s(?:-H|--header)\s+["']([\w-]{1,60}):\s{0,3}([^"']{0,200})["']/g)]
    .slice(0, 20)
    .map((match) => ({
      name: match[1] ?? '',
      constant: match[2] ?? '',
      source: JSON.stringify(match[2] ?? ''),
      value: null,
      example: null,
    }));
}
