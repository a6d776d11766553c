/** For tests: material made of texts and of events as the emulator gives them. */
import type { EmulationRun, Layer, TraceEvent } from '../../model/index.ts';
import type { Deobfuscation } from '../deobfuscate/deobfuscation.ts';
import type { Material } from './material.ts';

export function layer(text: string, kind = 'javascript', id = 'L0', how = 'the sample'): Layer {
  return {
    id,
    parent: id === 'L0' ? null : 'L0',
    kind,
    how,
    decoder: id === 'L0' ? 'sample' : 'base64',
    from: null,
    event: null,
    origin: 'static',
    sha256: '',
    size: text.length,
    forced: false,
    text,
  };
}

export function materialOf(text: string, kind = 'javascript', events: readonly TraceEvent[] = []): Material {
  return {
    layers: [layer(text, kind)],
    sources: new Map(),
    runs: events.length === 0 ? [] : [run('windows')],
    events,
  };
}

export function run(persona: string): EmulationRun {
  return {
    layer: 'L0',
    persona,
    replies: 'code',
    forced: null,
    end: 'finished',
    error: null,
    steps: 1,
    events: 1,
  };
}

export function event(
  id: number,
  category: TraceEvent['category'],
  call: string,
  data: Readonly<Record<string, string>>,
  more: Partial<TraceEvent> = {},
): TraceEvent {
  return {
    id,
    run: 0,
    time: id * 10,
    category,
    call,
    arguments: [],
    result: null,
    data: { ...data },
    stack: [],
    layer: 'L0',
    forced: false,
    ...more,
  };
}

export function readable(source: string): Deobfuscation {
  return { source, parses: true, obfuscation: [], steps: [], strings: [], unresolved: [] };
}
