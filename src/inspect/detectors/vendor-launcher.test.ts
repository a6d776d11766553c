import { openTask, scripts, testLures } from '../../../test/support/lures.ts';
import detector from './vendor-launcher.ts';

testLures(detector, {
  proof: {
    wscript: { '.vscode/tasks.json': openTask('wscript //B //Nologo vendor/run-update-hidden-launch.vbs') },
    'hidden PowerShell': {
      'package.json': scripts({ postinstall: 'powershell -NoProfile -WindowStyle Hidden -File vendor/a.ps1' }),
    },
    'encoded PowerShell': {
      '.vscode/tasks.json': openTask(
        `powershell -nop -enc ${Buffer.from('Write-Output fixture; exit 0', 'utf16le').toString('base64')}`,
      ),
    },
    'short flags': { '.vscode/tasks.json': openTask('powershell -w hidden -ep bypass -c "node a.js"') },
  },
  strong: { 'by name': { 'package.json': scripts({ start: 'wscript tools/run.vbs' }) } },
  silent: {
    'build script': {
      'package.json': scripts({
        build: 'powershell -NoProfile -ExecutionPolicy Bypass -File scripts/build.ps1',
        postinstall: 'powershell -Command "Write-Host done"',
      }),
    },
    workflow: {
      '.github/workflows/a.yml': 'jobs:\n  a:\n    steps:\n      - run: powershell -WindowStyle Hidden -File a.ps1\n',
    },
  },
});
