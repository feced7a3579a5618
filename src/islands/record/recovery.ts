import settings from 'interface-words:settings';
import words from 'interface-words:recovery';
import { fill } from '#domain/course/fill.ts';
import { wireImport } from '../settings/import.ts';
import { sayQuietly } from './banner.ts';
import { actions, button, paragraph } from './elements.ts';
import { openCourseRecord } from './open.ts';
import { listRestorePoints } from './restore-points.ts';

const root = document.documentElement.dataset.root ?? '/';

/**
 * Takes the whole screen of a page that greets, when this browser lost what it had: nobody is greeted as new who is not. Gives
 * the page back when the learner goes on without it; loads it anew when the record is back.
 */
export async function recoverIfLost(): Promise<void> {
  const store = await openCourseRecord();
  const main = document.getElementById('main');
  const { vanished } = store.health();
  if (!main || !vanished) return;
  const page = [...main.childNodes];
  const screen = document.createElement('div');
  screen.className = 'wrap';
  screen.dataset.recovery = '';
  const body = document.createElement('section');
  body.className = 'prose';
  const title = document.createElement('h1');
  title.textContent = fill(words['title']);
  title.tabIndex = -1;
  const count = paragraph(
    fill(words['count'], { had: vanished.had, has: vanished.has, since: vanished.since.slice(0, 10) }),
  );
  const points = document.createElement('div');
  body.append(title, count, paragraph(fill(words['what'])), points, ...importParts(), onwards());
  screen.append(body);
  main.replaceChildren(screen);
  // The banner need not say the same above it.
  sayQuietly(null);
  title.focus();
  wireImport(store, settings);
  void listRestorePoints(store, points, settings);

  const stop = store.subscribe(() => {
    if (store.health().vanished) return;
    stop();
    count.textContent = fill(words['back'], { n: store.record().size });
    count.setAttribute('role', 'status');
    body.replaceChildren(title, count, actions(button(fill(words['go-on']), 'button', () => location.reload())));
    title.textContent = fill(words['back-title']);
    title.focus();
  });

  function onwards() {
    const link = document.createElement('a');
    link.className = 'button quiet';
    link.href = `${root}move/`;
    link.textContent = fill(words['link']);
    const without = button(fill(words['without']), 'button plain', () => {
      stop();
      main?.replaceChildren(...page);
      store.acceptLoss();
      document.querySelector<HTMLElement>('h1')?.focus();
    });
    return actions(link, without);
  }
}

/** The field for a file and the place for what is in it, as on the settings page. */
function importParts(): readonly HTMLElement[] {
  const field = document.createElement('label');
  field.className = 'field ui';
  const name = document.createElement('span');
  name.textContent = fill(words['file']);
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: '.json,application/json' });
  input.dataset.import = '';
  field.append(name, input);
  const report = document.createElement('div');
  Object.assign(report, { hidden: true, tabIndex: -1, className: 'note' });
  report.dataset.importReport = '';
  return [field, report];
}
