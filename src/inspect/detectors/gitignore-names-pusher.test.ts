import { testLures } from '../../../test/support/lures.ts';
import detector from './gitignore-names-pusher.ts';

testLures(detector, {
  strong: {
    'ignore rule': { '.gitignore': 'node_modules\n.env\nconfig.bat\ntemp_auto_push.bat\n' },
    'another name': { 'web/.gitignore': 'branch_structure.json\ntemp_interactive_push.bat\n' },
    'in .git/info': { '.git/info/exclude': '# git ls-files\n/temp_auto_push.bat\n' },
    'the file': { 'temp_auto_push.bat': '@echo off\r\n' },
  },
  weak: { 'config.bat alone': { '.gitignore': 'config.bat\n' } },
  silent: { 'other rules': { '.gitignore': 'node_modules\n*.log\nbuild.bat\nconfig.js\n' } },
});
