import { useState } from 'react';
import type { Review } from '#domain/review/review.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { announce } from '../page/announce.ts';
import { toPage } from '../page/to-page.ts';
import { say } from '../say.ts';
import { dayInWords } from '../today.ts';

interface Props {
  readonly page: ReviewPage;
  readonly review: Review;
  readonly today: string;
}

/** The days to come, to read, to print, and as a file for a calendar, whose titles tell a colleague nothing. */
export function Dates({ page, review, today }: Props) {
  const { words } = page;
  const [at, setAt] = useState('12:30');
  const sessions = review.sessions.filter(({ day }) => day > today);
  if (sessions.length === 0) return null;

  const save = async () => {
    const [{ writeCalendar }, { download }] = await Promise.all([
      import('#domain/calendar/write-calendar.ts'),
      import('../download.ts'),
    ]);
    const now = new Date();
    const address = new URL(toPage('review/'), location.href);
    const file = writeCalendar(
      sessions.map(({ day, number, modules }) => ({
        uid: `booster-${modules[0]}-${number}@${page.host}`,
        title: say(words, 'calendar-title'),
        ...(/^https?:$/.test(address.protocol) ? { url: address.href } : {}),
        day,
        time: { at: /^\d\d:\d\d$/.test(at) ? at : '12:30', minutes: 10 },
        alarm: say(words, 'calendar-alarm'),
        // Minutes since 1970: greater each time a file is written, without keeping count.
        sequence: Math.floor(now.getTime() / 60_000),
      })),
      now.toISOString(),
    );
    download('review.ics', file, 'text/calendar;charset=utf-8');
    announce(say(words, 'calendar-saved'));
  };

  return (
    <section className="card" aria-labelledby="dates">
      <h3 id="dates">{words['dates']}</h3>
      <ol className="dates ui">
        {sessions.map(({ day, modules, number }) => (
          <li key={`${modules[0]} ${number}`}>{dayInWords(day)}</li>
        ))}
      </ol>
      <p className="small">{words['dates-text']}</p>
      <div className="actions no-print">
        <label className="ui time">
          {words['calendar-time']}{' '}
          <input type="time" value={at} onChange={(event) => setAt(event.currentTarget.value)} />
        </label>
        <button type="button" className="button quiet" onClick={() => void save()}>
          {words['calendar']}
        </button>
      </div>
      <p className="small no-print">
        {words['calendar-text']} <a href={`${page.addresses.settings}#record`}>{words['keep-copy']}</a>
      </p>
    </section>
  );
}
