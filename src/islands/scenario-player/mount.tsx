import { createRoot } from 'react-dom/client';
import type { Place } from '#domain/course/place.ts';
import type { RecordStore } from '#domain/record/store.ts';
import type { ScenarioPage } from '#course/scenario-page.ts';
import { onPlaceChange, placeNow } from '../page/place.ts';
import { openCourseRecord } from '../record/open.ts';
import { ScenarioPlayer } from './scenario-player.tsx';

const element = document.querySelector<HTMLElement>('[data-island="scenario-player"]');
const data = document.querySelector('#scenario-page');
if (element && data) {
  const page = JSON.parse(data.textContent ?? '') as ScenarioPage;
  const about = Number(element.dataset.about);
  const root = createRoot(element);
  let store: RecordStore | null = null;
  const draw = (place: Place | null) =>
    root.render(<ScenarioPlayer page={page} store={store} place={place} about={about} />);
  onPlaceChange(draw);
  void openCourseRecord().then((opened) => {
    store = opened;
    draw(placeNow());
  });
}
