/** Packers and encoders of our own making, after the well-known ones: the program as words, faces or dollar signs. */

/** Dean Edwards' packer, without its shrinking of names. */
export function deanEdwards(code: string, base = 62): string {
  const text = code.replace(/\n/g, ' ');
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\b\w+\b/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const coded = new Map(words.map((word, i) => [word, inBase(i, base)]));
  const packed = text.replace(/\b\w+\b/g, (word) => coded.get(word) ?? word);
  const list = words.map((word, i) => (word === inBase(i, base) ? '' : word)).join('|');
  const quoted = packed.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `eval(function(p,a,c,k,e,d){e=function(c){return(c<a?'':e(parseInt(c/a)))+((c=c%a)>35?String.fromCharCode(c+29):c.toString(36))};if(!''.replace(/^/,String)){while(c--){d[e(c)]=k[c]||e(c)}k=[function(e){return d[e]}];e=function(){return'\\\\w+'};c=1};while(c--){if(k[c]){p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c])}}return p}('${quoted}',${base},${words.length},'${list}'.split('|'),0,{}))`;
}

function inBase(n: number, base: number): string {
  const digit = n % base;
  return (
    (n < base ? '' : inBase(Math.floor(n / base), base)) +
    (digit > 35 ? String.fromCharCode(digit + 29) : digit.toString(36))
  );
}

/** A word list with a loop of replacements: what people write who want a packer of their own. */
export function wordList(code: string): string {
  const words = [...new Set(code.match(/[A-Za-z_]\w{4,}/g) ?? [])].sort();
  let text = code;
  words.forEach((word, i) => {
    text = text.replace(new RegExp(`\\b${word}\\b`, 'g'), `\u00a7${i}\u00a7`);
  });
  return `(function(t,w){for(var i=0;i<w.length;i++)t=t.split('\\u00a7'+i+'\\u00a7').join(w[i]);(0,eval)(t)})(${JSON.stringify(text)},${JSON.stringify(words)})`;
}

const JJ_DIGITS = [
  '___',
  '__$',
  '_$_',
  '_$$',
  '$__',
  '$_$',
  '$$_',
  '$$$',
  '$___',
  '$__$',
  '$_$_',
  '$_$$',
  '$$__',
  '$$_$',
  '$$$_',
  '$$$$',
];

export function jjEncode(code: string, g = '$'): string {
  const parts: string[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(JSON.stringify(plain));
    plain = '';
  };
  for (const letter of code) {
    const n = letter.charCodeAt(0);
    const named = { a: '$_$_', b: '$_$$', c: '$$__', d: '$$_$', e: '$$$_', f: '$$$$', o: '_$', t: '__', u: '_' }[
      letter
    ];
    if (letter === '"' || letter === '\\') plain += `\\${letter}`;
    else if (/[!-/:-@[-`{-~ ]/.test(letter)) plain += letter;
    else {
      flush();
      if (/\d/.test(letter)) parts.push(`${g}.${JJ_DIGITS[Number(letter)]}`);
      else if (named !== undefined) parts.push(`${g}.${named}`);
      else if (letter === 'l') parts.push(`(![]+"")[${g}._$_]`);
      else if (n < 128)
        parts.push(['"\\\\"', ...[...n.toString(8)].map((digit) => `${g}.${JJ_DIGITS[Number(digit)]}`)].join('+'));
      else
        parts.push(
          [
            '"\\\\"',
            `${g}._`,
            ...[...n.toString(16).padStart(4, '0')].map((digit) => `${g}.${JJ_DIGITS[Number.parseInt(digit, 16)]}`),
          ].join('+'),
        );
    }
  }
  flush();
  return `${g}=~[];${g}={___:++${g},$$$$:(![]+"")[${g}],__$:++${g},$_$_:(![]+"")[${g}],_$_:++${g},$_$$:({}+"")[${g}],$$_$:(${g}[${g}]+"")[${g}],_$$:++${g},$$$_:(!""+"")[${g}],$__:++${g},$_$:++${g},$$__:({}+"")[${g}],$$_:++${g},$$$:++${g},$___:++${g},$__$:++${g}};${g}.$_=(${g}.$_=${g}+"")[${g}.$_$]+(${g}._$=${g}.$_[${g}.__$])+(${g}.$$=(${g}.$+"")[${g}.__$])+((!${g})+"")[${g}._$$]+(${g}.__=${g}.$_[${g}.$$_])+(${g}.$=(!""+"")[${g}.__$])+(${g}._=(!""+"")[${g}._$_])+${g}.$_[${g}.$_$]+${g}.__+${g}._$+${g}.$;${g}.$$=${g}.$+(!""+"")[${g}._$$]+${g}.__+${g}._+${g}.$+${g}.$$;${g}.$=(${g}.___)[${g}.$_][${g}.$_];${g}.$(${g}.$(${g}.$$+"\\""+${parts.join('+')}+"\\"")())();`;
}

const FACES = [
  '(c^_^o)',
  '(ﾟΘﾟ)',
  '((o^_^o) - (ﾟΘﾟ))',
  '(o^_^o)',
  '(ﾟｰﾟ)',
  '((ﾟｰﾟ) + (ﾟΘﾟ))',
  '((o^_^o) +(o^_^o))',
  '((ﾟｰﾟ) + (o^_^o))',
];

export function aaEncode(code: string): string {
  if (/[^\u0000-\u007f]/.test(code)) throw new Error('only for ASCII');
  const letters = [...code]
    .map(
      (letter) =>
        `(ﾟДﾟ)[ﾟεﾟ]+${[...letter.charCodeAt(0).toString(8)].map((digit) => `${FACES[Number(digit)]}+ `).join('')}`,
    )
    .join('');
  return `ﾟωﾟﾉ= /｀ｍ´）ﾉ ~┻━┻   //*´∇｀*/ ['_']; o=(ﾟｰﾟ)  =_=3; c=(ﾟΘﾟ) =(ﾟｰﾟ)-(ﾟｰﾟ); (ﾟДﾟ) =(ﾟΘﾟ)= (o^_^o)/ (o^_^o);(ﾟДﾟ)={ﾟΘﾟ: '_' ,ﾟωﾟﾉ : ((ﾟωﾟﾉ==3) +'_') [ﾟΘﾟ] ,ﾟｰﾟﾉ :(ﾟωﾟﾉ+ '_')[o^_^o -(ﾟΘﾟ)] ,ﾟДﾟﾉ:((ﾟｰﾟ==3) +'_')[ﾟｰﾟ] }; (ﾟДﾟ) [ﾟΘﾟ] =((ﾟωﾟﾉ==3) +'_') [c^_^o];(ﾟДﾟ) ['c'] = ((ﾟДﾟ)+'_') [ (ﾟｰﾟ)+(ﾟｰﾟ)-(ﾟΘﾟ) ];(ﾟДﾟ) ['o'] = ((ﾟДﾟ)+'_') [ﾟΘﾟ];(ﾟoﾟ)=(ﾟДﾟ) ['c']+(ﾟДﾟ) ['o']+(ﾟωﾟﾉ +'_')[ﾟΘﾟ]+ ((ﾟωﾟﾉ==3) +'_') [ﾟｰﾟ] + ((ﾟДﾟ) +'_') [(ﾟｰﾟ)+(ﾟｰﾟ)]+ ((ﾟｰﾟ==3) +'_') [ﾟΘﾟ]+((ﾟｰﾟ==3) +'_') [(ﾟｰﾟ) - (ﾟΘﾟ)]+(ﾟДﾟ) ['c']+((ﾟДﾟ)+'_') [(ﾟｰﾟ)+(ﾟｰﾟ)]+ (ﾟДﾟ) ['o']+((ﾟｰﾟ==3) +'_') [ﾟΘﾟ];(ﾟДﾟ) ['_'] =(o^_^o) [ﾟoﾟ] [ﾟoﾟ];(ﾟεﾟ)=((ﾟｰﾟ==3) +'_') [ﾟΘﾟ]+ (ﾟДﾟ) .ﾟДﾟﾉ+((ﾟДﾟ)+'_') [(ﾟｰﾟ) + (ﾟｰﾟ)]+((ﾟｰﾟ==3) +'_') [o^_^o -ﾟΘﾟ]+((ﾟｰﾟ==3) +'_') [ﾟΘﾟ]+ (ﾟωﾟﾉ +'_') [ﾟΘﾟ]; (ﾟｰﾟ)+=(ﾟΘﾟ); (ﾟДﾟ)[ﾟεﾟ]='\\\\'; (ﾟДﾟ).ﾟΘﾟﾉ=(ﾟДﾟ+ ﾟｰﾟ)[o^_^o -(ﾟΘﾟ)];(oﾟｰﾟo)=(ﾟωﾟﾉ +'_')[c^_^o];(ﾟДﾟ) [ﾟoﾟ]='\\"';(ﾟДﾟ) ['_'] ( (ﾟДﾟ) ['_'] (ﾟεﾟ+(ﾟДﾟ)[ﾟoﾟ]+ ${letters}(ﾟДﾟ)[ﾟoﾟ]) (ﾟΘﾟ)) ('_');`;
}
