/** All strings of a program in one text, its letters exchanged by a seeded walk; the program takes them by number. */
import { editStrings } from './edits.ts';

interface Walk {
  readonly name: string;
  readonly seed: number;
  readonly steps: readonly [number, number, number, number, number];
}

const MARK = '%';

export function seededShuffle(body: string, walk: Walk): string {
  const strings: string[] = [];
  const edited = editStrings(body, {
    string: (value) => {
      if (/[%#\u007f]/.test(value)) throw new Error(`not for this cipher: ${value}`);
      const known = strings.indexOf(value);
      return `${walk.name}[${known === -1 ? strings.push(value) - 1 : known}]`;
    },
    members: true,
  });
  const [a, b, c, d, e] = walk.steps;
  return `var ${walk.name}=(function(l,k){var n=l.length;var w=[];for(var i=0;i<n;i++){w[i]=l.charAt(i)};for(var i=0;i<n;i++){var p=k*(i+${a})+(k%${b});var q=k*(i+${c})+(k%${d});var x=p%n;var y=q%n;var t=w[x];w[x]=w[y];w[y]=t;k=(p+q)%${e}};return w.join('').split('${MARK}')})(${JSON.stringify(mix(strings.join(MARK), walk))},${walk.seed});${edited}`;
}

function mix(text: string, { seed, steps: [a, b, c, d, e] }: Walk): string {
  const letters = [...text];
  const n = letters.length;
  const swaps: [number, number][] = [];
  let k = seed;
  for (let i = 0; i < n; i++) {
    const p = k * (i + a) + (k % b);
    const q = k * (i + c) + (k % d);
    swaps.push([p % n, q % n]);
    k = (p + q) % e;
  }
  for (const [x, y] of swaps.reverse()) [letters[x], letters[y]] = [letters[y] ?? '', letters[x] ?? ''];
  return letters.join('');
}
