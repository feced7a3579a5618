/** A window, as far as looking for an LMS goes. Reading any property of a foreign one may throw. */
export interface Frame {
  readonly parent?: unknown;
  readonly top?: unknown;
  readonly opener?: unknown;
  readonly [name: string]: unknown;
}

/** As far as the standards let a search go; frames that name each other as parents must not hang the page. */
const deepest = 500;

/**
 * Looks for the object by which a SCORM LMS can be spoken to: in this window and the ones around it, then around the window
 * that opened the outermost of these, then around the one that opened this. A frame of a foreign origin ends its chain.
 * @param name `API` for SCORM 1.2, `API_1484_11` for SCORM 2004
 */
export function findApi(frame: Frame, name: string): object | null {
  return (
    searchUp(frame, name) ?? searchUp(read(read(frame, 'top'), 'opener'), name) ?? searchUp(read(frame, 'opener'), name)
  );
}

function searchUp(start: unknown, name: string): object | null {
  let frame = start;
  for (let step = 0; step < deepest && isThing(frame); step += 1) {
    const found = read(frame, name);
    if (isThing(found)) return found;
    const parent = read(frame, 'parent');
    if (parent === frame) return null;
    frame = parent;
  }
  return null;
}

function read(frame: unknown, name: string): unknown {
  try {
    return isThing(frame) ? (frame as Frame)[name] : null;
  } catch {
    return null;
  }
}

function isThing(value: unknown): value is object {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}
