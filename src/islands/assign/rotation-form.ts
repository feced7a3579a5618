import { isDay } from '#domain/calendar/day.ts';
import { blocksOf, type Rotation, rotationEvents } from '#domain/assignment/rotation.ts';
import { fill } from '#domain/course/fill.ts';
import { download } from '../download.ts';
import { announce } from '../page/announce.ts';
import { toPage } from '../page/to-page.ts';
import { dayInWords } from '../today.ts';
import { type Office, part, showFault } from './office.ts';

/** A residency year in blocks: its days to read, to print, and for the coordinator's own calendar. */
export function wireRotation({ words, page }: Office): void {
  const form = part<HTMLFormElement>('[data-rotation-form]');
  const fault = part<HTMLElement>('#fault-rotation');
  const body = part<HTMLElement>('[data-rotation] tbody');
  const read = (): Rotation | null => {
    const given = new FormData(form);
    const starts = String(given.get('starts') ?? '');
    const number = (name: string) => Number(String(given.get(name) ?? '').trim());
    const [weeks, blocks, daysToSpare] = [number('weeks'), number('blocks'), number('spare')];
    const fits =
      isDay(starts) && isWithin(weeks, 1, 52) && isWithin(blocks, 1, 52) && isWithin(daysToSpare, 0, 7 * weeks - 1);
    showFault(fault, fits ? null : fill(words[isDay(starts) ? 'fault-rotation' : 'fault-rotation-day']));
    return fits ? { starts, weeks, blocks, daysToSpare } : null;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const rotation = read();
    if (!rotation) return part<HTMLElement>('[name="starts"]', form).focus();
    body.replaceChildren(
      ...blocksOf(rotation).map(({ number, starts, reminder, due }) => {
        const row = document.createElement('tr');
        const head = document.createElement('th');
        head.scope = 'row';
        head.textContent = String(number);
        row.append(head);
        for (const day of [starts, reminder, due]) row.insertCell().textContent = dayInWords(day);
        return row;
      }),
    );
    const shown = part<HTMLElement>('[data-rotation]');
    shown.hidden = false;
    // Where the screen is narrow it scrolls, and keys must reach it.
    shown.tabIndex = 0;
    shown.focus();
  });
  part<HTMLButtonElement>('[data-rotation-save]').addEventListener('click', async () => {
    const rotation = read();
    if (!rotation) return;
    const { writeCalendar } = await import('#domain/calendar/write-calendar.ts');
    const to = { page: new URL(toPage('assign/'), location.href).href, host: page.host };
    const id = `${rotation.starts}-${rotation.weeks}-${rotation.blocks}`;
    const file = writeCalendar(rotationEvents(rotation, id, to, page.words), new Date().toISOString());
    download('rotation.ics', file, 'text/calendar;charset=utf-8');
    announce(fill(words['saved']));
  });
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
