import type { ShownBy } from './promises.ts';

/** One success criterion of WCAG 2.2 at level A or AA, and how the course stands to it. */
export interface Criterion {
  readonly number: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  /** In the words of the usual report form; “not-applicable” where the course has nothing that the criterion speaks of. */
  readonly stands: 'supports' | 'partly' | 'not-applicable';
  readonly remark: string;
  /** The tests that fail when it no longer holds; none where it was judged by reading the pages and their code. */
  readonly shownBy: readonly (keyof typeof tests)[];
}

/** The tests that the report rests on; a part of each title as it stands in its file. tests/course/conformance.test.ts fails when one is gone. */
export const tests = {
  axe: {
    file: 'tests/site/every-page.test.ts',
    title: 'every page keeps its policy, asks nobody else, and passes axe',
  },
  states: { file: 'tests/site/axe-states.test.ts', title: 'the player passes axe while a choice is missing' },
  html: { file: 'tests/site/html.test.ts', title: 'every page of the built site is valid HTML' },
  readable: { file: 'tests/site/no-script.test.ts', title: 'every page can be read without script' },
  colours: { file: 'tests/site/contrast.test.ts', title: 'every pair of colours that meet has enough contrast' },
  forced: { file: 'tests/site/layout.test.ts', title: 'with forced colours and reduced motion, a decision is made' },
  reflow: {
    file: 'tests/site/every-page.test.ts',
    title: 'no page scrolls sideways at 320 pixels, and wider spacing, as readers may set it, cuts nothing off',
  },
  stops: { file: 'tests/site/layout.test.ts', title: 'every stop of Tab has a name, a ring and a place on the screen' },
  skip: { file: 'tests/site/layout.test.ts', title: 'the first Tab offers the way past the masthead' },
  keyboard: {
    file: 'tests/site/keyboard.test.ts',
    title: 'is played by keyboard alone, and the focus goes where the story goes',
  },
  nothing: { file: 'tests/site/keyboard.test.ts', title: 'committing to nothing says what is missing' },
  wholeWay: {
    file: 'tests/site/whole-way.test.ts',
    title: 'from the first page to a printed certificate and back through the check',
  },
  term: { file: 'tests/site/lesson.test.ts', title: 'a term is explained in place by keyboard, and Escape closes it' },
  reached: { file: 'tests/site/crawl.test.ts', title: 'every page is reached by following links' },
  search: { file: 'tests/site/search.test.ts', title: 'typing finds, and a result is opened by keyboard' },
  formReview: {
    file: 'tests/site/module-test.test.ts',
    title: 'the review names what is open, and every answer can be changed',
  },
  evaluation: { file: 'tests/site/finish.test.ts', title: 'an evaluation says what is missing' },
  files: { file: 'tests/site/finish.test.ts', title: 'a file that was changed, cut, of another kind, newer or huge' },
  erase: { file: 'tests/site/record-file.test.ts', title: 'a record that is downloaded, erased and brought back' },
} as const satisfies Readonly<Record<string, ShownBy>>;

/** Every criterion of levels A and AA in WCAG 2.2, in its order. */
export const criteria: readonly Criterion[] = [
  a(
    '1.1.1',
    'Non-text content',
    'supports',
    'There are no photographs. Charts and codes carry their content in words beside them.',
    'axe',
  ),
  a('1.2.1', 'Audio-only and video-only', 'not-applicable', 'No sound and no video.'),
  a('1.2.2', 'Captions (prerecorded)', 'not-applicable', 'No video.'),
  a('1.2.3', 'Audio description or media alternative', 'not-applicable', 'No video.'),
  aa('1.2.4', 'Captions (live)', 'not-applicable', 'Nothing is live.'),
  aa('1.2.5', 'Audio description (prerecorded)', 'not-applicable', 'No video.'),
  a(
    '1.3.1',
    'Info and relationships',
    'supports',
    'Headings, lists, groups of choices and tables are marked up as such.',
    'axe',
    'html',
  ),
  a(
    '1.3.2',
    'Meaningful sequence',
    'supports',
    'Pages read in the order in which they look, with and without script.',
    'readable',
  ),
  a('1.3.3', 'Sensory characteristics', 'supports', 'No instruction points by shape, colour or place alone.'),
  aa('1.3.4', 'Orientation', 'supports', 'Nothing is locked to one orientation.'),
  aa(
    '1.3.5',
    'Identify input purpose',
    'partly',
    'The one field that asks about the learner, the name on a certificate, tells browsers not to fill it in, since the course is used on shared computers.',
  ),
  a(
    '1.4.1',
    'Use of colour',
    'supports',
    'What is chosen, right, late or wrong is always said in words or by shape as well.',
    'forced',
  ),
  a('1.4.2', 'Audio control', 'not-applicable', 'No sound.'),
  aa('1.4.3', 'Contrast (minimum)', 'supports', 'Both themes, and the one with more contrast.', 'colours', 'axe'),
  aa(
    '1.4.4',
    'Resize text',
    'supports',
    'Tried as a window of 320 pixels, which is what four times the size leaves.',
    'reflow',
  ),
  aa('1.4.5', 'Images of text', 'supports', 'There are none.'),
  aa('1.4.10', 'Reflow', 'supports', 'Every page, and the states of a case.', 'reflow'),
  aa('1.4.11', 'Non-text contrast', 'supports', 'Borders of controls, rings of focus, marks in charts.', 'colours'),
  aa('1.4.12', 'Text spacing', 'supports', 'Every page with the spacing that the criterion names.', 'reflow'),
  aa(
    '1.4.13',
    'Content on hover or focus',
    'supports',
    'Nothing opens by hovering. Explanations open when asked, and close with Escape.',
    'term',
  ),
  a(
    '2.1.1',
    'Keyboard',
    'supports',
    'Whole cases, and the way from the first page to the certificate.',
    'keyboard',
    'wholeWay',
  ),
  a('2.1.2', 'No keyboard trap', 'supports', 'Tab walks through and out again.', 'stops'),
  a('2.1.4', 'Character key shortcuts', 'not-applicable', 'There are none.'),
  a('2.2.1', 'Timing adjustable', 'supports', 'Nothing has a time limit.'),
  a('2.2.2', 'Pause, stop, hide', 'not-applicable', 'Nothing moves or updates by itself for more than a moment.'),
  a('2.3.1', 'Three flashes', 'supports', 'Nothing flashes.'),
  a('2.4.1', 'Bypass blocks', 'supports', 'The first stop leads past the masthead.', 'skip'),
  a('2.4.2', 'Page titled', 'supports', 'Every page has its own title.', 'axe', 'html'),
  a(
    '2.4.3',
    'Focus order',
    'supports',
    'After a decision the focus is on what followed; nothing else moves it.',
    'keyboard',
  ),
  a(
    '2.4.4',
    'Link purpose (in context)',
    'supports',
    'Links name where they lead; “open the source” carries the source’s name.',
    'axe',
  ),
  aa(
    '2.4.5',
    'Multiple ways',
    'supports',
    'Every page is reached by links, and what has text is found by search.',
    'reached',
    'search',
  ),
  aa('2.4.6', 'Headings and labels', 'supports', 'Judged by reading them.'),
  aa('2.4.7', 'Focus visible', 'supports', 'A ring of two pixels or more at every stop that was walked.', 'stops'),
  aa('2.4.11', 'Focus not obscured (minimum)', 'supports', 'Every stop that was walked is in sight.', 'stops'),
  a('2.5.1', 'Pointer gestures', 'supports', 'No gesture is needed.'),
  a('2.5.2', 'Pointer cancellation', 'supports', 'Only the browser’s own buttons and fields, which act when let go.'),
  a('2.5.3', 'Label in name', 'supports', 'Judged by reading: what stands on a control is in its name.'),
  a('2.5.4', 'Motion actuation', 'not-applicable', 'No movement of the device is read.'),
  aa(
    '2.5.7',
    'Dragging movements',
    'supports',
    'Where a file may be dropped, a button does the same. Sorting is done with buttons.',
  ),
  aa('2.5.8', 'Target size (minimum)', 'supports', 'At least 24 pixels at every stop that was walked.', 'axe', 'stops'),
  a('3.1.1', 'Language of page', 'supports', 'English is declared on every page.', 'axe'),
  aa('3.1.2', 'Language of parts', 'supports', 'No passage is in another language.'),
  a('3.2.1', 'On focus', 'supports', 'Nothing happens by focus alone.', 'stops'),
  a(
    '3.2.2',
    'On input',
    'supports',
    'Choosing decides nothing; a button commits. Choosing a place changes which law is shown, and says so.',
    'keyboard',
  ),
  aa('3.2.3', 'Consistent navigation', 'supports', 'One masthead and one foot on all pages.'),
  aa(
    '3.2.4',
    'Consistent identification',
    'supports',
    'The same thing has the same name everywhere; the words stand in one file.',
  ),
  a('3.2.6', 'Consistent help', 'supports', 'How to report an error is linked from the foot of every page.'),
  a(
    '3.3.1',
    'Error identification',
    'supports',
    'What is missing is said in words where it is missing.',
    'nothing',
    'evaluation',
  ),
  a('3.3.2', 'Labels or instructions', 'supports', 'Every field has a label that stays.', 'axe'),
  aa('3.3.3', 'Error suggestion', 'supports', 'A file that cannot be read is told why, and what to do.', 'files'),
  aa(
    '3.3.4',
    'Error prevention (legal, financial, data)',
    'supports',
    'A test can be looked through before it is handed in. Erasing offers a copy first; a copy brings everything back.',
    'formReview',
    'erase',
  ),
  a('3.3.7', 'Redundant entry', 'supports', 'The one thing that is asked about the learner, a name, is asked once.'),
  aa('3.3.8', 'Accessible authentication (minimum)', 'not-applicable', 'Nobody signs in.'),
  a(
    '4.1.2',
    'Name, role, value',
    'supports',
    'The browser’s own controls, each with a name.',
    'axe',
    'states',
    'stops',
  ),
  aa(
    '4.1.3',
    'Status messages',
    'supports',
    'Saving, finding and finishing are said in a status line without moving the focus. Judged in the code, not with a screen reader.',
  ),
];

function a(...given: Given): Criterion {
  return criterion('A', ...given);
}

function aa(...given: Given): Criterion {
  return criterion('AA', ...given);
}

type Given = [string, string, Criterion['stands'], string, ...(keyof typeof tests)[]];

function criterion(level: Criterion['level'], ...[number, name, stands, remark, ...shownBy]: Given): Criterion {
  return { number, name, level, stands, remark, shownBy };
}
