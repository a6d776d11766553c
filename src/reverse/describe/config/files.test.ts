import { expect, test } from 'vitest';
import { describe as describeSample } from '../describe.ts';
import { materialOf } from '../testing.ts';

const placesIn = (command: string): readonly string[] =>
  describeSample(materialOf(`require('child_process').exec(${JSON.stringify(command)});`))
    .config.persistence.filter(({ kind }) => kind === 'scheduled task')
    .map(({ place }) => place);

test('the whole name of a scheduled task, blanks and all', () => {
  expect(placesIn('schtasks /create /tn "Plum Broker" /tr "node a.js" /sc onlogon /f')).toEqual(['Plum Broker']);
  expect(placesIn("schtasks /create /sc onlogon /tn 'Plum Broker' /tr x")).toEqual(['Plum Broker']);
  expect(placesIn('schtasks.exe /create /f /tn PlumTask /tr x')).toEqual(['PlumTask']);
  expect(placesIn('powershell Register-ScheduledTask -Action $a -TaskName "Plum Update" -Trigger $t')).toEqual([
    'Plum Update',
  ]);
});
