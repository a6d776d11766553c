import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternatives, expressionOf, template, wholeText } from '../value.ts';
import { pythonProgram } from './program.ts';

const templates = (code: string, name: string): string[] =>
  (pythonProgram(code)?.calls ?? [])
    .filter((call) => call.name === name)
    .flatMap((call) =>
      call.value.args.flatMap((arg) => alternatives(arg).map((one) => wholeText(one) ?? template(one))),
    );

describe('pythonProgram', () => {
  it('follows constants through names, formats, slices and decoders', () => {
    expect(
      templates(
        'a = "4xOTc=MTkyLjAuMi"\nh = base64.b64decode(a[6:] + a[:6]).decode()\nsend("http://%s:%d" % (h, 1244))',
        'send',
      ),
    ).toEqual(['http://192.0.2.197:1244']);
    expect(templates('h = "x.example"\nsend(f"http://{h}:{80 + 1}/{name}")', 'send')).toEqual([
      'http://x.example:81/{name}',
    ]);
    expect(templates('send("{}/{b}".format("a", b="c"), "-".join(["x", "y"]), "cba"[::-1])', 'send')).toEqual([
      'a/c',
      'x-y',
      'abc',
    ]);
  });

  it('follows attributes of objects, parameters and returns', () => {
    const code =
      'class M(object):\n    def __init__(self, t):\n        self.t = t\n        self.h = socket.gethostname()\n    def info(self):\n        return {"h": self.h, "t": self.t}\nm = M("x1")\ndef tell(one):\n    send(one.info())\ntell(m)\n';
    const program = pythonProgram(code);
    expect(
      program?.calls.filter(({ name }) => name === 'send').map(({ value }) => value.args.map(expressionOf).join()),
    ).toEqual(['{h: socket.gethostname(), t: "x1"}']);
  });

  it('reads one-line suites, semicolons, decorators and odd layouts', () => {
    expect(
      templates(
        'if a: send("1"); send("2")\nelse: send("3")\n@x\ndef f(): send("4")\nfor i in y: send("5")\nx = [\n "a",\n# c\n "b"]\nsend(x[1])',
        'send',
      ),
    ).toEqual(['1', '2', '3', '4', '5', 'b']);
    expect(
      templates('async def f():\n\tawait send("1", k=await g())\n\tasync with a as b:\n\t\tsend(b)', 'send'),
    ).toHaveLength(2);
  });

  it('tells keys of XOR loops and comparisons with orders', () => {
    const program = pythonProgram(
      'k = b"key7"\nd = bytes(c ^ k[i % len(k)] for i, c in enumerate(x))\nif cmd == "ssh_env": pass\nelif cmd in ("a1", "b2"): pass',
    );
    expect(program?.xors.map(({ key }) => expressionOf(key))).toEqual(['"key7"']);
    expect(program?.comparisons.map(({ right }) => expressionOf(right))).toEqual(['"ssh_env"', '"a1"', '"b2"']);
  });

  it('never throws and always ends', () => {
    const pieces = fc.constantFrom(
      'def f(',
      ')',
      ':',
      '\n',
      '    ',
      '"',
      "'''",
      'f"{',
      '}',
      '[',
      ']',
      '{',
      'lambda',
      'x',
      '=',
      '.',
      ',',
      '\\',
      '#',
      'for',
      'in',
      'if',
      'else',
      ';',
      '\t',
      '@',
      '**',
      '1e9',
      'class',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => pythonProgram(parts.join(' ')) !== undefined),
      { numRuns: 400 },
    );
    expect(pythonProgram(`${'('.repeat(20_000)}`)).not.toBeNull();
    expect(
      pythonProgram(`x = ${Array.from({ length: 10_000 }, () => '"a"').join(' + ')}`)?.texts.length,
    ).toBeGreaterThan(0);
  });
});
