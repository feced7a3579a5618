/** The same day of the month, some months later, as YYYY-MM-DD; the last day of the month where there is no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(laterYear, laterMonth, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${laterYear}-${two(laterMonth)}-${two(Math.min(date, last))}`;
}
