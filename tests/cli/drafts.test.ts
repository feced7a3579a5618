import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFolder } from '#cli/read-course.ts';

test('drafts are no part of the course', () => {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(folder, 'drafts', 'cover'), { recursive: true });
  writeFileSync(join(folder, 'drafts', 'cover', 'module.yaml'), 'title: [');
  writeFileSync(join(folder, 'course.yaml'), 'title: Post Rounds');
  expect([...readFolder(folder).keys()]).toEqual(['course.yaml']);
  rmSync(folder, { recursive: true });
});
