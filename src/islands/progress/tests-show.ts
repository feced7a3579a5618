import { fill } from '#domain/course/fill.ts';
import { calibrationOf, fewestRated } from '#domain/record/calibration.ts';
import { type BaselineKeys, gainOf } from '#domain/record/gain.ts';
import type { Outline } from '#domain/record/progress.ts';
import type { Record as LearnersRecord } from '#domain/record/record.ts';

type Words = Readonly<Record<string, string>>;

/** Fills in components/WhatTestsShow.astro: before and after, and sure against right. */
export function showTests(record: LearnersRecord, { modules }: Outline, keys: BaselineKeys, words: Words): void {
  const { pairs, means } = gainOf(record, modules, keys);
  put(
    '[data-gain-line]',
    means
      ? fill(words['gain-line'], {
          before: percent(means.before),
          after: percent(means.after),
          difference: signed(means.difference),
          n: pairs.length,
        })
      : fill(words['gain-few'], { n: pairs.length }),
  );
  show('[data-gain-table]', means !== null);
  for (const row of document.querySelectorAll<HTMLElement>('[data-gain-module]')) {
    const pair = pairs.find(({ module }) => module === row.dataset.gainModule);
    row.hidden = !pair;
    if (!pair) continue;
    put('[data-before]', fill(words[pair.before === 1 ? 'before-right' : 'before-wrong']), row);
    put('[data-after]', `${percent(pair.after)} %`, row);
  }

  const { answers, shown, levels, mark } = calibrationOf(record);
  put(
    '[data-calibration-line]',
    shown
      ? fill(words['calibration-line'], { n: answers, mark: String(mark).replace('-', '−'), most: 3 * answers })
      : fill(words['calibration-few'], { n: answers, of: fewestRated }),
  );
  show('[data-calibration-table]', shown);
  for (const { certainty, answers: given, right, fits } of levels) {
    const row = document.querySelector(`[data-calibration-level="${certainty}"]`);
    if (!row) continue;
    put('[data-right]', fits ? fill(words['right-of'], { right, n: given }) : '–', row);
    put('[data-fit]', fill(words[`fit-${fits ?? 'few'}`]), row);
  }
}

function percent(share: number): number {
  return Math.round(100 * share);
}

function signed(difference: number): string {
  const points = percent(difference);
  return points < 0 ? `−${-points}` : `+${points}`;
}

function put(selector: string, text: string, within: ParentNode = document) {
  const element = within.querySelector(selector);
  if (element) element.textContent = text;
}

function show(selector: string, shown: boolean) {
  const element = document.querySelector<HTMLElement>(selector);
  if (element) element.hidden = !shown;
}
