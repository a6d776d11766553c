/** Addresses that a command line fetches or sends to. */
import type { Sent } from './request.ts';

const COMMAND_URL = /https?:\/\/[^\s"'|;&<>)]{4,500}/g;

/** Addresses in a command line, with what is done there. */
export function commandRequests<T>(
  command: string,
  make: (url: string, method: string, answer: Sent['answer']) => T[],
): T[] {
  if (
    !/\b(?:curl|wget|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|certutil|bitsadmin|DownloadFile|DownloadString|mshta|Start-BitsTransfer)\b/i.test(
      command,
    )
  )
    return [];
  const out: T[] = [];
  for (const [url] of command.matchAll(COMMAND_URL)) {
    const posts = /(?:-X|--request|-Method)\s*"?POST|\s(?:-d|--data\S*|-F|--form|-T|--upload-file|-Body)\s/i.test(
      command,
    );
    const runs =
      /\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\|\s*(?:cmd|node|python3?|iex)\b|\biex\b|Invoke-Expression|DownloadString|mshta/i.test(
        command,
      );
    const saves = /\s-\w*[oO]\w*\s|--output|-OutFile|DownloadFile|certutil|bitsadmin|wget|Start-BitsTransfer/i.test(
      command,
    );
    out.push(
      ...make(url.replace(/[",'`]+$/, ''), posts ? 'POST' : 'GET', runs ? 'run' : saves ? 'written' : 'unknown'),
    );
  }
  return out;
}
