import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** A figure without its year looks like today's; and where nothing is decided, there is nothing to hold it against. */
export const boardFigure: Rule<ScenarioSheet> = {
  code: 'P19',
  title: 'A board’s figure follows a decision, and says of which year it is',
  *inspect({ value: scenario }) {
    for (const [id, { board, choices }] of Object.entries(scenario?.beats ?? {})) {
      if (!board) continue;
      const path = ['beats', id, 'board'];
      if (!choices)
        yield {
          path,
          sentence: `The beat “${id}” asks how a board would react, and decides nothing.`,
          hint: 'Move “board” to the beat whose decision it fits.',
        };
      if (!/\b(?:19|20)\d\d\b/.test(board['source-line']))
        yield {
          path: [...path, 'source-line'],
          sentence: 'The figure does not say in which year it was published.',
          hint: 'Name the boards, the country and the year.',
        };
    }
  },
};
