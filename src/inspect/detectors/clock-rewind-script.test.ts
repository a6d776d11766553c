import { testLures } from '../../../test/support/lures.ts';
import detector from './clock-rewind-script.ts';

const bat =
  '@echo off\r\nfor /f "tokens=*" %%i in (\'git log -1 --format^=%%cd\') do set D=%%i\r\ndate %D1%\r\ntime %D2%\r\ngit add .\r\ngit commit --amend -m "%M%" --no-verify\r\ndate %OLD%\r\ngit push -uf origin %B% --no-verify\r\n';

testLures(detector, {
  strong: {
    batch: { 'temp_auto_push.bat': bat },
    PowerShell: {
      'a.ps1': 'Set-Date -Date $d\ngit commit --amend --no-edit --no-verify\ngit push --force origin main\n',
    },
    shell: {
      'tools/a.sh':
        'sudo date -s "$D"\nGIT_COMMITTER_DATE="$D" git commit --amend --no-edit --date "$D"\ngit push -f\n',
    },
  },
  weak: {
    'dates of commits only': {
      'fake.sh': 'GIT_COMMITTER_DATE="$D" git commit --amend --no-edit --date "$D"\ngit push --force\n',
    },
  },
  silent: {
    'release script': { 'release.sh': 'date +%Y\ngit commit -m release\ngit tag v1\ngit push --follow-tags\n' },
    'amend without force': { 'a.sh': 'git commit --amend --no-edit\ngit push\n' },
  },
});
