/** Inert text in the shape of what obfuscators print: it has the names, arrays, rotation and density, and computes nothing but short strings. */

/** A deterministic stream of small numbers, so that fixtures are the same bytes every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
}

const WORDS = [
  'length',
  'push',
  'shift',
  'apply',
  'toString',
  'search',
  'constructor',
  'log',
  'table',
  'prototype',
  'bind',
  'console',
];

/** One line in obfuscator.io's shape: string array, rotation with checksum, wrapper functions with offset arithmetic. `units` is about its length. */
export function obfuscatedLine(units: number, seed = 7): string {
  const next = numbers(seed);
  const name = (): string => `_0x${(next() % 0xffffff).toString(16).padStart(6, '0')}`;
  const array = name();
  const decoder = name();
  const items = Array.from({ length: 60 }, () => `'${WORDS[next() % WORDS.length]}${(next() % 9999).toString(36)}'`);
  const parts = [
    `(function(${name()},${name()}){var _0x1f=${decoder};while(!![]){try{var _0x2e=parseInt(_0x1f(0x${(next() % 999).toString(16)}))/0x1+-parseInt(_0x1f(0x1a3))/0x2*(parseInt(_0x1f(0x1b2))/0x3);if(_0x2e===0x${(next() % 99999).toString(16)})break;else _0x3d['push'](_0x3d['shift']());}catch(_0x4c){_0x3d['push'](_0x3d['shift']());}}}(${array},0x${(next() % 999999).toString(16)}));`,
    `function ${array}(){var _0x5b=[${items.join(',')}];${array}=function(){return _0x5b;};return ${array}();}`,
    `function ${decoder}(_0x6a,_0x79){var _0x88=${array}();return ${decoder}=function(_0x97,_0xa6){_0x97=_0x97-0x1a0;var _0xb5=_0x88[_0x97];return _0xb5;},${decoder}(_0x6a,_0x79);}`,
  ];
  let text = parts.join('');
  while (text.length < units) {
    const a = name();
    const b = name();
    text += `function ${a}(${b},${name()}){var _0xc4=${decoder};return ${decoder}(${b}- -0x${(next() % 999).toString(16)},0x${(next() % 999).toString(16)})+_0xc4(0x${(next() % 999).toString(16)});}const ${name()}=${a}(0x${(next() % 99).toString(16)},'${WORDS[next() % WORDS.length]}');`;
  }
  return text;
}

/** The seeded string-shuffle shape of tailwind/postcss tails; the shuffled text is plain filler. */
export function shuffleCipherTail(): string {
  return "global['!']='0-000-0';var _$_0000=(function(j,q){var c=j.length;var f=[];for(var d=0;d<c;d++){f[d]=j.charAt(d)};for(var d=0;d<c;d++){var a=q*(d+228)+(q%41117);var e=q*(d+128)+(q%40009);var t=a%c;var k=e%c;var h=f[t];f[t]=f[k];f[k]=h;q=(a+e)%3100019;};return f.join('')})('inert%fixture%text%nothing%here',1234567);global[_$_0000[0]]=require;if(typeof module===_$_0000[1]){global[_$_0000[2]]=module};(function(){var b='',c=500-489;function d(l){var w=1999993;var y=l.length;var g=[];for(var o=0;o<y;o++){g[o]=l.charAt(o)};for(var o=0;o<y;o++){var q=w*(o+228)+(w%41117);var e=w*(o+128)+(w%40009);var u=q%y;var v=e%y;var m=g[u];g[u]=g[v];g[v]=m;w=(q+e)%3100019;};return g.join('')};var k=d('inertfillerthatmeansnothingwhatsoever').substr(0,c);var z=d[k];var x='';var y=z;var n=z(x,d('inert filler that decodes to nothing at all'));var r=y(b,n);r(1);return 1})()";
}
