import { after, before, type Finder, finder, oneOf } from './pattern.ts';

const domainEnd = oneOf(
  'com|org|net|info|health|io|me|tv|blog|edu|gov|co\\.uk|org\\.uk|nhs\\.uk|ac\\.uk|gov\\.uk|uk|com\\.au|org\\.au|gov\\.au|edu\\.au|net\\.au|ca|ie|de|fr|nz|co\\.nz|example',
);

/** Addresses and accounts. */
export const online: readonly Finder[] = [
  finder(
    'email',
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64} ?(?:@|\[at\]|\(at\)) ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  ),
  finder('link', /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"“”]{2,300}(?<![.,;:!?)\]’'])/giu),
  finder(
    'link',
    new RegExp(
      `(?<![\\p{L}\\p{N}@./-])(?:[a-z0-9-]{2,40}\\.){1,3}${domainEnd}(?![\\p{L}\\p{N}-])(?:/[^\\s<>"“”]{0,200}(?<![.,;:!?)’']))?`,
      'gu',
    ),
  ),
  finder('handle', /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,28}[\p{L}\p{N}_])(?![\p{L}\p{N}@])/gu),
  finder('handle', /(?<![\p{L}\p{N}/])u\/[A-Za-z0-9_-]{3,20}(?![\w-])/gu),
  finder(
    'handle',
    new RegExp(
      `${before}(?:insta(?:gram)?|ig|twitter|tiktok|snap(?:chat)?|facebook|username|user name|handle|account name|bluesky|mastodon)(?: (?:is|name|handle|account)){0,2}[: ] ?(?<it>[a-z][a-z0-9]{0,20}[._\\d][a-z0-9._]{1,20}(?<!\\.))${after}`,
      'dgiu',
    ),
  ),
];
