import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addStep } from '#cli/add-step.ts';
import { checkTexts } from '#cli/check-content.ts';
import { scaffoldMinutes, scaffoldScenario } from '#cli/scaffold-scenario.ts';
import { soundCourse, soundDay } from '#tests/sound-course.ts';

const module = soundCourse().get('modules/photos/module.yaml') ?? '';

describe('a new scenario', () => {
  it.each([[['PHO-1']], [['PHO-1', 'PHO-2']]] as const)(
    'for the objectives %j passes the whole check',
    (objectives) => {
      const texts = soundCourse({
        'modules/photos/a-new-case.scenario.yaml': scaffoldScenario({ objectives, today: soundDay }),
        'modules/photos/module.yaml': addStep(module, 'a-new-case', scaffoldMinutes) ?? '',
      });
      expect(checkTexts(texts, { today: soundDay })).toEqual([]);
    },
  );
});

describe('a step that is added to a module', () => {
  it('changes the list and the minutes, and no other character', () => {
    expect(addStep(module, 'a-new-case', 6)).toBe(
      module
        .replace('minutes: 18', 'minutes: 24')
        .replace('a-photo-in-the-group]', 'a-photo-in-the-group, a-new-case]'),
    );
  });

  it('joins a list that is written line by line, with its comments and its indent', () => {
    const text = '# Ours\nminutes: 10 # honest\nsteps:\n  - one # first\n  - two\n\nreflection: None.\n';
    const added = addStep(text, 'three', 5) ?? '';
    expect(parse(added)).toEqual({ minutes: 15, steps: ['one', 'two', 'three'], reflection: 'None.' });
    expect(added).toContain('  - one # first\n  - two\n  - three\n');
  });

  it('is refused where there is no list to join', () => {
    for (const text of ['minutes: 10\n', 'steps: []\nminutes: 3\n', 'minutes: ten\nsteps: [a]\n', '- a\n'])
      expect(addStep(text, 'b', 1)).toBeNull();
  });
});
