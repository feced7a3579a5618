import { type Place, places } from '#domain/course/place.ts';

const changed = 'post-rounds:place';

/** The place on <html>, or null while all four are shown. */
export function placeNow(): Place | null {
  const place = document.documentElement.dataset.place;
  return places.find((each) => each === place) ?? null;
}

/** Puts a place on <html> (null for all four) and tells whatever shows one. */
export function showPlace(place: Place | null): void {
  const { dataset } = document.documentElement;
  if (place) dataset.place = place;
  else delete dataset.place;
  delete dataset.compare;
  document.dispatchEvent(new CustomEvent(changed));
}

/** Calls back after each change of place. */
export function onPlaceChange(listener: (place: Place | null) => void): void {
  document.addEventListener(changed, () => listener(placeNow()));
}
