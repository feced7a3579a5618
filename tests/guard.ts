/** `npm run guard`: how well the patient-data guard does on its corpus, and with `-- missed` what it missed or marked in vain. */
import { measure, told } from './domain/guard/measure.ts';

const figures = measure();
console.log(told(figures));
if (process.argv.includes('missed')) {
  for (const { missed } of [...figures.formatted, figures.prose])
    for (const each of missed) console.log(`missed: ${each}`);
  for (const each of figures.falseAlarms) console.log(`in vain: ${each}`);
}
