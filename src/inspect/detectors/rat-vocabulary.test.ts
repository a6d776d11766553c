import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './rat-vocabulary.ts';

describe('rat-vocabulary', () => {
  it('the commands', () => {
    expect(
      fileHits(
        detector,
        'a.py',
        'def ssh_obj(a): pass\ndef ssh_cmd(a): pass\ndef ssh_env(a): pass\ndef ssh_zcp(a): subprocess.Popen(a)\n',
      ),
    ).toEqual(['proof@1']);
    expect(
      fileHits(
        detector,
        'a.js',
        "f = { 'ssh_upload': a, 'ssh_kill': b, 'ssh_any': c }; require('child_process').exec(d)",
      ),
    ).toEqual(['strong@1']);
  });
  it.each(['ssh_cmd = "ssh -p 22"; ssh_env = {}', 'my_ssh_cmd; ssh_cmd_line; ssh_envs; ssh_killed'])(
    'leaves %s alone',
    (text) => {
      expect(fileHits(detector, 'a.py', text)).toEqual([]);
    },
  );
});
