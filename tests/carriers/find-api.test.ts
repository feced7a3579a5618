import { describe, expect, it } from 'vitest';
import { findApi, type Frame } from '../../src/carriers/find-api.ts';

const api = { LMSInitialize: () => 'true' };

/** A window whose every property but these throws, as one of a foreign origin does. */
function foreign(): Frame {
  return new Proxy(
    {},
    {
      get() {
        throw new DOMException('Blocked a frame with another origin.', 'SecurityError');
      },
    },
  );
}

/** Windows in each other, the innermost first; the outermost is its own parent. */
function nested(...frames: readonly { [name: string]: unknown }[]): Frame {
  for (const [at, frame] of frames.entries()) {
    frame.parent = frames[at + 1] ?? frame;
    frame.top ??= frames.at(-1);
  }
  return frames[0] as Frame;
}

describe('looking for an LMS', () => {
  it('finds it in the window, around it, around its opener, and around the opener of the outermost', () => {
    expect(findApi(nested({ API: api }), 'API')).toBe(api);
    expect(findApi(nested({}, {}, { API: api }), 'API')).toBe(api);
    expect(findApi(nested({ opener: nested({}, { API: api }) }), 'API')).toBe(api);
    expect(findApi(nested({}, { opener: nested({}, { API: api }) }), 'API')).toBe(api);
  });

  it('takes the nearest, and only the version that it speaks', () => {
    const near = { LMSInitialize: () => 'true' };
    expect(findApi(nested({}, { API: near, API_1484_11: api }, { API: api }), 'API')).toBe(near);
    expect(findApi(nested({}, { API_1484_11: api }), 'API')).toBeNull();
  });

  it('ends at a frame of a foreign origin, and still asks the opener', () => {
    const around = nested({ opener: { API: api } });
    (around as { parent: unknown }).parent = foreign();
    expect(findApi(around, 'API')).toBe(api);
    expect(findApi(foreign(), 'API')).toBeNull();
    const sandboxed = nested({ top: foreign(), opener: foreign() });
    (sandboxed as { parent: unknown }).parent = foreign();
    expect(findApi(sandboxed, 'API')).toBeNull();
  });

  it('ends where frames call each other parents', () => {
    const [one, other]: { [name: string]: unknown }[] = [{}, {}];
    Object.assign(one ?? {}, { parent: other });
    Object.assign(other ?? {}, { parent: one });
    expect(findApi(one ?? {}, 'API')).toBeNull();
  });
});
