import './guess-figure.ts';
import './mark-draft.ts';
import './sort-cards.ts';
import './who-fits.ts';

// Things to do in a lesson that have no key. Nothing is kept or scored, and without script each reads as a list with its
// reasons.
