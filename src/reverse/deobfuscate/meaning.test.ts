/** Made readable, a program must still mean the same: both are run in the interpreter, and what they give is compared. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEvaluator } from '../emulate/evaluator.ts';
import type { Evaluator } from '../evaluator.ts';
import { deobfuscate } from './deobfuscate.ts';

let evaluator: Evaluator;
beforeAll(async () => {
  evaluator = await createEvaluator({ mebibytes: 64 });
});
afterAll(() => evaluator.dispose());

const PROGRAMS: Readonly<Record<string, string>> = {
  'loops over keys': `const b={x:[1],y:[2]};const out=[];for(const k of Object.keys(b)){for(let i=0;i<2;i++)out.push(k+'4_'+i);}for(const k in b)out.push('in'+k);out`,
  'a variable that changes': `let s='a';const out=[];function f(){s=s+'b';return s+'!';}out.push(f(),f(),s);out`,
  'closures that count': `const mk=()=>{let n=0;return ()=>'n'+(++n);};const a=mk(),b=mk();[a(),a(),b()]`,
  'shadowed names': `const v='outer';function f(v){return v+'1';}{const v='inner';[f(v),f('p'),v+'2']}`,
  'destructured parameters': `const f=({a,b='d'},[c]=['e'])=>a+b+c;[f({a:'1'}),f({a:'1',b:'2'},['3'])]`,
  'switch and fallthrough': `function f(x){let r='';switch(x){case 1:r+='one';case 2:r+='two';break;default:r+='none';}return r;}[f(1),f(2),f(3)]`,
  'string array with rotation': `var _0x1=['c','a','b'];(function(l,n){while(n--)l.push(l.shift());})(_0x1,1);function _0x2(i){return _0x1[i-10];}[_0x2(10)+_0x2(11),_0x2(12)]`,
  'array read while it is written': `const q=['a','b'];const out=[q[0]+'1'];q[0]='z';out.push(q[0]+'2');out`,
  'objects that are changed': `const o={k:'v'};const g=()=>o.k+'!';const out=[g()];o.k='w';out.push(g());out`,
  'default of undefined': `function f(a){return (a===undefined?'none':a)+'.';}let u;[f(),f(u),f(null+'')]`,
  'try, catch, finally': `function f(x){try{if(x)throw new Error('e'+x);return 'ok';}catch(e){return e.message+'c';}finally{x='gone';}}[f(0),f(1)]`,
  'labels and continue': `const out=[];outer:for(let i=0;i<3;i++){for(let j=0;j<3;j++){if(j===i)continue outer;out.push(i+'-'+j);}}out`,
  'getters and this': `const o={p:'a',get q(){return this.p+'q';},m(){return this.q+'m';}};const out=[o.m()];o.p='b';out.push(o.m());out`,
  generators: `function* g(){let s='s';while(s.length<4){yield s;s+='x';}}[...g()]`,
  'comma and conditional': `let a=0;const f=()=>(a++,a>1?'many':'one');[f(),f(),(a,'last')]`,
  hoisting: `const out=[typeof h,typeof v];var v='v';function h(){return v+'h';}out.push(h());out`,
  recursion: `const f=(n)=>n===0?'.':n+f(n-1);[f(3),f(5)]`,
  'split and joined text': `const k='reverse';const t='dlrow'.split('')[k]().join('');[t+'!',atobLike('aGk=')];function atobLike(x){return x.length+t;}`,
  'XOR loop': `const d=(b,k)=>b.map((c,i)=>String.fromCharCode(c^k.charCodeAt(i%k.length))).join('');[d([9,0,31,14],'abc'),d([3],'a')]`,
  'bitwise and numbers': `const n=0x1f^3;let m=n<<2;m|=1;[n,m,-m>>>0,(~n)+'',1/0>1]`,
  'Math and dates stay': `const r=Math.max(1,2)+'';[r,typeof Date.now(),Number('12')+1]`,
  'template texts': `const a=1;let b='x';const f=()=>\`\${a}-\${b}\`;const out=[f()];b='y';out.push(f());out`,
  'delete and in': `const o={a:1,b:2};delete o.a;['a' in o,'b' in o,Object.keys(o).join()]`,
  arguments: `function f(){return arguments.length+':'+[...arguments].join('');}[f(),f('a','b')]`,
  'while with assignment': `let n=3,s='';while(n--)s+=n;[s,n]`,
  'same name in branches': `const out=[];for(const c of [0,1]){if(c){var t='yes'+c;}else{var t='no'+c;}out.push(t);}out`,
  'control flow in a table': `const order='2|0|1'.split('|');let i=0;const out=[];while(true){switch(order[i++]){case '0':out.push('b');continue;case '1':out.push('c');continue;case '2':out.push('a');continue;}break;}out`,
  'a dead branch that is not': `let flag=false;setFlag();function setFlag(){flag=true;}flag?['live']:['dead']`,
  'properties by computed names': `const o={};for(const c of 'ab')o['k_'+c]=c+c;['a','b'].map((c)=>o['k_'+c])`,
  'sort and callbacks': `['c','a','b'].sort((x,y)=>x<y?-1:1).map((x,i)=>x+i).filter((x)=>x!=='b1')`,
};

test.each(Object.entries(PROGRAMS))('%s', async (_, text) => {
  const meant = evaluator.evaluate(text, { steps: 100_000 });
  expect(meant.ok, JSON.stringify(meant)).toBe(true);
  const { source, parses } = await deobfuscate(text, { evaluator, observations: [], millis: 20_000 });
  expect(parses).toBe(true);
  expect(evaluator.evaluate(source, { steps: 100_000 }), source).toEqual(meant);
});

test.each(Object.entries(PROGRAMS))('wrapped in a function: %s', async (_, text) => {
  const at = text.lastIndexOf(';') > text.lastIndexOf('}') ? text.lastIndexOf(';') + 1 : text.lastIndexOf('}') + 1;
  const last = text.slice(at);
  if (!/^[[\w]/.test(last) || last === '') return;
  const wrapped = `(function(){${text.slice(0, at)}\nreturn ${last};})()`;
  const meant = evaluator.evaluate(wrapped, { steps: 100_000 });
  if (!meant.ok) return;
  const { source } = await deobfuscate(wrapped, { evaluator, observations: [], millis: 20_000 });
  expect(evaluator.evaluate(source, { steps: 100_000 }), source).toEqual(meant);
});
