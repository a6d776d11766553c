/** The level of a verdict as a coloured word. */
import type { VerdictLevel } from '../../model/index.ts';
import { LEVEL_WORDS } from '../view.ts';
import type { Pen } from './pen.ts';

export function badge(level: VerdictLevel, pen: Pen): string {
  const word = ` ${LEVEL_WORDS[level].toUpperCase()} `;
  const { paint } = pen;
  switch (level) {
    case 'malicious':
      return paint.bold(paint.bgRed(paint.white(word)));
    case 'suspicious':
      return paint.bold(paint.bgYellow(paint.black(word)));
    case 'notice':
      return paint.bold(paint.bgCyan(paint.black(word)));
    case 'clean':
      return paint.bold(paint.bgGreen(paint.black(word)));
  }
}
