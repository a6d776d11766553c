/** The tests around a place, innermost first, as source text. */
import { T } from '../tree/node-type.ts';
import type { Context } from './context.ts';

const MAX_CONDITIONS = 3;
const MAX_LENGTH = 120;
const MAX_CLIMB = 200;

export function conditionsOf(context: Context, node: number): readonly string[] {
  const { ast } = context;
  const out: string[] = [];
  const say = (text: string): void => {
    if (out.length < MAX_CONDITIONS) out.push(text.replace(/\s+/g, ' ').slice(0, MAX_LENGTH));
  };
  let child = node;
  let climbed = 0;
  for (
    let up = ast.parent[node]!;
    up !== 0 && out.length < MAX_CONDITIONS && climbed < MAX_CLIMB;
    child = up, up = ast.parent[up]!, climbed++
  ) {
    switch (ast.type[up]) {
      case T.If:
      case T.Conditional:
        if (child === ast.b[up]) say(text(context, ast.a[up]!));
        else if (child === ast.c[up]) say(`!(${text(context, ast.a[up]!)})`);
        break;
      case T.Logical:
        if (child === ast.b[up])
          say(ast.operator(up) === '&&' ? text(context, ast.a[up]!) : `!(${text(context, ast.a[up]!)})`);
        break;
      case T.Case:
        if (child !== ast.a[up] && ast.a[up] !== 0)
          say(`${text(context, ast.a[ast.parent[up]!]!)} === ${text(context, ast.a[up]!)}`);
        break;
      case T.Catch:
        say('catch');
        break;
      case T.Function: {
        const call = ast.parent[up]!;
        if (ast.type[call] === T.Call && ast.type[ast.a[call]!] === T.Member && ast.keyOf(ast.a[call]!) === 'catch')
          say('catch');
        break;
      }
      default:
    }
  }
  return out;
}

function text(context: Context, node: number): string {
  const { ast } = context;
  return ast.text.slice(ast.start[node], Math.min(ast.end[node]!, ast.start[node]! + MAX_LENGTH * 2));
}
