import type { Page } from '@playwright/test';
import {
  answerCheck,
  checkCertificate,
  checkDraft,
  choosePlace,
  comeBack,
  finish,
  gather,
  keepReflection,
  makeAssignment,
  openAssignment,
  play,
  press,
  review,
  showAssigned,
  showCertificate,
  showDivided,
  showTestOut,
  showWhatLeaves,
} from './states.ts';

/** A screen in one of its states. */
export interface Screen {
  readonly name: string;
  readonly address: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const player = '/scenarios/the-one-star-review/';

/** Every screen of the course, in every state that looks different. */
export const screens: readonly Screen[] = [
  { name: 'home-first-visit', address: '/' },
  { name: 'start-first-visit', address: '/start/' },
  { name: 'module-first-visit', address: '/modules/defamation/' },
  { name: 'lesson-four-places', address: '/modules/defamation/where-the-line-runs/' },
  { name: 'lesson-own-place', address: '/modules/defamation/where-the-line-runs/', prepare: choosePlace },
  { name: 'lesson-check-answered', address: '/modules/defamation/what-makes-words-defamatory/', prepare: answerCheck },
  { name: 'scenario-start', address: player },
  { name: 'scenario-nothing-chosen', address: player, prepare: (page) => press(page, '.decision button') },
  { name: 'scenario-aftermath', address: player, prepare: (page) => play(page, 1, false) },
  { name: 'scenario-third-decision', address: player, prepare: (page) => play(page, 2, true) },
  { name: 'scenario-debrief', address: player, prepare: (page) => play(page, 12, true) },
  { name: 'test-intro', address: '/modules/defamation/test/' },
  {
    name: 'test-question',
    address: '/modules/defamation/test/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'course-test-intro', address: '/test/' },
  {
    name: 'course-test-question',
    address: '/test/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'baseline-intro', address: '/baseline/' },
  {
    name: 'baseline-question',
    address: '/baseline/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'progress-empty', address: '/progress/' },
  { name: 'review-empty', address: '/review/' },
  { name: 'review-due', address: '/review/', prepare: comeBack },
  { name: 'review-question', address: '/review/', prepare: (page) => review(page, false) },
  { name: 'review-reasons', address: '/review/', prepare: (page) => review(page, true) },
  { name: 'scenario-board', address: '/scenarios/the-beautiful-x-ray/', prepare: (page) => play(page, 1, false) },
  { name: 'settings', address: '/settings/' },
  { name: 'assignment', address: '/a/', prepare: (page) => openAssignment(page, false) },
  { name: 'assignment-accepted', address: '/a/', prepare: (page) => openAssignment(page, true) },
  { name: 'assignment-refused', address: '/a/' },
  {
    name: 'assign',
    address: '/assign/',
    prepare: (page) => page.locator('[data-coordinator]:not([hidden])').waitFor(),
  },
  { name: 'assign-made', address: '/assign/', prepare: makeAssignment },
  { name: 'home-assigned', address: '/', prepare: showAssigned },
  { name: 'module-test-out', address: '/modules/defamation/', prepare: showTestOut },
  { name: 'finish-nothing', address: '/finish/' },
  { name: 'finish-evaluation', address: '/finish/', prepare: (page) => finish(page, false) },
  { name: 'finish-what-leaves', address: '/finish/', prepare: showWhatLeaves },
  { name: 'certificate', address: '/certificate/', prepare: showCertificate },
  { name: 'verify', address: '/verify/' },
  { name: 'console-empty', address: '/console/', prepare: (page) => page.locator('[data-desk-ready]').waitFor() },
  { name: 'console-roster', address: '/console/', prepare: gather },
  { name: 'verify-certificate', address: '/verify/', prepare: checkCertificate },
  { name: 'divided', address: '/console/', prepare: showDivided },
  { name: 'office-key', address: '/console/', prepare: (page) => page.locator('[data-office-form]').waitFor() },
  {
    name: 'search-found',
    address: '/search/?q=opinion',
    prepare: (page) => page.locator('[data-search-results] li').first().waitFor(),
  },
  { name: 'search-nothing', address: '/search/?q=zzzz', prepare: (page) => page.waitForTimeout(1500) },
  { name: 'before-i-post', address: '/check/' },
  { name: 'before-i-post-reasons', address: '/check/', prepare: checkDraft },
  { name: 'cover-worksheet', address: '/cover/' },
  { name: 'reflection-asked', address: '/reflections/cover/', prepare: keepReflection },
  { name: 'reflections', address: '/reflections/' },
  { name: 'packages', address: '/packages/' },
  { name: 'sources', address: '/sources/' },
  { name: 'glossary', address: '/glossary/' },
  { name: 'privacy', address: '/privacy/' },
  { name: 'accessibility', address: '/accessibility/' },
  { name: 'about', address: '/about/' },
  { name: 'not-found', address: '/404.html' },
];
