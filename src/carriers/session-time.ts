/** The longest time that SCORM 1.2 can say: 9999 hours and what fits below one more. In hundredths of a second. */
const longest = 9999 * 360_000 + 359_999;

/** `HHHH:MM:SS.SS`, as SCORM 1.2 has it. @param milliseconds any number; what is none, or negative, counts as nothing */
export function scorm12Time(milliseconds: number): string {
  const all = Math.min(hundredths(milliseconds), longest);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(all / 360_000), Math.floor(all / 6000) % 60];
  const seconds = `${two(Math.floor(all / 100) % 60)}.${two(all % 100)}`;
  return `${String(hours).padStart(4, '0')}:${two(minutes)}:${seconds}`;
}

/** An ISO 8601 duration with at most two decimals of a second: `PT1H10M5.25S`. More decimals are refused by real systems. */
export function isoDuration(milliseconds: number): string {
  const all = hundredths(milliseconds);
  const [hours, minutes, seconds] = [Math.floor(all / 360_000), Math.floor(all / 6000) % 60, (all % 6000) / 100];
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', seconds > 0 ? `${seconds}S` : ''];
  return `PT${parts.join('') || '0S'}`;
}

function hundredths(milliseconds: number): number {
  return Number.isFinite(milliseconds) ? Math.max(0, Math.round(milliseconds / 10)) : 0;
}
