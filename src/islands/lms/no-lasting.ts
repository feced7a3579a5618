/**
 * Takes the place of `record/lasting.ts` in a package: whoever came from an LMS has their record there, and is not asked
 * whether this computer may keep it for good.
 */
export function noticeVisit(): void {}

export async function noticeFinished(): Promise<void> {}
