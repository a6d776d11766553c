/** Answers: which file does a command hand to an interpreter, or run itself? */
import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { INTERPRETERS } from '../data/file-kinds.ts';

export interface RunTarget {
  readonly interpreter: string;
  /** as written */
  readonly path: string;
}

/** Flags whose value is the next word. */
const VALUED =
  /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|-W|-X|-O|-P|--project|--tsconfig|-ExecutionPolicy|-ep|-exec|-w|-WindowStyle|--max-old-space-size)$/i;
/** Flags whose value is itself run before the program. */
const PRELOADS = /^(?:-r|--require|--import|--loader|--experimental-loader)$/;
/** Flags after which there is code, not a file. */
const CODE = /^(?:-e|-p|-pe|-c|-lc|-m|--eval|--print|-Command|-EncodedCommand|-enc|\/c|\/k)$/i;

export function runTargets(command: SimpleCommand): readonly RunTarget[] {
  const name = programOf(command);
  const words = command.words;
  const first = words[0] ?? '';
  if (
    !INTERPRETERS.has(name) &&
    name !== 'source' &&
    name !== '.' &&
    name !== 'nodemon' &&
    name !== 'pm2' &&
    name !== 'forever'
  ) {
    return /^(?:\.{1,2}[/\\]|[/\\~]|[a-z]:\\)/i.test(first) ? [{ interpreter: '', path: first }] : [];
  }
  const targets: RunTarget[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    const joined = /^--(?:require|import|loader|experimental-loader)=(.+)$/.exec(word);
    if (joined?.[1] !== undefined) targets.push({ interpreter: name, path: joined[1] });
    else if (PRELOADS.test(word)) targets.push({ interpreter: name, path: words[++i] ?? '' });
    else if (CODE.test(word)) break;
    else if (VALUED.test(word)) i++;
    else if (/^-(?:f|file)$/i.test(word)) continue;
    else if ((name === 'pm2' || name === 'forever') && /^(?:start|run|restart)$/.test(word)) continue;
    else if ((name === 'deno' || name === 'bun') && word === 'run') continue;
    else if (!word.startsWith('-') && !/^\/\/?[a-z]+$/i.test(word)) {
      targets.push({ interpreter: name, path: word });
      break;
    }
  }
  const redirected = /<\s*["']?([^\s"'<>&|()]{2,300})/.exec(command.text.slice(0, 4_096).replace(/<<[^\n]*/g, ''));
  if (redirected?.[1] !== undefined && targets.length === 0) targets.push({ interpreter: name, path: redirected[1] });
  return targets;
}
