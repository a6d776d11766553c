/**
 * JSON in plain ASCII: every other character is written as its escape, so that the same value comes back and nothing in it can
 * steer a terminal that it is printed to (C1 controls, bidirectional overrides, zero-width characters pass JSON.stringify).
 */
export function asciiJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
