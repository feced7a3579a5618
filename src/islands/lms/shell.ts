/**
 * The page that an LMS opens. A session with an LMS ends with its page, so this one stays, and holds the course's pages in a
 * frame: it has the record of this learner, gives it to them, hears of each entry at once, and tells the LMS.
 */
import { fill } from '#domain/course/fill.ts';
import type { AnyEntry } from '#domain/record/entry.ts';
import { profileOf } from '#domain/record/profile.ts';
import { progressCacheOf } from '#domain/record/progress-cache.ts';
import { readEntryText } from '#domain/record/read-entry.ts';
import { writeRecordFile } from '#domain/record/record-file.ts';
import { canonicalText } from '#domain/record/identify.ts';
import type { Record } from '#domain/record/record.ts';
import { holdLine, type Said } from '#storage/frame-line.ts';
import { type LmsCopy, openLmsCopy } from '#storage/lms-copy.ts';
import { frameAsBrowser } from '#storage/name-storage.ts';
import { writePageCache } from '#storage/page-cache.ts';
import { belongs } from '../../carriers/own-copy.ts';
import type { Reporter } from '../../carriers/reporter.ts';
import { readSuspended, type SuspendedReading } from '../../carriers/suspend-data.ts';
import { download } from '../download.ts';
import { button } from '../record/elements.ts';
import { newsOf, progressIn } from './news.ts';
import { openSession } from './open-session.ts';
import { showPanel } from './panel.ts';
import { readShellData } from './shell-data.ts';

const data = readShellData();
const { words, module } = data;
const part = <E extends HTMLElement>(name: string) => document.querySelector<E>(`[data-shell-${name}]`) as E;
const [place, line, leave, saved] = [part('place'), part('line'), part<HTMLButtonElement>('exit'), part('saved')];

/** The root that the pages in the frame keep everything under; the frame's name is theirs alone. */
const frameRoot = 'lms';

void begin();

async function begin() {
  const reporter = await openSession(data);
  const before = readSuspended(reporter.launch.suspended);
  const { recording, silence } = reporter.health();
  const folder = new URL('.', location.origin + location.pathname).href;
  // What is not recorded is kept nowhere: the next who opens this may be somebody else.
  const owner =
    recording === 'yes' ? { folder, learner: reporter.launch.learner, package: `${data.course}${module.id}` } : null;
  let copy = await openLmsCopy(owner);
  let earlier: Record | null = null;
  if (!belongs(copy.record(), copy.isConfirmed(), before)) {
    earlier = copy.record();
    copy = await openLmsCopy(owner, true);
  }
  const own = copy.record().size;
  if (before.ok) await copy.adopt(before.entries);
  const begun = () => session(reporter, copy, before, earlier);
  const goOn = reporter.launch.decisions ? () => warnOfDecisions(begun) : begun;
  if (silence !== null) return warnOfSilence(silence, goOn);
  if (!before.ok && before.why !== 'empty') return warnOfLoss(reporter, before.why, own, goOn);
  if (before.ok && before.unread > 0) return warnOfLoss(reporter, 'partly', own, goOn);
  goOn();
}

/** Before the first question: nothing that is done here will count there. */
function warnOfSilence(silence: string, goOn: () => void) {
  part('hears').hidden = true;
  line.textContent = fill(words['line-silent']);
  const again = button(fill(words['try-again']), 'button', () => location.reload());
  const onward = button(fill(words['go-on-without']), 'button quiet', goOn);
  showPanel(place, {
    title: fill(words[`silence-${silence}-title`]),
    lines: [fill(words[`silence-${silence}`]), fill(words['silence-means'])],
    // A launch that is used up is not mended by loading the page again.
    buttons: silence === 'relaunch' ? [onward] : [again, onward],
  });
}

/** Before the first question, each time: the LMS asks to hear of each choice. */
function warnOfDecisions(goOn: () => void) {
  part('decisions').hidden = false;
  line.textContent = '';
  showPanel(place, {
    title: fill(words['decisions-title']),
    lines: [fill(words['decisions']), fill(words['decisions-not'])],
    buttons: [button(fill(words['go-on']), 'button', goOn)],
  });
}

/** What the LMS kept from the last visit cannot be read: said before anything takes its place. */
function warnOfLoss(reporter: Reporter, why: string, own: number, goOn: () => void) {
  line.textContent = '';
  showPanel(place, {
    title: fill(words['lost-title']),
    lines: [fill(words[`lost-${why}`]), fill(words[own > 0 ? 'lost-own' : 'lost-afresh']), fill(words['lost-status'])],
    buttons: [
      button(fill(words['go-on']), 'button', goOn),
      button(fill(words['lost-download']), 'button quiet', () =>
        download(`post-rounds-from-the-lms-${module.id}.txt`, reporter.launch.suspended, 'text/plain'),
      ),
    ],
  });
}

function session(reporter: Reporter, copy: LmsCopy, before: SuspendedReading, earlier: Record | null) {
  const { launch } = reporter;
  const first = reporter.health();
  let page = '';
  let stage = '';
  let over = false;
  let frame: HTMLIFrameElement | null = null;

  const tell = () => {
    if (over) return;
    const news = newsOf(copy.record(), module, { ...launch, page, before });
    reporter.tell(news);
    if (news.standing.stage !== stage) {
      stage = news.standing.stage;
      void refresh();
    }
    if (!copy.isConfirmed() && copy.record().size > 0)
      void reporter.save().then((done) => {
        if (done) copy.confirm();
      });
    show();
  };

  let recorded: { readonly status: string; readonly score: string } | null = null;
  const refresh = async () => {
    if (first.recording === 'no') return;
    await reporter.save();
    recorded = (await reporter.readBack()) ?? recorded;
    show();
  };

  const show = () => {
    if (over) return;
    const { recording, unsaved, silence } = reporter.health();
    const news = newsOf(copy.record(), module, { ...launch, page, before });
    const state = silence !== null ? (first.recording === 'no' ? 'silent' : 'ended') : unsaved ? 'unsaved' : recording;
    say(line, fill(words[`line-${state}`]));
    line.classList.toggle('caution', ['silent', 'ended', 'unsaved'].includes(state));
    const { short } = news.standing;
    say(
      saved,
      [
        recorded === null ? '' : saysLms(recorded),
        short === null ? '' : fill(words['short'], { level: Math.round(short * 100) }),
      ]
        .filter(Boolean)
        .join(' '),
    );
    part('keep').hidden = state !== 'silent' && state !== 'ended' && state !== 'unsaved';
    part('hand-in').hidden = state !== 'silent' && state !== 'ended';
  };

  const end = async () => {
    if (over) return;
    tell();
    over = true;
    leave.disabled = true;
    say(line, fill(words['line-saving']));
    const { saved: done, goTo } = await reporter.exit();
    const status = recorded;
    frame?.remove();
    frame = null;
    say(line, '');
    say(saved, '');
    if (done && copy.lasts) copy.forget();
    if (goTo !== null && (done || first.recording !== 'yes')) return location.assign(goTo);
    const whole = first.recording !== 'yes' || done;
    const kept = !done && copy.lasts;
    showPanel(place, {
      title: fill(words[whole ? 'over-title' : 'over-unsaved-title']),
      lines: [
        ...(done && status ? [saysLms(status)] : []),
        fill(words[done ? 'over-saved' : first.recording === 'yes' ? 'over-unsaved' : 'over-nothing']),
        ...(kept ? [fill(words['over-kept'])] : []),
      ],
      buttons: [
        ...(done || copy.record().size === 0
          ? []
          : [button(fill(words['download']), 'button', () => downloadRecord(copy.record()))]),
        ...(goTo === null ? [] : [button(fill(words['back']), 'button quiet', () => location.assign(goTo))]),
      ],
    });
  };

  const { strangers } = holdLine(
    window,
    () => frame?.contentWindow ?? null,
    async (said: Said) => {
      if (said.say === 'look') return [...copy.record().values()].map((entry) => canonicalText(entry));
      if (said.say === 'write') await copy.adopt(entriesIn(said.texts));
      if (said.say === 'at') {
        page = said.page;
        document.title = said.title;
        document.documentElement.dataset.strangers = String(strangers());
      }
      if (said.say === 'exit') void end();
      return [];
    },
  );

  frame = openFrame(copy.record());
  leave.hidden = false;
  // Where nothing is recorded, nothing is saved either.
  if (first.recording !== 'yes') leave.textContent = fill(words['leave']);
  leave.addEventListener('click', () => void end());
  part('keep').addEventListener('click', () => downloadRecord(copy.record()));
  part('hand-in').addEventListener('click', () => {
    if (frame) frame.src = data.handIn;
  });
  if (earlier) {
    const older = earlier;
    part('earlier').hidden = false;
    part('earlier')
      .querySelector('button')
      ?.addEventListener('click', () => downloadRecord(older));
  }
  copy.subscribe(tell);
  reporter.subscribe(show);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') reporter.hidden();
    else void refresh();
  });
  addEventListener('beforeunload', (event) => {
    // Only where leaving loses something that no LMS and no store has.
    if (!over && first.recording === 'no' && copy.record().size > downloaded) event.preventDefault();
  });
  addEventListener('pagehide', () => {
    if (over) return;
    over = true;
    reporter.gone();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    frame?.remove();
    leave.hidden = true;
    showPanel(place, { title: fill(words['over-title']), lines: [fill(words['over-return'])], buttons: [] });
  });
  tell();
  void refresh();
}

/** Opens the course where the learner left it, with its ticks and place, before any page has asked for the record. */
function openFrame(record: Record): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const start = { name: '' };
  writePageCache(
    frameRoot,
    { place: profileOf(record).place, ...progressCacheOf(progressIn(record, module)) },
    frameAsBrowser(start),
  );
  frame.name = start.name;
  frame.title = data.title;
  frame.className = 'shell-frame';
  frame.src = data.start;
  place.replaceChildren(frame);
  return frame;
}

function entriesIn(texts: readonly string[]): readonly AnyEntry[] {
  return texts.flatMap((text) => {
    const reading = readEntryText(text);
    return 'fault' in reading ? [] : [reading.entry];
  });
}

/** How much of the record was handed over as a file. */
let downloaded = 0;

function downloadRecord(record: Record) {
  const exported = new Date().toISOString();
  const { course, edition } = data;
  download(
    `post-rounds-record-${exported.slice(0, 10)}.json`,
    writeRecordFile(record, { exported, course, edition }),
    'application/json',
  );
  downloaded = record.size;
}

function saysLms({ status, score }: { readonly status: string; readonly score: string }): string {
  if (status === '') return fill(words['says-nothing']);
  return score === '' ? fill(words['says'], { status }) : fill(words['says-score'], { status, score });
}

/** Only what changed, or a status line would be read out again and again. */
function say(element: HTMLElement, sentence: string) {
  if (element.textContent !== sentence) element.textContent = sentence;
}
